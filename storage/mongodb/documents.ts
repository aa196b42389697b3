import type { Collection, Db } from 'mongodb';
import type { ReportState } from '../../core/report/types';

/**
 * One report, whole: its state, its history, what is still to be said about it and the posts that
 * show it. MongoDB writes one document atomically and nothing more, so nothing a step writes lies
 * outside of one.
 *
 * State, events and messages are kept as their JSON: text comes back as it came (lone surrogates and
 * keys with dots or dollars too), whatever the server makes of strings. What is asked about is beside it.
 */
export interface ReportDocument {
  readonly _id: string;
  readonly version: number;
  readonly schemaVersion: number;
  readonly formVersion: number;
  readonly state: ReportState;
  readonly authorId: string;
  readonly authorName: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly submittedAt?: string;
  /** Since when it waits for somebody: since it was sent, or else last touched. */
  readonly waitingSince: string;
  readonly folio?: string;
  readonly folioYear?: number;
  readonly folioNumber?: number;
  readonly unitId?: string;
  readonly unit: string;
  readonly states: string;
  /** Folded words (see words.ts), each once, of reports that have a folio. */
  readonly words?: readonly string[];
  /** Orders reports that were made in the same millisecond. */
  readonly made: number;
  readonly tip: Tip;
  /** The report as JSON. */
  readonly document: string;
  readonly history: readonly StoredEntry[];
  /** Bytes of `history`, roughly: it only grows, and the document must not outgrow what the server takes. */
  readonly historyBytes: number;
  /** Undelivered messages, oldest first: only the first may be claimed. */
  readonly outbox: readonly Waiting[];
  /** Messages given up. */
  readonly dead: readonly Dead[];
  /** Messages that cannot be read. */
  readonly damaged?: readonly Waiting[];
  readonly posts: readonly Post[];
}

export interface Tip {
  readonly seq: number;
  readonly hash: string;
}

export interface StoredEntry extends Tip {
  readonly event: string;
}

export interface Waiting {
  readonly id: string;
  /** Orders messages of different reports. */
  readonly at: number;
  /** When it may be claimed, in ms since 1970, 0 meaning at once: a claim moves it to the end of the lease. */
  readonly due: number;
  /** '' while nobody holds it. */
  readonly lease: string;
  readonly attempts: number;
  readonly error: string;
  readonly message: string;
}

export interface Dead {
  readonly id: string;
  readonly at: number;
  readonly attempts: number;
  readonly error: string;
  readonly message: string;
}

export interface Post {
  readonly slot: string;
  readonly messageId: string;
}

export type ReportDocuments = Collection<ReportDocument>;

export const reportsOf = (db: Db): ReportDocuments => db.collection<ReportDocument>('reports');

/**
 * Made at every start; one that is there already is left alone. The folio's decides who gets a number:
 * sparse and not partial, since the field is simply absent before a report is sent.
 *
 * A search may go by `words` and sort, or by `submitted` and stop at the end of the page. The server
 * tries both and goes on with whichever is done first: the first for a word of few reports, the
 * second for a word of many, so that neither reads in proportion to what is stored.
 */
export async function createIndexes(reports: ReportDocuments): Promise<void> {
  await reports.createIndexes([
    { key: { folio: 1 }, name: 'folio', unique: true, sparse: true },
    { key: { folioYear: 1, folioNumber: -1 }, name: 'folio_number', sparse: true },
    { key: { authorId: 1, state: 1, updatedAt: -1, made: -1 }, name: 'author' },
    { key: { authorId: 1, createdAt: -1, made: -1 }, name: 'author_unit' },
    { key: { state: 1, waitingSince: 1, made: 1 }, name: 'state' },
    { key: { words: 1 }, name: 'words', sparse: true },
    { key: { submittedAt: -1, made: -1 }, name: 'submitted' },
    { key: { 'posts.slot': 1, 'posts.messageId': 1 }, name: 'posts' },
    { key: { 'outbox.0.due': 1 }, name: 'outbox_due', sparse: true },
    { key: { 'dead.at': 1 }, name: 'dead', sparse: true },
    { key: { 'dead.id': 1 }, name: 'dead_id', sparse: true },
  ]);
}

let last = 0;

/** Microseconds since 1970 by this process's clock, never the same twice in it. */
export function nextMoment(): number {
  last = Math.max(last + 1, Date.now() * 1_000);
  return last;
}
