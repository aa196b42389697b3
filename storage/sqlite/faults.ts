import { StoreError } from '../errors';
import type { StoreErrorCode } from '../errors';

/** By the start of SQLite's result code, most telling first. */
const codes: readonly (readonly [string, StoreErrorCode, string])[] = [
  ['SQLITE_FULL', 'store.full', 'The disk has no room for the database'],
  ['SQLITE_IOERR', 'store.io', 'The disk failed'],
  ['SQLITE_READONLY', 'store.read-only', 'The database takes no write'],
  ['SQLITE_BUSY', 'store.busy', 'The database is held by another process'],
  ['SQLITE_CORRUPT', 'store.corrupt', 'The database file is damaged'],
  ['SQLITE_NOTADB', 'store.corrupt', 'The file is not a database'],
  ['SQLITE_CANTOPEN', 'store.cannot-open', 'The database cannot be opened'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'store.no-such-report', 'There is no such report'],
];

/** An error as callers are to see it. */
export function translate(error: unknown): unknown {
  const found = sqliteCode(error);
  if (found === undefined) return error;
  const [, code, message] = codes.find(([start]) => found.startsWith(start)) ?? [];
  return new StoreError(code ?? 'store.failed', message ?? 'The database failed', { cause: error });
}

/** By its code and not its class: the addon keeps the class of whoever loaded it first in the process. */
function sqliteCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}
