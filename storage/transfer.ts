import type { HistoryEntry, OutboxMessage, Report } from '../core/record/types';
import type { NamedNote } from './ports';

/**
 * A report with all that a store keeps about it, as plain data: what an export holds a line of. The
 * state and the events are as they were stored, whichever release wrote them. What a store draws from
 * them (lists, words of searches) and what processes hold while they run (leases) stays behind.
 */
export interface WholeReport {
  readonly report: Report;
  /** Where the history is said to end. */
  readonly tip: { readonly seq: number; readonly hash: string };
  readonly history: readonly HistoryEntry[];
  /** Platform message ids, by slot. */
  readonly posts: Readonly<Record<string, string>>;
  /** Undelivered, oldest first. */
  readonly waiting: readonly WaitingMessage[];
  /** Given up, oldest first. */
  readonly dead: readonly KeptMessage[];
  /** Ids of messages that cannot be read, and so go nowhere. */
  readonly unreadable: readonly string[];
}

export interface KeptMessage {
  /** Orders messages of different reports; 1 or more. */
  readonly at: number;
  readonly attempts: number;
  readonly error: string;
  readonly message: OutboxMessage;
}

export interface WaitingMessage extends KeptMessage {
  /** When it may be claimed, in ms since 1970; 0 at once, as is one that was under lease. */
  readonly due: number;
}

/**
 * A report as it was read, or the number of the history entry that cannot be (0: its state), or that is kept
 * without its report. `altered`: entries whose bytes in the store are others than this program writes for what
 * they say, so that no byte changes unseen.
 */
export type Read =
  | { readonly id: string; readonly whole: WholeReport; readonly line?: number; readonly altered?: readonly number[] }
  | { readonly id: string; readonly unreadable: number }
  | { readonly id: string; readonly orphan: number };

/** A store as an operator's tool sees it, beside what the bot works with. Rejects with `StoreError` or `TransferError`. */
export interface Archive {
  count(): Promise<number>;
  /** Each report once, in the order they were made, and whole as of one moment; in SQLite all as of the same. */
  reports(): AsyncIterable<Read>;
  /** What is kept beside reports, by name. */
  notes(): Promise<readonly NamedNote[]>;
  /**
   * Takes all of these or, where it fails or is killed, none. Rejects with `not-empty` where a report is
   * there already, and with `refused` for one that cannot be kept: its id, folio or a message is there twice.
   */
  fill(reports: AsyncIterable<WholeReport>, notes?: readonly NamedNote[]): Promise<void>;
  /** Damage of the store itself, in its own words. */
  damage(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** `must-exist` makes and changes nothing, and rejects with `store.cannot-open` where no store is. */
export type Use = 'must-exist' | 'may-be-made';

/**
 * - `missing`, `exists`, `cannot-write`: of the file, as the system said it.
 * - `foreign`: the file is no export. `newer`: a newer release wrote it, or a report in it.
 * - `damaged`: the file's line was changed. `cut-off`: the file ends before its end.
 * - `not-empty`: the store has reports. `refused`: the store cannot keep that report.
 */
export type TransferCode =
  'missing' | 'exists' | 'cannot-write' | 'foreign' | 'newer' | 'damaged' | 'cut-off' | 'not-empty' | 'refused';

interface TransferErrorOptions extends ErrorOptions {
  readonly line?: number;
  readonly reportId?: string;
}

export class TransferError extends Error {
  readonly line: number | undefined;
  readonly reportId: string | undefined;

  constructor(
    readonly code: TransferCode,
    options: TransferErrorOptions = {},
  ) {
    super([code, options.line, options.reportId].filter((part) => part !== undefined).join(' '), options);
    this.name = 'TransferError';
    this.line = options.line;
    this.reportId = options.reportId;
  }
}
