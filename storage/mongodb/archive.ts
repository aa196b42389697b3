import { BSON, MongoBulkWriteError, MongoError } from 'mongodb';
import type { Db } from 'mongodb';
import type { Report } from '../../core/record/types';
import { openDatabase, prepareDatabase } from './open';
import { lineOf } from '../columns';
import { readReport } from '../schema';
import { TransferError } from '../transfer';
import type { Archive, KeptMessage, Read, Use, WholeReport } from '../transfer';
import type { Log } from '../../core/record/runtime';
import { fromBson, readMessage, toBson } from './layout/bson';
import type { BsonObject } from './layout/bson';
import { prepareReports } from './collection';
import { reportsOf } from './layout/documents';
import type { Kept, ReportDocument, ReportDocuments } from './layout/documents';
import { isDuplicate, translate } from './faults';
import type { NamedNote } from '../ports';
import { alteredIn, documentIn, entriesIn, idIn, unreadableIn } from './layout/raw';
import { refuseUnused } from './layout/layout';
import { fillNotes, notesIn } from './notes';
import { toEntry } from './read';
import { newDocument, outboxOf, written } from './write';

/** What the server takes. */
const LARGEST_DOCUMENT = 16 * 1024 * 1024;
/** Documents, and bytes of them, on the way at a time. */
const BATCH = 100;
const BATCH_BYTES = 4 * 1024 * 1024;

/** Opens `mongodb://host/database` as an archive. */
export async function openMongoArchive(url: string, use: Use): Promise<Archive> {
  const { client, db } = await openDatabase(
    url,
    use === 'must-exist' ? refuseUnused : (found) => prepareDatabase(found, silent),
  );
  const reports = reportsOf(db);
  const call = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw translate(error);
    });
  return {
    count: () => call(reports.countDocuments()),
    reports: () => readAll(reports),
    notes: () => call(notesIn(db)),
    fill: (wholes, notes = []) => call(fill(db, wholes, notes)),
    // The server sees to its files.
    damage: async () => [],
    close: () => client.close(),
  };
}

/** An operator's tool says what it does by itself. */
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const isEmpty = async (reports: ReportDocuments): Promise<boolean> =>
  (await reports.findOne({}, { projection: { _id: 1 } })) === null;

/** The ids first, since documents are too much to be sorted. */
async function* readAll(reports: ReportDocuments): AsyncGenerator<Read> {
  try {
    const found = await reports.find({}, { projection: { _id: 1 }, sort: { made: 1 }, allowDiskUse: true }).toArray();
    const ids = found.map(({ _id }) => _id);
    for (let at = 0; at < ids.length; at += BATCH) {
      const wanted = ids.slice(at, at + BATCH);
      const page = new Map<string, Read>();
      // As bytes, of which none is to change unseen; the driver's types know no documents that are bytes.
      const found = reports.find({ _id: { $in: wanted } }, { raw: true }) as unknown as AsyncIterable<Buffer>;
      for await (const bytes of found) page.set(idIn(bytes), toRead(bytes));
      yield* wanted.flatMap((id) => page.get(id) ?? []);
    }
  } catch (error) {
    throw translate(error);
  }
}

function toRead(bytes: Uint8Array): Read {
  const id = idIn(bytes);
  let unreadable = unreadableIn(bytes) ?? 0;
  try {
    const found = documentIn(bytes);
    const report = fromBson(found.report) as Report;
    if (readReport(id, report).id !== id) return { id, unreadable };
    const history = found.history.map((entry, place) => {
      unreadable = place + 1;
      return toEntry(id, entry);
    });
    const { seq, hash } = found.tip;
    const altered = alteredIn(entriesIn(bytes), history);
    const posts = Object.fromEntries(found.posts.map(({ slot, messageId }) => [slot, messageId]));
    const whole = { report, tip: { seq, hash }, history, posts, ...messagesOf(found) };
    return { id, whole, ...(altered.length === 0 ? {} : { altered }) };
  } catch {
    return { id, unreadable };
  }
}

