import type { Verb } from '../../core/screens/press';
import type { Screen } from '../../core/screens/screens';
import type { About, Address } from '../../core/report/types';
import type { Stored } from '../../storage/ports';
import type { Pressed } from './update';

/**
 * Where a screen is shown: the pressed card becomes it, a new message, for this person alone, in a
 * window over the card, on the person's home. A platform that lacks one says in its `show.ts` what it
 * does instead.
 */
export type Where = 'place' | 'below' | 'whisper' | 'window' | 'home';

/** What a turn answers with. */
export interface Reply {
  readonly screen: Screen;
  readonly where: Where;
  /** Another conversation than the one the update came from: the person's own. */
  readonly to?: Address;
  /** The message that the answer hangs from, where it stands in a thread. */
  readonly thread?: string;
  /** The post whose place it takes: its id may name several messages (see `isPostOf`). */
  readonly replaces?: string;
  /** Why the press changed nothing: nobody else need read it. */
  readonly refused?: string;
  /** Instead of what would be whispered, where the platform shows nobody anything alone; absent: the screen itself. */
  readonly otherwise?: Screen | 'nothing';
  /** A sentence for whoever acted, in place of the screen where it can be said alone: what stands in the card is to stay. */
  readonly failed?: string;
  /** What it answers was kept. */
  readonly saved?: true;
  /** To be called where it could not be shown after all: the outbox shows it then. */
  readonly lost?: () => void;
}

/** A report, and the messages that show it. */
export type Shown = Pick<Stored, 'report' | 'posts'>;

/** What a handler answers with; where it is shown is decided after. */
export interface Answer {
  readonly screen: Screen;
  /** The report whose open card the screen is: the message that shows it takes the slot. */
  readonly card?: Shown;
  /** The report that was pressed: the pressed message may be a part of its card. */
  readonly about?: Shown;
  /** Something was saved: whatever fails after that, nobody is told that it was not. */
  readonly saved?: boolean;
  /** The same as the outbox shows it, where it cannot be shown at once. */
  readonly later?: About;
}

/** A post may take several messages: the one with the buttons comes first in its id, then the others, by spaces. */
export const isPostOf = (post: string | undefined, messageId: string): post is string =>
  post === messageId || post?.startsWith(`${messageId} `) === true;

/** A person's own work, which is never begun among others. */
const OWN_WORK: ReadonlySet<Verb> = new Set([
  ...(['new', 'use', 'resume', 'open', 'review', 'correct', 'mend', 'makeMonth'] as const),
  // A file is given to one person.
  ...(['makeFile', 'stopFile'] as const),
]);
/** What changes a shared card for everybody. */
const SHARED: ReadonlySet<Verb> = new Set(['approve', 'requestChanges', 'takeBack', 'show']);

/** What asks for a few words of whoever pressed. */
const ASKS_WHY: ReadonlySet<Verb> = new Set(['askExplain', 'askReopen']);

type Stood = Pick<Pressed, 'place' | 'surface'>;

/** Whether a press is answered in the person's own chat, wherever it was pressed. */
export const goesToOwnChat = (verb: Verb, { place, surface }: Stood): boolean =>
  surface === 'home' || (OWN_WORK.has(verb) && (place !== 'personal' || surface === 'whisper'));

/** What is answered where, by what was pressed, where that stood, and what came of it. */
export function whereOf(verb: Verb, screen: Screen, stood: Stood): Where {
  if (goesToOwnChat(verb, stood)) return 'below';
  if ((verb === 'askChanges' || verb === 'propose') && screen.template === 'changes') return 'window';
  if (ASKS_WHY.has(verb) && screen.template === 'observations' && screen.data.inputs.length > 0) return 'window';
  if (verb === 'askReply' && screen.template === 'reply') return 'window';
  if (verb === 'fill' && screen.template === 'form') return 'window';
  if (verb === 'addField' && screen.template === 'changes') return 'place';
  if (stood.place === 'personal' || stood.surface !== 'message') return 'place';
  if (verb === 'quiet') return isRefusal(screen) ? 'whisper' : 'place';
  // Among others, a decision changes the card for all; anything else is for whoever pressed.
  return SHARED.has(verb) && screen.template === 'post' && refusedIn(screen) === undefined ? 'place' : 'whisper';
}

const isRefusal = (screen: Screen): boolean => screen.template === 'notice' && screen.data.tone === 'warning';

/** Why a decision was not taken, as the screen that answers it says. */
const refusedIn = (screen: Screen): string | undefined =>
  screen.template === 'post' || screen.template === 'changes' || screen.template === 'observations'
    ? screen.data.problem
    : undefined;

/** `held`: the post whose place it takes, where it goes to no other conversation. */
export function replyOf(
  { screen, saved }: Answer,
  where: Where,
  to: Address | undefined,
  held: string | undefined,
): Reply {
  const refused = refusedIn(screen);
  return {
    screen,
    where,
    ...(to === undefined ? {} : { to }),
    ...(to !== undefined || held === undefined ? {} : { replaces: held }),
    ...(refused === undefined ? {} : { refused }),
    ...(saved === true ? { saved } : {}),
  };
}

/** The whole post that a message with buttons belongs to, where it is the report's card. */
export const postHolding = (messageId: string, card: string | undefined): string =>
  isPostOf(card, messageId) ? card : messageId;
