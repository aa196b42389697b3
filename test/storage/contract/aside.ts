import type { Claimed } from '../../../storage/ports';
import { aMessage, aReport, changeTo } from '../../helpers/people/reports';
import { ALL, later, LEASE_MS, NOON, type Setting } from './setting';

const CHANNEL = 'slack:C1';
const refused = { place: CHANNEL, error: 'not_in_channel' };
const DAY_MS = 86_400_000;
const idsOf = (claims: readonly Claimed[]): readonly string[] => claims.map(({ message }) => message.id);

export function asideContract(here: Setting): void {
  describe('what was put aside', () => {
    /** A report whose first message was put aside for a day; the others wait in its line. */
    async function withAside(...others: ReturnType<typeof aMessage>[]) {
      const report = aReport();
      const message = aMessage({ slot: 'channel' });
      await here.store.save(changeTo(report, { outbox: [message, ...others] }));
      await here.store.putAside(await here.claimOne(), later(DAY_MS), refused);
      return { report, message };
    }

    test('is in nobody’s way, and due again in its time', async () => {
      const next = aMessage();
      const { report, message } = await withAside(next);
      const claimed = await here.claimOne();
      expect(claimed).toMatchObject({ message: next });
      expect(claimed.aside).toBeUndefined();
      await here.store.delivered(claimed);
      expect(await here.store.nextDue()).toEqual(later(DAY_MS));
      expect(await here.store.asideOf(report.id)).toEqual([{ message, error: 'not_in_channel' }]);
      expect(await here.claimAll(later(DAY_MS - 1))).toEqual([]);
      const again = await here.claimOne(later(DAY_MS));
      expect(again).toMatchObject({ reportId: report.id, message, aside: true, attempts: 1 });
      expect(again.stored().report).toEqual(report);
      expect(await here.claimAll(later(DAY_MS))).toEqual([]);
    });

    test('outlives a restart, and is no dead letter', async () => {
      const { report, message } = await withAside();
      const store = await here.reopened();
      expect(await store.asideOf(report.id)).toEqual([{ message, error: 'not_in_channel' }]);
      expect(await store.deadLetters(ALL)).toEqual([]);
    });

    test('once delivered its post is known, and what is said after it stands at the end of the line', async () => {
      const [waiting, also] = [aMessage(), aMessage()];
      const { report } = await withAside(waiting);
      const claimed = await here.claimOne();
      await here.store.retryAt(claimed, later(5), '502');
      const again = await here.claimOne(later(DAY_MS)).catch(() => undefined);
      expect(again).toBeUndefined();
      const [inLine, aside] = [...(await here.claimAll(later(DAY_MS + LEASE_MS)))];
      if (inLine === undefined || aside === undefined) throw new Error('Both were due');
      expect(aside.aside).toBe(true);
      await here.store.delivered(aside, 'p1', undefined, [also, also]);
      expect((await here.store.load(report.id))?.posts).toEqual({ channel: 'p1' });
      expect(await here.store.asideOf(report.id)).toEqual([]);
      const term = { now: later(DAY_MS + LEASE_MS), leaseMs: LEASE_MS };
      expect((await here.store.delivered(inLine, undefined, term))?.message).toEqual(also);
    });

    test('with it comes what is to be said of that, once', async () => {
      const [also, after] = [aMessage(), aMessage()];
      const report = aReport();
      await here.store.save(changeTo(report, { outbox: [aMessage(), after] }));
      const claimed = await here.claimOne();
      await here.store.putAside(claimed, later(DAY_MS), refused, [also]);
      await here.store.putAside(claimed, later(DAY_MS), refused, [aMessage()]);
      const first = await here.claimOne();
      expect(first.message).toEqual(after);
      const second = await here.store.delivered(first, undefined, { now: NOON, leaseMs: LEASE_MS });
      expect(second?.message).toEqual(also);
      if (second === undefined) throw new Error('Nothing was due');
      await here.store.delivered(second);
      expect(await here.claimAll()).toEqual([]);
    });

    test('is put aside again, tried later, given up or taken back', async () => {
      const { report, message } = await withAside();
      await here.store.putAside(await here.claimOne(later(DAY_MS)), later(2 * DAY_MS), {
        ...refused,
        error: 'is_archived',
      });
      expect(await here.store.asideOf(report.id)).toEqual([{ message, error: 'is_archived' }]);
      await here.store.retryAt(await here.claimOne(later(2 * DAY_MS)), later(3 * DAY_MS), '502');
      expect(await here.store.nextDue()).toEqual(later(3 * DAY_MS));
      const last = await here.claimOne(later(3 * DAY_MS));
      expect(last).toMatchObject({ aside: true, attempts: 3 });
      await here.store.bury(last, 'no');
      expect(await here.store.asideOf(report.id)).toEqual([]);
      expect(await here.store.deadLetters(ALL)).toMatchObject([{ message, attempts: 4, error: 'no' }]);
      expect(await here.store.nextDue()).toBeUndefined();
    });

    test('an operator puts it back in its line', async () => {
      const next = aMessage();
      const { report, message } = await withAside(next);
      expect(await here.store.revive(message.id, later(1))).toBe(true);
      expect(await here.store.revive(message.id, later(1))).toBe(false);
      expect(await here.store.asideOf(report.id)).toEqual([]);
      const claimed = await here.claimOne(later(1));
      expect(claimed).toMatchObject({ message, attempts: 0 });
      await here.store.delivered(claimed);
      expect((await here.claimOne(later(1))).message).toEqual(next);
    });

    test('is woken by its place or the beginning of it, and nothing else is', async () => {
      const first = await withAside();
      const second = await withAside();
      const other = aReport();
      await here.store.save(changeTo(other, { outbox: [aMessage()] }));
      await here.store.putAside(await here.claimOne(), later(DAY_MS), { place: 'slack:C10%', error: 'no' });
      const elsewhere = aReport();
      await here.store.save(changeTo(elsewhere, { outbox: [aMessage()] }));
      await here.store.putAside(await here.claimOne(), later(DAY_MS), { place: 'teams:19:x', error: '403' });
      expect(await here.store.wake('slack:C2', NOON)).toBe(false);
      expect(await here.claimAll()).toEqual([]);
      expect(await here.store.wake('slack:C10', NOON)).toBe(true);
      expect((await here.claimAll()).map(({ reportId }) => reportId)).toEqual([other.id]);
      expect(await here.store.wake('slack:', NOON)).toBe(true);
      expect(idsOf(await here.claimAll())).toEqual([first.message.id, second.message.id]);
      expect(await here.store.wake('', NOON)).toBe(true);
      expect((await here.claimAll()).map(({ reportId }) => reportId)).toEqual([elsewhere.id]);
      expect(await here.store.wake('', NOON)).toBe(false);
    });

    test('of one report one goes out at a time, the oldest first', async () => {
      const [first, second] = [aMessage(), aMessage()];
      const report = aReport();
      await here.store.save(changeTo(report, { outbox: [first, second] }));
      await here.store.putAside(await here.claimOne(), later(2), refused);
      await here.store.putAside(await here.claimOne(), later(1), refused);
      const held = await here.claimOne(later(5));
      expect(held.message).toEqual(first);
      expect(await here.claimAll(later(5))).toEqual([]);
      expect(await here.store.nextDue()).toEqual(later(5 + LEASE_MS));
      await here.store.putAside(held, later(DAY_MS), refused);
      expect((await here.claimOne(later(5))).message).toEqual(second);
    });

    test('a lease of one lapses like any other', async () => {
      const { message } = await withAside();
      const lapsed = await here.claimOne(later(DAY_MS));
      const held = await here.claimOne(later(DAY_MS + LEASE_MS));
      expect(held.message).toEqual(message);
      await here.store.delivered(lapsed, 'late');
      await here.store.putAside(lapsed, later(9 * DAY_MS), refused);
      expect(await here.store.nextDue()).toEqual(later(DAY_MS + 2 * LEASE_MS));
      await here.store.delivered(held, 'right');
      expect(await here.store.nextDue()).toBeUndefined();
    });
  });
}
