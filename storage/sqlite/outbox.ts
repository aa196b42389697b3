import type { Claimed, DeadLetter, Page, Stored, Term } from '../ports';
import type { Log } from '../../core/runtime';
import type { OutboxMessage } from '../../core/report/types';
import { StoreError } from '../errors';
import { within } from '../page';
import type { Connection } from './connection';

interface HeadRow {
  readonly seq: number;
  readonly id: string;
  readonly report_id: string;
  readonly attempts: number;
  readonly message: string;
}

interface DeadRow {
  readonly report_id: string;
  readonly attempts: number;
  readonly error: string;
  readonly message: string;
}

/** Whoever claims holds the message by its token. */
interface Lease extends Term {
  readonly token: string;
}

/**
 * The outbox of one connection. Synchronous; whoever writes opens the transaction. Outcomes are
 * matched on the lease's token and not on the time: a delivery that took longer than its lease is
 * still a delivery, as long as nobody has taken the message over.
 */
export function createOutbox(db: Connection, stored: (reportId: string) => Stored | undefined, log: Log) {
  const sql = statements(db);

  /** A damaged message is set aside, or it would stand in the way of its report's others for ever. */
  function take(row: HeadRow, { token, now, leaseMs }: Lease): Claimed | undefined {
    const { report_id: reportId, attempts } = row;
    const message = readMessage(row.message);
    if (message !== undefined) {
      sql.lease.run(token, now.getTime() + leaseMs, row.seq);
      return { reportId, message, lease: token, attempts, stored: () => reportOf(reportId) };
    }
    sql.setAside.run(row.id);
    log.error('outbox message cannot be read', { report: reportId, message: row.id });
    return undefined;
  }

  function reportOf(reportId: string): Stored {
    const found = stored(reportId);
    if (found !== undefined) return found;
    throw new StoreError('store.no-such-report', 'There is no such report', { reportId });
  }

  return {
    isAnyDue: (now: Date): boolean => sql.anyDue.get(now.getTime()) !== undefined,
    isDue: (reportId: string, now: Date): boolean => sql.headOf.get(reportId, now.getTime()) !== undefined,
    claim: (lease: Lease, limit: number): readonly Claimed[] =>
      sql.due.all(lease.now.getTime(), limit).flatMap((row) => take(row, lease) ?? []),
    claimOf(reportId: string, lease: Lease): Claimed | undefined {
      const row = sql.headOf.get(reportId, lease.now.getTime());
      return row === undefined ? undefined : take(row, lease);
    },
    enqueue(reportId: string, messages: readonly OutboxMessage[]): void {
      for (const message of messages) sql.enqueue.run(message.id, reportId, JSON.stringify(message));
    },
    /** False where the claim no longer holds, and so nothing was changed. */
    remove: ({ message, lease }: Claimed): boolean => sql.remove.run(message.id, lease).changes === 1,
    retryAt({ message, lease }: Claimed, due: Date, error: string): void {
      sql.retryAt.run(due.getTime(), error, message.id, lease);
    },
    bury({ message, lease }: Claimed, error: string): void {
      sql.bury.run(error, message.id, lease);
    },
    deadLetters: (page: Page): readonly DeadLetter[] => sql.deadLetters.all(...within(page)).map(toDeadLetter),
    revive: (messageId: string, now: Date): boolean => sql.revive.run(now.getTime(), messageId).changes === 1,
    nextDue(): Date | undefined {
      const due = sql.nextDue.get();
      return due === undefined || due === null ? undefined : new Date(due);
    },
  };
}

const toDeadLetter = (row: DeadRow): DeadLetter => ({
  reportId: row.report_id,
  message: JSON.parse(row.message) as OutboxMessage,
  attempts: row.attempts,
  error: row.error,
});

function readMessage(json: string): OutboxMessage | undefined {
  try {
    return JSON.parse(json) as OutboxMessage;
  } catch {
    return undefined;
  }
}

/** The oldest undelivered message of its report (see schema.ts). */
const IS_HEAD = 'dead = 0 AND follows = 0';
const HEAD = 'seq, id, report_id, attempts, message';

function statements(db: Connection) {
  return {
    anyDue: db.prepare<[number], number>(`SELECT 1 FROM outbox WHERE ${IS_HEAD} AND due <= ? LIMIT 1`).pluck(),
    due: db.prepare<[number, number], HeadRow>(
      `SELECT ${HEAD} FROM outbox WHERE ${IS_HEAD} AND due <= ? ORDER BY due, seq LIMIT ?`,
    ),
    headOf: db.prepare<[string, number], HeadRow>(
      `SELECT ${HEAD} FROM outbox WHERE report_id = ? AND ${IS_HEAD} AND due <= ?`,
    ),
    // A try is counted when it begins, so that a message that ends the process is given up some day.
    lease: db.prepare<[string, number, number]>(
      'UPDATE outbox SET lease = ?, due = ?, attempts = attempts + 1 WHERE seq = ?',
    ),
    setAside: db.prepare<[string]>('UPDATE outbox SET dead = 2, lease = NULL WHERE id = ?'),
    enqueue: db.prepare<[string, string, string]>(
      'INSERT INTO outbox (id, report_id, due, message) VALUES (?, ?, 0, ?) ON CONFLICT (id) DO NOTHING',
    ),
    remove: db.prepare<[string, string]>('DELETE FROM outbox WHERE id = ? AND lease = ?'),
    retryAt: db.prepare<[number, string, string, string]>(
      'UPDATE outbox SET due = ?, lease = NULL, error = ? WHERE id = ? AND lease = ?',
    ),
    bury: db.prepare<[string, string, string]>(
      'UPDATE outbox SET dead = 1, lease = NULL, error = ? WHERE id = ? AND lease = ?',
    ),
    deadLetters: db.prepare<[number, number], DeadRow>(
      'SELECT report_id, attempts, error, message FROM outbox WHERE dead = 1 ORDER BY seq LIMIT ? OFFSET ?',
    ),
    revive: db.prepare<[number, string]>(
      `UPDATE outbox SET dead = 0, due = ?, attempts = 0, error = '' WHERE id = ? AND dead = 1`,
    ),
    nextDue: db.prepare<[], number | null>(`SELECT min(due) FROM outbox WHERE ${IS_HEAD}`).pluck(),
  };
}
