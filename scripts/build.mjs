// Builds dist/: each program as one file, and the page. With --if-needed, only where a source changed since the last
// build. Nothing is checked here: a bot starts in seconds, and the gate checks the types.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fingerprint, root } from './sources.mjs';

const dist = join(root, 'dist');
const stamp = join(dist, '.built-from');
/** What a build makes, and so clears away first; `dist/teams` is another command's. */
const made = ['bot', 'deploy', 'documents', 'playground', 'test'];
/** Read at run time. */
const carried = ['documents/templates'];

const program = {
  absWorkingDir: root,
  outbase: root,
  outdir: dist,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
};
/** The bot, and the process that makes its documents: with their libraries, since Node takes longer to find and read their two thousand files than to run them. */
const bot = {
  ...program,
  entryPoints: ['bot/main.ts', 'documents/making/worker.ts'],
  // Native, or looking for files of their own beside them.
  external: [
    'better-sqlite3',
    'dtrace-provider',
    '@myriaddreamin/typst-ts-node-compiler',
    '@resvg/resvg-js',
    '@svg-maps/mexico',
  ],
};
/** With their own code alone. */
const tools = {
  ...program,
  entryPoints: [
    'deploy/storage/main.ts',
    'deploy/archive/main.ts',
    'deploy/template/main.ts',
    'deploy/verify/main.ts',
    'deploy/teams/package.ts',
    ...['run', 'probe', 'exported', 'stock/teams', 'stock/slack'].map((name) => `test/bench/${name}.ts`),
  ],
  packages: 'external',
};
const page = [join(root, 'playground/page/build.mjs'), join(dist, 'playground/page')];

async function build() {
  const builtFrom = fingerprint();
  rmSync(stamp, { force: true });
  for (const folder of made) rmSync(join(dist, folder), { recursive: true, force: true });
  const { build: bundle } = await import('esbuild');
  await Promise.all([bundle(bot), bundle(tools), promisify(execFile)(process.execPath, page)]);
  writeLatin(join(dist, 'bot/main.js'));
  for (const folder of carried) cpSync(join(root, folder), join(dist, folder), { recursive: true });
  writeFileSync(stamp, builtFrom);
}

/**
 * V8 keeps a source in memory, two bytes for each of its characters where one of them is not Latin-1: 18 MB more here.
 * esbuild escapes them in strings; what is left are comments and regular expressions, which read an escape alike.
 */
function writeLatin(file) {
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\u0000-\u00ff]/g, escaped));
}

const upToDate = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();

if (!(process.argv.includes('--if-needed') && upToDate())) {
  await build().catch((error) => {
    process.stderr.write(`The build failed: ${error.message}\n`);
    process.exitCode = 1;
  });
}
