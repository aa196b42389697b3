import type { Report } from '../../../core/record/types';
import { openSqlite } from '../../../storage/sqlite/open';
import { silentLog } from '../world/logs';

/** A report as the store has it, by its folio. */
export async function reportOf(storageUrl: string, folio: string): Promise<Report | undefined> {
  const store = openSqlite(storageUrl, { log: silentLog });
  try {
    return (await store.loadByFolio(folio))?.report;
  } finally {
    await store.close();
  }
}
