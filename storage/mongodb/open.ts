import os from 'node:os';
import { MongoClient } from 'mongodb';
import type { Db, MongoClientOptions } from 'mongodb';
import type { ReportStore } from '../ports';
import type { Log } from '../../core/record/runtime';
import { createSerial } from '../serial';
import { StoreError } from '../errors';
import { refuseNewerReport, upgrades } from '../schema';
import type { Upgrades } from '../schema';
import { reportsOf } from './layout/documents';
import { translate } from './faults';
import { prepareLayout, refuseNewerLayout } from './layout/layout';
import { createLines } from './lines';
import { createNotes } from './notes';
import { createOutbox } from './outbox';
import { refuseUnlessAtomic } from './probe';
import type { Scratch } from './probe';
import { createRemembered } from './remembered';
import { createReported } from './reported';
import { createReports } from './reports';
import { createSent } from './sent';
import { inTime, onceUnwatched } from './watch';

export interface MongoOptions {
  readonly log: Log;
  /** How documents of lower versions are read; a test may bring its own. */
  readonly upgrades?: Upgrades;
  /** Bytes that a report may come to; a test may ask for less. */
  readonly largest?: number;
}

/**
 * Unless the address says otherwise. A platform waits seconds for its answer, and an honest "not
 * saved" in time is worth more than a save that nobody hears of: so a server that is gone is noticed
 * within two seconds.
 */
const DEFAULTS = {
  appName: 'visit-report-bot',
  serverSelectionTimeoutMS: 2_000,
  connectTimeoutMS: 2_000,
  socketTimeoutMS: 10_000,
  waitQueueTimeoutMS: 10_000,
  retryWrites: true,
} satisfies MongoClientOptions;

/**
 * What the driver would fetch by an `import()` of its own, which Jest's sandbox refuses: it would then
 * introduce itself to the server without its name, and be turned away (typegoose/mongodb-memory-server#1026).
 */
export const RUNTIME = { runtimeAdapters: { os } } satisfies MongoClientOptions;

/**
 * What "saved" means, whatever the address says: on the disk of most of the set, so that neither a
 * crash nor an election undoes it. Reads see only what is saved in that sense, or a repeated key
 * would be answered as saved by a process that merely saw another's write in the making.
 */
const PROMISES = {
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: 5_000 },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
} satisfies MongoClientOptions;

/**
 * Opens `mongodb://host/database` (or `mongodb+srv:`), MongoDB 6 or later; several processes may
 * share it. Makes its indexes, and refuses a server whose updates are not atomic. Rejects with
 * `StoreError`: `store.cannot-open`, `store.unreachable`, `store.not-atomic`, `store.newer-schema`.
 */
export async function openMongo(url: string, options: MongoOptions): Promise<ReportStore> {
  const { client, db } = await openDatabase(url, (found) => prepareDatabase(found, options.log));
  options.log.info('store opened', { database: db.databaseName });
  return createMongoStore(url, client, options);
}

/** A connection whose database `prepare` found, or made, fit. Rejects with `StoreError`. */
export async function openDatabase(
  url: string,
  prepare: (db: Db) => Promise<void>,
): Promise<{ readonly client: MongoClient; readonly db: Db }> {
  const client = connect(url);
  const db = client.db();
  try {
    await prepare(db);
    return { client, db };
  } catch (error) {
    await client.close();
    throw translate(error);
  }
}

/** Refuses what this release cannot write to; makes the rest ready. */
export async function prepareDatabase(db: Db, log: Log): Promise<void> {
  await refuseNewerLayout(db);
  await refuseUnlessAtomic(db.collection<Scratch>('scratch'));
  await prepareLayout(db, log);
}

function connect(url: string): MongoClient {
  const database = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/i.exec(url)?.[1];
  // The address may carry a password, so it is not repeated.
  if (database === undefined) {
    throw new StoreError('store.cannot-open', 'Not a MongoDB address with a database: mongodb://host/database');
  }
  try {
    return new MongoClient(url, { ...unlessIn(url), ...PROMISES, ...RUNTIME });
  } catch (cause) {
    throw new StoreError('store.cannot-open', 'The MongoDB address cannot be read', { cause });
  }
}

function unlessIn(url: string): MongoClientOptions {
  const asked = new Set([...url.matchAll(/[?&](\w+)=/g)].map(([, name]) => name?.toLowerCase()));
  return Object.fromEntries(Object.entries(DEFAULTS).filter(([name]) => !asked.has(name.toLowerCase())));
}

function partsOf(db: Db, known: Upgrades, { log, largest }: MongoOptions) {
  const documents = reportsOf(db);
  return {
    reports: createReports(documents, known, largest),
    remembered: createRemembered(documents),
    reported: createReported(documents),
    outbox: createOutbox(documents, known, log),
    sent: createSent(documents, known),
    lines: createLines(db),
    notes: createNotes(db),
    scratch: db.collection<Scratch>('scratch'),
  };
}

