import type { Block } from '../../core/form/values';
import type { Address, FileLink, Instant, Person } from '../../core/record/types';
import type { Problem } from '../../core/words/problems';
import type { Occasion } from './filing/greeted';

/** Where something was said or pressed. */
export type Place = 'personal' | 'review-channel' | 'elsewhere';

/**
 * What kind of conversation, as far as reviewing goes: a channel of one team, one that not all of the team
 * sees or whose replies the bot is not sent, one that others share, a chat of two or more, and one that the
 * bot is not in.
 */
export type Room = 'channel' | 'private' | 'shared' | 'chat' | 'not-in';

interface Came {
  readonly person: Person;
  /** Other ids the person goes by: an operator may list any of them as a reviewer or an administrator. */
  readonly aliases?: readonly string[];
  /** The conversation that it came from. */
  readonly address: Address;
  readonly at: Instant;
}

/** A file that came with a message. */
export interface SentFile extends FileLink {
  /**
   * Brings its bytes, or says why they cannot be had: too many, gone, not the platform's own. Never rejects, and takes
   * seconds at most. Absent where the platform names no place to bring them from.
   */
  readonly fetch?: () => Promise<Fetched>;
}

export type Fetched = Buffer | Problem;

/** A message, one-to-one. */
export interface Message extends Came {
  readonly is: 'message';
  /** The same for every copy the platform sends of this message, and another for each edit of it. */
  readonly key: string;
  /** The platform's id of it, by which an edit names it; absent where it was no message (a command). */
  readonly messageId?: string;
  /** It was sent before, and says something else now. */
  readonly edited?: true;
  readonly text: string;
  /** What was pasted, where the platform says more than plain text. */
  readonly html?: string;
  /** The same, from a platform that sends paragraphs and tables as such. */
  readonly blocks?: readonly Block[];
  /** What came with it besides words. */
  readonly files?: readonly SentFile[];
  /** Why one of them, which seems to be meant as a filled-in form, was not taken. */
  readonly notForm?: Problem;
  /** The message that it hangs from, or quotes. */
  readonly under?: string;
}

/** Words given to the bot by a command, from any place. Its address is the person's own chat. */
export interface Commanded extends Came {
  readonly is: 'command';
  /** The same for every copy the platform sends of it. */
  readonly key: string;
  readonly text: string;
}

/** A button of ours. What it holds came back from a client and is read as unknown. */
export interface Pressed extends Came {
  readonly is: 'press';
  readonly place: Place;
  /** What the button stood on: a message of that place, one that only this person sees, a window, the person's home. */
  readonly surface: 'message' | 'whisper' | 'window' | 'home';
  readonly data: unknown;
  /** The card's inputs, by id; untouched ones may be absent. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The message whose card it is, where the platform says. */
  readonly messageId?: string;
}

/** A message in the thread under a report's post. */
export interface ThreadMessage extends Came {
  readonly is: 'thread';
  /** The post that the thread hangs from. */
  readonly root: string;
  readonly messageId: string;
  readonly change: 'added' | 'edited' | 'removed';
  readonly text: string;
  readonly files?: readonly FileLink[];
  /** Whether it mentions the bot; `apart` where the platform tells of that in an update of its own. */
  readonly mention: 'none' | 'here' | 'apart';
  /** Only what is said in the review channel is kept with a report. */
  readonly place: Place;
  /** People of other organizations are in the channel. */
  readonly shared?: boolean;
}

/** A reaction that means yes, or the end of one. */
export interface Reacted extends Came {
  readonly is: 'reaction';
  /** The same for every copy the platform sends of it. */
  readonly key: string;
  /** What it stands at: a post, a comment, or what the bot said for somebody. */
  readonly messageId: string;
  /** The platform's name of it. */
  readonly sign: string;
  readonly change: 'added' | 'removed';
  readonly place: Place;
}

/** The bot was asked something in a thread, by a mention or a command on one of its messages. */
export interface Mention extends Came {
  readonly is: 'mention';
  readonly root: string;
  /** Without the mention itself. */
  readonly text: string;
  readonly place: Place;
  /** People of other organizations are in the channel. */
  readonly shared?: boolean;
}

/** The chat was opened, or the app was added; or the person's home was opened. */
export interface Opened extends Came {
  readonly is: 'opened';
  readonly surface: 'message' | 'home';
  /** Absent where they asked for it, and so are answered each time. */
  readonly occasion?: Occasion;
}

/** Whoever looks after the bot wants reports reviewed in that conversation, whose address names no thread. */
export interface ReviewHere extends Came {
  readonly is: 'review-here';
  readonly room: Room;
  /** The message that it was said in, or under; absent where it hangs from none. */
  readonly root?: string;
}

/** The bot was added to that channel. */
export interface Joined extends Came {
  readonly is: 'joined';
  readonly room: Room;
  readonly occasion: Occasion;
}

/** A search for reports to bring into a conversation. */
export interface Query extends Came {
  readonly is: 'query';
  /** '' where nothing has been typed yet. */
  readonly words: string;
  /** Reports, at most. */
  readonly limit: number;
  readonly offset: number;
}

/** What came in, whatever platform it came from. */
export type Update =
  Message | Commanded | Pressed | ThreadMessage | Reacted | Mention | Opened | ReviewHere | Joined | Query;
