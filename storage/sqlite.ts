import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { ReportStore } from './ports';
import type { Log } from '../core/runtime';
import { StoreError } from './errors';
import type { StoreErrorCode } from './errors';
import { createGroupCommit } from './group-commit';
import type { Transaction } from './group-commit';
import { FILE_VERSION, refuseNewerReport, upgrades } from './schema';
import type { Upgrades } from './schema';
import { createLines } from './sqlite/lines';
import { migrate, refuseNewer } from './sqlite/migrate';
import { createOutbox } from './sqlite/outbox';
import { createReports } from './sqlite/reports';

export type Connection = Database.Database;

export interface SqliteOptions {
  readonly log: Log;
  /** How documents of older releases are read; a test may bring its own. */
  readonly upgrades?: Upgrades;
}

/** How long a write waits for another process's transaction, in ms; they last milliseconds. */
export const BUSY_MS = 5_000;

/**
 * Opens `sqlite:<path>` (made where missing, folder included) or `sqlite::memory:`. Several
 * connections and processes on one machine may share a file; a network drive may not hold it.
 * Throws `StoreError`: `store.cannot-open`, `store.newer-schema`, `store.corrupt`, `store.read-only`.
 */
export function openSqlite(url: string, { log, upgrades: known = upgrades }: SqliteOptions): ReportStore {
  const path = pathOf(url);
  const db = connect(path);
  try {
    const foundVersion = prepare(db);
    log.info('store opened', { path, foundVersion, version: FILE_VERSION });
    return createStore(db, log, known);
  } catch (error) {
    db.close();
    throw translate(error);
  }
}

/** `:memory:` or an absolute path. Throws `store.cannot-open`. */
export function pathOf(url: string): string {
  const [, path] = /^sqlite:(.+)$/.exec(url) ?? [];
  if (path === undefined) throw new StoreError('store.cannot-open', `Not an SQLite address: ${JSON.stringify(url)}`);
  return path === ':memory:' ? path : resolve(path);
}

export function connect(path: string): Connection {
  try {
    // Reports name people: nobody but the bot's own account has business in their folder.
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return new Database(path, { timeout: BUSY_MS });
  } catch (cause) {
    throw new StoreError('store.cannot-open', `Cannot open ${path}`, { cause });
  }
}

/** Settings and tables; gives the version the file had. */
export function prepare(db: Connection): number {
  // First of all, so that a file of a newer release is refused before anything in it is changed.
  refuseNewer(db);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('journal_size_limit = 67108864');
  return migrate(db);
}

