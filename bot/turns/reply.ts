import type { Screen } from '../../core/screen/screens';
import type { About, Address } from '../../core/record/types';
import type { Stored } from '../../storage/ports';

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
