// Builds dist/. With --if-needed, only where a source changed since the last build.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { filesUnder, fingerprint, root } from './sources.mjs';

const dist = join(root, 'dist');
const stamp = join(dist, '.built-from');
/** Read at run time, and so carried along; what TypeScript imports as JSON it also emits itself. */
const carried = new Set(['.json', '.docx']);
const carriedFrom = ['core', 'bot', 'cards', 'documents', 'storage', 'test/fixtures'];
/** Written by other commands than this one. */
const notOurs = ['teams'];

function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args[0]} ended with ${code}`))));
  });
}

function copyCarried() {
  const page = join(root, 'playground/page');
  const files = carriedFrom
    .flatMap((folder) => filesUnder(join(root, folder)))
    .filter((file) => carried.has(extname(file)) && !file.startsWith(page));
  for (const file of files) {
    const target = join(dist, relative(root, file));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}

/** A file whose source is gone must not live on: it would work here and nowhere else. */
function removeStale(startedAt) {
  const kept = notOurs.map((folder) => join(dist, folder));
  const stale = filesUnder(dist)
    .filter((file) => !kept.some((folder) => file.startsWith(folder)))
    .filter((file) => statSync(file).mtimeMs < startedAt);
  for (const file of stale) rmSync(file);
}

async function build() {
  // File systems keep times in steps of up to two seconds.
  const startedAt = Date.now() - 2_000;
  const builtFrom = fingerprint();
  rmSync(stamp, { force: true });
  const results = await Promise.allSettled([
    run([join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json']),
    run([join(root, 'playground/page/build.mjs')]),
  ]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  copyCarried();
  removeStale(startedAt);
  writeFileSync(stamp, builtFrom);
}

const upToDate = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();

if (!(process.argv.includes('--if-needed') && upToDate())) {
  await build().catch((error) => {
    process.stderr.write(`The build failed: ${error.message}\n`);
    process.exitCode = 1;
  });
}
