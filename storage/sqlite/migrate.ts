import type { Database } from 'better-sqlite3';
import { StoreError } from '../errors';
import { fileMigrations } from '../schema';

/**
 * Brings a file to this release's tables, in one transaction: all the way or not at all. Gives the
 * version it came from. Throws `store.newer-schema`, touching nothing, for a file of a newer release.
 */
export function migrate(db: Database, migrations: readonly string[] = fileMigrations): number {
  const found = refuseNewer(db, migrations);
  if (found === migrations.length) return found;
  return db
    .transaction(() => {
      // Read again under the lock: another process may have migrated in the meantime.
      const from = refuseNewer(db, migrations);
      for (const migration of migrations.slice(from)) db.exec(migration);
      db.pragma(`user_version = ${migrations.length}`);
      return from;
    })
    .immediate();
}

/** The file's version. Throws `store.newer-schema`. */
export function refuseNewer(db: Database, migrations: readonly string[] = fileMigrations): number {
  const found = db.pragma('user_version', { simple: true }) as number;
  if (found <= migrations.length) return found;
  throw new StoreError(
    'store.newer-schema',
    `The database has schema version ${found}, this release knows up to ${migrations.length}: run the release that wrote it`,
  );
}
