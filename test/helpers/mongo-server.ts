import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { oneAtATime } from './lock';

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
  | { readonly kind: 'none'; readonly because: string };

const SOURCES = join(__dirname, '..', 'mongo-server');
const CACHE = join(__dirname, '..', '..', 'node_modules', '.cache');
/** Milliseconds, for Maven with an empty repository. */
const LONGEST_BUILD = 240_000;

let known: MongoSource | undefined;

/** `MONGODB_TEST_URL`; else, with Maven and Java 17, the server of `test/mongo-server`, built once; else none. */
export function mongoSource(): MongoSource {
  known ??= find(process.env['MONGODB_TEST_URL']);
  return known;
}

function find(given: string | undefined): MongoSource {
  if (given !== undefined && given !== '') return { kind: 'given', url: given };
  const missing = ['java', 'mvn'].filter((command) => !onPath(command));
  if (missing.length > 0) return none(`MONGODB_TEST_URL is not set and ${missing.join(' and ')} cannot be found`);
  const folder = join(CACHE, `mongo-server-${fingerprint()}`);
  return existsSync(folder) ? { kind: 'built', folder } : build(folder);
}

const none = (because: string): MongoSource => ({ kind: 'none', because });

const onPath = (command: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of ['pom.xml', 'src/main/java/TestMongoServer.java']) hash.update(readFileSync(join(SOURCES, file)));
  return hash.digest('hex').slice(0, 16);
}

/** One test worker builds, and the others wait for it: Maven's repository takes one writer at a time. */
function build(folder: string): MongoSource {
  mkdirSync(CACHE, { recursive: true });
  return oneAtATime(`${folder}.lock`, LONGEST_BUILD, () =>
    existsSync(folder) ? { kind: 'built', folder } : make(folder),
  );
}

/** Made elsewhere and moved into place when whole. */
function make(folder: string): MongoSource {
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  const goals = ['compile', 'dependency:copy-dependencies', '-DincludeScope=runtime', `-Dbuild=${making}`];
  const { status, stdout, error } = spawnSync('mvn', ['-B', '-q', ...goals], {
    cwd: SOURCES,
    encoding: 'utf8',
    timeout: LONGEST_BUILD,
  });
  if (status !== 0) {
    const said = error?.message ?? stdout.split('\n').find((line) => line.includes('ERROR')) ?? `status ${status}`;
    return none(`Maven could not build test/mongo-server: ${said}`);
  }
  renameSync(making, folder);
  return { kind: 'built', folder };
}

/** Beside other test workers; a short-lived server is best off with the quick compiler alone. */
const JVM = {
  short: ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'],
  long: ['-Xmx1g', '-XX:+UseSerialGC'],
} as const;
export type Work = keyof typeof JVM;

/** Starts one on a free port, or on this one; in memory, or in this file. The one given is used as it is. */
export async function startMongo(
  source: MongoSource,
  port = 0,
  file?: string,
  work: Work = 'short',
): Promise<MongoServer> {
  if (source.kind === 'none') throw new Error(source.because);
  if (source.kind === 'given') return { url: bareUrl(source.url), stop: async () => {} };
  const path = ['classes', 'dependency/*'].map((part) => join(source.folder, part)).join(delimiter);
  const args = [String(port), ...(file === undefined ? [] : [file])];
  const child = spawn('java', [...JVM[work], '-cp', path, 'TestMongoServer', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const first = new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const bound = await Promise.race([first, ended]);
  if (bound === undefined) throw new Error(`The MongoDB for the tests ended: ${errors}`);
  return {
    url: `mongodb://127.0.0.1:${bound}`,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/** A given address without its database; `inDatabase` puts one in. */
const bareUrl = (url: string): string => url.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, '$1');

/** The address of one database on a server, options kept. */
export function inDatabase(server: Pick<MongoServer, 'url'>, database: string): string {
  const [address = '', options] = server.url.split('?');
  return `${address.replace(/\/$/, '')}/${database}${options === undefined ? '' : `?${options}`}`;
}
