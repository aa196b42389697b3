import { createPause, PAUSE_AFTER_MS } from '../../../bot/outbox/pause';
import { EXPORT_KINDS } from '../../../core/paper/export-order';
import type { Row } from '../../../core/form/values';
import type { Report } from '../../../core/record/types';
import { exportOf } from '../../../documents/exports/export';
import { bytesOf, EXPORTING, inPages, sentWith } from '../../helpers/people/exporting';
import { ANA, paragraph } from '../../helpers/people/reports';

const MATTERS = 3;

test.each(EXPORT_KINDS)('%s: others have their turn after every few rows', async (kind) => {
  // A row takes a millisecond, on a clock that nothing else moves.
  let [now, since, most, turns] = [0, 0, 0, 0];
  function row<T>(value: T): T {
    now += 1;
    since += 1;
    most = Math.max(most, since);
    return value;
  }
  const matter = (nth: number): Row => ({
    id: `r${nth}`,
    columns: ['particular'],
    cells: {
      get particular() {
        return row(paragraph('Pruebas'));
      },
    },
  });
  const aReport = (): Report =>
    sentWith(
      { matters: { kind: 'rows', rows: Array.from({ length: MATTERS }, (_, nth) => matter(nth)) } },
      {
        author: {
          id: ANA.id,
          get name() {
            return row(ANA.name);
          },
        },
      },
    );
  const pause = createPause({
    now: () => now,
    // Theirs only once the event loop comes round: rows that are made without waiting for it count on.
    others: async () => {
      turns += 1;
      await new Promise(setImmediate);
      since = 0;
    },
  });
  const reports = Array.from({ length: 100 }, aReport);
  await bytesOf(exportOf(kind, inPages(reports), { ...EXPORTING, pause }));
  // What is made in one go is a report with its matters, at most.
  expect(most).toBeLessThanOrEqual(PAUSE_AFTER_MS + MATTERS + 1);
  expect(turns).toBeGreaterThanOrEqual((100 * (MATTERS + 1)) / (PAUSE_AFTER_MS + MATTERS + 1) - 1);
});
