import { sightOf, type Roles } from '../../../core/record/queries/access';
import type { Report } from '../../../core/record/types';
import { ANA, BRUNO, aReport, changeTo, next } from '../../helpers/people/reports';
import { ALL } from './setting';
import type { Setting } from './setting';

const OTHER = 'teams:29:otra';
const DEOE = 'slack:UDEOE';
const COAHUILA = 'slack:UCOAH';
const roles: Roles = {
  reviewers: [BRUNO.id],
  scoped: [
    { id: DEOE, unit: 'DEOE' },
    { id: COAHUILA, state: '05' },
  ],
  admins: [],
};
const answersOf = (unit: string, ...keys: readonly string[]) => ({
  unit: { kind: 'unit' as const, id: unit, name: unit },
  states: { kind: 'states' as const, keys },
});

/** Who is given which reports, and in which state they read. */
export function sightContract(here: Setting): void {
  describe('sight', () => {
    const approval = { by: BRUNO, at: '2026-03-02T00:00:00.000Z' };
    const sent = (folio: string, unit: string, state: string, more: Partial<Report> = {}) =>
      aReport({
        ...{ folio, state: 'in-review', submittedAt: '2026-03-01T00:00:00.000Z', round: 1 },
        answers: answersOf(unit, state),
        ...more,
      });
    const searched = async (words: string, ...ids: readonly string[]) =>
      (await here.store.search(words, ALL, sightOf(roles, ids))).map(({ folio, state }) => [folio, state]);
    const pending = async (...ids: readonly string[]) =>
      (await here.store.reportsIn(['in-review'], ALL, sightOf(roles, ids))).map(({ folio }) => folio);

    test('whoever reviews a unit, or a state, is given its reports as they are, and no others', async () => {
      await here.kept(sent('INF-2026-0001', 'DEOE', '15'));
      await here.kept(sent('INF-2026-0002', 'UTSI', '05'));
      await here.kept(sent('INF-2026-0003', 'UTSI', '15', { state: 'approved' }));
      await here.kept(aReport({ answers: answersOf('DEOE', '05') }));
      expect(await pending(DEOE)).toEqual(['INF-2026-0001']);
      expect(await pending(COAHUILA)).toEqual(['INF-2026-0002']);
      expect(await pending(OTHER)).toEqual([]);
      expect(await pending(BRUNO.id)).toHaveLength(2);
      expect(await searched('INF', DEOE)).toEqual(
        expect.arrayContaining([
          ['INF-2026-0001', 'in-review'],
          ['INF-2026-0003', 'approved'],
        ]),
      );
      expect(await searched('INF', DEOE)).toHaveLength(2);
      expect(await searched('INF', COAHUILA)).toHaveLength(2);
      expect(await searched('INF', OTHER)).toEqual([['INF-2026-0003', 'approved']]);
    });

    test('a report whose states change is given to who reviews the new one', async () => {
      const first = await here.kept(sent('INF-2026-0001', 'UTSI', '15', { state: 'changes-requested' }));
      expect(await searched('INF', COAHUILA)).toEqual([]);
      await here.store.save(changeTo(next(first, { answers: answersOf('UTSI', '05') })));
      expect(await searched('INF', COAHUILA)).toHaveLength(1);
    });

    test('what its author is writing gives it to nobody else', async () => {
      const first = await here.kept(sent('INF-2026-0001', 'UTSI', '15'));
      const { answers } = first;
      const at = '2026-03-01T00:00:00.000Z';
      const written = { state: 'changes-requested', previous: { round: 1, answers, at } } as const;
      const asked = next(first, { ...written, answers: answersOf('DEOE', '05') });
      await here.store.save(changeTo(asked));
      expect([await searched('INF', DEOE), await searched('INF', COAHUILA)]).toEqual([[], []]);
      await here.store.save(changeTo(next(asked, { state: 'in-review', round: 2 })));
      expect([await pending(DEOE), await pending(COAHUILA)]).toEqual([['INF-2026-0001'], ['INF-2026-0001']]);
    });

    test('one that is corrected stays found, and approved, for all but its author, and reviewers once it is sent', async () => {
      const approved = await here.kept(
        sent('INF-2026-0001', 'UTSI', '15', { state: 'approved', approvals: [approval] }),
      );
      const { answers, skipped, changedAt } = approved;
      const inForce = { ...{ round: 1, answers, skipped, changedAt }, approvals: [approval] };
      const draft = next(approved, { state: 'draft', inForce, answers: answersOf('DEOE', '05') });
      await here.store.save(changeTo(draft));
      for (const reader of [OTHER, BRUNO.id, DEOE])
        expect(await searched('INF UTSI', reader)).toEqual([['INF-2026-0001', 'approved']]);
      expect(await searched('INF', ANA.id)).toEqual([['INF-2026-0001', 'draft']]);
      expect(await searched('DEOE', OTHER)).toEqual([]);
      expect(await searched('INF', COAHUILA)).toEqual([['INF-2026-0001', 'approved']]);
      const again = next(draft, { state: 'in-review', round: 2 });
      await here.store.save(changeTo(again));
      expect(await searched('INF', OTHER)).toEqual([['INF-2026-0001', 'approved']]);
      expect(await searched('INF', BRUNO.id)).toEqual([['INF-2026-0001', 'in-review']]);
      expect([await pending(OTHER), await pending(BRUNO.id)]).toEqual([[], ['INF-2026-0001']]);
      const { inForce: _, ...done } = next(again, { state: 'approved' });
      await here.store.save(changeTo(done));
      expect(await searched('DEOE', OTHER)).toEqual([['INF-2026-0001', 'approved']]);
    });

    test('what a correction names is not told before it is approved', async () => {
      const approved = await here.kept(
        sent('INF-2026-0001', 'UTSI', '15', { state: 'approved', approvals: [approval] }),
      );
      const { answers, skipped, changedAt } = approved;
      const inForce = { ...{ round: 1, answers, skipped, changedAt }, approvals: [approval] };
      await here.store.save(changeTo(next(approved, { state: 'draft', inForce, answers: answersOf('DEOE', '05') })));
      const [line] = await here.store.search('INF', ALL);
      expect(line).toMatchObject({ unit: 'UTSI', states: 'México' });
    });
  });
}
