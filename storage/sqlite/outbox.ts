import type { Aside, Claimed, DeadLetter, Page, Refused, Stored, Term } from '../ports';
import type { Log } from '../../core/record/runtime';
import type { OutboxMessage } from '../../core/record/types';
import { lineOf } from '../columns';
import { StoreError } from '../errors';
import { within } from '../page';
import type { Connection } from './connection';

interface HeadRow {
  readonly seq: number;
  readonly id: string;
  readonly report_id: string;
  readonly attempts: number;
  readonly dead: number;
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

  /** A damaged message is set aside, or it would stand in the way of its line's others for ever. */
  function take(row: HeadRow, { token, now, leaseMs }: Lease): Claimed | undefined {
    const { report_id: reportId, attempts } = row;
    const message = readMessage(row.message);
    if (message !== undefined) {
      sql.lease.run(token, now.getTime() + leaseMs, row.seq);
      const aside = row.dead === ASIDE ? ({ aside: true } as const) : {};
      return { reportId, message, lease: token, attempts, ...aside, stored: () => reportOf(reportId) };
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
    isAnyDue: (now: Date): boolean =>
      sql.anyDue.get(now.getTime()) !== undefined || sql.anyAsideDue.get(now.getTime()) !== undefined,
    isDue: (reportId: string, now: Date): boolean => sql.headsOf.get(reportId, now.getTime()) !== undefined,
    claim(lease: Lease, limit: number): readonly Claimed[] {
      const now = lease.now.getTime();
      const inLine = sql.due.all(now, limit);
      const aside = sql.asideDue.all({ now, limit: limit - inLine.length });
      return [...inLine, ...aside].flatMap((row) => take(row, lease) ?? []);
    },
    claimOf: (reportId: string, lease: Lease): readonly Claimed[] =>
      sql.headsOf.all(reportId, lease.now.getTime()).flatMap((row) => take(row, lease) ?? []),
    /** The next one of that message's line. */
    claimNext({ reportId, message }: Claimed, lease: Lease): Claimed | undefined {
      const row = sql.headIn.get(reportId, lineOf(message), lease.now.getTime());
      return row === undefined ? undefined : take(row, lease);
    },
    enqueue(reportId: string, messages: readonly OutboxMessage[]): void {
      for (const message of messages) sql.enqueue.run(message.id, reportId, lineOf(message), JSON.stringify(message));
    },
    /** False where the claim no longer holds, and so nothing was changed. */
    remove: ({ message, lease }: Claimed): boolean => sql.remove.run(message.id, lease).changes === 1,
    retryAt({ message, lease }: Claimed, due: Date, error: string): void {
      sql.retryAt.run(due.getTime(), error, message.id, lease);
    },
    bury({ message, lease }: Claimed, error: string): void {
      sql.bury.run(error, message.id, lease);
    },
    /** False where the claim no longer holds. */
    putAside: ({ message, lease }: Claimed, due: Date, { place, error, holds = false }: Refused): boolean =>
      sql.putAside.run(Number(holds), due.getTime(), place, error, message.id, lease).changes === 1,
    asideOf: (reportId: string): readonly Aside[] =>
      sql.asideOf.all(reportId).flatMap(({ message: json, error }) => {
        const message = readMessage(json);
        return message === undefined ? [] : [{ message, error }];
      }),
    wake: (place: string, now: Date): boolean => sql.wake.run({ place, now: now.getTime() }).changes > 0,
    deadLetters: (page: Page): readonly DeadLetter[] => sql.deadLetters.all(...within(page)).map(toDeadLetter),
    revive: (messageId: string, now: Date): boolean => sql.revive.run(now.getTime(), messageId).changes === 1,
    nextDue(): Date | undefined {
      const [inLine, aside] = [sql.nextDue.get() ?? Infinity, sql.nextAside.get() ?? Infinity];
      const due = Math.min(inLine, aside);
      return due === Infinity ? undefined : new Date(due);
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

/** The oldest undelivered message of its line (see schema.ts). */
const IS_HEAD = 'dead = 0 AND follows = 0';
const HEAD = 'seq, id, report_id, attempts, dead, message';
/** Among the values of `dead`. */
const ASIDE = 3;
/** Of what a report has put aside one goes out at a time, the oldest that is due first. */
const OTHER_ASIDE = 'SELECT 1 FROM outbox other WHERE other.report_id = one.report_id AND other.dead = 3';

function statements(db: Connection) {
  return {
    anyDue: db.prepare<[number], number>(`SELECT 1 FROM outbox WHERE ${IS_HEAD} AND due <= ? LIMIT 1`).pluck(),
    due: db.prepare<[number, number], HeadRow>(
      `SELECT ${HEAD} FROM outbox WHERE ${IS_HEAD} AND due <= ? ORDER BY due, seq LIMIT ?`,
    ),
    anyAsideDue: db.prepare<[number], number>('SELECT 1 FROM outbox WHERE dead = 3 AND due <= ? LIMIT 1').pluck(),
    asideDue: db.prepare<[{ now: number; limit: number }], HeadRow>(
      `SELECT ${HEAD} FROM outbox one WHERE dead = 3 AND due <= @now AND NOT EXISTS (${OTHER_ASIDE} AND
         (other.seq < one.seq AND other.due <= @now OR other.lease IS NOT NULL AND other.due > @now))
       ORDER BY due, seq LIMIT @limit`,
    ),
    // The `+` keeps to the report's own index.
    headsOf: db.prepare<[string, number], HeadRow>(
      `SELECT ${HEAD} FROM outbox WHERE report_id = ? AND ${IS_HEAD} AND +due <= ? ORDER BY line, seq`,
    ),
    headIn: db.prepare<[string, string, number], HeadRow>(
      `SELECT ${HEAD} FROM outbox WHERE report_id = ? AND line = ? AND ${IS_HEAD} AND +due <= ? ORDER BY seq LIMIT 1`,
    ),
    // A try is counted when it begins, so that a message that ends the process is given up some day.
    lease: db.prepare<[string, number, number]>(
      'UPDATE outbox SET lease = ?, due = ?, attempts = attempts + 1 WHERE seq = ?',
    ),
    setAside: db.prepare<[string]>('UPDATE outbox SET dead = 2, queued = 0, lease = NULL WHERE id = ?'),
    enqueue: db.prepare<[string, string, string, string]>(
      'INSERT INTO outbox (id, report_id, line, due, message) VALUES (?, ?, ?, 0, ?) ON CONFLICT (id) DO NOTHING',
    ),
    remove: db.prepare<[string, string]>('DELETE FROM outbox WHERE id = ? AND lease = ?'),
    retryAt: db.prepare<[number, string, string, string]>(
      'UPDATE outbox SET due = ?, lease = NULL, error = ? WHERE id = ? AND lease = ?',
    ),
    bury: db.prepare<[string, string, string]>(
      'UPDATE outbox SET dead = 1, queued = 0, lease = NULL, error = ? WHERE id = ? AND lease = ?',
    ),
    putAside: db.prepare<[number, number, string, string, string, string]>(
      'UPDATE outbox SET dead = 3, queued = ?, lease = NULL, due = ?, place = ?, error = ? WHERE id = ? AND lease = ?',
    ),
    asideOf: db.prepare<[string], { message: string; error: string }>(
      'SELECT message, error FROM outbox WHERE report_id = ? AND dead = 3 ORDER BY seq',
    ),
    wake: db.prepare<[{ place: string; now: number }]>(
      `UPDATE outbox SET due = @now WHERE dead = 3 AND lease IS NULL AND due > @now
         AND substr(coalesce(place, ''), 1, length(@place)) = @place`,
    ),
    deadLetters: db.prepare<[number, number], DeadRow>(
      'SELECT report_id, attempts, error, message FROM outbox WHERE dead = 1 ORDER BY seq LIMIT ? OFFSET ?',
    ),
    revive: db.prepare<[number, string]>(
      `UPDATE outbox SET dead = 0, queued = 1, due = ?, attempts = 0, error = ''
         WHERE id = ? AND (dead = 1 OR dead = 3 AND lease IS NULL)`,
    ),
    nextDue: db.prepare<[], number | null>(`SELECT min(due) FROM outbox WHERE ${IS_HEAD}`).pluck(),
    nextAside: db
      .prepare<[], number | null>(
        `SELECT min(due) FROM outbox one WHERE dead = 3
           AND NOT EXISTS (${OTHER_ASIDE} AND other.seq <> one.seq AND other.lease IS NOT NULL)`,
      )
      .pluck(),
  };
}
