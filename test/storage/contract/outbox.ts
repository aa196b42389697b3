import type { Claimed } from '../../../storage/ports';
import { aMessage, aReport, changeTo } from '../../helpers/people/reports';
import { ALL, NOON, LEASE_MS, later } from './setting';
import type { Setting } from './setting';

export function outboxContract(here: Setting): void {
  describe('outbox', () => {
    const idsOf = (claims: readonly Claimed[]): string[] => claims.map((claimed) => claimed.message.id);

    test('a message is claimed as it was put in, once', async () => {
      const message = aMessage({
        slot: 'channel',
        to: 'review-channel',
        mode: 'edit',
        about: { show: 'comment', comment: 'c1' },
      });
      const report = aReport();
      await here.store.save(changeTo(report, { outbox: [message] }));
      const claimed = await here.claimOne();
      expect(claimed).toEqual({
        reportId: report.id,
        message,
        lease: expect.any(String),
        attempts: 0,
        stored: expect.any(Function),
      });
      expect(claimed.stored()).toMatchObject({ report, posts: {} });
      expect(await here.claimAll(later(LEASE_MS - 1))).toEqual([]);
    });

    test("a report's messages come one by one, in the order they were put in", async () => {
      const [first, second, third] = [aMessage(), aMessage(), aMessage()];
      const report = aReport();
      await here.store.save(changeTo(report, { outbox: [first, second] }));
      await here.store.enqueue(report.id, [third]);
      const order: string[] = [];
      for (let at = 0; at < 3; at += 1) {
        const claimed = await here.claimOne();
        order.push(claimed.message.id);
        await here.store.delivered(claimed);
      }
      expect(order).toEqual([first.id, second.id, third.id]);
      expect(await here.claimAll()).toEqual([]);
      expect(await here.store.nextDue()).toBeUndefined();
    });

    test('different reports are claimed together, oldest message first, up to the limit', async () => {
      const messages = [aMessage(), aMessage(), aMessage()];
      for (const message of messages) await here.store.save(changeTo(aReport(), { outbox: [message, aMessage()] }));
      expect(idsOf(await here.store.claim(NOON, LEASE_MS, 2))).toEqual([messages[0]?.id, messages[1]?.id]);
      expect(idsOf(await here.store.claim(NOON, LEASE_MS, 2))).toEqual([messages[2]?.id]);
    });

    test("one report's message is claimed by its id, and no other's", async () => {
      const [wanted, other] = [aReport(), aReport()];
      const message = aMessage();
      await here.store.save(changeTo(other, { outbox: [aMessage()] }));
      await here.store.save(changeTo(wanted, { outbox: [message, aMessage()] }));
      expect(await here.store.claimOf('nobody', NOON, LEASE_MS)).toEqual([]);
      const [claimed] = await here.store.claimOf(wanted.id, NOON, LEASE_MS);
      expect(claimed).toMatchObject({ reportId: wanted.id, message, attempts: 0 });
      expect(claimed?.stored().report).toEqual(wanted);
      expect(await here.store.claimOf(wanted.id, NOON, LEASE_MS)).toEqual([]);
      expect(await here.store.claimOf(wanted.id, later(LEASE_MS), LEASE_MS)).toMatchObject([{ attempts: 1 }]);
    });

    test('with the mark of a delivery comes the next message, under a lease of its own, with its post known', async () => {
      const report = aReport();
      const [first, second] = [aMessage({ slot: 'card' }), aMessage()];
      await here.store.save(changeTo(report, { outbox: [first, second] }));
      const next = await here.store.delivered(await here.claimOne(), 'm1', { now: NOON, leaseMs: LEASE_MS });
      expect(next).toMatchObject({ reportId: report.id, message: second, attempts: 0 });
      expect(next?.stored().posts).toEqual({ card: 'm1' });
      expect(await here.claimAll(later(LEASE_MS - 1))).toEqual([]);
      if (next === undefined) throw new Error('Nothing was due');
      expect(await here.store.delivered(next, undefined, { now: NOON, leaseMs: LEASE_MS })).toBeUndefined();
      expect(await here.store.nextDue()).toBeUndefined();
    });

    test('nothing comes with it where the lease was lost, or the next one waits for its time', async () => {
      const [first, second] = [aMessage(), aMessage()];
      await here.store.save(changeTo(aReport(), { outbox: [first, second] }));
      const lapsed = await here.claimOne();
      const held = await here.claimOne(later(LEASE_MS));
      const term = { now: later(LEASE_MS), leaseMs: LEASE_MS };
      expect(await here.store.delivered(lapsed, undefined, term)).toBeUndefined();
      await here.store.bury(held, 'no');
      await here.store.retryAt(await here.claimOne(later(LEASE_MS)), later(9 * LEASE_MS), '502');
      expect(await here.store.revive(first.id, later(LEASE_MS))).toBe(true);
      const revived = await here.claimOne(later(LEASE_MS));
      expect(await here.store.delivered(revived, undefined, term)).toBeUndefined();
      expect(await here.store.nextDue()).toEqual(later(9 * LEASE_MS));
    });

    test('a message is put in once, however often it is asked', async () => {
      const report = await here.kept(aReport());
      const message = aMessage();
      await here.store.enqueue(report.id, [message, message]);
      await here.store.enqueue(report.id, [{ ...message, mode: 'edit' }]);
      const claimed = await here.claimOne();
      expect(claimed.message).toEqual(message);
      await here.store.delivered(claimed);
      expect(await here.claimAll()).toEqual([]);
    });

    test('a lapsed lease is claimed again, and its first holder has no more say', async () => {
      const report = aReport();
      await here.store.save(changeTo(report, { outbox: [aMessage({ slot: 'card' })] }));
      const lapsed = await here.claimOne();
      const held = await here.claimOne(later(LEASE_MS));
      expect(held.message).toEqual(lapsed.message);
      expect(held.lease).not.toBe(lapsed.lease);
      expect(held.attempts).toBe(1);
      await here.store.delivered(lapsed, 'late');
      await here.store.retryAt(lapsed, later(1), 'late');
      await here.store.bury(lapsed, 'late');
      expect((await here.store.load(report.id))?.posts).toEqual({});
      expect(await here.store.deadLetters(ALL)).toEqual([]);
      expect(await here.store.nextDue()).toEqual(later(2 * LEASE_MS));
      await here.store.delivered(held, 'right');
      expect((await here.store.load(report.id))?.posts).toEqual({ card: 'right' });
      expect(await here.store.nextDue()).toBeUndefined();
    });

    test('a lease outlives a restart', async () => {
      await here.store.save(changeTo(aReport(), { outbox: [aMessage()] }));
      const claimed = await here.claimOne();
      await here.reopened();
      expect(await here.claimAll(later(LEASE_MS - 1))).toEqual([]);
      await here.store.delivered(claimed);
      expect(await here.claimAll(later(LEASE_MS))).toEqual([]);
    });

    test('claimants at the same time never share a message', async () => {
      const other = await here.place.open();
      try {
        await Promise.all(
          Array.from({ length: 100 }, () => here.store.save(changeTo(aReport(), { outbox: [aMessage()] }))),
        );
        const claims = await Promise.all(
          Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? here.store : other).claim(NOON, LEASE_MS, 7)),
        );
        const ids = idsOf(claims.flat());
        expect(ids).toHaveLength(100);
        expect(new Set(ids).size).toBe(100);
      } finally {
        await other.close();
      }
    });

    test('a delivery that failed waits its time, and holds back its report alone', async () => {
      const [first, second, elsewhere] = [aMessage(), aMessage(), aMessage()];
      const report = aReport();
      await here.store.save(changeTo(report, { outbox: [first, second] }));
      await here.store.retryAt(await here.claimOne(), later(5_000), '502');
      await here.store.save(changeTo(aReport(), { outbox: [elsewhere] }));
      expect(idsOf(await here.claimAll(later(4_999)))).toEqual([elsewhere.id]);
      expect(await here.store.nextDue()).toEqual(later(5_000));
      const again = await here.claimOne(later(5_000));
      expect(again.message.id).toBe(first.id);
      expect(again.attempts).toBe(1);
    });

    test('a message given up is kept for an operator and lets the next one pass', async () => {
      const [first, second] = [aMessage({ slot: 'card' }), aMessage()];
      const report = aReport();
      await here.store.save(changeTo(report, { outbox: [first, second] }));
      await here.store.bury(await here.claimOne(), 'el canal no existe');
      expect(await here.store.deadLetters(ALL)).toEqual([
        { reportId: report.id, message: first, attempts: 1, error: 'el canal no existe' },
      ]);
      expect((await here.claimOne()).message.id).toBe(second.id);
      expect(await (await here.reopened()).deadLetters({ limit: 5, offset: 1 })).toEqual([]);
    });

    test('a dead letter that is revived is due at once, with all its tries', async () => {
      const message = aMessage();
      await here.store.save(changeTo(aReport(), { outbox: [message] }));
      await here.store.bury(await here.claimOne(), 'no');
      expect(await here.store.revive('another', NOON)).toBe(false);
      expect(await here.store.revive(message.id, later(5))).toBe(true);
      expect(await here.store.revive(message.id, later(5))).toBe(false);
      expect(await here.store.deadLetters(ALL)).toEqual([]);
      const claimed = await here.claimOne(later(5));
      expect(claimed.message).toEqual(message);
      expect(claimed.attempts).toBe(0);
    });

    test('a dead letter that is revived goes before what its report has waiting', async () => {
      const [first, second, third] = [aMessage(), aMessage(), aMessage()];
      const report = aReport();
      await here.store.save(changeTo(report, { outbox: [first, second, third] }));
      await here.store.bury(await here.claimOne(), 'no');
      const held = await here.claimOne();
      expect(await here.store.revive(first.id, later(1))).toBe(true);
      expect(await here.store.nextDue()).toEqual(later(1));
      const revived = await here.claimOne(later(2));
      expect(revived.message.id).toBe(first.id);
      // The lease on the second still holds: it was on its way already.
      await here.store.delivered(held);
      expect(await here.claimAll(later(3))).toEqual([]);
      await here.store.delivered(revived);
      expect((await here.claimOne(later(3))).message.id).toBe(third.id);
    });

    test('of many that wait, those that are due are found', async () => {
      const messages = Array.from({ length: 30 }, () => aMessage());
      for (const message of messages) await here.store.save(changeTo(aReport(), { outbox: [message, aMessage()] }));
      const claims = await here.claimAll();
      expect(idsOf(claims)).toEqual(messages.map(({ id }) => id));
      for (const [at, claimed] of claims.entries())
        await here.store.retryAt(claimed, later(60_000 - at * 1_000), '502');
      expect(await here.store.nextDue()).toEqual(later(31_000));
      expect(await here.claimAll(later(30_999))).toEqual([]);
      expect(idsOf(await here.store.claim(later(35_000), LEASE_MS, 3))).toEqual(
        [29, 28, 27].map((at) => messages[at]?.id),
      );
    });

    test('a message under lease or waiting is no dead letter', async () => {
      const message = aMessage();
      await here.store.save(changeTo(aReport(), { outbox: [message] }));
      expect(await here.store.revive(message.id, NOON)).toBe(false);
      await here.claimOne();
      expect(await here.store.revive(message.id, NOON)).toBe(false);
      expect(await here.claimAll()).toEqual([]);
    });

    test('the next due is the earliest that can be claimed', async () => {
      expect(await here.store.nextDue()).toBeUndefined();
      await here.store.save(changeTo(aReport(), { outbox: [aMessage(), aMessage()] }));
      expect((await here.store.nextDue())?.getTime()).toBeLessThanOrEqual(NOON.getTime());
      await here.claimOne();
      expect(await here.store.nextDue()).toEqual(later(LEASE_MS));
    });

    test('a delivery without a slot, or without an id, remembers no post', async () => {
      const report = aReport();
      await here.store.save(changeTo(report, { outbox: [aMessage(), aMessage({ slot: 'card' })] }));
      await here.store.delivered(await here.claimOne(), 'm1');
      await here.store.delivered(await here.claimOne());
      expect((await here.store.load(report.id))?.posts).toEqual({});
    });
  });
}
