import type { ReportStore } from './ports';
import type { Log } from '../core/runtime';
import { openSqlite } from './sqlite/open';

/** The store that an address names: `mongodb:` (or `mongodb+srv:`) or `sqlite:`. Rejects with `StoreError`. */
export async function openStore(url: string, log: Log): Promise<ReportStore> {
  if (!/^mongodb(\+srv)?:/i.test(url)) return openSqlite(url, { log });
  // Loaded where it is used: most bots keep a file, and start without the driver.
  const { openMongo } = await import('./mongodb');
  return openMongo(url, { log });
}
