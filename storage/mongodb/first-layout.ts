import type { AnyBulkWriteOperation, Collection, Db, Document } from 'mongodb';
import type { Log } from '../../core/runtime';
import { isObject, readEvent, readMessage, fromBson, toBson } from './bson';
import type { BsonObject } from './bson';
import { reportsOf } from './documents';
import type { Kept, Post, ReportDocument, StoredEntry, StoredReport, Tip, Waiting } from './documents';
import { historyBytesOf, outboxOf } from './write';

/** A document of the first layout: state, events and messages as JSON in strings, and beside them what was asked about. */
export interface FirstLayout {
  readonly _id: string;
  readonly version: number;
  readonly schemaVersion: number;
  readonly formVersion: number;
  readonly state: StoredReport['state'];
  readonly authorId: string;
  readonly authorName: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly submittedAt?: string;
  readonly waitingSince: string;
  readonly folio?: string;
  readonly folioYear?: number;
  readonly folioNumber?: number;
  readonly unit: string;
  readonly states: string;
  readonly words?: readonly string[];
  readonly made: number;
  readonly tip: Tip;
  readonly document: string;
  readonly history: readonly (Tip & { readonly event: string })[];
  readonly outbox: readonly FirstWaiting[];
  readonly dead: readonly FirstKept[];
  readonly damaged?: readonly BsonObject[];
  readonly posts: readonly Post[];
}

type FirstKept = Omit<Kept, 'message'> & { readonly message: string };
type FirstWaiting = FirstKept & { readonly due: number; readonly lease: string };

export const isFirstLayout = (found: object): found is FirstLayout =>
  'document' in found && typeof found.document === 'string';

const INDEXES = ['folio', 'folio_number', 'author', 'author_unit', 'state', 'words', 'submitted', 'posts'];
const OUTBOX_INDEXES = ['outbox_due', 'dead', 'dead_id'];
/** Documents at a time. */
const BATCH = 100;

/** Rewrites each document that is left. One that somebody else rewrote, or wrote to, meanwhile is looked at again. */
export async function fromFirstLayout(db: Db, log: Log): Promise<void> {
  const reports = db.collection<Document>('reports') as unknown as Collection<FirstLayout>;
  for (const name of [...INDEXES, ...OUTBOX_INDEXES]) await dropIndex(reports, name);
  // Tickets of its processes, which are gone.
  await db.collection('lines').deleteMany({});
  let rewritten = 0;
  for (let left = -1; left !== 0;) {
    left = 0;
    let batch: FirstLayout[] = [];
    for await (const found of reports.find({ document: { $type: 'string' } }, { batchSize: BATCH })) {
      left += 1;
      batch.push(found);
      if (batch.length < BATCH) continue;
      rewritten += await rewrite(db, batch);
      batch = [];
    }
    if (batch.length > 0) rewritten += await rewrite(db, batch);
  }
  log.info('documents brought up to date', { rewritten });
}

async function dropIndex(reports: Collection<FirstLayout>, name: string): Promise<void> {
  if (await reports.indexExists(name)) await reports.dropIndex(name).catch(() => undefined);
}

/** Where a document is still what was read of it; tells how many were. */
async function rewrite(db: Db, batch: readonly FirstLayout[]): Promise<number> {
  const operations = batch.map((found): AnyBulkWriteOperation<ReportDocument> => {
    const { _id, version, outbox, dead, posts } = found;
    const asRead: object = { _id, document: { $type: 'string' }, version, outbox, dead, posts };
    return { replaceOne: { filter: asRead, replacement: nativeOf(found) } };
  });
  const { modifiedCount } = await reportsOf(db).bulkWrite(operations, { ordered: false });
  return modifiedCount;
}

/** The same report in this release's layout, upgraded in nothing else: that is done when it is read. */
export function nativeOf(found: FirstLayout): ReportDocument {
  const outbox = found.outbox.flatMap(waitingOf);
  const history = found.history.map(entryOf);
  const damaged = [
    ...(found.damaged ?? []),
    ...[...found.outbox, ...found.dead].filter((one) => messageOf(one) === undefined),
  ];
  return {
    _id: found._id,
    report: reportOf(found),
    shown: { unit: found.unit, states: found.states },
    waitingSince: new Date(found.waitingSince),
    ...(found.folioYear === undefined || found.folioNumber === undefined
      ? {}
      : { folio: { year: found.folioYear, number: found.folioNumber } }),
    ...(found.words === undefined ? {} : { words: found.words }),
    made: found.made,
    tip: found.tip,
    history,
    historyBytes: historyBytesOf(history),
    ...outboxOf(outbox),
    dead: found.dead.flatMap(keptOf),
    ...(damaged.length === 0 ? {} : { damaged }),
    posts: found.posts,
  };
}

/** One that cannot be read stays so, listed by what stood beside it, with its text for whoever mends it. */
function reportOf(found: FirstLayout): StoredReport {
  const state = parsed(found.document);
  if (isObject(state) && state['version'] === found.version) return toBson(state) as StoredReport;
  const { version, schemaVersion, formVersion, state: name, createdAt, updatedAt, submittedAt, folio } = found;
  return toBson({
    ...{ version, schemaVersion, formVersion, state: name, createdAt, updatedAt, submittedAt, folio, answers: {} },
    author: { id: found.authorId, name: found.authorName },
    unreadable: found.document,
  }) as StoredReport;
}

function entryOf({ seq, hash, event: json }: FirstLayout['history'][number]): StoredEntry {
  const event = toBson(parsed(json));
  if (!isObject(event) || readEvent(event) === undefined) return { seq, hash, event: { unreadable: json } };
  return JSON.stringify(fromBson(event)) === json ? { seq, hash, event } : { seq, hash, event, json };
}

function messageOf({ id, message }: FirstKept): BsonObject | undefined {
  const stored = toBson(parsed(message));
  return readMessage(id, stored) === undefined ? undefined : (stored as BsonObject);
}

function keptOf({ id, at, attempts, error, message: json }: FirstKept): readonly Kept[] {
  const message = messageOf({ id, at, attempts, error, message: json });
  return message === undefined ? [] : [{ id, at, attempts, error, message }];
}

const waitingOf = (one: FirstWaiting): readonly Waiting[] =>
  keptOf(one).map((kept) => ({ ...kept, due: new Date(one.due), lease: one.lease }));

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