/** The store on a connection whose database has its indexes. */
function createMongoStore(url: string, opened: MongoClient, options: MongoOptions): ReportStore {
  const known = options.upgrades ?? upgrades;
  let client = opened;
  let { reports, remembered, reported, sent, outbox, lines, notes, scratch } = partsOf(client.db(), known, options);
  onceUnwatched(client, renew);
  const serial = createSerial();
  const running = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;

  /** Another client takes the place of one that has lost sight of its server. */
  function renew(): void {
    if (closed !== undefined) return;
    options.log.error('database connection renewed');
    const before = client;
    client = connect(url);
    ({ reports, remembered, reported, sent, outbox, lines, notes, scratch } = partsOf(client.db(), known, options));
    onceUnwatched(client, renew);
    before.close().catch((error: unknown) => options.log.warn('old database connection not closed', { error }));
  }

  let inDoubt = false;
  let settling: Promise<void> | undefined;

  /**
   * A write whose answer was lost may be there and not be read yet: a primary that was just chosen may know
   * less of what most have than it has itself. Once one more write is on most, whatever came before it is read.
   */
  function settled(): Promise<void> {
    settling ??= touch()
      .then(() => void (inDoubt = false))
      .finally(() => (settling = undefined));
    return settling;
  }

  async function touch(): Promise<void> {
    await scratch.updateOne({ _id: 'ready' }, { $inc: { wins: 1 } }, { upsert: true });
  }

  /** One call: refused once closed, waited for by `close`, its errors as callers are to see them. */
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed !== undefined) throw new StoreError('store.closed', 'The store is closed');
    const run = inTime(inDoubt ? settled().then(work) : work());
    running.add(run);
    try {
      return await run;
    } catch (error) {
      const told = translate(error);
      inDoubt ||= told instanceof StoreError && told.code === 'store.unreachable';
      throw told;
    } finally {
      running.delete(run);
    }
  };

  return {
    load: (id, key) => call(() => reports.load(id, key)),
    loadOpen: (ids, key) => call(() => reports.loadOpen(ids, key)),
    loadByPost: (slot, messageId, key) => call(() => reports.loadByPost(slot, messageId, key)),
    loadByFolio: (folio) => call(() => reports.loadByFolio(folio)),
    loadByKey: (key) => call(() => reports.loadByKey(key)),
    async save(change) {
      if (change.report.version !== change.expectedVersion + 1) {
        throw new TypeError(`Version ${change.report.version} cannot follow ${change.expectedVersion}`);
      }
      // Connections run beside one another: without a line, saves of one report might overtake each other.
      return call(() => {
        refuseNewerReport(change.report, known);
        return serial(change.report.id, () => inTime(reports.save(change)));
      });
    },
    history: (id) => call(() => reports.history(id)),
    lastFolioNumber: (year) => call(() => reports.lastFolioNumber(year)),
    usedBy: (ids) => call(() => remembered.usedBy(ids)),
    projectName: (code, unitId, sight) => call(() => remembered.projectName(code, unitId, sight)),
    sentOf: (visit, except) => call(() => remembered.sentOf(visit, except)),
    reportsOf: (ids, states, page) => call(() => reports.reportsOf(ids, states, page)),
    reportedIn: (span, limit, after) => call(() => reported.in(span, after, limit)),
    reportsIn: (states, page, sight) => call(() => reports.reportsIn(states, page, sight)),
    sentFrom: (asked) => call(() => sent.from(asked)),
    search: (words, page, sight) => call(() => reports.search(words, page, sight)),

    enqueue: (reportId, messages) => call(() => outbox.enqueue(reportId, messages)),
    setPost: (id, slot, messageId) => call(() => outbox.setPost(id, slot, messageId)),
    claim: (now, leaseMs, limit) => call(() => outbox.claim({ now, leaseMs }, limit)),
    claimOf: (reportId, now, leaseMs) => call(() => outbox.claimOf(reportId, { now, leaseMs })),
    delivered: (claimed, messageId, next, also) => call(() => outbox.delivered(claimed, messageId, next, also)),
    putAside: (claimed, due, refused, also) => call(() => outbox.putAside(claimed, due, refused, also)),
    asideOf: (reportId) => call(() => outbox.asideOf(reportId)),
    wake: (place, now) => call(() => outbox.wake(place, now)),
    retryAt: (claimed, due, error) => call(() => outbox.retryAt(claimed, due, error)),
    bury: (claimed, error) => call(() => outbox.bury(claimed, error)),
    deadLetters: (page) => call(() => outbox.deadLetters(page)),
    revive: (messageId, now) => call(() => outbox.revive(messageId, now)),
    nextDue: () => call(() => outbox.nextDue()),

    joinLine: (line, ticket, now, leaseMs) => call(() => lines.join(line, ticket, now, leaseMs)),
    isNextInLine: (line, ticket, now, leaseMs) => call(() => lines.isNext(line, ticket, now, leaseMs)),
    leaveLine: (line, ticket, now) => call(() => lines.leave(line, ticket, now)),

    note: (name) => call(() => notes.note(name)),
    keepNote: (name, value, version) => call(() => notes.keep(name, value, version)),

    ready: () => call(touch),
    async close() {
      closed ??= Promise.allSettled(running).then(() => client.close());
      await closed;
    },
  };
}
