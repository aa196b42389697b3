import { ANA, BRUNO, aReport, anEntry, changeTo, next } from '../../helpers/people/reports';
import type { Report } from '../../../core/record/types';
import type { Setting } from './setting';

const day = (number: number): string => `2026-03-${String(number).padStart(2, '0')}T15:00:00.000Z`;

/** Of the report saved by a command with that key. */
const keyed = (report: Report, key: string) => changeTo(report, { history: [anEntry(report.version, { key })] });

export function keysContract(here: Setting): void {
  describe('keys', () => {
    const kept = async (key: string, overrides: Partial<Report> = {}): Promise<Report> => {
      const report = aReport(overrides);
      expect(await here.store.save(keyed(report, key))).toBe('saved');
      return report;
    };

    test('a report tells whether a key was applied to it, also after a restart', async () => {
      const report = await kept('typed:1');
      await here.store.setPost(report.id, 'channel', 'm1');
      const asked = async (key?: string) => (await here.store.load(report.id, key))?.applied;
      expect([await asked('typed:1'), await asked('typed:2'), await asked()]).toEqual([true, false, false]);
      expect((await here.store.loadByPost('channel', 'm1', 'typed:1'))?.applied).toBe(true);
      expect((await here.store.loadByPost('channel', 'm1', 'typed:2'))?.applied).toBe(false);
      await here.reopened();
      expect([await asked('typed:1'), await asked('typed:2')]).toEqual([true, false]);
    });

    test('a key belongs to the report that it was applied to', async () => {
      const [one, other] = [await kept('typed:1'), await kept('typed:2')];
      expect((await here.store.load(one.id, 'typed:2'))?.applied).toBe(false);
      expect((await here.store.load(other.id, 'typed:2'))?.applied).toBe(true);
    });

    test('a key alone leads to the report that it was applied to, whoever’s it is', async () => {
      await kept('document:a1');
      const other = await kept('document:b2', { author: BRUNO, state: 'approved' });
      expect(await here.store.loadByKey('document:b2')).toMatchObject({ report: { id: other.id }, applied: true });
      expect(await here.store.loadByKey('document:c3')).toBeUndefined();
      await here.reopened();
      expect((await here.store.loadByKey('document:b2'))?.report.id).toBe(other.id);
    });

    test('what lost the race is not applied, and what won it is', async () => {
      const report = await kept('typed:1');
      const [won, lost] = await Promise.all(['a', 'b'].map((key) => here.store.save(keyed(next(report), key))));
      expect([won, lost].sort()).toEqual(['conflict', 'saved']);
      expect((await here.store.load(report.id, 'a'))?.applied).toBe(won === 'saved');
      expect((await here.store.load(report.id, 'b'))?.applied).toBe(lost === 'saved');
    });

    test("a person's open report is the one touched last that takes answers", async () => {
      expect(await here.store.loadOpen([ANA.id], 'typed:0')).toBeUndefined();
      await kept('typed:1', { updatedAt: day(1) });
      const asked = await kept('typed:2', { updatedAt: day(3), state: 'changes-requested' });
      await kept('typed:3', { updatedAt: day(2) });
      await kept('typed:4', { updatedAt: day(4), state: 'in-review' });
      await kept('typed:5', { updatedAt: day(5), author: BRUNO });
      await here.store.setPost(asked.id, 'card', 'm1');
      const open = await here.store.loadOpen([ANA.id], 'typed:6');
      expect(open).toMatchObject({ report: { id: asked.id }, posts: { card: 'm1' }, tip: { seq: 1 }, applied: false });
      expect((await here.store.loadOpen([ANA.id]))?.report.id).toBe(asked.id);
    });

    test('a key that was applied leads to its report, in whatever state that is by now', async () => {
      const closed = await kept('typed:1', { updatedAt: day(1), state: 'approved' });
      const draft = await kept('typed:2', { updatedAt: day(2) });
      expect(await here.store.loadOpen([ANA.id], 'typed:1')).toMatchObject({
        report: { id: closed.id },
        applied: true,
      });
      expect(await here.store.loadOpen([ANA.id], 'typed:2')).toMatchObject({ report: { id: draft.id }, applied: true });
    });

    test('a person who goes by several ids has one open report among them, and one key', async () => {
      const ids = ['slack:U0ANA', ANA.id];
      const older = await kept('typed:1', { updatedAt: day(1) });
      const newer = await kept('typed:2', { updatedAt: day(3), author: { id: 'slack:U0ANA', name: 'Ana' } });
      await kept('typed:3', { updatedAt: day(5), author: BRUNO });
      for (const asked of [ids, [...ids].reverse(), [...ids, ANA.id]]) {
        expect((await here.store.loadOpen(asked))?.report.id).toBe(newer.id);
        expect(await here.store.loadOpen(asked, 'typed:1')).toMatchObject({ report: { id: older.id }, applied: true });
        expect(await here.store.loadOpen(asked, 'typed:3')).toMatchObject({ report: { id: newer.id }, applied: false });
      }
      expect((await here.store.loadOpen([ANA.id]))?.report.id).toBe(older.id);
      expect(await here.store.loadOpen(['slack:U0NADIE'])).toBeUndefined();
      expect(await here.store.loadOpen([])).toBeUndefined();
    });

    test("another person's key is nobody else's", async () => {
      await kept('typed:1', { author: BRUNO });
      expect(await here.store.loadOpen([ANA.id], 'typed:1')).toBeUndefined();
      expect((await here.store.loadOpen([BRUNO.id], 'typed:1'))?.applied).toBe(true);
    });
  });
}
