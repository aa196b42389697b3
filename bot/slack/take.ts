import type { Screen } from '../../core/screens/screens';
import { helpFor } from '../turns/command';
import type { Receiver } from '../turns/receive';
import type { Services } from '../turns/services';
import type { Update } from '../turns/update';
import { draw } from './draw';
import { atMost } from './endpoint';
import { refusal } from './modal';
import type { Acted, Payload, PayloadOf } from './payload';
import { personId, type People } from './people';
import type { Answers, createShow } from './show';
import type { createSuggest } from './suggest';
import { slackTexts } from './text.es';
import { decodeCommand, type createUpdates } from './update';

export interface TakeOptions {
  readonly turns: Receiver;
  readonly people: People;
  readonly services: Pick<Services, 'form' | 'newId'>;
  readonly updateOf: ReturnType<typeof createUpdates>;
  readonly show: ReturnType<typeof createShow>;
  readonly suggest: ReturnType<typeof createSuggest>;
}

/** Milliseconds that a window waits for what came of it. */
const WINDOW_MS = 1_500;

/** What a turn makes of a payload. */
const KINDS = {
  message: 'message',
  command: 'command',
  shortcut: 'mention',
  mention: 'mention',
  thread: 'thread',
  press: 'press',
  submitted: 'press',
  chosen: 'press',
  'home-opened': 'opened',
} as const satisfies Record<Acted['is'], Update['is']>;

/** Acknowledges a payload once its turn is in line, then works. A window waits for what came of it. */
export function createTake({ turns, people, services, updateOf, show, suggest }: TakeOptions) {
  return async (payload: Payload, key: string, answers: Answers): Promise<void> => {
    if (payload.is === 'suggest') return void (await answers.ack(await suggest(payload)));
    const help = payload.is === 'command' ? helpFor(services, decodeCommand(payload.text)) : undefined;
    if (help !== undefined) return void (await answers.ack(aloneOf(help)));
    if (payload.is === 'submitted' && payload.context === undefined)
      return void (await answers.ack(refusal(slackTexts.windowGone)));
    if (payload.is === 'submitted') return takeWindow(payload, key, answers);
    // What is chosen in a window shows at once, whatever else its person did.
    const line = payload.is === 'chosen' ? `window:${services.newId()}` : personId(payload.who.id);
    await takeInLine(payload, key, answers, line);
  };

  async function takeInLine(payload: Acted, key: string, answers: Answers, line: string): Promise<void> {
    const work = turns.receive({
      is: KINDS[payload.is],
      ...(key === '' ? {} : { key }),
      line: payload.is === 'thread' ? `thread:${payload.root}` : line,
      update: () => updateOf(payload, key),
      ownChat: () => people.direct(payload.who.id),
      show: (replies) => show(payload, answers, replies),
    });
    if (payload.is !== 'submitted') await answers.ack();
    await work;
  }

  /**
   * Slack gives a window three seconds to close or to say why not, so it waits neither for what else its person
   * did nor for slow calls: it closes in time, and what comes of it later is said where it was opened.
   */
  async function takeWindow(payload: PayloadOf<'submitted'>, key: string, answers: Answers): Promise<void> {
    let isAnswered = false;
    const ack = async (answer?: unknown): Promise<void> => {
      if (isAnswered) return;
      isAnswered = true;
      await answers.ack(answer);
    };
    const work = takeInLine(
      payload,
      key,
      { ...answers, ack, isAnswered: () => isAnswered },
      `window:${services.newId()}`,
    );
    await atMost(WINDOW_MS, work);
    await ack();
    await work;
  }
}

/** A screen of one message, for whoever acted alone. */
function aloneOf(screen: Screen): object {
  const [{ text, blocks }] = draw(screen).messages;
  return { response_type: 'ephemeral', text, blocks };
}
