import type { Used } from '../form/used';
import type { Answers, Block, UnitValue } from '../form/values';
import type { Pending, Proposal, Step } from './held';
import type { MadeFrom } from './made-from';
import type { Address, Approval, ChangeRequest, Comment, Instant, Person } from './parts';
import type { SameVisit } from './told-visit';

export type { Command } from './commands';
export type { Event, HistoryEntry, Seal } from './events';
export type { Instead, Opening, Pending, Proposal, Step } from './held';
export type { About, OutboxMessage, Slot } from './outbox';
export type { Address, Approval, ChangeRequest, Comment, FileLink, Instant, Person } from './parts';

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
  readonly createdAt: Instant;
  /** When the author last touched it: the newest open one is the one that typed answers go to. */
  readonly updatedAt: Instant;
  readonly submittedAt?: Instant;
  /** `INF-2026-0042`, given when first sent. */
  readonly folio?: string;
  /** How many times it was sent. */
  readonly round: number;
  readonly answers: Answers;
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
  /** The author's last unit, proposed for this report. */
  readonly suggestedUnit?: UnitValue;
  /** What the author's reports before it name. */
  readonly used?: Used;
  readonly sameVisit?: SameVisit;
  readonly madeFrom?: MadeFrom;
  /** Counts rows ever made; gives the next row its id. */
  readonly rowCount: number;
  readonly comments: readonly Comment[];
  readonly changeRequests: readonly ChangeRequest[];
  readonly approval?: Approval;
  /** Reads and downloads in its history; absent before the first. */
  readonly reads?: number;
}
