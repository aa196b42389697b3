import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MongoServer, MongoSource } from './mongo-server';
import { ROOT } from './root';

/** Why the last download failed. Test files run in processes of their own, and each would try anew. */
const REFUSAL = join(ROOT, 'node_modules', '.cache', 'no-mongod');
/** Milliseconds. */
const LONGEST_DOWNLOAD = 240_000;
/** Milliseconds. */
const REFUSAL_HOLDS = 10 * 60_000;

/** Finds the program or downloads it. In a process of its own: tests are named before they may wait. */
const FIND = `
  const { MongoBinary } = require('mongodb-memory-server-core/lib/util/MongoBinary');
  MongoBinary.getPath().catch((error) => {
    process.stderr.write(error.message);
    process.exit(1);
  });`;

/** A real `mongod`, downloaded once by mongodb-memory-server (its own environment variables apply). */
export function downloadedServer(): MongoSource {
  const refused = lastRefusal();
  if (refused !== undefined) return { kind: 'none', because: refused };
  const { status, stderr, error } = spawnSync(process.execPath, ['-e', FIND], {
    cwd: __dirname,
    encoding: 'utf8',
    timeout: LONGEST_DOWNLOAD,
  });
  if (status === 0) return { kind: 'downloaded' };
  const said = (error?.message ?? stderr).replace(/\s+/g, ' ').slice(0, 200);
  const because = `mongod could not be downloaded (${said})`;
  mkdirSync(dirname(REFUSAL), { recursive: true });
  writeFileSync(REFUSAL, because);
  return { kind: 'none', because };
}

function lastRefusal(): string | undefined {
  const since = statSync(REFUSAL, { throwIfNoEntry: false })?.mtimeMs;
  return since === undefined || Date.now() - since > REFUSAL_HOLDS ? undefined : readFileSync(REFUSAL, 'utf8');
}

/** On that port, 0 meaning a free one; thrown away afterwards, or kept in a folder beside this file. */
export async function startDownloaded(port: number, file: string | undefined): Promise<MongoServer> {
  // Loaded where it is used: most runs have another server.
  const { MongoMemoryServer } = await import('mongodb-memory-server-core');
  const dbPath = file === undefined ? undefined : `${file}.d`;
  if (dbPath !== undefined) mkdirSync(dbPath, { recursive: true });
  const server = await MongoMemoryServer.create({
    instance: {
      ip: '127.0.0.1',
      storageEngine: 'wiredTiger',
      ...(port === 0 ? {} : { port }),
      ...(dbPath === undefined ? {} : { dbPath }),
    },
  });
  return {
    url: server.getUri().replace(/\/$/, ''),
    stop: async () => void (await server.stop({ doCleanup: dbPath === undefined })),
  };
}
