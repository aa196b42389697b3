import type { ReportStore } from './ports';
import type { Log } from '../core/record/runtime';
import { openSqlite } from './sqlite/open';
import type { Archive, Use } from './transfer';

const isMongo = (url: string): boolean => /^mongodb(\+srv)?:/i.test(url);

/** The store that an address names: `mongodb:` (or `mongodb+srv:`) or `sqlite:`. Rejects with `StoreError`. */
export async function openStore(url: string, log: Log): Promise<ReportStore> {
  if (!isMongo(url)) return openSqlite(url, { log });
  // Loaded where it is used: most bots keep a file, and start without the driver.
  const { openMongo } = await import('./mongodb/open');
  return openMongo(url, { log });
}

/** The same store, whole, for an operator's tool. Rejects with `StoreError`. */
export async function openArchive(url: string, use: Use): Promise<Archive> {
  if (!isMongo(url)) return (await import('./sqlite/archive')).openSqliteArchive(url, use);
  const { openMongoArchive } = await import('./mongodb/archive');
  return openMongoArchive(url, use);
}
