import { exportPages } from '../../../../bot/outbox/files/export-pages';
import type { ReportStore } from '../../../../storage/ports';
import { aSqlitePlace } from '../../../helpers/people/places';
import { aReport, changeTo } from '../../../helpers/people/reports';

const place = aSqlitePlace();
let store: ReportStore;
beforeAll(async () => {
  store = await place.open();
  for (let nth = 1; nth <= 63; nth += 1) {
    const [folio, submittedAt] = [`INF-2023-${String(nth).padStart(4, '0')}`, '2023-04-03T10:00:00.000Z'];
    await store.save(changeTo(aReport({ folio, state: 'approved', round: 1, submittedAt })));
  }
});
afterAll(async () => {
  await store.close();
  await place.remove();
});

test.each([
  ['all', { as: 'csv' as const }],
  ['a month', { as: 'csv' as const, month: '2023-04' }],
])('of %s a few reports are read at a time, and others have their turn after each few', async (_, asked) => {
  const sizes: number[] = [];
  let pauses = 0;
  const parts = {
    store,
    roles: { reviewers: [], admins: [] },
    dayOf: (at: string) => at.slice(0, 10),
    pause: () => {
      pauses += 1;
      return undefined;
    },
  };
  const order = { asked, ids: [], today: '2023-05-03' };
  const counted = { reports: 0, unreadable: [] };
  for await (const page of exportPages(parts, order, counted, () => {})) {
    sizes.push(page.length);
    expect(pauses).toBe(sizes.length - 1);
  }
  expect(counted.reports).toBe(63);
  expect(Math.max(...sizes)).toBe(10);
});
