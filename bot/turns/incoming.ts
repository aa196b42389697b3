import type { Block } from '../../core/form/values';
import type { Address, Instant, Person } from '../../core/report/types';

/** Where a turn takes place. */
export type Place = 'personal' | 'review-channel' | 'elsewhere';

interface Incoming {
  readonly person: Person;
  /** Where the person is answered. */
  readonly address: Address;
  readonly at: Instant;
}

/** A message, one-to-one. */
export interface Typed extends Incoming {
  /** The same for every copy the platform sends of this message. */
  readonly key: string;
  readonly text: string;
  /** What was pasted, where the platform says more than plain text. */
  readonly html?: string;
  /** The same, from a platform that sends paragraphs and tables as such. */
  readonly blocks?: readonly Block[];
}

/** A button of ours. What it holds came back from a client and is read as unknown. */
export interface Pressed extends Incoming {
  readonly place: Place;
  /** Other ids the person goes by: an operator may list any of them as a reviewer. */
  readonly aliases: readonly string[];
  readonly data: unknown;
  /** The card's inputs, by id; untouched ones may be absent. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The message whose card it is, where the platform says. */
  readonly messageId?: string;
}

/** A message in the thread under a report's post. */
export interface ThreadMessage extends Incoming {
  /** The post that the thread hangs from. */
  readonly root: string;
  readonly messageId: string;
  readonly change: 'added' | 'edited' | 'removed';
  readonly text: string;
}
