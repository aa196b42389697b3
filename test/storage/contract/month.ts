import { spanOf } from '../../../core/paper/month/reported-on';
import type { Answers } from '../../../core/form/values';
import type { Report } from '../../../core/record/types';
import type { After, Reported } from '../../../storage/ports';
import { ANA, aReport, changeTo, next } from '../../helpers/people/reports';
import type { Setting } from './setting';

const days = (...dates: string[]): Answers => ({ visitDates: { kind: 'dates', days: dates, ranges: [] } });
const from = (first: string, to: string): Answers => ({
  visitDates: { kind: 'dates', days: [], ranges: [{ from: first, to }] },
});

let folios = 0;
const sent = (answers: Answers, more: Partial<Report> = {}): Report => {
  folios += 1;
  const folio = `INF-2023-${String(folios).padStart(4, '0')}`;
  return aReport({ state: 'in-review', folio, submittedAt: '2023-06-02T15:00:00.000Z', round: 1, answers, ...more });
};

export function monthContract(here: Setting): void {
  const april = spanOf('2023-04');
  const of = async (limit = 50, after?: After): Promise<readonly Reported[]> =>
    here.store.reportedIn(april, limit, after);
  const folios = async (): Promise<readonly string[]> => (await of()).map(({ folio }) => folio);

  describe('the reports of a month', () => {
    test('are those whose visit ended in it, and without days those that were sent in it', async () => {
      const kept = [
        await here.kept(sent(from('2023-03-30', '2023-04-01'))),
        await here.kept(sent(days('2023-04-30', '2023-03-01'), { state: 'approved' })),
        await here.kept(sent({}, { state: 'changes-requested', submittedAt: '2023-04-05T10:00:00.000Z' })),
      ];
      await here.kept(sent(from('2023-04-28', '2023-05-03')));
      await here.kept(sent(days('2023-04-28', '2023-05-31')));
      await here.kept(sent({}));
      await here.kept(sent(days('2023-04-03'), { state: 'withdrawn' }));
      await here.kept(aReport({ answers: days('2023-04-03') }));
      const [first, second, third] = kept.map(({ id, folio = '' }) => ({ id, folio }));
      await here.reopened();
      expect(await of()).toEqual([
        { ...first, on: '2023-04-01' },
        { ...third, on: '2023-04-05T10:00:00.000Z' },
        { ...second, on: '2023-04-30' },
      ]);
    });

    test('come in pages, none twice and none left out', async () => {
      for (let nth = 0; nth < 7; nth += 1) await here.kept(sent(days(nth < 4 ? '2023-04-10' : '2023-04-11')));
      const found: Reported[] = [];
      for (let page = await of(3); page.length > 0; page = await of(3, found.at(-1))) found.push(...page);
      expect(found).toEqual(await of());
      expect(new Set(found.map(({ id }) => id)).size).toBe(7);
    });

    test('follow a change that was sent, and not one that is being written', async () => {
      const report = await here.kept(sent(days('2023-04-03')));
      const asked = next(report, {
        state: 'changes-requested',
        previous: { round: 1, answers: report.answers, changedAt: {}, at: '2023-06-02T15:00:00.000Z' },
      });
      await here.store.save(changeTo(asked));
      const written = next(asked, { answers: days('2023-05-03') });
      await here.store.save(changeTo(written));
      expect(await folios()).toEqual([report.folio]);
      await here.store.save(changeTo(next(written, { state: 'in-review', round: 2 })));
      expect(await folios()).toEqual([]);
    });

    test('are told by the revision in force, while it is corrected', async () => {
      const by = { by: ANA, at: '2023-06-03T15:00:00.000Z' };
      const dated = sent(days('2023-05-03'), {
        state: 'in-review',
        round: 2,
        inForce: { round: 1, answers: days('2023-04-03'), skipped: [], changedAt: {}, approvals: [by] },
      });
      const undated = sent(days('2023-05-03'), {
        state: 'draft',
        inForce: {
          ...{ round: 1, answers: {}, skipped: [], changedAt: {}, approvals: [by] },
          submittedAt: '2023-04-05T10:00:00.000Z',
        },
      });
      await here.kept(dated);
      await here.kept(undated);
      expect(await folios()).toEqual([dated.folio, undated.folio]);
    });
  });
}
