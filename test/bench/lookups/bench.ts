import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportStore } from '../../../storage/ports';
import { createLog } from '../../../bot/log';
import { openStore } from '../../../storage/open';
import { storeNames, type BenchMongo, type NoMongo, type StoreName } from '../stores';
import { reportAt } from './reports';
import { lookupPlans, runLookups, type Filled } from './rounds';
import { lookupRows, type FilledSummary, type LookupsSummary } from './summary';

const log = createLog('warn');

/** Lookups in stores of few reports and of many, each size in a store of its own. */
export async function benchLookups(
  folder: string,
  mongo: BenchMongo | NoMongo,
  pace: keyof typeof lookupPlans,
): Promise<LookupsSummary> {
  const plan = lookupPlans[pace];
  const stores: Filled[] = [];
  const filled: FilledSummary[] = [];
  try {
    for (const store of storeNames)
      for (const size of plan.sizes[store]) {
        const file = join(folder, `${size}.db`);
        const url = urlOf(store, file, mongo);
        if (url === undefined) continue;
        const seconds = await fillAt(url, store, size);
        filled.push({ store, size, seconds, ...(store === 'sqlite' ? { bytes: statSync(file).size } : {}) });
        stores.push({ store, size, opened: await openStore(url, log) });
      }
    const samples = await runLookups(stores, plan);
    return { rounds: plan.rounds, mongodb: mongo.said, filled, rows: lookupRows(samples) };
  } finally {
    await Promise.all(stores.map(({ opened }) => opened.close()));
  }
}

function urlOf(store: StoreName, file: string, mongo: BenchMongo | NoMongo): string | undefined {
  if (store === 'sqlite') return `sqlite:${file}`;
  return 'database' in mongo ? mongo.database() : undefined;
}

/** Opened anew afterwards: a store keeps at hand what it wrote. */
async function fillAt(url: string, store: StoreName, size: number): Promise<number> {
  const opened: ReportStore = await openStore(url, log);
  const from = performance.now();
  await fill(opened, store, size);
  await opened.close();
  return (performance.now() - from) / 1_000;
}

/** Saves in flight: as many as share a commit well, or as a driver's connections serve without waiting for long. */
const TOGETHER: Readonly<Record<StoreName, number>> = { sqlite: 5_000, mongodb: 100 };

/** Fills an empty store with so many reports, through the port alone. Rejects where one is not saved. */
async function fill(opened: ReportStore, store: StoreName, size: number): Promise<void> {
  const together = TOGETHER[store];
  for (let from = 0; from < size; from += together) {
    const changes = Array.from({ length: Math.min(together, size - from) }, (_, at) => reportAt(from + at, size));
    const results = await Promise.all(changes.map((change) => opened.save(change)));
    const refused = results.findIndex((result) => result !== 'saved');
    if (refused >= 0) throw new Error(`Report ${from + refused} of ${size}: ${results[refused]}`);
  }
}
