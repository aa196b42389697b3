import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportStore } from '../../../storage/ports';
import { openSqlite } from '../../../storage/sqlite/open';
import { aLog } from '../world/logs';

export interface SqlitePlace {
  readonly file: string;
  readonly url: string;
  open(): Promise<ReportStore>;
  remove(): Promise<void>;
}

/** A folder of its own, with nothing in it yet; the store's file will be in a folder below. */
export function aSqlitePlace(): SqlitePlace {
  const folder = mkdtempSync(join(tmpdir(), 'visits-'));
  const file = join(folder, 'data', 'visits.db');
  return {
    file,
    url: `sqlite:${file}`,
    open: async () => openSqlite(`sqlite:${file}`, { log: aLog() }),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
