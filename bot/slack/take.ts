import type { Screen } from '../../core/screens/screens';
import { helpFor } from '../turns/command';
import type { Receiver } from '../turns/receive';
import type { Services } from '../turns/services';
import type { Update } from '../turns/update';
import { draw } from './draw';
import { refusal } from './modal';
import type { Acted, Payload } from './payload';
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
    const work = turns.receive({
      is: KINDS[payload.is],
      ...(key === '' ? {} : { key }),
      line: payload.is === 'thread' ? `thread:${payload.root}` : personId(payload.who.id),
      update: () => updateOf(payload, key),
      ownChat: () => people.direct(payload.who.id),
      show: (replies) => show(payload, answers, replies),
    });
    if (payload.is !== 'submitted') await answers.ack();
    await work;
  };
}

/** A screen of one message, for whoever acted alone. */
function aloneOf(screen: Screen): object {
  const [{ text, blocks }] = draw(screen).messages;
  return { response_type: 'ephemeral', text, blocks };
}
