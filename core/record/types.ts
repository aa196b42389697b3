import type { Used } from '../form/used';
import type { Answers, Block, UnitValue } from '../form/values';
import type { Pending, Proposal, Step } from './held';
import type { MadeFrom } from './made-from';
import type { Observation } from './observation';
import type {
  Address,
  Agreement,
  Approval,
  ChangeRequest,
  Comment,
  Decided,
  InForce,
  Instant,
  Left,
  Person,
  SentRevision,
} from './parts';
import type { SameVisit } from './told-visit';

export type { Command } from './commands';
export type { Event, HistoryEntry, MadeDocument, Seal } from './events';
export type { Earlier, Instead, Opening, Pending, Proposal, Step } from './held';
export type { Observation, ObservedOn, Remark } from './observation';
export type { About, OutboxMessage, Slot } from './outbox';
export type {
  Address,
  Agreement,
  Approval,
  ChangeRequest,
  Comment,
  Decided,
  FileLink,
  InForce,
  Instant,
  Person,
  SentRevision,
} from './parts';

export type ReportState = 'draft' | 'in-review' | 'changes-requested' | 'approved' | 'withdrawn' | 'cancelled';

/** A report's present state; `evolve` alone makes the next one. */
export interface Report {
  readonly id: string;
  readonly schemaVersion: number;
  readonly formVersion: number;
  /** Raised by one for each saved change; 0 before the first. */
  readonly version: number;
  readonly state: ReportState;
  readonly author: Person;
  readonly address: Address;
  /** Where it was written before, the last first. */
  readonly left?: readonly Left[];
  readonly createdAt: Instant;
  /** When the author last touched it: the newest open one is the one that typed answers go to. */
  readonly updatedAt: Instant;
  readonly submittedAt?: Instant;
  /** `INF-2026-0042`, given when first sent. */
  readonly folio?: string;
  /** Its revision: 1 once it is sent, one more each time it is sent again. A number is given once. */
  readonly round: number;
  readonly answers: Answers;
  /** What was sent last, from when its author may write again; kept after it is sent anew, so that what changed can be told. */
  readonly previous?: SentRevision;
  /** Steps left blank on purpose, as step keys. */
  readonly skipped: readonly string[];
  /** Version at which each step was last changed, by step key: tells a late press from a fresh one. */
  readonly changedAt: Readonly<Record<string, number>>;
  readonly at: Step;
  /** Where an edit returns to. */
  readonly returnTo?: Step;
  readonly pending?: Pending;
  /** What is asked about other answers of the same card: the first comes next, once `pending` is settled. */
  readonly alsoPending?: readonly Pending[];
  readonly proposal?: Proposal;
  /** What was said in proposals and is in no answer yet. */
  readonly unused?: readonly Block[];
  /** What stands in a file that was sent at fields that did not take it, by field id: asked about where the walk comes by. */
  readonly unread?: Readonly<Record<string, string>>;
  /** The author's last unit, proposed for this report. */
  readonly suggestedUnit?: UnitValue;
  /** What the author's reports before it name. */
  readonly used?: Used;
  readonly sameVisit?: SameVisit;
  readonly madeFrom?: MadeFrom;
  /** Counts rows ever made; gives the next row its id. */
  readonly rowCount: number;
  readonly comments: readonly Comment[];
  /** Who agrees with the report as it was posted. Kept, and never an approval. */
  readonly agreed?: readonly Agreement[];
  readonly changeRequests: readonly ChangeRequest[];
  /** In the order in which they were made; absent before the first. */
  readonly observations?: readonly Observation[];
  /** Id of the observation that what is being asked was opened from. */
  readonly answering?: string;
  /** Those that this revision has; absent before there is one. */
  readonly approvals?: readonly Approval[];
  /** How many must approve it, once one of several has. */
  readonly approvalsNeeded?: number;
  /** The version at which this revision was sent: a card that was drawn before shows another one. */
  readonly sentAt?: number;
  /** The decision that was taken back last, until the report goes on from there. */
  readonly undone?: Pick<Decided, 'is' | 'by'>;
  /** The request for changes, until its author acts on it. */
  readonly freshRequest?: Approval;
  /** The approved revision that this one corrects. */
  readonly inForce?: InForce;
  /** The approved revision whose place this one took, while that may be taken back. */
  readonly replaced?: InForce;
  /** The highest revision that was sent, where it is not this one. */
  readonly lastRound?: number;
  /** Reads, downloads and documents made in its history; absent before the first. */
  readonly reads?: number;
}
