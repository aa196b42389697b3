import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import type { Db } from 'mongodb';
import { openMongo, RUNTIME } from '../../../storage/mongodb/open';
import type { MongoOptions } from '../../../storage/mongodb/open';
import type { ReportStore } from '../../../storage/ports';
import { aLog } from '../world/logs';
import { inDatabase, mongoSource, sharedMongo, startMongo } from './mongo-server';
import type { MongoServer, MongoSource } from './mongo-server';

export interface MongoPlace {
  readonly url: string;
  open(options?: Partial<MongoOptions>): Promise<ReportStore>;
  /** Someone else's hands on the database. */
  meddle<T>(work: (db: Db) => Promise<T>): Promise<T>;
  remove(): Promise<void>;
}

export const newDatabaseName = (): string => `visits_${randomUUID().replaceAll('-', '')}`;

/** A database of its own on a server, with nothing in it yet. */
export function aMongoPlace(server: Pick<MongoServer, 'url'>, name = newDatabaseName()): MongoPlace {
  const url = inDatabase(server, name);
  const meddle = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
    const client = new MongoClient(url, RUNTIME);
    try {
      return await work(client.db());
    } finally {
      await client.close();
    }
  };
  return {
    url,
    meddle,
    open: (options = {}) => openMongo(url, { log: aLog(), ...options }),
    remove: async () => void (await meddle((db) => db.dropDatabase())),
  };
}

/** Milliseconds for the first suite, which starts the server. */
const START = 60_000;

/**
 * Tests on the MongoDB that the whole run shares. Where none can be had they are left out, with the reason
 * for a name, or fail where `REQUIRE_MONGODB=1`.
 */
export function onMongo(name: string, tests: (server: () => Pick<MongoServer, 'url'>) => void): void {
  const source = mongoSource();
  if (source.kind === 'none') return leaveOut(name, source.because);
  describe(name, () => {
    let server: Pick<MongoServer, 'url'> | undefined;
    beforeAll(async () => {
      server = source.kind === 'given' ? await startMongo(source) : sharedMongo(source);
    }, START);
    tests(() => {
      if (server === undefined) throw new Error('Not in a test');
      return server;
    });
  });
}

/** Tests that start and stop servers of their own, and so need one that they may stop. */
export function onOwnMongo(name: string, tests: (source: MongoSource) => void): void {
  const source = mongoSource();
  if (source.kind === 'none') return leaveOut(name, source.because);
  if (source.kind !== 'given') return describe(name, () => tests(source));
  test.skip(`${name}: the server at MONGODB_TEST_URL is not ours to stop`, () => {});
}

function leaveOut(name: string, because: string): void {
  if (process.env['REQUIRE_MONGODB'] === '1') {
    test(name, () => {
      throw new Error(`REQUIRE_MONGODB=1, and ${because}`);
    });
    return;
  }
  test.skip(`${name}: ${because}`, () => {});
}