/** The store on a connection that is set up and has its tables. */
export function createStore(db: Connection, log: Log, known: Upgrades = upgrades): ReportStore {
  const reports = createReports(db, known);
  const outbox = createOutbox(db, log);
  const lines = createLines(db);
  const group = createGroupCommit(transactionOf(db, log));
  const probe = db.prepare('UPDATE probe SET count = count + 1');

  const read = async <T>(work: () => T): Promise<T> => {
    if (!db.open) throw new StoreError('store.closed', 'The store is closed');
    try {
      return work();
    } catch (error) {
      throw translate(error);
    }
  };
  const { write } = group;

  return {
    load: (id, key) => read(() => reports.load(id, key)),
    loadOpen: (personId, key) => read(() => reports.loadOpen(personId, key)),
    loadByPost: (slot, messageId, key) => read(() => reports.loadByPost(slot, messageId, key)),
    loadByFolio: (folio) => read(() => reports.loadByFolio(folio)),
    async save(change) {
      if (change.report.version !== change.expectedVersion + 1) {
        throw new TypeError(`Version ${change.report.version} cannot follow ${change.expectedVersion}`);
      }
      refuseNewerReport(change.report, known);
      const prepared = { ...change, document: JSON.stringify(change.report) };
      return write(
        () => reports.save(prepared),
        (result) => {
          if (result === 'saved') reports.remember(prepared);
        },
      );
    },
    history: (id) => read(() => reports.history(id)),
    lastFolioNumber: (year) => read(() => reports.lastFolioNumber(year)),
    lastUnitOf: (personId) => read(() => reports.lastUnitOf(personId)),
    reportsOf: (personId, states, page) => read(() => reports.reportsOf(personId, states, page)),
    reportsIn: (states, page) => read(() => reports.reportsIn(states, page)),
    search: (words, page) => read(() => reports.search(words, page)),

    enqueue: (reportId, messages) => write(() => outbox.enqueue(reportId, messages)),
    setPost: (id, slot, messageId) =>
      write(
        () => reports.setPost(id, slot, messageId),
        () => reports.rememberPost(id, slot, messageId),
      ),
    async claim(now, leaseMs, limit) {
      // Looking costs no sync to disk, and most of the time nothing is due.
      if (!(await read(() => outbox.anyDue(now)))) return [];
      return write(() => outbox.claim(randomUUID(), now, leaseMs, limit));
    },
    async delivered(claimed, messageId) {
      const { slot } = claimed.message;
      await write(
        () => {
          const held = outbox.remove(claimed);
          if (held && slot !== undefined && messageId !== undefined) {
            reports.setPost(claimed.reportId, slot, messageId);
          }
          return held;
        },
        (held) => {
          if (held && slot !== undefined && messageId !== undefined) {
            reports.rememberPost(claimed.reportId, slot, messageId);
          }
        },
      );
    },
    retryAt: (claimed, due, error) => write(() => outbox.retryAt(claimed, due, error)),
    bury: (claimed, error) => write(() => outbox.bury(claimed, error)),
    deadLetters: (page) => read(() => outbox.deadLetters(page)),
    revive: (messageId, now) => write(() => outbox.revive(messageId, now)),
    nextDue: () => read(() => outbox.nextDue()),

    joinLine: (line, ticket, now, leaseMs) => write(() => lines.join(line, ticket, now, leaseMs)),
    isNextInLine: (line, ticket, now, leaseMs) => write(() => lines.isNext(line, ticket, now, leaseMs)),
    leaveLine: (line, ticket) => write(() => lines.leave(line, ticket)),

    async ready() {
      await write(() => probe.run());
    },
    async close() {
      group.close();
      db.close();
    },
  };
}

function transactionOf(db: Connection, log: Log): Transaction {
  // The lock is taken at the start: a transaction that reads first cannot always be raised to a write.
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  return {
    begin: () => void begin.run(),
    commit: () => void commit.run(),
    fault: translate,
    rollback() {
      // SQLite has undone it already after some errors, a full disk for one.
      if (!db.inTransaction) return;
      try {
        db.exec('ROLLBACK');
      } catch (error) {
        log.error('store could not roll back', { error });
      }
    },
  };
}

/** By the start of SQLite's result code, most telling first. */
const codes: readonly (readonly [string, StoreErrorCode, string])[] = [
  ['SQLITE_FULL', 'store.full', 'The disk has no room for the database'],
  ['SQLITE_IOERR', 'store.io', 'The disk failed'],
  ['SQLITE_READONLY', 'store.read-only', 'The database takes no write'],
  ['SQLITE_BUSY', 'store.busy', 'The database is held by another process'],
  ['SQLITE_CORRUPT', 'store.corrupt', 'The database file is damaged'],
  ['SQLITE_NOTADB', 'store.corrupt', 'The file is not a database'],
  ['SQLITE_CANTOPEN', 'store.cannot-open', 'The database cannot be opened'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'store.no-such-report', 'There is no such report'],
];

/** An error as callers are to see it. */
export function translate(error: unknown): unknown {
  const found = sqliteCode(error);
  if (found === undefined) return error;
  const [, code, message] = codes.find(([start]) => found.startsWith(start)) ?? [];
  return new StoreError(code ?? 'store.failed', message ?? 'The database failed', { cause: error });
}

/** By its code and not its class: the addon keeps the class of whoever loaded it first in the process. */
function sqliteCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}
