import { readIntent } from '../../core/intent';
import type { NewId } from '../../core/runtime';
import { helpCard } from '../turns/lists';
import type { Receiver } from '../turns/receive';
import type { Update } from '../turns/update';
import { draw } from './draw';
import { decodeMarkup } from './markup';
import { refusal } from './modal';
import type { Payload } from './payload';
import { personId, type People } from './people';
import type { Answers, createShow } from './show';
import { slackTexts } from './text.es';
import type { createUpdates } from './update';

export interface TakeOptions {
  readonly turns: Receiver;
  readonly people: People;
  readonly newId: NewId;
  readonly updateOf: ReturnType<typeof createUpdates>;
  readonly show: ReturnType<typeof createShow>;
}

/** What a turn makes of a payload. */
const KINDS = {
  message: 'message',
  command: 'message',
  shortcut: 'mention',
  mention: 'mention',
  thread: 'thread',
  press: 'press',
  submitted: 'press',
  'home-opened': 'opened',
  'messages-opened': 'opened',
  'review-here': 'review-here',
  joined: 'joined',
} as const satisfies Record<Payload['is'], Update['is']>;

/** Acknowledges a payload once its turn is in line, then works. A window waits for what came of it. */
export function createTake({ turns, people, newId, updateOf, show }: TakeOptions) {
  return async (payload: Payload, key: string, answers: Answers): Promise<void> => {
    if (payload.is === 'command' && asksForHelp(payload.text)) return void (await answers.ack(help()));
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
    if (payload.is !== 'submitted') await answers.ack(payload.is === 'command' ? inChat : undefined);
    await work;
  };

  function help(): object {
    const [{ text, blocks }] = draw(helpCard({ newId })).messages;
    return { response_type: 'ephemeral', text, blocks };
  }
}

/** What a command is answered with at once, for its sender alone; the rest follows in the direct message. */
const inChat = { response_type: 'ephemeral', text: slackTexts.answeredInChat };

const asksForHelp = (words: string): boolean => readIntent(decodeMarkup(words, () => undefined))?.wants === 'help';
