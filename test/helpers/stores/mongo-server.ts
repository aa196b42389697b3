import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { oneAtATime } from '../world/lock';
import { downloadedMongod } from './mongo-download';
import { startMongod, type Mongod } from './mongod';

/** A MongoDB to test on. */
export type MongoServer = Mongod;

export type MongoSource =
  | { readonly kind: 'given'; readonly url: string }
  | { readonly kind: 'program'; readonly program: string }
  | { readonly kind: 'none'; readonly because: string };

let known: MongoSource | undefined;

/** `MONGODB_TEST_URL`; else `mongod` on the path; else one that was, or can be, downloaded; else none. */
export function mongoSource(): MongoSource {
  known ??= find(process.env['MONGODB_TEST_URL']);
  return known;
}

function find(given: string | undefined): MongoSource {
  if (given !== undefined && given !== '') return { kind: 'given', url: given };
  const installed = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'mongod'))
    .find(existsSync);
  if (installed !== undefined) return { kind: 'program', program: installed };
  const found = downloadedMongod();
  if ('program' in found) return { kind: 'program', ...found };
  return { kind: 'none', because: `MONGODB_TEST_URL is not set, mongod is not on the path, and ${found.because}` };
}

/** One of its own, which may be stopped; see `startMongod`. The one given is used as it is. */
export async function startMongo(source: MongoSource, port = 0, file?: string): Promise<MongoServer> {
  switch (source.kind) {
    case 'given':
      return { url: bareUrl(source.url), stop: async () => {} };
    case 'program':
      return startMongod(source.program, port, file === undefined ? undefined : `${file}.d`);
    case 'none':
      throw new Error(source.because);
  }
}

/** Jest's own process, whether this is one of its workers or the same. */
const RUN = process.send === undefined ? process.pid : process.ppid;
const SHARED = join(tmpdir(), `mongod-of-${RUN}`);
/** Milliseconds. */
const LONGEST_START = 60_000;

/** The one that all suites of a run share, started by the first that wants it; it ends with the run. */
export function sharedMongo(source: MongoSource): Pick<MongoServer, 'url'> {
  if (source.kind !== 'program') throw new Error('Only a program can be shared');
  return oneAtATime(`${SHARED}.lock`, LONGEST_START, () => {
    if (!existsSync(SHARED)) startKeeper(source.program);
    return { url: readFileSync(SHARED, 'utf8') };
  });
}

function startKeeper(program: string): void {
  const typescript = ['-r', join(__dirname, '../world/register-ts.js')];
  const args = [...typescript, join(__dirname, 'mongod-keeper.ts'), program, String(RUN), SHARED];
  spawn(process.execPath, args, { detached: true, stdio: 'ignore' }).unref();
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (const deadline = Date.now() + LONGEST_START; !existsSync(SHARED);) {
    if (Date.now() > deadline) throw new Error(`${program} did not start`);
    Atomics.wait(pause, 0, 0, 20);
  }
}

/** A given address without its database; `inDatabase` puts one in. */
const bareUrl = (url: string): string => url.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, '$1');

/** The address of one database on a server, options kept. */
export function inDatabase(server: Pick<MongoServer, 'url'>, database: string): string {
  const [address = '', options] = server.url.split('?');
  return `${address.replace(/\/$/, '')}/${database}${options === undefined ? '' : `?${options}`}`;
}
