// The one gate: format, lint, types and build side by side, then every test this machine can run, the cheap ones first.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { filesUnder, root } from './sources.mjs';

const inCi = process.env.CI === 'true';
const say = (line) => process.stdout.write(`${line}\n`);

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

const chromium = process.env.CHROMIUM ?? onPath(['chromium', 'chromium-browser', 'google-chrome']);
const soffice = onPath(['soffice']);

const bin = (file) => join(root, 'node_modules', file);
const cache = join(root, 'node_modules/.cache');
const cores = Math.max(1, cpus().length);

/** The compiler's and the formatter's caches go by content. Lint has none: its verdict on a file hangs on the types of others. */
const types = (name, project) => ({
  name,
  args: [
    ...[bin('typescript/bin/tsc'), '--noEmit', '-p', project],
    ...['--incremental', '--tsBuildInfoFile', join(cache, `${name.replaceAll(' ', '-')}.tsbuildinfo`)],
  ],
});
const formatted = ['--cache', '--cache-strategy', 'content'];
/** Those that take longest first. */
const checks = [
  { name: 'lint', args: [bin('eslint/bin/eslint.js'), '.'] },
  types('types', '.'),
  { name: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', ...formatted, '.'] },
  types('types of the product', 'tsconfig.product.json'),
  { name: 'build', args: [join(root, 'scripts/build.mjs')] },
  types('types of the page', 'playground/page'),
];

/** Each group costs more than the one before, and its kinds run side by side: tests of processes wait for them half the time. */
const groups = [
  [{ name: 'plain', files: ['--testPathIgnorePatterns', '\\.(int|long|e2e)\\.test\\.ts$'], workers: cores }],
  [
    { name: 'int', files: ['--testPathPatterns', '\\.int\\.test\\.ts$'], workers: cores + 1 },
    // A browser is never shared with a second test.
    { name: 'e2e', files: ['--testPathPatterns', '\\.e2e\\.test\\.ts$'], workers: 1 },
  ],
  // Alone, and last: it loads the whole machine for minutes.
  [{ name: 'long', files: ['--testPathPatterns', '\\.long\\.test\\.ts$'], workers: 1, limit: 100 * 60_000 }],
];

const env = { ...process.env, ...(chromium ? { CHROMIUM: chromium } : {}) };
/** Milliseconds. A test that never ends must fail the gate, not hold it. */
const LONGEST = 15 * 60_000;

/** Whether it ended well. What it says comes out as it is said, or, of several side by side, in one piece at its end. */
function node(args, { timeout = LONGEST, apart = false } = {}) {
  const stdio = apart ? ['ignore', 'pipe', 'pipe'] : 'inherit';
  const child = spawn(process.execPath, args, { cwd: root, stdio, env, timeout, killSignal: 'SIGKILL' });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => said.push(text));
  return new Promise((resolve) => {
    child.on('error', (error) => said.push(`${error.message}\n`));
    child.on('close', (code) => {
      process.stdout.write(said.join(''));
      resolve(code === 0);
    });
  });
}

async function check({ name, args }) {
  const started = Date.now();
  const passed = await node(args, { apart: true });
  say(`${passed ? '✓' : '✕'} ${name} (${Math.round((Date.now() - started) / 1_000)} s)`);
  return passed ? [] : [name];
}

/** One on each core; the names of those that failed. */
async function runChecks() {
  const left = [...checks];
  const failed = [];
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) failed.push(...(await check(next)));
  };
  await Promise.all(Array.from({ length: cores }, lane));
  return failed;
}

async function runKind({ name, files, workers, limit }, reports, apart) {
  const report = join(reports, `${name}.json`);
  say(`\n— ${name} tests —`);
  const args = ['--passWithNoTests', '--json', '--outputFile', report, `--maxWorkers=${workers}`, ...files];
  const passed = await node([bin('jest/bin/jest.js'), ...args], { timeout: limit, apart });
  if (!existsSync(report)) return { name, passed, outcome: undefined };
  return { name, passed, outcome: JSON.parse(readFileSync(report, 'utf8')) };
}

async function runGroups(reports) {
  const runs = [];
  for (const group of groups) {
    const kinds = group.filter(({ name }) => name !== 'e2e' || chromium);
    runs.push(...(await Promise.all(kinds.map((kind, at) => runKind(kind, reports, at > 0)))));
  }
  return runs;
}

/** Tests that a machine cannot run skip themselves; they are named here, so that green never hides them. */
function skippedIn({ outcome }) {
  return (outcome?.testResults ?? []).flatMap((suite) => {
    const skipped = suite.assertionResults.filter(({ status }) => status === 'pending' || status === 'todo');
    if (skipped.length === 0) return [];
    return [`${relative(root, suite.name)}: ${skipped.length} skipped, ${skipped[0].title}`];
  });
}

const sum = (runs, key) => runs.reduce((total, { outcome }) => total + (outcome?.[key] ?? 0), 0);

async function main(reports) {
  const failures = await runChecks();
  const left = [];
  if (!soffice) left.push('pages of the Word document: LibreOffice (soffice) is not installed');
  const e2eFiles = filesUnder(join(root, 'test')).filter((file) => file.endsWith('.e2e.test.ts')).length;
  if (!chromium) left.push(`${e2eFiles} browser test files (.e2e): Chromium is not installed and CHROMIUM is not set`);
  if (!chromium && inCi) failures.push('Chromium, which CI must have');

  const runs = await runGroups(reports);
  left.push(...runs.flatMap(skippedIn));
  const broken = runs.filter(({ passed, outcome }) => !outcome || (!passed && outcome.numFailedTests === 0));
  failures.push(...broken.map(({ name }) => `${name} tests, which did not all run`));

  const passed = sum(runs, 'numPassedTests');
  const failed = sum(runs, 'numFailedTests');
  const skipped = sum(runs, 'numPendingTests') + sum(runs, 'numTodoTests');
  say('');
  for (const line of left) say(`Left out: ${line}`);
  for (const failure of failures) say(`Failed: ${failure}`);
  const suites = `${sum(runs, 'numFailedTestSuites')} failed, ${sum(runs, 'numPassedTestSuites')} passed`;
  say(`Test Suites: ${suites}, ${sum(runs, 'numTotalTestSuites')} total`);
  say(`Tests:       ${failed} failed, ${skipped} skipped, ${passed} passed, ${sum(runs, 'numTotalTests')} total`);
  say(`${passed} passed, ${failed + failures.length} failed`);
  return failures.length + failed === 0 && runs.every((run) => run.passed) ? 0 : 1;
}

const reports = mkdtempSync(join(tmpdir(), 'visit-report-tests-'));
try {
  process.exitCode = await main(reports);
} finally {
  rmSync(reports, { recursive: true, force: true });
}
