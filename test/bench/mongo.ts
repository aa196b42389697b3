import { resolve } from 'node:path';
import { MongoClient } from 'mongodb';
import { startBuilt } from '../helpers/mongo-java';
import { inDatabase, mongoSource, startMongo, type MongoServer, type MongoSource } from '../helpers/mongo-server';

/** A MongoDB to measure on. */
export interface BenchMongo {
  /** Which server it is, and what its figures are worth. */
  readonly said: string;
  /** Not MongoDB itself, but what the tests take for it: for a search it reads and sorts all reports, in little memory. */
  readonly standIn: boolean;
  /** An address of a database that is not there yet; dropped in the end. */
  database(): string;
  stop(): Promise<void>;
}

/** Reports that it is for. */
type Holds = 'few' | 'many';

/** Why there is none. */
export type NoMongo = Pick<BenchMongo, 'said'>;

/** As the tests find one. What it keeps, where it is started here, is in this folder, or in memory (see `start`). */
export async function openBenchMongo(folder: string, holds: Holds): Promise<BenchMongo | NoMongo> {
  const source = mongoSource();
  if (source.kind === 'none') return { said: `MongoDB is left out: ${source.because}` };
  const server = await start(source, resolve(folder, 'mongo'), holds);
  const made: string[] = [];
  return {
    standIn: source.kind === 'built',
    said:
      source.kind === 'built'
        ? "MongoDB is the tests' own stand-in (mongo-java-server): its figures say nothing of MongoDB's speed"
        : `MongoDB ${await versionOf(server.url)}, ${source.kind === 'given' ? 'at MONGODB_TEST_URL' : 'one member'}`,
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

/** The stand-in's file loses what a long read still needs: with many reports it is given memory instead. */
function start(source: MongoSource, file: string, holds: Holds): Promise<MongoServer> {
  if (source.kind === 'built' && holds === 'many') return startBuilt(source.folder, 0, undefined, 'many');
  return startMongo(source, 0, file);
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
