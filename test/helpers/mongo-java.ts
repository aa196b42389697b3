import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { oneAtATime } from './lock';
import type { MongoServer, MongoSource } from './mongo-server';
import { ROOT } from './root';

const SOURCES = join(ROOT, 'test', 'mongo-server');
const CACHE = join(ROOT, 'node_modules', '.cache');

/** Milliseconds, for Maven with an empty repository. */
const LONGEST_BUILD = 240_000;

/** mongo-java-server, built from `test/mongo-server` once for each state of its sources. */
export function builtServer(): MongoSource {
  const folder = join(CACHE, `mongo-server-${fingerprint()}`);
  mkdirSync(CACHE, { recursive: true });
  // One test worker builds, and the others wait for it: Maven's repository takes one writer at a time.
  return oneAtATime(`${folder}.lock`, LONGEST_BUILD, () =>
    existsSync(folder) ? { kind: 'built', folder } : build(folder),
  );
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of ['pom.xml', 'src/main/java/TestMongoServer.java']) hash.update(readFileSync(join(SOURCES, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Made elsewhere and moved into place when whole. */
function build(folder: string): MongoSource {
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
    return { kind: 'none', because: `Maven could not build test/mongo-server: ${said}` };
  }
  renameSync(making, folder);
  return { kind: 'built', folder };
}

/** Beside other test workers a short-lived server is best off with the quick compiler alone, and little memory. */
const JVM = {
  short: ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'],
  long: ['-Xmx1g', '-XX:+UseSerialGC'],
  /** Everything in memory. */
  many: ['-Xmx4g', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'],
} as const;
export type Work = keyof typeof JVM;

/** On that port, 0 meaning a free one; in memory, or in this file. */
export async function startBuilt(
  folder: string,
  port: number,
  file: string | undefined,
  work: Work,
): Promise<MongoServer> {
  const path = ['classes', 'dependency/*'].map((part) => join(folder, part)).join(delimiter);
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
