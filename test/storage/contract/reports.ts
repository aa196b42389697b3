import { ANA, BRUNO, aMessage, aReport, changeTo, next } from '../../helpers/people/reports';
import { ALL } from './setting';
import type { Sight } from '../../../core/record/queries/access';
import type { Setting } from './setting';

export function reportsContract(here: Setting): void {
  describe('folios', () => {
    test('a folio belongs to one report', async () => {
      const first = await here.kept(aReport({ folio: 'INF-2026-0001', state: 'in-review' }));
      const draft = await here.kept(aReport());
      const rival = changeTo(next(draft, { folio: 'INF-2026-0001' }), { outbox: [aMessage()] });
      expect(await here.store.save(rival)).toBe('folio-taken');
      expect(await here.store.save(changeTo(aReport({ folio: 'INF-2026-0001' })))).toBe('folio-taken');
      expect((await here.store.load(draft.id))?.report).toEqual(draft);
      expect(await here.claimAll()).toEqual([]);
      expect(await here.store.save(changeTo(next(draft, { folio: 'INF-2026-0002' })))).toBe('saved');
      expect((await here.store.loadByFolio('INF-2026-0001'))?.report).toEqual(first);
      expect((await here.store.loadByFolio('INF-2026-0002'))?.report.id).toBe(draft.id);
    });

    test('a report keeps its folio over later changes', async () => {
      const report = await here.kept(aReport({ version: 2, folio: 'INF-2026-0001', state: 'in-review' }));
      expect(await here.store.save(changeTo(next(report, { state: 'approved' })))).toBe('saved');
      expect((await here.store.loadByFolio('INF-2026-0001'))?.report.state).toBe('approved');
    });

    test('of many that ask for one folio at once exactly one gets it', async () => {
      const drafts = await Promise.all(Array.from({ length: 40 }, () => here.kept(aReport())));
      const sent = drafts.map((draft) => here.store.save(changeTo(next(draft, { folio: 'INF-2026-0001' }))));
      const results = await Promise.all(sent);
      expect(results.filter((result) => result === 'saved')).toHaveLength(1);
      expect(results.filter((result) => result === 'folio-taken')).toHaveLength(39);
    });

    test('where the version is late too, that is said first', async () => {
      await here.kept(aReport({ folio: 'INF-2026-0001' }));
      const draft = await here.kept(aReport({ version: 2 }));
      expect(await here.store.save(changeTo({ ...draft, folio: 'INF-2026-0001' }))).toBe('conflict');
    });

    test('numbers are counted by year, as numbers', async () => {
      expect(await here.store.lastFolioNumber(2026)).toBe(0);
      for (const folio of ['INF-2025-0107', 'INF-2026-0009', 'INF-2026-10000', 'INF-2026-9999']) {
        await here.kept(aReport({ folio }));
      }
      expect(await here.store.lastFolioNumber(2025)).toBe(107);
      expect(await here.store.lastFolioNumber(2026)).toBe(10_000);
      expect(await here.store.lastFolioNumber(2027)).toBe(0);
    });
  });

  describe('posts', () => {
    test('a post is remembered by slot, found by its message and moved by a newer one', async () => {
      const report = await here.kept(aReport());
      await here.store.setPost(report.id, 'channel', 'm1');
      await here.store.setPost(report.id, 'card', 'm1');
      expect((await here.store.loadByPost('channel', 'm1'))?.report).toEqual(report);
      await here.store.setPost(report.id, 'channel', 'm2');
      expect(await here.store.loadByPost('channel', 'm1')).toBeUndefined();
      expect((await here.store.load(report.id))?.posts).toEqual({ channel: 'm2', card: 'm1' });
      expect((await (await here.reopened()).loadByPost('channel', 'm2'))?.posts).toEqual({ channel: 'm2', card: 'm1' });
    });

    test('a save leaves the posts alone, and a post leaves the version alone', async () => {
      const report = await here.kept(aReport());
      await here.store.setPost(report.id, 'channel', 'm1');
      expect(await here.store.save(changeTo(next(report)))).toBe('saved');
      const stored = await here.store.load(report.id);
      expect(stored?.posts).toEqual({ channel: 'm1' });
      expect(stored?.report.version).toBe(2);
    });

    test('nothing is kept about a report that is not there', async () => {
      await expect(here.store.setPost('nobody', 'channel', 'm1')).rejects.toMatchObject({
        code: 'store.no-such-report',
      });
      await expect(here.store.enqueue('nobody', [aMessage()])).rejects.toMatchObject({ code: 'store.no-such-report' });
    });
  });

  describe('lists', () => {
    const unit = (id: string, named: string) => ({ unit: { kind: 'unit' as const, id, name: named } });
    const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T15:00:00.000Z`;

    test("a person's last unit is that of the newest report that has one", async () => {
      expect((await here.store.usedBy([ANA.id])).units).toEqual([]);
      await here.kept(aReport({ createdAt: day(3), answers: unit('DECEYEC', 'Capacitación') }));
      await here.kept(aReport({ createdAt: day(1), updatedAt: day(9), answers: unit('UTSI', 'Informática') }));
      await here.kept(aReport({ createdAt: day(5) }));
      await here.kept(aReport({ createdAt: day(7), author: BRUNO, answers: unit('DERFE', 'Registro') }));
      expect((await here.store.usedBy([ANA.id])).units[0]).toEqual({
        kind: 'unit',
        id: 'DECEYEC',
        name: 'Capacitación',
      });
    });

    test('the last unit follows a change of the answer', async () => {
      const report = await here.kept(aReport({ answers: unit('UTSI', 'Informática') }));
      await here.store.save(changeTo(next(report, { answers: unit('DERFE', 'Registro') })));
      expect((await here.store.usedBy([ANA.id])).units[0]?.id).toBe('DERFE');
      await here.store.save(changeTo(next(report, { version: 3, answers: {} })));
      expect((await here.store.usedBy([ANA.id])).units).toEqual([]);
    });

    test("a person's reports come by state, last touched first, in pages", async () => {
      const ids: string[] = [];
      for (const at of [1, 2, 3, 4, 5]) ids.push((await here.kept(aReport({ updatedAt: day(at) }))).id);
      await here.kept(aReport({ state: 'cancelled' }));
      await here.kept(aReport({ author: BRUNO }));
      const page = async (limit: number, offset: number) =>
        (await here.store.reportsOf([ANA.id], ['draft', 'approved'], { limit, offset })).map((line) => line.id);
      expect(await page(50, 0)).toEqual([...ids].reverse());
      expect(await page(2, 0)).toEqual([ids[4], ids[3]]);
      expect(await page(2, 4)).toEqual([ids[0]]);
      expect(await page(2, 5)).toEqual([]);
      expect(await here.store.reportsOf([ANA.id], [], ALL)).toEqual([]);
    });

    test('reports of a person who goes by several ids are one list, in whole pages', async () => {
      const slack = { id: 'slack:U0ANA', name: 'Ana' };
      const made = [];
      for (const at of [1, 2, 3, 4, 5, 6])
        made.push(
          await here.kept(
            aReport({
              updatedAt: `2026-03-0${at}T15:00:00.000Z`,
              author: at % 2 === 0 ? slack : ANA,
              state: at > 4 ? 'in-review' : 'draft',
            }),
          ),
        );
      await here.kept(aReport({ author: BRUNO }));
      const states = ['draft', 'in-review'] as const;
      const page = async (offset: number) =>
        (await here.store.reportsOf([ANA.id, slack.id], states, { limit: 4, offset })).map(({ id }) => id);
      const newestFirst = made.map(({ id }) => id).reverse();
      expect([...(await page(0)), ...(await page(4))]).toEqual(newestFirst);
      expect(await here.store.reportsOf([], states, { limit: 4, offset: 0 })).toEqual([]);
    });

    test('a touch moves a report to the front', async () => {
      const first = await here.kept(aReport({ updatedAt: day(1) }));
      const second = await here.kept(aReport({ updatedAt: day(2) }));
      await here.store.save(changeTo(next(first, { updatedAt: day(3) })));
      const lines = await here.store.reportsOf([ANA.id], ['draft'], ALL);
      expect(lines.map((line) => line.id)).toEqual([first.id, second.id]);
    });

    test('reports in a state come longest waiting first: since they were sent, or else last touched', async () => {
      const [sentLast, sentFirst, neverSent] = [
        await here.kept(aReport({ state: 'in-review', submittedAt: day(5), updatedAt: day(5) })),
        await here.kept(aReport({ state: 'in-review', submittedAt: day(2), updatedAt: day(8), author: BRUNO })),
        await here.kept(aReport({ updatedAt: day(3) })),
      ];
      await here.kept(aReport({ state: 'approved', submittedAt: day(1) }));
      const lines = await here.store.reportsIn(['in-review', 'draft'], ALL);
      expect(lines.map((line) => line.id)).toEqual([sentFirst.id, neverSent.id, sentLast.id]);
      expect((await here.store.reportsIn(['in-review'], { limit: 1, offset: 1 })).map((line) => line.id)).toEqual([
        sentLast.id,
      ]);
    });

    test('of those in a state, a reader is given what they may read, in whole pages', async () => {
      const waiting = [];
      for (const nth of [1, 2, 3, 4, 5, 6])
        waiting.push(
          await here.kept(
            aReport({
              state: 'in-review',
              submittedAt: day(nth),
              author: nth % 2 === 0 ? BRUNO : ANA,
              updatedAt: day(9),
            }),
          ),
        );
      const draft = await here.kept(aReport({ author: BRUNO, updatedAt: day(1) }));
      const approved = await here.kept(aReport({ state: 'approved', submittedAt: day(7) }));
      const states = ['in-review', 'approved', 'draft'] as const;
      const page = async (limit: number, offset: number, sight: Sight) =>
        (await here.store.reportsIn(states, { limit, offset }, sight)).map(({ id }) => id);
      const [, second, , fourth, , sixth] = waiting.map(({ id }) => id);
      const brunos = { states: ['approved'], own: [BRUNO.id] } as const;
      expect(await page(50, 0, brunos)).toEqual([draft.id, second, fourth, sixth, approved.id]);
      expect(await page(2, 0, brunos)).toEqual([draft.id, second]);
      expect(await page(2, 2, brunos)).toEqual([fourth, sixth]);
      expect(await page(2, 4, brunos)).toEqual([approved.id]);
      expect(await page(50, 0, { states: ['in-review'], own: [] })).toEqual(waiting.map(({ id }) => id));
      expect(await page(50, 0, { states: [], own: [] })).toEqual([]);
    });

    test('a report that is sent again waits from then on', async () => {
      const [first, second] = [
        await here.kept(aReport({ state: 'in-review', submittedAt: day(1) })),
        await here.kept(aReport({ state: 'in-review', submittedAt: day(2) })),
      ];
      const asked = next(first, { state: 'changes-requested' });
      await here.store.save(changeTo(asked));
      expect((await here.store.reportsIn(['in-review'], ALL)).map((line) => line.id)).toEqual([second.id]);
      await here.store.save(changeTo(next(asked, { state: 'in-review', submittedAt: day(3) })));
      const lines = await here.store.reportsIn(['in-review', 'in-review'], ALL);
      expect(lines.map((line) => line.id)).toEqual([second.id, first.id]);
    });

    test('a line says what a list shows, and no more than is known', async () => {
      const draft = await here.kept(aReport());
      expect(await here.store.reportsOf([ANA.id], ['draft'], ALL)).toEqual([
        { id: draft.id, state: 'draft', author: ANA, unit: '', states: '', updatedAt: draft.updatedAt },
      ]);
      const sent = next(draft, {
        state: 'in-review',
        folio: 'INF-2026-0001',
        submittedAt: day(4),
        answers: {
          ...unit('UTSI', 'Unidad Técnica de Servicios de Informática'),
          states: { kind: 'states', keys: ['05', '15'] },
        },
      });
      await here.store.save(changeTo(sent));
      expect(await here.store.reportsIn(['in-review'], ALL)).toEqual([
        {
          id: draft.id,
          folio: 'INF-2026-0001',
          state: 'in-review',
          author: ANA,
          unit: 'Unidad Técnica de Servicios de Informática',
          states: 'Coahuila y México',
          updatedAt: sent.updatedAt,
          submittedAt: day(4),
        },
      ]);
    });

    test('a literal phrase stands for the states', async () => {
      const literal = 'entidades federativas con proceso electoral';
      await here.kept(aReport({ answers: { states: { kind: 'states', keys: [], literal } } }));
      expect((await here.store.reportsOf([ANA.id], ['draft'], ALL))[0]?.states).toBe(literal);
    });

    test('a page holds at most 50 and at least one', async () => {
      await Promise.all(Array.from({ length: 55 }, () => here.kept(aReport())));
      expect(await here.store.reportsOf([ANA.id], ['draft'], { limit: 1_000, offset: 0 })).toHaveLength(50);
      expect(await here.store.reportsOf([ANA.id], ['draft'], { limit: 0, offset: -3 })).toHaveLength(1);
      expect(await here.store.reportsOf([ANA.id], ['draft'], { limit: 50, offset: 50 })).toHaveLength(5);
    });
  });
}
