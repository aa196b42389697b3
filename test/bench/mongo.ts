import { resolve } from 'node:path';
import { MongoClient } from 'mongodb';
import { inDatabase, mongoSource, startMongo } from '../helpers/mongo-server';

/** A MongoDB to measure on. */
export interface BenchMongo {
  /** Which server it is, and what its figures are worth. */
  readonly said: string;
  /** An address of a database that is not there yet; dropped in the end. */
  database(): string;
  stop(): Promise<void>;
}

/** Why there is none. */
export type NoMongo = Pick<BenchMongo, 'said'>;

/** As the tests find one. What it keeps, where it is started here, is in this folder. */
export async function openBenchMongo(folder: string): Promise<BenchMongo | NoMongo> {
  const source = mongoSource();
  if (source.kind === 'none') return { said: `MongoDB is left out: ${source.because}` };
  const server = await startMongo(source, 0, resolve(folder, 'mongo'));
  const made: string[] = [];
  return {
    said: `MongoDB ${await versionOf(server.url)}, ${source.kind === 'given' ? 'at MONGODB_TEST_URL' : 'one member'}`,
    database() {
      const url = inDatabase(server, `bench_${process.pid}_${made.length}`);
      made.push(url);
      return url;
    },
    async stop() {
      for (const url of made) await using(url, (client) => client.db().dropDatabase());
      await server.stop();
    },
  };
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
