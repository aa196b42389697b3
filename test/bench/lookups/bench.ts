import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportStore } from '../../../storage/ports';
import { createLog } from '../../../bot/log';
import { openStore } from '../../../storage/open';
import type { BenchMongo, NoMongo } from '../mongo';
import { storeNames, type StoreName } from '../stores';
import { fill } from './fill';
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
