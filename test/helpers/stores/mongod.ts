import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { RUNTIME } from '../../../storage/mongodb/open';

export interface Mongod {
  /** `mongodb://host:port`, with no database. */
  readonly url: string;
  /** Gracefully: what was written is kept where the folder is. */
  stop(): Promise<void>;
}

/** Milliseconds until it answers, on a busy machine. */
const LONGEST_START = 30_000;
/** Bytes that a folder in memory must have free. */
const ROOM = 2 * 1024 ** 3;

/** Starts that program as a replica set of one: on a free port where it is 0; thrown away afterwards where no folder is given. */
export async function startMongod(program: string, port: number, folder: string | undefined): Promise<Mongod> {
  const bound = port === 0 ? await freePort() : port;
  const dbpath = folder ?? mkdtempSync(join(quickFolder(), 'mongod-'));
  mkdirSync(dbpath, { recursive: true });
  const options = ['--replSet', 'rs0', '--bind_ip', '127.0.0.1', '--port', String(bound), '--dbpath', dbpath];
  const small = ['--oplogSize', '64', '--wiredTigerCacheSizeGB', '0.5', '--nounixsocket', '--quiet'];
  const child = spawn(program, [...options, ...small], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (data: Buffer) => (said = (said + data.toString()).slice(-2_000)));
  let over = false;
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => ((said += String(error)), resolve()));
    child.once('close', () => resolve());
  }).then(() => (over = true));
  const url = `mongodb://127.0.0.1:${bound}`;
  try {
    await untilPrimary(url, `127.0.0.1:${bound}`, () => over);
  } catch (error) {
    child.kill('SIGKILL');
    if (folder === undefined) rmSync(dbpath, { recursive: true, force: true });
    throw new Error(`mongod did not start: ${said}`, { cause: error });
  }
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      if (folder === undefined) rmSync(dbpath, { recursive: true, force: true });
    },
  };
}

/** Every write of a majority is awaited on disk: in memory, where there is room, that is no wait. */
function quickFolder(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > ROOM ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilPrimary(url: string, host: string, isOver: () => boolean): Promise<void> {
  for (const deadline = Date.now() + LONGEST_START; ;) {
    try {
      if (await isPrimary(url, host)) return;
    } catch (error) {
      if (isOver() || Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Makes it a set of one, where it is none yet. By a new client: one that found nobody stays closed. */
async function isPrimary(url: string, host: string): Promise<boolean> {
  const client = new MongoClient(`${url}/?directConnection=true&serverSelectionTimeoutMS=500`, RUNTIME);
  try {
    const admin = client.db('admin');
    const { isWritablePrimary, setName } = await admin.command({ hello: 1 });
    if (setName === undefined) await admin.command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host }] } });
    return isWritablePrimary === true;
  } finally {
    await client.close();
  }
}

/** Whether the program runs here: a library that it wants may be missing. */
export function whyNotRun(program: string): string | undefined {
  const { status, stderr, error } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? undefined : (error?.message ?? stderr).trim().split('\n')[0];
}
