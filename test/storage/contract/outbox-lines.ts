import type { Claimed } from '../../../storage/ports';
import { aMessage, aReport, changeTo } from '../../helpers/people/reports';
import { LEASE_MS, later, NOON } from './setting';
import type { Setting } from './setting';

const DAY_MS = 24 * 60 * 60_000;
const TERM = { now: NOON, leaseMs: LEASE_MS };

export function outboxLinesContract(here: Setting): void {
  describe('the lines of a report', () => {
    const on = (platform: string) => aMessage({ to: 'review-thread', on: platform });
    const idsOf = (claims: readonly Claimed[]): string[] => claims.map(({ message }) => message.id);
    const claim = (report: { readonly id: string }, at = NOON) => here.store.claimOf(report.id, at, LEASE_MS);

    test('are one for each platform and one for its author: the first of each goes out, whatever the others wait for', async () => {
      const [slack, slack2, card, teams, teams2] = [on('slack'), on('slack'), aMessage(), on('teams'), on('teams')];
      const report = aReport();
      await here.store.save(changeTo(report, { outbox: [slack, slack2, card, teams, teams2] }));
      const claims = await claim(report);
      expect(new Set(idsOf(claims))).toEqual(new Set([slack.id, card.id, teams.id]));
      expect(await claim(report)).toEqual([]);
      expect(await here.claimAll()).toEqual([]);
      const ofTeams = claims.find(({ message }) => message.on === 'teams') as Claimed;
      const next = await here.store.delivered(ofTeams, undefined, TERM);
      expect(next?.message.id).toBe(teams2.id);
    });

    test('are claimed one message after the other by whoever looks for any', async () => {
      const [slack, teams] = [on('slack'), on('teams')];
      await here.store.save(changeTo(aReport(), { outbox: [slack, teams, on('teams')] }));
      expect(idsOf(await here.store.claim(NOON, LEASE_MS, 1))).toEqual([slack.id]);
      expect(idsOf(await here.claimAll())).toEqual([teams.id]);
      expect(await here.claimAll()).toEqual([]);
    });

    test('with the mark of a delivery comes the next of that line, and no other’s', async () => {
      const [slack, teams, teams2] = [on('slack'), on('teams'), on('teams')];
      const report = aReport();
      await here.store.save(changeTo(report, { outbox: [slack, teams, teams2] }));
      const [first] = await here.store.claim(NOON, LEASE_MS, 1);
      expect(await here.store.delivered(first as Claimed, undefined, TERM)).toBeUndefined();
      expect(idsOf(await claim(report))).toEqual([teams.id]);
    });

    test('what is saved for a line that is free goes out, while another waits for its time', async () => {
      const report = aReport();
      const [slack, slack2, teams] = [on('slack'), on('slack'), on('teams')];
      await here.store.save(changeTo(report, { outbox: [slack] }));
      await here.store.retryAt(await here.claimOne(), later(DAY_MS), '502');
      await here.store.save(changeTo({ ...report, version: 2 }, { outbox: [slack2, teams] }));
      expect(idsOf(await here.claimAll())).toEqual([teams.id]);
      expect(await here.store.nextDue()).toEqual(later(LEASE_MS));
      expect(idsOf(await claim(report, later(DAY_MS - 1)))).toEqual([teams.id]);
      expect(await here.store.claimOf(report.id, later(DAY_MS), LEASE_MS)).toMatchObject([
        { message: slack, attempts: 1 },
      ]);
    });

    test('what is saved behind what waits for its time is not due before it', async () => {
      const report = aReport();
      const [slack, slack2] = [on('slack'), on('slack')];
      await here.store.save(changeTo(report, { outbox: [slack] }));
      await here.store.retryAt(await here.claimOne(), later(5_000), '502');
      await here.store.save(changeTo({ ...report, version: 2 }, { outbox: [slack2] }));
      expect(await here.claimAll(later(4_999))).toEqual([]);
      expect(await here.store.nextDue()).toEqual(later(5_000));
      expect(idsOf(await here.claimAll(later(5_000)))).toEqual([slack.id]);
    });

    test('what is put aside and holds its line keeps it back, and no other, until it is delivered', async () => {
      const report = aReport();
      const [slack, slack2, teams] = [on('slack'), on('slack'), on('teams')];
      await here.store.save(changeTo(report, { outbox: [slack, slack2, teams] }));
      const held = (await claim(report)).find(({ message }) => message.on === 'slack') as Claimed;
      await here.store.putAside(held, later(DAY_MS), { place: 'slack:C1', error: 'no', holds: true });
      expect(await here.claimAll(later(LEASE_MS - 1))).toEqual([]);
      expect(await here.store.asideOf(report.id)).toMatchObject([{ message: slack }]);
      expect(await here.store.wake('slack:', later(1))).toBe(true);
      const [woken] = await here.claimAll(later(1));
      expect(woken).toMatchObject({ message: slack, aside: true, attempts: 1 });
      const next = await here.store.delivered(woken as Claimed, 'm1', { now: later(1), leaseMs: LEASE_MS });
      expect(next?.message.id).toBe(slack2.id);
      expect(next?.stored().posts).toEqual({});
    });

    test('what is given up holds nothing up any more', async () => {
      const report = aReport();
      const [slack, slack2] = [on('slack'), on('slack')];
      await here.store.save(changeTo(report, { outbox: [slack, slack2] }));
      await here.store.putAside(await here.claimOne(), later(1), { place: 'slack:C1', error: 'no', holds: true });
      expect(idsOf(await here.claimAll())).toEqual([]);
      await here.store.bury(await here.claimOne(later(1)), 'no');
      expect(idsOf(await here.claimAll(later(1)))).toEqual([slack2.id]);
    });

    test('what is revived goes back into its own line, and holds up no other', async () => {
      const report = aReport();
      const [slack, slack2, teams] = [on('slack'), on('slack'), on('teams')];
      await here.store.save(changeTo(report, { outbox: [slack] }));
      await here.store.bury(await here.claimOne(), 'no');
      await here.store.save(changeTo({ ...report, version: 2 }, { outbox: [slack2, teams] }));
      expect(await here.store.revive(slack.id, later(0))).toBe(true);
      expect(idsOf(await claim(report)).sort()).toEqual([slack.id, teams.id].sort());
    });

    test('what holds nothing up is passed by, in its line as well', async () => {
      const report = aReport();
      const [slack, slack2] = [on('slack'), on('slack')];
      await here.store.save(changeTo(report, { outbox: [slack, slack2] }));
      await here.store.putAside(await here.claimOne(), later(DAY_MS), { place: 'slack:C1', error: 'no' });
      expect(idsOf(await here.claimAll())).toEqual([slack2.id]);
    });

    test('outlive a restart', async () => {
      const report = aReport();
      const [slack, slack2, teams] = [on('slack'), on('slack'), on('teams')];
      await here.store.save(changeTo(report, { outbox: [slack, slack2, teams] }));
      const held = (await claim(report)).find(({ message }) => message.on === 'slack') as Claimed;
      await here.store.putAside(held, later(DAY_MS), { place: 'slack:C1', error: 'no', holds: true });
      await here.reopened();
      expect(idsOf(await claim(report, later(LEASE_MS)))).toEqual([teams.id]);
    });
  });
}
