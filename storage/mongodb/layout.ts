import type { Db } from 'mongodb';
import { StoreError } from '../errors';
import { isDuplicate } from './faults';

/** How a report's document is laid out (`ReportDocument`); raised where an older release could not work on it. */
const LAYOUT = 1;

interface Layout {
  readonly _id: 'layout';
  readonly version: number;
}

/** Marks a new database with this release's layout. Throws `store.newer-schema` for one of a newer release. */
export async function refuseNewerLayout(db: Db): Promise<void> {
  const layouts = db.collection<Layout>('layout');
  const found = (await layouts.findOne({ _id: 'layout' }))?.version;
  if (found === undefined) await mark(layouts.insertOne({ _id: 'layout', version: LAYOUT }));
  else refuseNewer(found);
}

/** For whoever only reads: nothing is marked. Throws `store.cannot-open` for a database that no bot has used too. */
export async function refuseUnused(db: Db): Promise<void> {
  const found = (await db.collection<Layout>('layout').findOne({ _id: 'layout' }))?.version;
  if (found === undefined) throw new StoreError('store.cannot-open', `There is no store in ${db.databaseName}`);
  refuseNewer(found);
}

function refuseNewer(found: number): void {
  if (found <= LAYOUT) return;
  throw new StoreError(
    'store.newer-schema',
    `The database has layout ${found}, this release knows up to ${LAYOUT}: run the release that wrote it`,
  );
}

/** Another process that starts at the same time may mark it first. */
async function mark(marking: Promise<unknown>): Promise<void> {
  try {
    await marking;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}
