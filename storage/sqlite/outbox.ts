import type { Claimed, DeadLetter, Page } from '../ports';
import type { Log } from '../../core/runtime';
import type { OutboxMessage } from '../../core/report/types';
import { within } from '../page';
import type { Connection } from '../sqlite';

interface ClaimedRow {
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

export type Outbox = ReturnType<typeof createOutbox>;

/**
 * The outbox of one connection. Synchronous; whoever writes opens the transaction. Outcomes are
 * matched on the lease's token and not on the time: a delivery that took longer than its lease is
 * still a delivery, as long as nobody has taken the message over.
 */
export function createOutbox(db: Connection, log: Log) {
  const sql = statements(db);

  /** A damaged message is set aside, or it would stand in the way of its report's others for ever. */
  function readClaim(row: ClaimedRow, lease: string): Claimed | undefined {
    const message = readMessage(row.message);
    if (message !== undefined) return { reportId: row.report_id, message, lease, attempts: row.attempts - 1 };
    sql.setAside.run(row.id);
    log.error('outbox message cannot be read', { report: row.report_id, message: row.id });
    return undefined;
  }

  return {
    anyDue: (now: Date): boolean => sql.anyDue.get(now.getTime()) !== undefined,
    claim(lease: string, now: Date, leaseMs: number, limit: number): readonly Claimed[] {
      const rows = sql.claim.all(lease, now.getTime() + leaseMs, now.getTime(), limit);
      return rows.sort((a, b) => a.seq - b.seq).flatMap((row) => readClaim(row, lease) ?? []);
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

function statements(db: Connection) {
  return {
    anyDue: db.prepare<[number], number>(`SELECT 1 FROM outbox WHERE ${IS_HEAD} AND due <= ? LIMIT 1`).pluck(),
    // By name, or the table itself would be walked in the order that is asked for, past all that is not due.
    // A try is counted when it begins, so that a message that ends the process is given up some day.
    claim: db.prepare<[string, number, number, number], ClaimedRow>(
      `UPDATE outbox SET lease = ?, due = ?, attempts = attempts + 1 WHERE seq IN
         (SELECT seq FROM outbox INDEXED BY outbox_by_due WHERE ${IS_HEAD} AND due <= ? ORDER BY seq LIMIT ?)
       RETURNING seq, id, report_id, attempts, message`,
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
