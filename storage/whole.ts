import { createHash, hash } from 'node:crypto';
import type { StoreError } from './errors';

/**
 * A report with all that a store keeps about it, texts exactly as they are stored: what a copy, a
 * backup and a check work on. It is never parsed on the way, so that what another release wrote, or
 * what is damaged, arrives as it was. What processes hold while they run stays behind (a message under
 * lease is due at once, `due` 0), and so do the words of searches: the destination draws them from the
 * document.
 */
export interface WholeReport {
  readonly id: string;
  /** Orders reports that were made in the same millisecond; unique in some stores. */
  readonly made: number;
  /** The state as JSON. */
  readonly document: string;
  readonly columns: WholeColumns;
  readonly tip: { readonly seq: number; readonly hash: string };
  readonly history: readonly WholeEntry[];
  /** By slot. */
  readonly posts: readonly { readonly slot: string; readonly messageId: string }[];
  /** Undelivered, oldest first, their `at` ascending. */
  readonly outbox: readonly WholeWaiting[];
  /** Given up, by `at`. */
  readonly dead: readonly WholeMessage[];
  /** Set aside because they cannot be read, by `at`. */
  readonly damaged: readonly WholeMessage[];
}

/** What stands beside the document for lists and lookups; null where there is none. */
export interface WholeColumns {
  readonly version: number;
  readonly state: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly submittedAt: string | null;
  readonly folio: string | null;
  readonly folioYear: number | null;
  readonly folioNumber: number | null;
  readonly unitId: string | null;
  readonly unit: string;
  readonly states: string;
}

export interface WholeEntry {
  readonly seq: number;
  readonly hash: string;
  /** As JSON. */
  readonly event: string;
}

export interface WholeMessage {
  readonly id: string;
  /** Orders messages of different reports; 1 or more. */
  readonly at: number;
  readonly attempts: number;
  readonly error: string;
  /** As JSON. */
  readonly message: string;
}

export interface WholeWaiting extends WholeMessage {
  /** When it may be claimed, in ms since 1970; 0 at once. */
  readonly due: number;
}

/** One report as it was read, or why it could not be: the others are unaffected. */
export type Read =
  { readonly id: string; readonly report: WholeReport } | { readonly id: string; readonly fault: StoreError };

export interface Reading {
  /** Only reports whose id comes after this one. */
  readonly after?: string;
  /** All as of one moment, where the store can: a bot may go on writing meanwhile. Each report is of one moment anyhow. */
  readonly still?: boolean;
}

/** Where whole reports come from: a store, or a backup file. */
export interface ReportSource {
  /** How many `read` will give, as far as is known. */
  count(): Promise<number>;
  /** Each report once, by id in the order of code points. Throws `StoreError`, or `ArchiveError` for a file. */
  read(reading?: Reading): AsyncIterable<Read>;
}

/**
 * `there`: a report of that id is there, and it was to be absent. `folio-taken`: another report has
 * its folio. Nothing of it was written in either case, nor where it failed.
 */
export type PutResult = 'put' | 'there' | 'folio-taken' | { readonly failed: StoreError };

/** A store, seen whole. Beside `ReportStore`, which the bot works with; bots are stopped while `put` is called. */
export interface WholeStore extends ReportSource {
  /**
   * Writes reports, each whole or not at all, and durable once this resolves. `replace` also takes the
   * place of what is there. `made` and `at` are kept, except where another report holds that number and
   * the store cannot have it twice: then the report, or its messages in their order, come last.
   */
  put(reports: readonly WholeReport[], how: 'if-absent' | 'replace'): Promise<readonly PutResult[]>;
  /** Ids of the reports that have these folios. */
  holders(folios: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Of reports that were read from here: what this store keeps for itself, drawn from the rest, and
   * does not agree with it. Names by report id; no entry where all agrees.
   */
  astray(reports: readonly WholeReport[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Damage of the store itself, in its own words. */
  damage(): Promise<readonly string[]>;
  /** Whether the other store is this one under another address. */
  isSame(other: WholeStore): Promise<boolean>;
  close(): Promise<void>;
}

/** SHA-256 in hex over all of a report but its place in orders that span reports: the same in every store that has the same report. */
export function digestOf({ id, document, columns: c, tip, ...rest }: WholeReport): string {
  const columns = [
    ...[c.version, c.state, c.authorId, c.authorName, c.createdAt, c.updatedAt, c.submittedAt],
    ...[c.folio, c.folioYear, c.folioNumber, c.unitId, c.unit, c.states],
  ];
  const lists = [
    rest.history.map(({ seq, hash, event }) => [seq, hash, event]),
    rest.posts.map(({ slot, messageId }) => [slot, messageId]),
    rest.outbox.map((message) => [message.due, ...messageParts(message)]),
    rest.dead.map(messageParts),
    rest.damaged.map(messageParts),
  ];
  return hash('sha256', JSON.stringify([id, document, columns, [tip.seq, tip.hash], lists]));
}

const messageParts = (m: Omit<WholeMessage, 'at'>): readonly unknown[] => [m.id, m.attempts, m.error, m.message];

/** The hash of many reports, given by id in order. */
export class TotalHash {
  private readonly sum = createHash('sha256');

  add(id: string, digest: string): void {
    this.sum.update(`${digest} ${JSON.stringify(id)}\n`);
  }

  /** In hex. To be asked once, at the end. */
  value(): string {
    return this.sum.digest('hex');
  }
}

/** The order of code points, which is how stores compare their UTF-8. */
export const compareIds = (a: string, b: string): number =>
  a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Characters, roughly: of what may be long. */
export const lengthOf = ({ document, history }: WholeReport): number =>
  history.reduce((length, { event }) => length + event.length, document.length);
