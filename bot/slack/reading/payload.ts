import type { SlackFile } from '../files';
import type { WindowContext } from '../modal';
import type { RawWriting } from './rich-text';
import type { Fields } from './fields';
import type { Origin } from '../organization';

/** Who acted: a user id, `U…` or, on Enterprise Grid, `W…`. */
export interface Who {
  readonly id: string;
}

/** Where a button was pressed. */
export type Surface =
  | {
      readonly on: 'message';
      readonly channel: string;
      readonly messageId: string;
      readonly thread?: string;
      /** Only whoever pressed sees it. */
      readonly ephemeral: boolean;
      /** Other messages that the same screen was split into, oldest first. */
      readonly parts: readonly string[];
    }
  | { readonly on: 'home' };

export type OnMessage = Extract<Surface, { on: 'message' }>;

/** What Slack sent, parsed once: everything behind this door is typed and trusted. */
export type Payload =
  | {
      readonly is: 'message';
      readonly who: Who;
      readonly channel: string;
      readonly ts: string;
      /** When it was edited, for a key of its own; absent of one that is new. */
      readonly editedAt?: string;
      readonly said: RawWriting;
      readonly files: readonly SlackFile[];
      /** The message whose thread it stands in. */
      readonly under?: string;
    }
  | {
      /** A reaction that means yes, at a message of that channel, or the end of one. */
      readonly is: 'reaction';
      readonly who: Who;
      readonly channel: string;
      readonly messageId: string;
      readonly sign: string;
      readonly change: 'added' | 'removed';
    }
  | {
      readonly is: 'thread';
      readonly who: Who;
      readonly channel: string;
      readonly root: string;
      readonly messageId: string;
      readonly change: 'added' | 'edited' | 'removed';
      /** When it was edited or taken back, for a key of its own. */
      readonly changedAt: string;
      readonly said: RawWriting;
      readonly files: readonly SlackFile[];
      /** The bot's own user id, where the event says. */
      readonly bot?: string;
    }
  | {
      readonly is: 'mention';
      readonly who: Who;
      readonly channel: string;
      readonly root: string;
      readonly said: RawWriting;
      readonly bot?: string;
    }
  | { readonly is: 'home-opened' | 'messages-opened'; readonly who: Who }
  /** Reports are to be reviewed in that channel. */
  | { readonly is: 'review-here'; readonly who: Who; readonly channel: string; readonly root?: string }
  /** The bot was let into that channel by `who`; `at` is the same in every copy. */
  | { readonly is: 'joined'; readonly who: Who; readonly channel: string; readonly at: string }
  | {
      readonly is: 'press';
      readonly who: Who;
      readonly surface: Surface;
      readonly data: Fields;
      readonly inputs: Readonly<Record<string, string>>;
      readonly triggerId: string;
      readonly chat?: string;
    }
  | {
      readonly is: 'submitted';
      readonly who: Who;
      /** What the window kept; undefined where it is none of ours. */
      readonly context: WindowContext | undefined;
      readonly inputs: Readonly<Record<string, string>>;
    }
  | {
      /** Something was chosen, or a button pressed, in a window that stays open. */
      readonly is: 'chosen';
      readonly who: Who;
      readonly data: Fields;
      readonly context: WindowContext;
      readonly inputs: Readonly<Record<string, string>>;
      /** Its id, and the hash of it as it was when the field was chosen. */
      readonly view: { readonly id: string; readonly hash: string };
    }
  | {
      /** Somebody types in a list that is asked for as one types. */
      readonly is: 'suggest';
      readonly who: Who;
      /** The input's id. */
      readonly input: string;
      readonly typed: string;
      /** What the buttons beside it hold. */
      readonly buttons: readonly Fields[];
    }
  | {
      readonly is: 'command';
      readonly who: Who;
      readonly channel: string;
      readonly text: string;
      /** The address that opens the bot's direct message, from anywhere; absent where the payload names no app. */
      readonly chat?: string;
    }
  | {
      readonly is: 'shortcut';
      readonly who: Who;
      /** The thread whose report is asked about; absent where a new one is. */
      readonly on?: { readonly channel: string; readonly root: string };
    };

/** What a turn is made of; a list is answered without one. */
export type Acted = Exclude<Payload, { is: 'suggest' }>;

export type PayloadOf<K extends Payload['is']> = Extract<Payload, { is: K }>;

/** How Slack lets an interaction be answered: at once, and a few times more within half an hour. */
export interface Answers {
  /** Acknowledges it, with an answer where Slack takes one; the first time alone. */
  readonly ack: (answer?: unknown) => Promise<void>;
  /** Whether it was acknowledged: a window that was is closed. */
  readonly isAnswered: () => boolean;
  /** Absent where the payload names no address of Slack's to answer at. */
  readonly respond: ((message: object) => Promise<void>) | undefined;
}

/** A payload, and the key that every copy of it carries; '' where nothing in it is the same in every copy. */
export interface Taken {
  readonly is: 'payload';
  readonly payload: Payload;
  readonly key: string;
  /** What it says of the organization of whoever acts. */
  readonly origin: Origin;
}

export type Read =
  | Taken
  /** Known, and nothing to do: an echo of the bot's own, a choice made in a list, a membership. */
  | { readonly is: 'ignored'; readonly because: string }
  | { readonly is: 'unsupported'; readonly what: string };

/** The same, before it is said who belongs. */
export type Unplaced = Omit<Taken, 'origin'> | Passed;

/** What no turn is made of. */
export type Passed = Exclude<Read, { is: 'payload' }>;

export const ignored = (because: string): Passed => ({ is: 'ignored', because: because.slice(0, 80) });
export const unsupported = (what: string): Passed => ({ is: 'unsupported', what: what.slice(0, 80) });
