import type { Database } from 'better-sqlite3';
import { projectsIn } from '../../core/form/projects';
import { reportedOn } from '../../core/month/reported-on';
import { heldOf } from '../../core/report/access';
import type { Report } from '../../core/report/types';
import { searchText, visitKey } from '../columns';
import { StoreError } from '../errors';
import { fileMigrations, readReport } from '../schema';

/**
 * Brings a file to this release's tables, in one transaction: all the way or not at all. Gives the
 * version it came from. Throws `store.newer-schema`, touching nothing, for a file of a newer release.
 */
export function migrate(db: Database, migrations: readonly string[] = fileMigrations): number {
  const found = refuseNewer(db, migrations);
  if (found === migrations.length) return found;
  for (const [name, draw] of Object.entries(drawings)) db.function(name, { deterministic: true }, draw);
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

/** What is drawn from a stored report. One that cannot be read gives nothing; its file still opens. */
function drawn(draw: (report: Report) => string | null, nothing: string | null) {
  return (id: unknown, document: unknown): string | null => {
    try {
      return draw(readReport(String(id), JSON.parse(String(document))));
    } catch {
      return nothing;
    }
  };
}

/** What migrations draw from the reports that a file has. */
const drawings = {
  words_of: drawn(searchText, ''),
  visit_of: drawn((report) => visitKey(report) ?? null, null),
  projects_of: drawn(({ answers }) => JSON.stringify(projectsIn(answers)), '[]'),
  states_of: drawn((report) => JSON.stringify(heldOf(report).states), '[]'),
  reported_on: drawn((report) => reportedOn(report) ?? null, null),
};
