import { resolve } from 'node:path';
import { MongoClient } from 'mongodb';
import { inDatabase, mongoSource, startMongo } from '../helpers/stores/mongo-server';

/** The stores that are compared; the first is what the other is measured by. */
export const storeNames = ['sqlite', 'mongodb'] as const;

export type StoreName = (typeof storeNames)[number];

export const saidOfStore: Readonly<Record<StoreName, string>> = { sqlite: 'SQLite', mongodb: 'MongoDB' };

/** A MongoDB to measure on. */
export interface BenchMongo {
  /** Which server it is. */
  readonly said: string;
  /** An address of a database that is not there yet; dropped in the end. */
  database(): string;
}

/** Why there is none. */
export type NoMongo = Pick<BenchMongo, 'said'>;

/** Works on a MongoDB as the tests find one. What it keeps, where it is started here, is in this folder. */
export async function withMongo<T>(folder: string, work: (mongo: BenchMongo | NoMongo) => Promise<T>): Promise<T> {
  const source = mongoSource();
  if (source.kind === 'none') return work({ said: `MongoDB is left out: ${source.because}` });
  const server = await startMongo(source, 0, resolve(folder, 'mongo'));
  const made: string[] = [];
  const database = (): string => {
    const url = inDatabase(server, `bench_${process.pid}_${made.length}`);
    made.push(url);
    return url;
  };
  try {
    return await work({ said: `MongoDB ${await versionOf(server.url)}`, database });
  } finally {
    for (const url of made) await using(url, (client) => client.db().dropDatabase());
    await server.stop();
  }
}

const versionOf = (url: string): Promise<string> =>
  using(url, async (client) => {
    const { version } = await client.db('admin').command({ buildInfo: 1 });
    return String(version);
  });

async function using<T>(url: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(url);
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}
