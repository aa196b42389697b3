import type { ReportStore } from '../../../storage/ports';
import type { StoreName } from '../stores';
import { reportAt } from './reports';

/** Saves in flight: as many as share a commit well, or as a driver's connections serve without waiting for long. */
const TOGETHER: Readonly<Record<StoreName, number>> = { sqlite: 5_000, mongodb: 100 };

/** Fills an empty store with so many reports, through the port alone. Rejects where one is not saved. */
export async function fill(opened: ReportStore, store: StoreName, size: number): Promise<void> {
  const together = TOGETHER[store];
  for (let from = 0; from < size; from += together) {
    const changes = Array.from({ length: Math.min(together, size - from) }, (_, at) => reportAt(from + at, size));
    const results = await Promise.all(changes.map((change) => opened.save(change)));
    const refused = results.findIndex((result) => result !== 'saved');
    if (refused >= 0) throw new Error(`Report ${from + refused} of ${size}: ${results[refused]}`);
  }
}
