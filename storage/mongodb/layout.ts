import type { Collection, Db } from 'mongodb';
import type { Log } from '../../core/runtime';
import { StoreError } from '../errors';
import { prepareReports } from './collection';
import { isDuplicate } from './faults';
import { fromFirstLayout } from './first-layout';

/** How a report's document is laid out (`ReportDocument`); raised where an older release could not work on it. */
const LAYOUT = 2;

interface Layout {
  readonly _id: 'layout';
  readonly version: number;
  /** There while documents of that older layout may be left. */
  readonly from?: number;
}

const layoutIn = (db: Db): Promise<Layout | undefined> =>
  layoutsOf(db)
    .findOne({ _id: 'layout' })
    .then((found) => found ?? undefined);
const layoutsOf = (db: Db): Collection<Layout> => db.collection<Layout>('layout');

/**
 * Brings a database to this release's layout, a new one as well. Whoever was killed at it is followed by
 * whoever starts next, and several at once do each other's work. Throws `store.newer-schema` for a newer one.
 */
export async function prepareLayout(db: Db, log: Log): Promise<void> {
  const layouts = layoutsOf(db);
  if ((await layoutIn(db)) === undefined) await mark(layouts.insertOne({ _id: 'layout', version: LAYOUT }));
  const found = await layoutIn(db);
  refuseNewer(found?.version);
  // First of all, so that from here on older releases neither start nor write.
  await layouts.updateOne({ _id: 'layout', version: { $lt: LAYOUT } }, [
    { $set: { version: LAYOUT, from: '$version' } },
  ]);
  await prepareReports(db, log);
  if (found?.version === LAYOUT && found.from === undefined) return;
  await fromFirstLayout(db, log);
  await layouts.updateOne({ _id: 'layout' }, { $unset: { from: '' } });
}

/** For whoever only reads: nothing is marked. Throws `store.cannot-open` for a database that no bot has used too. */
export async function refuseUnused(db: Db): Promise<void> {
  const found = await layoutIn(db);
  if (found === undefined) throw new StoreError('store.cannot-open', `There is no store in ${db.databaseName}`);
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
