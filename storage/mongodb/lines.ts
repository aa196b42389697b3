import type { Collection, Db, PullOperator } from 'mongodb';
import { isDuplicate } from './faults';

interface Line {
  readonly _id: string;
  /** In the order they came. */
  readonly tickets: readonly Ticket[];
}

interface Ticket {
  readonly id: string;
  /** When its lease ends. */
  readonly until: Date;
}

/**
 * Who waits in which line. A line is one document, so joining it is one atomic push. It is written
 * with less care than a report: an election that loses a ticket costs an order, and no answer.
 */
export function createLines(db: Db) {
  const lines: Collection<Line> = db.collection<Line>('lines', { writeConcern: { w: 1, journal: false } });

  /** Also of a ticket that lapsed and is gone: whoever waited for it has gone on. */
  const isNext = (found: Line | null, ticket: string, now: Date): boolean => {
    const first = found?.tickets.find(({ id, until }) => id === ticket || until > now);
    return first === undefined || first.id === ticket;
  };

  /** One `findOneAndUpdate`. Two that make the line at once: the one who comes second pushes to it. */
  async function join(line: string, ticket: string, now: Date, leaseMs: number): Promise<boolean> {
    const push = { $push: { tickets: { id: ticket, until: new Date(now.getTime() + leaseMs) } } };
    const options = { upsert: true, returnDocument: 'after' } as const;
    try {
      return isNext(await lines.findOneAndUpdate({ _id: line }, push, options), ticket, now);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return isNext(await lines.findOneAndUpdate({ _id: line }, push, options), ticket, now);
    }
  }

  return {
    join,
    /** One `findOneAndUpdate`, which renews the lease. */
    async isNext(line: string, ticket: string, now: Date, leaseMs: number): Promise<boolean> {
      const found = await lines.findOneAndUpdate(
        { _id: line, 'tickets.id': ticket },
        { $set: { 'tickets.$[own].until': new Date(now.getTime() + leaseMs) } },
        { arrayFilters: [{ 'own.id': ticket }], returnDocument: 'after' },
      );
      return isNext(found, ticket, now);
    },
    /** One `updateOne`; what lapsed goes along. */
    async leave(line: string, ticket: string, now: Date): Promise<void> {
      // The driver's types know no `$or` of an element, as the server does.
      const gone = { tickets: { $or: [{ id: ticket }, { until: { $lte: now } }] } } as PullOperator<Line>;
      await lines.updateOne({ _id: line }, { $pull: gone });
    },
  };
}
