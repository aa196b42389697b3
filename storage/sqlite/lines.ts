import type { Connection } from './connection';

export type Lines = ReturnType<typeof createLines>;

/** Who waits in which line, in the order they came. Synchronous; whoever writes opens the transaction. */
export function createLines(db: Connection) {
  const join = db.prepare<[string, string, number]>('INSERT INTO lines (line, ticket, until) VALUES (?, ?, ?)');
  const renew = db.prepare<[number, string, string]>('UPDATE lines SET until = ? WHERE line = ? AND ticket = ?');
  const drop = db.prepare<[string, number]>('DELETE FROM lines WHERE line = ? AND until <= ?');
  const leave = db.prepare<[string, string]>('DELETE FROM lines WHERE line = ? AND ticket = ?');
  const held = db.prepare<[string, string], number>('SELECT 1 FROM lines WHERE line = ? AND ticket = ?').pluck();
  const first = db.prepare<[string], string>('SELECT ticket FROM lines WHERE line = ? ORDER BY seq LIMIT 1').pluck();

  /** Also of a ticket that lapsed and is gone: whoever waited for it has gone on. */
  const isNext = (line: string, ticket: string): boolean => {
    const head = first.get(line);
    return head === undefined || head === ticket || held.get(line, ticket) === undefined;
  };

  return {
    join(line: string, ticket: string, now: Date, leaseMs: number): boolean {
      drop.run(line, now.getTime());
      join.run(line, ticket, now.getTime() + leaseMs);
      return isNext(line, ticket);
    },
    isNext(line: string, ticket: string, now: Date, leaseMs: number): boolean {
      renew.run(now.getTime() + leaseMs, line, ticket);
      drop.run(line, now.getTime());
      return isNext(line, ticket);
    },
    leave: (line: string, ticket: string): void => void leave.run(line, ticket),
  };
}
