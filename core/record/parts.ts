import type { Answers } from '../form/values';

/** What reports, commands and events are made of, whatever they tell. */

/** An instant, ISO 8601 in UTC. */
export type Instant = string;

/**
 * Where a person or a channel can be reached. `reference` is the platform's own JSON (for Teams a
 * whole conversation reference) and is read by that platform's folder alone.
 */
export interface Address {
  /** Its name: `teams`, `slack`. */
  readonly platform: string;
  readonly conversation: string;
  /** The platform's server that the conversation lives on, where it has several: it may move. */
  readonly server: string;
  readonly reference: unknown;
}

/** A conversation that a report's author left for another one, and the bot's messages that stand there. */
export interface Left {
  readonly address: Address;
  /** As the slots hold them. */
  readonly posts: readonly string[];
}

export interface Person {
  /** `teams:29:…` or `slack:U…`. */
  readonly id: string;
  readonly name: string;
}

/** A file that somebody sent. The file itself is not kept. */
export interface FileLink {
  /** '' where its platform gives none. */
  readonly name: string;
  /** Where it is opened, over https; absent where its platform says no such address. */
  readonly url?: string;
}

/** Somebody agreed, by a reaction that means yes: to a comment, or to the report as such, which approves nothing. */
export interface Agreement {
  readonly by: Person;
  readonly at: Instant;
  /** The platform's names of those reactions, each once: they agree until the last one is taken back. */
  readonly signs: readonly string[];
}

export interface Comment {
  /** The platform's message id; of what the author answered to the bot, an id made of theirs (`answerId`). */
  readonly id: string;
  /** The comment that its author answered by way of the bot, which posts it in the thread; absent where it was written there. */
  readonly answers?: string;
  readonly by: Person;
  /** The platform on which it was said; absent where that is its author's own. */
  readonly on?: string;
  readonly at: Instant;
  /** '' where there are only files. */
  readonly text: string;
  readonly files?: readonly FileLink[];
  readonly editedAt?: Instant;
  readonly removedAt?: Instant;
  readonly agreed?: readonly Agreement[];
}

export interface ChangeRequest {
  readonly by: Person;
  readonly at: Instant;
  readonly reason: string;
  /** Reasons by field id. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Approval {
  readonly by: Person;
  readonly at: Instant;
  /** Every id that they went by, where there were several: one of them may be the one that is named. */
  readonly under?: readonly string[];
}

/** What a comment says. */
export interface Commented {
  readonly id: string;
  readonly text: string;
  readonly files?: readonly FileLink[];
}

/** The approved revision that stands while its author corrects it, as everybody else reads it until then. */
export interface InForce {
  readonly round: number;
  readonly answers: Answers;
  readonly skipped: readonly string[];
  readonly changedAt: Readonly<Record<string, number>>;
  /** Of that revision; the last of them approved it. */
  readonly approvals: readonly Approval[];
  readonly submittedAt?: Instant;
  readonly sentAt?: number;
}

/** What somebody decided of a report as it stands, where it may be taken back still. */
export interface Decided {
  /** `counted`: an approval that does not yet approve. */
  readonly is: 'approval' | 'counted' | 'request';
  readonly by: Person;
  readonly at: Instant;
}

/** A report as it was sent, the nth time. */
export interface SentRevision {
  readonly round: number;
  readonly answers: Answers;
  /** When it was sent; '' where that is not known. */
  readonly at: Instant;
  /** See `Report`: tells an answer that was set aside. */
  readonly changedAt?: Readonly<Record<string, number>>;
}
