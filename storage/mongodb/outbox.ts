import type { Claimed, DeadLetter, Page } from '../ports';
import type { Log } from '../../core/runtime';
import type { OutboxMessage } from '../../core/report/types';
import { StoreError } from '../errors';
import { within } from '../page';
import type { Dead, ReportDocument, ReportDocuments, Waiting } from './documents';
import { NEWEST } from './newest';
import { putPost } from './posts';
import { toWaiting } from './write';

const ENQUEUE_TRIES = 10;
/** Due messages looked at beside the wanted ones: other processes reach for the oldest at the same moment. */
const SPARE = 8;

/** A report's oldest message. */
interface Head {
  readonly _id: string;
  readonly id: string;
}

export interface Lease {
  readonly lease: string;
  readonly now: Date;
  readonly leaseMs: number;
}

export type Outbox = ReturnType<typeof createOutbox>;

/**
 * The outboxes of all reports. What waits is an array in its report's document, oldest first, and
 * only its first element is ever claimed: so a report's messages go out in order, and "the oldest
 * undelivered" needs no reading first. Outcomes are matched on the lease's token and not on the
 * time: a delivery that took longer than its lease is still a delivery, as long as nobody has taken
 * the message over.
 */
export function createOutbox(reports: ReportDocuments, log: Log) {
  /**
   * Reports whose oldest message is due. Only its id is drawn from each: a backlog of whole reports would not
   * fit. The sort is over all that is due at this moment, and so in proportion to a backlog, not to the store.
   */
  const dueHeads = (now: Date, limit: number): Promise<readonly Head[]> =>
    reports
      .aggregate<Head>(
        [
          { $match: { 'outbox.0.due': { $lte: now.getTime() } } },
          { $project: { id: { $arrayElemAt: ['$outbox.id', 0] }, at: { $arrayElemAt: ['$outbox.at', 0] } } },
          { $sort: { at: 1 } },
          { $limit: limit },
        ],
        // Newest, or claims that most of the set does not have yet would be looked at again and again.
        { readConcern: NEWEST },
      )
      .toArray();

  /** One `findOneAndUpdate`: whoever's is applied holds the message, and for the next one it is no longer due. */
  async function take({ _id, id }: Head, { lease, now, leaseMs }: Lease): Promise<Claimed | undefined> {
    const found = await reports.findOneAndUpdate(
      { _id, 'outbox.0.id': id, 'outbox.0.due': { $lte: now.getTime() } },
      { $set: { 'outbox.0.lease': lease, 'outbox.0.due': now.getTime() + leaseMs }, $inc: { 'outbox.0.attempts': 1 } },
      { projection: { version: 1, outbox: { $slice: 1 } }, returnDocument: 'after' },
    );
    const waiting = found?.outbox[0];
    if (waiting === undefined) return undefined;
    const message = readMessage(waiting.message);
    if (message === undefined) return setAside(_id, waiting);
    // A try is counted when it begins, so that a message that ends the process is given up some day.
    return { reportId: _id, message, lease, attempts: waiting.attempts - 1 };
  }

  /** As many as are wanted, oldest first: where another process was quicker, the next one. */
  async function takeSome(
    heads: readonly Head[],
    lease: Lease,
    wanted: number,
  ): Promise<{ readonly taken: readonly Claimed[]; readonly missed: number }> {
    const taken: Claimed[] = [];
    let tried = 0;
    while (taken.length < wanted && tried < heads.length) {
      const some = heads.slice(tried, tried + wanted - taken.length);
      tried += some.length;
      taken.push(...(await Promise.all(some.map((head) => take(head, lease)))).filter((one) => one !== undefined));
    }
    return { taken, missed: tried - taken.length };
  }

  /** A damaged message would stand in the way of its report's others for ever. */
  async function setAside(reportId: string, waiting: Waiting): Promise<undefined> {
    const { id, lease } = waiting;
    await reports.updateOne(
      { _id: reportId, outbox: { $elemMatch: { id, lease } } },
      { $pull: { outbox: { id, lease } }, $push: { damaged: waiting } },
    );
    log.error('outbox message cannot be read', { report: reportId, message: id });
    return undefined;
  }

  const held = ({ reportId, message, lease }: Claimed) => ({
    _id: reportId,
    outbox: { $elemMatch: { id: message.id, lease } },
  });

  /** One `updateOne` that matches on what the report does not have yet. */
  async function enqueue(reportId: string, messages: readonly OutboxMessage[]): Promise<void> {
    const wanted = messages.filter(({ id }, at) => messages.findIndex((other) => other.id === id) === at);
    for (let tries = 0; tries < ENQUEUE_TRIES; tries += 1) {
      const known = await idsIn(reportId);
      const fresh = wanted.filter(({ id }) => !known.has(id));
      if (fresh.length === 0) return;
      const ids = fresh.map(({ id }) => id);
      const { modifiedCount } = await reports.updateOne(
        { _id: reportId, 'outbox.id': { $nin: ids }, 'dead.id': { $nin: ids } },
        { $push: { outbox: { $each: fresh.map(toWaiting) } } },
      );
      if (modifiedCount === 1) return;
    }
    throw new StoreError('store.busy', `Messages of report ${reportId} could not be put in: others were first`);
  }

  async function idsIn(reportId: string): Promise<ReadonlySet<string>> {
    const found = await reports.findOne<Pick<ReportDocument, 'outbox' | 'dead'>>(
      { _id: reportId },
      { projection: { 'outbox.id': 1, 'dead.id': 1 }, readConcern: NEWEST },
    );
    if (found === null) throw new StoreError('store.no-such-report', 'There is no such report', { reportId });
    return new Set([...found.outbox, ...found.dead].map(({ id }) => id));
  }

  return {
    enqueue,
    async claim(lease: Lease, limit: number): Promise<readonly Claimed[]> {
      const claims: Claimed[] = [];
      while (claims.length < limit) {
        const wanted = limit - claims.length;
        const heads = await dueHeads(lease.now, wanted + SPARE);
        const { taken, missed } = await takeSome(heads, lease, wanted);
        claims.push(...taken);
        // These were all there were; one that got away may have left another behind it.
        if (heads.length < wanted + SPARE && missed === 0) break;
      }
      return claims;
    },
    /** One `updateOne`: the message leaves and its post is remembered together. */
    async delivered(claimed: Claimed, messageId: string | undefined): Promise<void> {
      const { id, slot } = claimed.message;
      const leaves = { $pull: { outbox: { id, lease: claimed.lease } } };
      if (slot === undefined || messageId === undefined) await reports.updateOne(held(claimed), leaves);
      else await putPost(reports, held(claimed), leaves, { slot, messageId });
    },
    async retryAt(claimed: Claimed, due: Date, error: string): Promise<void> {
      await reports.updateOne(
        held(claimed),
        { $set: { 'outbox.$[held].due': due.getTime(), 'outbox.$[held].lease': '', 'outbox.$[held].error': error } },
        { arrayFilters: [{ 'held.id': claimed.message.id, 'held.lease': claimed.lease }] },
      );
    },
    /** One `updateOne`: from one array to the other. */
    async bury(claimed: Claimed, error: string): Promise<void> {
      const { message, lease, attempts } = claimed;
      const found = await reports.findOne<Pick<ReportDocument, 'outbox'>>(held(claimed), { projection: { outbox: 1 } });
      const waiting = found?.outbox.find((one) => one.id === message.id && one.lease === lease);
      if (waiting === undefined) return;
      const dead = { id: message.id, at: waiting.at, attempts: attempts + 1, error, message: waiting.message };
      await reports.updateOne(held(claimed), {
        $pull: { outbox: { id: message.id, lease } },
        $push: { dead },
      });
    },
    async deadLetters(page: Page): Promise<readonly DeadLetter[]> {
      const [limit, skip] = within(page);
      const found = await reports
        .aggregate<{ readonly _id: string; readonly dead: Dead }>([
          { $match: { 'dead.at': { $gt: 0 } } },
          { $project: { dead: 1 } },
          { $unwind: '$dead' },
          { $sort: { 'dead.at': 1 } },
          { $skip: skip },
          { $limit: limit },
        ])
        .toArray();
      return found.map(({ _id, dead }) => toDeadLetter(_id, dead));
    },
    /** One `updateOne`, back to the front: it is older than whatever waits. */
    async revive(messageId: string, now: Date): Promise<boolean> {
      const found = await reports.findOne<Pick<ReportDocument, '_id' | 'dead'>>(
        { 'dead.id': messageId },
        { projection: { dead: 1 } },
      );
      const dead = found?.dead.find(({ id }) => id === messageId);
      if (found === null || dead === undefined) return false;
      const { id, at, message } = dead;
      const waiting: Waiting = { id, at, due: now.getTime(), lease: '', attempts: 0, error: '', message };
      const { modifiedCount } = await reports.updateOne(
        { _id: found._id, 'dead.id': id },
        { $pull: { dead: { id } }, $push: { outbox: { $each: [waiting], $position: 0 } } },
      );
      return modifiedCount === 1;
    },
    async nextDue(): Promise<Date | undefined> {
      const [earliest] = await reports
        .aggregate<{ readonly due: number }>([
          { $match: { 'outbox.0.due': { $gte: 0 } } },
          { $group: { _id: null, due: { $min: { $arrayElemAt: ['$outbox.due', 0] } } } },
        ])
        .toArray();
      return earliest === undefined ? undefined : new Date(earliest.due);
    },
  };
}

const toDeadLetter = (reportId: string, { message, attempts, error }: Dead): DeadLetter => ({
  reportId,
  message: JSON.parse(message) as OutboxMessage,
  attempts,
  error,
});

function readMessage(json: string): OutboxMessage | undefined {
  try {
    return JSON.parse(json) as OutboxMessage;
  } catch {
    return undefined;
  }
}
