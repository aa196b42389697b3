import type { Readable } from 'node:stream';
import type { Address } from '../../core/record/types';
import type { Screen } from '../../core/screen/screens';

/**
 * What a refusal calls for.
 * - `later`: it passes by itself.
 * - `mend`: somebody must mend the place: the bot is not in it, it is archived, forbidden or gone.
 * - `plainer`: the form of what is said was not taken; plain text may be.
 * - `anew`: the message to be edited, or the thread to answer in, is no more.
 */
export type Remedy = 'later' | 'mend' | 'plainer' | 'anew';

export interface Refusal extends ErrorOptions {
  /** What the platform asked to wait, in milliseconds. */
  readonly waitMs?: number;
  /** Of HTTP; absent where there was no answer. */
  readonly status?: number;
  /** The platform's own code, such as `not_in_channel`: for operators and the log. Never a text, which may repeat what was said. */
  readonly reason?: string;
}

/** A platform would not take it. */
export class DeliveryError extends Error {
  readonly waitMs: number | undefined;
  readonly status: number | undefined;
  readonly reason: string;
  /** Where it was to be said (see `placeOf`), once whoever addressed it has noted it. */
  place = '';

  constructor(
    message: string,
    readonly remedy: Remedy,
    { waitMs, status, reason = '', ...options }: Refusal = {},
  ) {
    super(message, options);
    this.name = 'DeliveryError';
    [this.waitMs, this.status, this.reason] = [waitMs, status, reason];
  }
}

/** A conversation's name among all platforms'. Threads of a channel of Teams are that channel. */
export const placeOf = ({ platform, conversation }: Pick<Address, 'platform' | 'conversation'>): string =>
  `${platform}:${conversation.split(';')[0] ?? ''}`;

/** What the log may hold of a failure: its status and reason, and never a text, which may repeat what was said. */
export function whyOf(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof DeliveryError) {
    const { status, reason, remedy } = error;
    return { reason: reason === '' ? error.message : reason, remedy, ...(status === undefined ? {} : { status }) };
  }
  if (!(error instanceof Error)) return { reason: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { reason: code, at: frames.slice(0, 5).map((line) => line.trim()) };
}

/** A file that goes with a post. */
export interface Attachment {
  /** Tells it from the thread's other files. */
  readonly filename: string;
  readonly title: string;
  /** Made only where a platform sends it. */
  readonly content: () => Buffer | Promise<Buffer>;
}

/** A file for a person, in a chat of their own. */
export interface GivenFile {
  /** With its ending. */
  readonly name: string;
  readonly bytes: number;
  /** What it is, in a line: said with it where the platform has a place for that. Raw. */
  readonly title: string;
  /** Its content from its beginning, each time it is called. */
  readonly open: () => Readable;
  /** What makes it again (see `FileOrder`), as text: a platform that asks the person first hands it back with their consent. */
  readonly order: string;
}

/** `asked`: the platform asks the person, and the file follows their consent. `not-here`: it takes no file there. */
export type Given = 'given' | 'asked' | 'not-here';

export interface Editing {
  /** In plain words, without cards or buttons: what else was tried was not taken. */
  readonly plain?: boolean;
}

export interface Posting extends Editing {
  /** A reply to that message. */
  readonly thread?: string;
  /** The outbox message's id: a platform that keeps it with the post can tell afterwards that it was posted. */
  readonly key?: string;
  /** An earlier try may have got through without its answer: look before posting, where the platform allows. */
  readonly again?: boolean;
}

export interface OwnCards {
  /** People who may have one of a post, at most. */
  readonly most: number;
  /** Whether that id of a person names them to the platform. */
  readonly reaches: (personId: string) => boolean;
}

/** One platform's way to speak first. Throws `DeliveryError`. */
export interface Messenger {
  /** Posts a screen and gives the platform's message id. */
  post(to: Address, screen: Screen, posting?: Posting): Promise<string>;
  /** Gives the new message id where the post outgrew its message, and had to be made anew. */
  edit(to: Address, messageId: string, screen: Screen, editing?: Editing): Promise<string | undefined>;
  /** Puts files in the thread under a post, each once; nothing where a card's links to them are all that the platform takes. */
  attach(to: Address, thread: string, files: readonly Attachment[], again: boolean): Promise<void>;
  /** Gives a person a file in their own chat. Absent: the platform takes none anywhere. */
  give?(to: Address, file: GivenFile): Promise<Given>;
  /** The name of somebody in that conversation; undefined where the platform knows none. Absent where it cannot be asked. */
  nameOf?(where: Address, person: string): Promise<string | undefined>;
  /**
   * Whether what is written in the threads there may not be sent to the bot unless it is mentioned. Absent: it is sent
   * all of it.
   */
  mayMissReplies?(where: Address): boolean;
  /** Whether somebody there can be shown a card of their own in a post's place. Absent: all see the same. */
  ownCards?(where: Address): OwnCards | undefined;
  /** The address at which a post, and the thread under it, is opened. Absent where posts have none. */
  linkTo?(where: Address, messageId: string): Promise<string | undefined>;
}
