import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { downloadedServer, startDownloaded } from './mongo-download';
import { builtServer, startBuilt, type Work } from './mongo-java';

/** A MongoDB to test on. */
export interface MongoServer {
  /** `mongodb://host:port`, with no database. */
  readonly url: string;
  /** Gracefully: what was written is kept where the server has a file. */
  stop(): Promise<void>;
}

export type MongoSource =
  | { readonly kind: 'given'; readonly url: string }
  /** mongo-java-server, built in this folder. */
  | { readonly kind: 'built'; readonly folder: string }
  /** A real `mongod`. */
  | { readonly kind: 'downloaded' }
  | { readonly kind: 'none'; readonly because: string };

let known: MongoSource | undefined;

/**
 * `MONGODB_TEST_URL`; else, with Maven and Java 17, the server of `test/mongo-server`, built once;
 * else a `mongod` downloaded once; else none.
 */
export function mongoSource(): MongoSource {
  known ??= find(process.env['MONGODB_TEST_URL']);
  return known;
}

function find(given: string | undefined): MongoSource {
  if (given !== undefined && given !== '') return { kind: 'given', url: given };
  const missing = ['java', 'mvn'].filter((command) => !onPath(command));
  if (missing.length === 0) return builtServer();
  const downloaded = downloadedServer();
  if (downloaded.kind !== 'none') return downloaded;
  const without = `MONGODB_TEST_URL is not set, ${missing.join(' and ')} cannot be found`;
  return { kind: 'none', because: `${without}, and ${downloaded.because}` };
}

const onPath = (command: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));

/** Starts one on a free port, or on this one; in memory, or in this file. The one given is used as it is. */
export async function startMongo(
  source: MongoSource,
  port = 0,
  file?: string,
  work: Work = 'short',
): Promise<MongoServer> {
  switch (source.kind) {
    case 'given':
      return { url: bareUrl(source.url), stop: async () => {} };
    case 'built':
      return startBuilt(source.folder, port, file, work);
    case 'downloaded':
      return startDownloaded(port, file);
    case 'none':
      throw new Error(source.because);
  }
}

/** A given address without its database; `inDatabase` puts one in. */
const bareUrl = (url: string): string => url.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, '$1');

/** The address of one database on a server, options kept. */
export function inDatabase(server: Pick<MongoServer, 'url'>, database: string): string {
  const [address = '', options] = server.url.split('?');
  return `${address.replace(/\/$/, '')}/${database}${options === undefined ? '' : `?${options}`}`;
}
