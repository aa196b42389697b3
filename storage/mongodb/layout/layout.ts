import type { Collection, Db } from 'mongodb';
import type { Log } from '../../../core/record/runtime';
import { StoreError } from '../../errors';
import { prepareReports } from '../collection';
import { isDuplicate } from '../faults';

/**
 * How a database is laid out; raised where a program of the version before could not work on it. What brings a
 * database from one to the next has its place in `prepareLayout`; there has been one.
 */
const LAYOUT = 1;

interface Layout {
  readonly _id: 'layout';
  readonly version: number;
}

const layoutsOf = (db: Db): Collection<Layout> => db.collection<Layout>('layout');
const layoutIn = (db: Db): Promise<Layout | null> => layoutsOf(db).findOne({ _id: 'layout' });

/** Makes a database ready, a new one as well; several processes may at once. Throws `store.newer-schema`. */
export async function prepareLayout(db: Db, log: Log): Promise<void> {
  if ((await layoutIn(db)) === null) await mark(layoutsOf(db).insertOne({ _id: 'layout', version: LAYOUT }));
  await refuseNewerLayout(db);
  await prepareReports(db, log);
}

/** For whoever only reads: nothing is marked. Throws `store.cannot-open` for a database that no bot has used too. */
export async function refuseUnused(db: Db): Promise<void> {
  const found = await layoutIn(db);
  if (found === null) throw new StoreError('store.cannot-open', `There is no store in ${db.databaseName}`);
  refuseNewer(found.version);
}

/** Touches nothing. Throws `store.newer-schema`. */
export async function refuseNewerLayout(db: Db): Promise<void> {
  refuseNewer((await layoutIn(db))?.version);
}

function refuseNewer(found: number | undefined): void {
  if (found === undefined || found <= LAYOUT) return;
  throw new StoreError(
    'store.newer-schema',
    `The database has layout ${found}, this release knows up to ${LAYOUT}: run the release that wrote it`,
  );
}

/** It may be there, by another process as well that starts at the same time. */
async function mark(marking: Promise<unknown>): Promise<void> {
  try {
    await marking;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}
