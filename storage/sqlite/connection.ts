import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../errors';
import { migrate, refuseNewer } from './migrate';

export type Connection = Database.Database;

/** How long a write waits for another process's transaction, in ms; they last milliseconds. */
export const BUSY_MS = 5_000;

/** `:memory:` or an absolute path. Throws `store.cannot-open`. */
export function pathOf(url: string): string {
  const [, path] = /^sqlite:(.+)$/.exec(url) ?? [];
  if (path === undefined) throw new StoreError('store.cannot-open', `Not an SQLite address: ${JSON.stringify(url)}`);
  return path === ':memory:' ? path : resolve(path);
}

export function connect(path: string): Connection {
  try {
    // Reports name people: nobody but the bot's own account has business in their folder.
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return new Database(path, { timeout: BUSY_MS });
  } catch (cause) {
    throw new StoreError('store.cannot-open', `Cannot open ${path}`, { cause });
  }
}

/** Settings and tables; gives the version the file had. */
export function prepare(db: Connection): number {
  // First of all, so that a file of a newer release is refused before anything in it is changed.
  refuseNewer(db);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('journal_size_limit = 67108864');
  return migrate(db);
}
