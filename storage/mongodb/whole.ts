import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { BSON } from 'mongodb';
import type { Db, Document, MongoClient } from 'mongodb';
import { StoreError } from '../errors';
import { openDatabase, prepareDatabase } from '../mongodb';
import type { PutResult, Read, Reading, WholeReport, WholeStore } from '../whole';
import { reportsOf } from './documents';
import type { ReportDocument, ReportDocuments } from './documents';
import { isDuplicate, translate } from './faults';
import { refuseUnused } from './layout';
import { NEWEST } from './newest';
import type { Scratch } from './probe';
import { ofItsOwn, fromWhole, toWhole } from './whole-document';
import type { OfItsOwn } from './whole-document';

/** What the server takes. */
const LARGEST_DOCUMENT = 16 * 1024 * 1024;
/** Documents the server sends at a time, at most; it stops at 16 MiB by itself. */
const BATCH = 100;

interface MongoWhole extends WholeStore {
  /** The scratch documents of its database. */
  readonly scratch: ReturnType<typeof scratchOf>;
}

const scratchOf = (db: Db) => db.collection<Scratch>('scratch');

/**
 * The store in a database, seen whole. With `must-exist` a database that no bot has used is an error,
 * and nothing is written there: neither the trial of atomic updates nor indexes, which matter to
 * whoever writes. Rejects with `StoreError` as `openMongo` does.
 */
export async function openMongoWhole(url: string, use: 'must-exist' | 'may-be-made'): Promise<WholeStore> {
  const { client, db } = await openDatabase(url, use === 'must-exist' ? refuseUnused : prepareDatabase);
  return createWhole(client, db);
}

function createWhole(client: MongoClient, db: Db): WholeStore {
  const reports = reportsOf(db);
  const scratch = scratchOf(db);
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw translate(error);
    }
  };

  const store: MongoWhole = {
    scratch,
    count: () => call(() => reports.countDocuments()),
    read: (reading) => read(reports, reading),
    put: (wholes, how) => call(() => Promise.all(wholes.map((whole) => put(reports, whole, how)))),
    holders: (folios) =>
      call(async () => {
        const found = await reports.find({ folio: { $in: [...folios] } }, { projection: { folio: 1 } }).toArray();
        return new Map(found.flatMap(({ folio, _id }) => (folio === undefined ? [] : [[folio, _id]])));
      }),
    astray: (wholes) => call(() => astray(reports, wholes)),
    // The server sees to its files.
    damage: async () => [],
    isSame: async (other) => 'scratch' in other && call(() => seesMark(scratch, (other as MongoWhole).scratch)),
    close: () => client.close(),
  };
  return store;
}

async function* read(reports: ReportDocuments, { after }: Reading = {}): AsyncGenerator<Read> {
  const found = reports.find<Document>(after === undefined ? {} : { _id: { $gt: after } }, {
    sort: { _id: 1 },
    batchSize: BATCH,
  });
  try {
    for await (const document of found) yield toWhole(document);
  } catch (error) {
    throw translate(error);
  } finally {
    await found.close();
  }
}

/** One `insertOne` or `replaceOne`: the whole document or none of it. */
async function put(reports: ReportDocuments, whole: WholeReport, how: 'if-absent' | 'replace'): Promise<PutResult> {
  const document = fromWhole(whole);
  if (BSON.calculateObjectSize(document) > LARGEST_DOCUMENT) return { failed: tooLarge(whole.id) };
  try {
    if (how === 'if-absent') await reports.insertOne(document);
    else await reports.replaceOne({ _id: whole.id }, document, { upsert: true });
    return 'put';
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return how === 'if-absent' && (await isThere(reports, whole.id)) ? 'there' : 'folio-taken';
  }
}

const tooLarge = (reportId: string): StoreError =>
  new StoreError('store.too-large', `Report ${reportId} is larger than one document`, { reportId });

const isThere = async (reports: ReportDocuments, _id: string): Promise<boolean> =>
  (await reports.findOne({ _id }, { projection: { _id: 1 }, readConcern: NEWEST })) !== null;

/** What it draws from the rest, for lists, searches and its limit. */
async function astray(
  reports: ReportDocuments,
  wholes: readonly WholeReport[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await reports
    .find<OfItsOwn & Pick<ReportDocument, '_id'>>({ _id: { $in: wholes.map(({ id }) => id) } }, { projection: OWN })
    .toArray();
  const byId = new Map(found.map((document) => [document._id, document]));
  const differing = (whole: WholeReport): [string, readonly string[]][] => {
    const has = byId.get(whole.id);
    const names = has === undefined ? [] : differences(has, ofItsOwn(whole));
    return names.length === 0 ? [] : [[whole.id, names]];
  };
  return new Map(wholes.flatMap(differing));
}

const OWN = {
  waitingSince: 1,
  schemaVersion: 1,
  formVersion: 1,
  words: 1,
  historyBytes: 1,
} as const satisfies Record<keyof OfItsOwn, 1>;

const differences = (has: OfItsOwn, wanted: OfItsOwn): readonly string[] =>
  (Object.keys(OWN) as (keyof OfItsOwn)[]).filter((name) => !isDeepStrictEqual(has[name], wanted[name]));

/** Addresses may differ and mean one database: what is written at one end is then seen at the other. */
async function seesMark(here: MongoWhole['scratch'], there: MongoWhole['scratch']): Promise<boolean> {
  const _id = `same:${randomUUID()}`;
  await here.insertOne({ _id, version: 0, wins: 0 });
  try {
    return (await there.findOne({ _id })) !== null;
  } finally {
    await here.deleteOne({ _id });
  }
}