function messagesOf({
  outbox,
  aside,
  dead,
  damaged,
}: ReportDocument): Pick<WholeReport, 'waiting' | 'dead' | 'unreadable'> {
  // Their array tells the order of waiting messages; one that was revived stands before older ones.
  const moments = outbox.map(({ at }) => at).sort((a, b) => a - b);
  const waiting = outbox.flatMap((one, place) => {
    const due = one.lease === '' ? one.due.getTime() : 0;
    return kept(one).map((message) => ({ ...message, due, at: moments[place] ?? one.at }));
  });
  // What was put aside is tried at once wherever it comes to, and put aside there.
  const asides = aside.flatMap((one) => kept(one).map((message) => ({ ...message, due: 0, attempts: 0 })));
  const unreadable = [...outbox, ...aside, ...dead].filter((one) => kept(one).length === 0);
  return {
    waiting: [...waiting, ...asides].sort((a, b) => a.at - b.at),
    dead: [...dead].sort((a, b) => a.at - b.at).flatMap(kept),
    unreadable: [...unreadable, ...damaged].map(({ id }) => String(id)),
  };
}

function kept({ id, at, attempts, error, message: stored }: Kept): readonly KeptMessage[] {
  const message = readMessage(id, stored);
  return message === undefined ? [] : [{ at, attempts, error, message }];
}

/**
 * Into a collection beside, which takes the place of the empty one in the end: a rename is one step, so
 * whoever is killed before it leaves nothing that a bot sees, and the next import begins anew.
 */
async function fill(db: Db, wholes: AsyncIterable<WholeReport>, notes: readonly NamedNote[]): Promise<void> {
  const reports = reportsOf(db);
  const beside = db.collection<ReportDocument>('import');
  if (!(await isEmpty(reports))) throw new TransferError('not-empty');
  await drop(beside);
  try {
    await prepareReports(db, silent, beside.collectionName);
    const count = await insertAll(beside, wholes);
    // Somebody else's import may have dropped, or filled, the same collection meanwhile.
    if ((await beside.countDocuments()) !== count) throw new TransferError('refused');
    if (!(await isEmpty(reports))) throw new TransferError('not-empty');
    await fillNotes(db, notes);
    await beside.rename(reports.collectionName, { dropTarget: true });
  } catch (error) {
    await drop(beside).catch(() => {});
    throw error;
  }
}

async function drop(collection: ReportDocuments): Promise<void> {
  await collection.drop();
}

async function insertAll(beside: ReportDocuments, wholes: AsyncIterable<WholeReport>): Promise<number> {
  let count = 0;
  let batch: ReportDocument[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await insert(beside, batch);
    [batch, bytes] = [[], 0];
  };
  for await (const whole of wholes) {
    const document = toDocument(whole);
    const size = BSON.calculateObjectSize(document);
    if (size > LARGEST_DOCUMENT) throw new TransferError('refused', { reportId: whole.report.id });
    if (batch.length === BATCH || bytes + size > BATCH_BYTES) await flush();
    batch.push(document);
    bytes += size;
    count += 1;
  }
  await flush();
  return count;
}

async function insert(beside: ReportDocuments, batch: readonly ReportDocument[]): Promise<void> {
  try {
    await beside.insertMany(batch);
  } catch (cause) {
    if (!(cause instanceof MongoBulkWriteError)) throw cause;
    // The driver wraps whatever ends a batch: a server that went away is told by what is inside.
    const inside: unknown = cause.errorResponse;
    if (!isDuplicate(cause)) throw inside instanceof MongoError ? inside : cause;
    // In their order, so it is the one after those that went in.
    const reportId = batch[cause.insertedCount]?._id;
    throw new TransferError('refused', { cause, ...(reportId === undefined ? {} : { reportId }) });
  }
}

function toDocument({ report: stored, tip, history, posts, waiting, dead }: WholeReport): ReportDocument {
  const report = readReport(stored.id, stored);
  const document = newDocument(written({ report, expectedVersion: 0, history, outbox: [] }));
  return {
    ...document,
    _id: stored.id,
    report: toBson(stored) as ReportDocument['report'],
    tip,
    posts: Object.entries(posts).map(([slot, messageId]) => ({ slot, messageId })),
    ...outboxOf(waiting.map((one) => ({ ...fromKept(one), due: new Date(one.due), lease: '' }))),
    dead: dead.map(fromKept),
  };
}

const fromKept = ({ at, attempts, error, message }: KeptMessage): Kept => ({
  ...{ id: message.id, line: lineOf(message), at, attempts, error },
  message: toBson(message) as BsonObject,
});
