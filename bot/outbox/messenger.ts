import type { Address } from '../../core/report/types';
import type { Screen } from '../../core/screens/screens';

/** A platform would not take it: worth another try after a while, or never. */
export class DeliveryError extends Error {
  constructor(
    message: string,
    readonly retry: 'later' | 'never',
    /** What the platform asked to wait, in milliseconds. */
    readonly waitMs?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DeliveryError';
  }
}

/** A file that goes with a post. */
export interface Attachment {
  /** Tells it from the thread's other files. */
  readonly filename: string;
  readonly title: string;
  /** Made only where a platform sends it. */
  readonly content: () => Buffer | Promise<Buffer>;
}

export interface Posting {
  /** A reply to that message. */
  readonly thread?: string;
  /** The outbox message's id: a platform that keeps it with the post can tell afterwards that it was posted. */
  readonly key?: string;
  /** An earlier try may have got through without its answer: look before posting, where the platform allows. */
  readonly again?: boolean;
}

/** One platform's way to speak first. Throws `DeliveryError`. */
export interface Messenger {
  /** Posts a screen and gives the platform's message id. */
  post(to: Address, screen: Screen, posting?: Posting): Promise<string>;
  /** Gives the new message id where the post was gone, or outgrew its message, and had to be made anew. */
  edit(to: Address, messageId: string, screen: Screen): Promise<string | undefined>;
  /** Puts a file in the thread under a post, once; nothing where a card's link to it is all that the platform takes. */
  attach(to: Address, thread: string, file: Attachment, again: boolean): Promise<void>;
  /** The name of somebody in that conversation; undefined where the platform knows none. Absent where it cannot be asked. */
  nameOf?(where: Address, person: string): Promise<string | undefined>;
  /** The address at which a post, and the thread under it, is opened. Absent where posts have none. */
  linkTo?(where: Address, messageId: string): Promise<string | undefined>;
}
