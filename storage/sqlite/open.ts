import { randomUUID } from 'node:crypto';
import type { ReportStore } from '../ports';
import type { Log } from '../../core/record/runtime';
import { StoreError } from '../errors';
import { FILE_VERSION, refuseNewerReport, upgrades } from '../schema';
import type { Upgrades } from '../schema';
import { connect, pathOf, prepare } from './connection';
import type { Connection } from './connection';
import { translate } from './faults';
import { createGroupCommit } from './group-commit';
import type { Outlasts, Transaction } from './group-commit';
import { createLines } from './lines';
import { createNotes } from './notes';
import { createOutbox } from './outbox';
import { createReports } from './reports';

export interface SqliteOptions {
  readonly log: Log;
  /** How documents of lower versions are read; a test may bring its own. */
  readonly upgrades?: Upgrades;
}

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

/** The store on a connection that is set up and has its tables. */
export function createStore(db: Connection, log: Log, known: Upgrades = upgrades): ReportStore {
  const reports = createReports(db, known);
  const outbox = createOutbox(db, reports.stored, log);
  const lines = createLines(db);
  const notes = createNotes(db);
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
  const { write, lease } = group;

  return {
    load: (id, key) => read(() => reports.load(id, key)),
    loadOpen: (ids, key) => read(() => reports.loadOpen(ids, key)),
    loadByPost: (slot, messageId, key) => read(() => reports.loadByPost(slot, messageId, key)),
    loadByFolio: (folio) => read(() => reports.loadByFolio(folio)),
    loadByKey: (key) => read(() => reports.loadByKey(key)),
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
    usedBy: (ids) => read(() => reports.usedBy(ids)),
    projectName: (code, unitId, sight) => read(() => reports.projectName(code, unitId, sight)),
    sentOf: (visit, except) => read(() => reports.sentOf(visit, except)),
    reportsOf: (ids, states, page) => read(() => reports.reportsOf(ids, states, page)),
    reportedIn: (span, limit, after) => read(() => reports.reportedIn(span, after, limit)),
    reportsIn: (states, page, sight) => read(() => reports.reportsIn(states, page, sight)),
    sentFrom: (asked) => read(() => reports.sentFrom(asked)),
    search: (words, page, sight) => read(() => reports.search(words, page, sight)),

    enqueue: (reportId, messages) => write(() => outbox.enqueue(reportId, messages)),
    setPost: (id, slot, messageId) =>
      write(
        () => reports.setPost(id, slot, messageId),
        () => reports.rememberPost(id, slot, messageId),
      ),
    // Looking costs no sync to disk, and most of the time nothing is due.
    async claim(now, leaseMs, limit) {
      if (!(await read(() => outbox.isAnyDue(now)))) return [];
      return lease(() => outbox.claim({ now, leaseMs, token: randomUUID() }, limit));
    },
    async claimOf(reportId, now, leaseMs) {
      if (!(await read(() => outbox.isDue(reportId, now)))) return [];
      return lease(() => outbox.claimOf(reportId, { now, leaseMs, token: randomUUID() }));
    },
    async delivered(claimed, messageId, next, also = []) {
      const { reportId, message } = claimed;
      const post =
        message.slot === undefined || messageId === undefined ? undefined : ([message.slot, messageId] as const);
      const { claimedNext } = await write(
        () => {
          const held = outbox.remove(claimed);
          if (held && post !== undefined) reports.setPost(reportId, ...post);
          if (held) outbox.enqueue(reportId, also);
          const wanted = held && next !== undefined;
          return {
            held,
            claimedNext: wanted ? outbox.claimNext(claimed, { ...next, token: randomUUID() }) : undefined,
          };
        },
        ({ held }) => {
          if (held && post !== undefined) reports.rememberPost(reportId, ...post);
        },
      );
      return claimedNext;
    },
    putAside: (claimed, due, refused, also = []) =>
      write(() => {
        if (outbox.putAside(claimed, due, refused)) outbox.enqueue(claimed.reportId, also);
      }),
    asideOf: (reportId) => read(() => outbox.asideOf(reportId)),
    wake: (place, now) => write(() => outbox.wake(place, now)),
    retryAt: (claimed, due, error) => write(() => outbox.retryAt(claimed, due, error)),
    bury: (claimed, error) => write(() => outbox.bury(claimed, error)),
    deadLetters: (page) => read(() => outbox.deadLetters(page)),
    revive: (messageId, now) => write(() => outbox.revive(messageId, now)),
    nextDue: () => read(() => outbox.nextDue()),

    joinLine: (line, ticket, now, leaseMs) => lease(() => lines.join(line, ticket, now, leaseMs)),
    isNextInLine: (line, ticket, now, leaseMs) => lease(() => lines.isNext(line, ticket, now, leaseMs)),
    leaveLine: (line, ticket) => lease(() => lines.leave(line, ticket)),

    note: (name) => read(() => notes.note(name)),
    keepNote: (name, value, version) => write(() => notes.keep(name, value, version)),

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
  let synced: Outlasts = 'power';
  // The lock is taken at the start: a transaction that reads first cannot always be raised to a write.
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  return {
    begin(outlasts) {
      // The next sync takes along what was written without one: SQLite syncs the whole of its log.
      if (outlasts !== synced) db.pragma(`synchronous = ${outlasts === 'power' ? 'FULL' : 'NORMAL'}`);
      synced = outlasts;
      begin.run();
    },
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
