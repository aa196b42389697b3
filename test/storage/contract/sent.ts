import { sightOf, type Roles } from '../../../core/record/queries/access';
import type { Report } from '../../../core/record/types';
import type { SentPage } from '../../../storage/ports';
import { ANA, BRUNO, aReport } from '../../helpers/people/reports';
import type { Setting } from './setting';

const roles: Roles = { reviewers: [BRUNO.id], scoped: [{ id: 'slack:UDEOE', unit: 'DEOE' }], admins: [] };

/** Whole reports that were sent, for whoever takes many out. */
export function sentContract(here: Setting): void {
  const sent = (nth: number, more: Partial<Report> = {}): Report =>
    aReport({
      folio: `INF-2026-${String(nth).padStart(4, '0')}`,
      state: 'in-review',
      submittedAt: `2026-03-01T00:00:00.${String(nth).padStart(3, '0')}Z`,
      round: 1,
      ...more,
    });

  async function pages(limit: number, ids: readonly string[], words?: string): Promise<readonly SentPage[]> {
    const found: SentPage[] = [];
    for (let after: string | undefined = ''; after !== undefined; after = found.at(-1)?.next) {
      const page: SentPage = await here.store.sentFrom({
        after,
        limit,
        sight: sightOf(roles, ids),
        ...(words === undefined ? {} : { words }),
      });
      expect(page.reports.length).toBeLessThanOrEqual(limit);
      found.push(page);
    }
    return found;
  }
  const folios = async (...asked: Parameters<typeof pages>): Promise<readonly (string | undefined)[]> =>
    (await pages(...asked)).flatMap(({ reports }) => reports.map(({ folio }) => folio));

  describe('sent reports, whole', () => {
    test('come in pages by their folios, each once and as it is kept, and no drafts', async () => {
      const kept: Report[] = [];
      for (const nth of [5, 3, 1, 4, 2]) kept.push(await here.kept(sent(nth)));
      await here.kept(aReport());
      await here.reopened();
      const found = (await pages(2, [BRUNO.id])).flatMap(({ reports }) => reports);
      expect(found).toEqual([...kept].sort((a, b) => ((a.folio ?? '') < (b.folio ?? '') ? -1 : 1)));
      expect(await folios(5, [BRUNO.id])).toHaveLength(5);
    });

    test('a report that is sent while they are gone through is not met twice, nor in place of another', async () => {
      for (const nth of [1, 3, 5]) await here.kept(sent(nth));
      const sight = sightOf(roles, [BRUNO.id]);
      const first = await here.store.sentFrom({ limit: 2, sight });
      await here.kept(sent(2));
      await here.kept(sent(6));
      const second = await here.store.sentFrom({ after: first.next ?? '', limit: 5, sight });
      expect(second.reports.map(({ folio }) => folio)).toEqual(['INF-2026-0005', 'INF-2026-0006']);
    });

    test('are those that the sight takes in', async () => {
      const unit = (id: string): Partial<Report> => ({ answers: { unit: { kind: 'unit', id, name: id } } });
      await here.kept(sent(1, { ...unit('DEOE'), author: BRUNO }));
      await here.kept(sent(2, { ...unit('UTSI'), author: ANA }));
      await here.kept(sent(3, { ...unit('UTSI'), author: BRUNO, state: 'approved' }));
      expect(await folios(10, [BRUNO.id])).toHaveLength(3);
      expect(await folios(1, ['slack:UDEOE'])).toEqual(['INF-2026-0001', 'INF-2026-0003']);
      expect(await folios(1, [ANA.id])).toEqual(['INF-2026-0002', 'INF-2026-0003']);
      const own = { states: [], own: [ANA.id] };
      expect((await here.store.sentFrom({ limit: 10, sight: own })).reports).toHaveLength(1);
    });

    test('are those that a search finds by the same words', async () => {
      const about = (text: string): Partial<Report> => ({
        answers: { objective: { kind: 'prose', blocks: [{ type: 'paragraph', text }] } },
      });
      await here.kept(sent(1, about('Pruebas del SIVEI en Saltillo')));
      await here.kept(sent(2, about('Capacitación')));
      await here.kept(sent(3, about('Instalación del sivei')));
      expect(await folios(1, [BRUNO.id], 'SIVEI')).toEqual(['INF-2026-0001', 'INF-2026-0003']);
      expect(await folios(10, [BRUNO.id], 'instalacion sive')).toEqual(['INF-2026-0003']);
      expect(await folios(10, [BRUNO.id], '¡!')).toEqual([]);
      expect(await folios(10, [BRUNO.id], 'nada')).toEqual([]);
    });
  });
}
