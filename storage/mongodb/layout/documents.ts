import type { Collection, Db } from 'mongodb';
import type { Person, ReportState } from '../../../core/record/types';
import type { BsonObject } from './bson';

/**
 * One report, whole: its state, its history, what is still to be said about it and the posts that
 * show it. MongoDB writes one document atomically and nothing more, so nothing a step writes lies
 * outside of one. State, events and messages are what they are elsewhere, as `toBson` writes them: an
 * aggregation reads `report.answers.unit.id` or `history.event.type`.
 */
export interface ReportDocument {
  readonly _id: string;
  readonly report: StoredReport;
  /** As lists and the form show it: the unit's name, the states and the days as printed; '' while there are none. */
  readonly shown: { readonly unit: string; readonly states: string; readonly visitDates: string };
  /** Since when it waits for somebody: since it was sent, or else last touched. */
  readonly waitingSince: Date;
  readonly folio?: { readonly year: number; readonly number: number };
  readonly reportedOn?: ReportedOnDate;
  /** Folded words (see words.ts), each once, of reports that have a folio. */
  readonly words?: readonly string[];
  /** Orders reports that were made in the same millisecond: microseconds since 1970. */
  readonly made: number;
  readonly tip: Tip;
  readonly history: readonly StoredEntry[];
  /** Bytes of `history`, roughly: it only grows, and the document must not outgrow what the server takes. */
  readonly historyBytes: number;
  /** Undelivered messages, oldest first: only the first of each line may be claimed. */
  readonly outbox: readonly Waiting[];
  /**
   * Of the one of those that is due first, for an index; absent while there is none. After a save it may be too
   * early, and is put right by whoever looks.
   */
  readonly head?: Head;
  /** Messages that a platform refuses until somebody mends something, oldest first. */
  readonly aside: readonly PutAside[];
  /** Messages given up. */
  readonly dead: readonly Kept[];
  /** Messages that cannot be read. */
  readonly damaged: readonly BsonObject[];
  readonly posts: readonly Post[];
}

/** The parts of a report's state that the database is asked about; the others are there as well. */
export interface StoredReport {
  readonly version: number;
  readonly schemaVersion: number;
  readonly formVersion: number;
  readonly state: ReportState;
  readonly author: Person;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly submittedAt?: Date;
  readonly folio?: string;
  readonly answers: BsonObject;
}

/**
 * When a report counts (`reportedOn`), of one that was sent and not withdrawn: the last day of its visit, at midnight
 * UTC, or else the instant at which it was sent.
 */
export interface ReportedOnDate {
  readonly date: Date;
  readonly by: 'visit' | 'sending';
}

export interface Tip {
  readonly seq: number;
  readonly hash: string;
}

export interface StoredEntry extends Tip {
  readonly event: BsonObject;
}

export interface Kept {
  readonly id: string;
  /** See `lineOf`. */
  readonly line: string;
  /** Orders messages of different reports: microseconds since 1970. */
  readonly at: number;
  readonly attempts: number;
  readonly error: string;
  readonly message: BsonObject;
}

export interface Head {
  /** When it may be claimed, 1970 meaning at once: a claim moves it to the end of the lease. */
  readonly due: Date;
  readonly at: number;
}

export interface Waiting extends Kept, Head {
  /** '' while nobody holds it. */
  readonly lease: string;
}

export interface PutAside extends Waiting {
  /** Where it was refused. */
  readonly place: string;
  /** The others of its line wait for it. */
  readonly holds?: boolean;
}

export interface Post {
  readonly slot: string;
  readonly messageId: string;
}

export type ReportDocuments = Collection<ReportDocument>;

export const REPORTS = 'reports';
export const reportsOf = (db: Db, name = REPORTS): ReportDocuments => db.collection<ReportDocument>(name);

export const AT_ONCE = new Date(0);

/**
 * Reads what the primary has, though most of the set may not have it yet: for finding out why an
 * update matched nothing, which saw the newest too. What people are told is read with the store's own
 * majority concern.
 */
export const NEWEST = { level: 'local' } as const;

let last = 0;

/** Microseconds since 1970 by this process's clock, never the same twice in it. */
export function nextMoment(): number {
  last = Math.max(last + 1, Date.now() * 1_000);
  return last;
}
