import { onAnswer } from '../../core/report/react';
import type { About, OutboxMessage } from '../../core/record/types';
import type { Claimed } from '../../storage/ports';
import { backoffMs } from './backoff';
import { DeliveryError, type Remedy } from './messenger';

/**
 * What becomes of a message that could not be delivered. `also` goes to the end of its line; `holds`: what comes
 * after it in its own is not said before it.
 */
export type Fate =
  | { readonly is: 'again'; readonly inMs: number }
  | { readonly is: 'aside'; readonly inMs: number; readonly holds: boolean; readonly also: readonly OutboxMessage[] }
  /** Nothing waits for it: it leaves, and a copy follows what is more urgent. */
  | { readonly is: 'after'; readonly also: readonly OutboxMessage[] }
  | { readonly is: 'given-up' };

export interface FateLimits {
  /** Tries in its report's line, before it is put aside. */
  readonly inLine: number;
  /** Tries in all. */
  readonly inAll: number;
  /** [0, 1), for the jitter. */
  readonly random: () => number;
}

/** Half a minute of trouble is passed over quickly, a whole night of it survived: 50 tries take about five hours. */
const QUICK = { baseMs: 1_000, capMs: 15 * 60_000 };
/** What somebody has to mend first: 400 tries take about two weeks. */
const SLOW = { baseMs: 5 * 60_000, capMs: 60 * 60_000 };
/** Tries that the next question waits for, of a card to be closed. */
const OF_CLOSING = 2;
/** Tries that what is said to the author waits for, of a channel in trouble. */
const OF_CHANNEL = 3;

/**
 * Nothing is lost at the first refusal, and nothing holds up what does not depend on it. A closing line is no
 * reason to wait with the next question, nor is a channel's trouble one to leave the author without word.
 */
export function fateOf(claimed: Claimed, error: unknown, { inLine, inAll, random }: FateLimits): Fate {
  const { message, aside = false } = claimed;
  const tries = claimed.attempts + 1;
  const remedy: Remedy = error instanceof DeliveryError ? error.remedy : 'later';
  if (tries >= inAll) return { is: 'given-up' };
  const passes = remedy === 'later';
  const closes = isClosing(message.about) ? postedFor(claimed) : undefined;
  const waitedFor = closes !== undefined ? OF_CLOSING : message.to === 'author' ? inLine : OF_CHANNEL;
  const isWaitedFor = passes && tries < Math.min(waitedFor, inLine);
  // The next one takes its slot, so the copy names the message.
  if (closes !== undefined && message.messageId === undefined && !isWaitedFor)
    return { is: 'after', also: [{ ...message, id: `${message.id}.after`, messageId: closes }] };
  const askedMs = error instanceof DeliveryError ? error.waitMs : undefined;
  const inMs = passes && tries < inLine ? backoffMs(tries, random, QUICK, askedMs) : slowMs(tries, random);
  if (passes && (aside || isWaitedFor)) return { is: 'again', inMs };
  // An edit shows the report as it is then, whenever that is.
  const holds = message.on !== undefined && message.mode === 'post' && (isOfPlace(remedy) || isRoot(message));
  return { is: 'aside', inMs, holds, also: aside ? [] : tellingAuthor(claimed, 'aside') };
}

/** Whatever else is said there would be refused as well, and what is said in order there makes sense in that order alone. */
const isOfPlace = (remedy: Remedy): boolean => remedy === 'later' || remedy === 'mend';

/** What all else that is said on its platform hangs from. */
const isRoot = ({ mode, about }: OutboxMessage): boolean => mode === 'post' && about.show === 'channel-post';

const slowMs = (tries: number, random: () => number): number => {
  const most = Math.min(SLOW.capMs, SLOW.baseMs * 2 ** (tries - 1));
  return Math.floor(most / 2 + random() * (most / 2));
};

/** The lines that an open card becomes. */
const CLOSING: ReadonlySet<About['show']> = new Set(['answered', 'accepted', 'moved', 'closed']);
export const isClosing = ({ show }: About): boolean => CLOSING.has(show);

/** The message that is edited; undefined where there is none, or the report cannot be read. */
function postedFor({ message, stored }: Claimed): string | undefined {
  if (message.messageId !== undefined || message.slot === undefined) return message.messageId;
  try {
    return stored().posts[message.slot];
  } catch {
    return undefined;
  }
}

/** What a report is published by, each version. */
const PUBLISHING: ReadonlySet<About['show']> = new Set(['channel-post', 'revised']);

/** Whether reviewers wait for that message; the author is told where it cannot be posted. */
export const publishes = ({ to, about }: OutboxMessage): boolean => to !== 'author' && PUBLISHING.has(about.show);

/** On the card that shows it: how their report, or what they answered to a comment, stands with its readers. */
const tellingAuthor = (claimed: Claimed, what: string): readonly OutboxMessage[] =>
  claimed.message.about.show === 'reply' ? ofAnswer(claimed, what) : ofReport(claimed.message, what);

function ofAnswer({ message: { id, mode, about }, stored }: Claimed, what: string): readonly OutboxMessage[] {
  if (about.show !== 'reply' || mode !== 'post') return [];
  try {
    return onAnswer(stored().report, about.comment).map((saying) => ({ ...saying, id: `${id}.${what}` }));
  } catch {
    return [];
  }
}

const ofReport = (message: OutboxMessage, what: string): readonly OutboxMessage[] =>
  message.mode === 'post' && publishes(message)
    ? [
        {
          id: `${message.id}.${what}`,
          to: 'author',
          slot: 'card',
          mode: 'edit',
          about: { show: 'standing' },
        },
      ]
    : [];

/** What follows a delivery: whoever was told otherwise meanwhile reads how it stands. */
export function followingOn(claimed: Claimed, messageId: string | undefined): readonly OutboxMessage[] {
  const { message } = claimed;
  if (claimed.aside === true) return [...tellingAuthor(claimed, 'shown'), ...brought(message)];
  // Another platform may have been told of as the one that does not take it, before this one did.
  if (claimed.attempts > 0 && message.on !== undefined && publishes(message)) return tellingAuthor(claimed, 'shown');
  const before = messageId !== undefined && isOpenCard(message) ? postedFor(claimed) : undefined;
  return before === undefined || before === messageId
    ? []
    : [{ id: `${message.id}.moved`, to: 'author', mode: 'edit', messageId: before, about: { show: 'moved' } }];
}

/** A late post may have been drawn before what is said of it now. */
const brought = ({ id, ...message }: OutboxMessage): readonly OutboxMessage[] =>
  message.slot !== undefined && isRoot({ id, ...message }) ? [{ ...message, id: `${id}.brought`, mode: 'edit' }] : [];

const OPEN: ReadonlySet<About['show']> = new Set(['walk', 'form', 'status']);

/** The author's card as it is now, on a message that showed it before. */
export const isOpenCard = ({ mode, about }: OutboxMessage): boolean => mode === 'edit' && OPEN.has(about.show);
