import { randomUUID } from 'node:crypto';
import type { Document, Filter } from 'mongodb';
import type { Aside, Claimed, DeadLetter, Page, Refused, Term } from '../ports';
import type { Log } from '../../core/record/runtime';
import type { OutboxMessage } from '../../core/record/types';
import { StoreError } from '../errors';
import { lineOf } from '../columns';
import { within } from '../page';
import type { Upgrades } from '../schema';
import { createAside } from './aside';
import { readMessage } from './layout/bson';
import type { Kept, ReportDocument, ReportDocuments, Waiting } from './layout/documents';
import { SHOWN, toStored } from './read';
import type { Shown } from './read';
import { changed, claimHeads, fresh, HEAD, heldUnder, literally, postIn, without, type Where } from './layout/stages';
import { toWaiting } from './write';

type Claimable = Shown & Pick<ReportDocument, 'outbox'>;

/**
 * The outboxes of all reports. What waits is an array in its report's document, oldest first, and only the
 * first of each line is ever claimed: so a line's messages go out in order. Outcomes are matched on
 * the lease's token and not on the time: a delivery that took longer than its lease is still a delivery,
 * as long as nobody has taken the message over. Each step is one update of one document.
 */
export function createOutbox(reports: ReportDocuments, upgrades: Upgrades, log: Log) {
  /** The document as it is after the update, of its outbox only what that token holds. */
  const heldAfter = (token: string) => {
    const outbox = { $filter: { input: '$outbox', cond: { $eq: ['$$this.lease', literally(token)] } } };
    return { projection: { ...SHOWN, outbox }, returnDocument: 'after' } as const;
  };
  const aside = createAside(reports, upgrades);

  /** Of all that match: of the one that has something due for longest, the first or all of it. */
  async function take(filter: Filter<ReportDocument>, term: Term, all = false): Promise<readonly Claimed[]> {
    for (;;) {
      const token = randomUUID();
      const found = (await reports.findOneAndUpdate(
        { ...filter, 'head.due': { $lte: term.now } },
        [...claimHeads(token, term, { all })],
        { ...heldAfter(token), sort: { 'head.due': 1, 'head.at': 1 } },
      )) as Claimable | null;
      if (found === null) return [];
      const claims = await readClaims(found);
      if (claims.length > 0) return claims;
    }
  }

  /** One that is damaged is set aside. */
  async function readClaims(found: Claimable): Promise<readonly Claimed[]> {
    const claims: Claimed[] = [];
    for (const held of found.outbox) {
      const message = readMessage(held.id, held.message);
      if (message === undefined) await setAside(found._id, held);
      else claims.push(claimedIn(found, held, message));
    }
    return claims;
  }

  /** A try is counted when it begins, so that a message that ends the process is given up some day. */
  const claimedIn = (found: Claimable, { lease, attempts }: Waiting, message: OutboxMessage): Claimed => ({
    ...{ reportId: found._id, message, lease },
    attempts: attempts - 1,
    stored: () => toStored(found, upgrades),
  });

  /** A damaged message would stand in the way of its line's others for ever. */
  async function setAside(reportId: string, { id, lease }: Waiting): Promise<void> {
    const damaged = { $concatArrays: ['$damaged', heldUnder(id, lease)] };
    await reports.updateOne(heldBy(reportId, id, lease), [{ $set: { damaged, outbox: without(id, lease) } }, HEAD]);
    log.error('outbox message cannot be read', { report: reportId, message: id });
  }

  const heldBy = (reportId: string, id: string, lease: string, where: Where = 'outbox'): Filter<ReportDocument> => ({
    _id: reportId,
    [where]: { $elemMatch: { id, lease } },
  });
  const settle = (claimed: Claimed, stage: Document) =>
    reports.updateOne(heldBy(claimed.reportId, claimed.message.id, claimed.lease, whereOf(claimed)), [
      { $set: stage },
      HEAD,
    ]);

  return {
    async enqueue(reportId: string, messages: readonly OutboxMessage[]): Promise<void> {
      const { matchedCount } = await reports.updateOne({ _id: reportId }, [
        { $set: { outbox: { $concatArrays: ['$outbox', fresh(waitingOf(messages))] } } },
        HEAD,
      ]);
      if (matchedCount === 0) throw noSuchReport(reportId);
    },
    async setPost(reportId: string, slot: string, messageId: string): Promise<void> {
      const post = postIn({ slot, messageId });
      const { matchedCount } = await reports.updateOne({ _id: reportId }, [{ $set: { posts: post } }]);
      if (matchedCount === 0) throw noSuchReport(reportId);
    },
    async claim(term: Term, limit: number): Promise<readonly Claimed[]> {
      const claims: Claimed[] = [];
      for (const next of [() => take({}, term), () => aside.take(term)]) {
        while (claims.length < limit) {
          const taken = await next();
          if (taken.length === 0) break;
          claims.push(...taken);
        }
      }
      return claims;
    },
    claimOf: (reportId: string, term: Term): Promise<readonly Claimed[]> => take({ _id: reportId }, term, true),
    /** The message leaves, its post is remembered and the next one is claimed together. */
    async delivered(
      claimed: Claimed,
      messageId?: string,
      next?: Term,
      also: readonly OutboxMessage[] = [],
    ): Promise<Claimed | undefined> {
      const { reportId, message, lease } = claimed;
      const { id, slot } = message;
      const [token, line] = [randomUUID(), lineOf(message)];
      const post = slot === undefined || messageId === undefined ? {} : { posts: postIn({ slot, messageId }) };
      const found = (await reports.findOneAndUpdate(
        heldBy(reportId, id, lease, whereOf(claimed)),
        [
          { $set: { ...left(claimed, also), ...post } },
          HEAD,
          ...(next === undefined ? [] : claimHeads(token, next, { line })),
        ],
        heldAfter(token),
      )) as Claimable | null;
      if (found === null || next === undefined) return undefined;
      const damaged = found.outbox.length > 0;
      return (await readClaims(found))[0] ?? (damaged ? (await take({ _id: reportId }, next))[0] : undefined);
    },
    async retryAt(claimed: Claimed, due: Date, error: string): Promise<void> {
      const where = whereOf(claimed);
      const facts = literally({ due, lease: '', error: error.toWellFormed() });
      await settle(claimed, { [where]: changed(claimed.message.id, claimed.lease, where, facts) });
    },
    /** To the end of what was put aside, or where it is there already. */
    async putAside(
      claimed: Claimed,
      due: Date,
      { place, error, holds = false }: Refused,
      also: readonly OutboxMessage[] = [],
    ): Promise<void> {
      const { message, lease } = claimed;
      const facts = literally({ due, lease: '', holds, place: place.toWellFormed(), error: error.toWellFormed() });
      const moved = { $map: { input: heldUnder(message.id, lease), in: { $mergeObjects: ['$$this', facts] } } };
      const kept =
        claimed.aside === undefined ? { $concatArrays: ['$aside', moved] } : changed(message.id, lease, 'aside', facts);
      await settle(claimed, { ...left(claimed, also), aside: kept });
    },
    asideOf: (reportId: string): Promise<readonly Aside[]> => aside.of(reportId),
    wake: (place: string, now: Date): Promise<boolean> => aside.wake(place, now),
    /** From one array to the other. */
    async bury(claimed: Claimed, error: string): Promise<void> {
      const { id } = claimed.message;
      const parts = Object.fromEntries(KEPT.map((part) => [part, `$$this.${part}`]));
      const dead = { $mergeObjects: [parts, literally({ error: error.toWellFormed() })] };
      const where = whereOf(claimed);
      await settle(claimed, {
        dead: { $concatArrays: ['$dead', { $map: { input: heldUnder(id, claimed.lease, where), in: dead } }] },
        [where]: without(id, claimed.lease, where),
      });
    },
    async deadLetters(page: Page): Promise<readonly DeadLetter[]> {
      const [limit, skip] = within(page);
      const found = await reports
        .aggregate<{ readonly _id: string; readonly dead: Kept }>([
          { $match: { 'dead.at': { $exists: true } } },
          { $project: { dead: 1 } },
          { $unwind: '$dead' },
          { $sort: { 'dead.at': 1 } },
          { $skip: skip },
          { $limit: limit },
        ])
        .toArray();
      return found.flatMap(({ _id, dead }) => toDeadLetter(_id, dead));
    },
    /** Back to the front: it is older than whatever waits. */
    async revive(messageId: string, now: Date): Promise<boolean> {
      const isIt = { $eq: ['$$this.id', literally(messageId)] };
      const waiting = { $mergeObjects: ['$$this', literally({ due: now, lease: '', attempts: 0, error: '' })] };
      const those = (array: string, cond: Document): Document => ({ $filter: { input: array, cond } });
      for (const [array, where] of [
        ['dead', { 'dead.id': messageId }],
        ['aside', { 'aside.due': { $exists: true }, aside: { $elemMatch: { id: messageId, lease: '' } } }],
      ] as const) {
        const revived = { $map: { input: those(`$${array}`, isIt), in: waiting } };
        const left = those(`$${array}`, { $not: isIt });
        const { modifiedCount } = await reports.updateOne(where, [
          { $set: { outbox: { $concatArrays: [revived, '$outbox'] }, [array]: left } },
          HEAD,
        ]);
        if (modifiedCount === 1) return true;
      }
      return false;
    },
    async nextDue(): Promise<Date | undefined> {
      const earliest = await reports.findOne<Pick<ReportDocument, 'head'>>(
        { 'head.due': { $exists: true } },
        { projection: { head: 1 }, sort: { 'head.due': 1 } },
      );
      const dues = [earliest?.head?.due, await aside.nextDue()].flatMap((due) => due?.getTime() ?? []);
      return dues.length === 0 ? undefined : new Date(Math.min(...dues));
    },
  };
}

