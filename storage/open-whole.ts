import { openSqliteWhole } from './sqlite/whole';
import type { WholeStore } from './whole';

/**
 * The store that an address names, seen whole. `must-exist` makes nothing and rejects with
 * `store.cannot-open` where there is none; `may-be-made` opens it as a bot does. Rejects with `StoreError`.
 */
export async function openWholeStore(url: string, use: 'must-exist' | 'may-be-made'): Promise<WholeStore> {
  if (!/^mongodb(\+srv)?:/i.test(url)) return openSqliteWhole(url, use);
  // Loaded where it is used, as in open.ts.
  const { openMongoWhole } = await import('./mongodb/whole');
  return openMongoWhole(url, use);
}
