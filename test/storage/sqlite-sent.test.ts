import type { Report } from '../../core/record/types';
import { PAGE_CHARACTERS } from '../../storage/sqlite/sent';
import { aSqlitePlace } from '../helpers/people/places';
import { aReport, changeTo, paragraph } from '../helpers/people/reports';

test('a page of long reports ends before it takes long, and the next goes on after it', async () => {
  const place = aSqlitePlace();
  const store = await place.open();
  const folios = [1, 2, 3, 4, 5].map((nth) => `INF-2026-000${nth}`);
  const long: Partial<Report> = { answers: { objective: paragraph('á'.repeat(0.4 * PAGE_CHARACTERS)) } };
  for (const folio of folios) await store.save(changeTo(aReport({ folio, state: 'in-review', round: 1, ...long })));
  const pages: (string | undefined)[][] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const page = await store.sentFrom({ after, limit: 50, sight: { states: ['in-review'], own: [] } });
    pages.push(page.reports.map(({ folio }) => folio));
    expect(page.over).toBe(page.reports.length);
    after = page.next;
  }
  expect(pages).toEqual([folios.slice(0, 3), folios.slice(3)]);
  await store.close();
  await place.remove();
});