const KEPT = ['id', 'line', 'at', 'attempts', 'message'] as const satisfies readonly (keyof Kept)[];

const whereOf = ({ aside }: Pick<Claimed, 'aside'>): Where => (aside === true ? 'aside' : 'outbox');

/** What is left of the arrays once that message goes, with what is said after it at the end of the line. */
function left(
  { message, lease, aside }: Pick<Claimed, 'message' | 'lease' | 'aside'>,
  also: readonly OutboxMessage[],
): Document {
  const line = aside === true ? '$outbox' : without(message.id, lease);
  return {
    ...(aside === true ? { aside: without(message.id, lease, 'aside') } : {}),
    outbox: { $concatArrays: [line, fresh(waitingOf(also))] },
  };
}

/** Each once, as they are kept. */
const waitingOf = (messages: readonly OutboxMessage[]): readonly Waiting[] =>
  messages.filter(({ id }, at) => messages.findIndex((other) => other.id === id) === at).map(toWaiting);

const noSuchReport = (reportId: string): StoreError =>
  new StoreError('store.no-such-report', 'There is no such report', { reportId });

function toDeadLetter(reportId: string, { id, message: stored, attempts, error }: Kept): readonly DeadLetter[] {
  const message = readMessage(id, stored);
  return message === undefined ? [] : [{ reportId, message, attempts, error }];
}
