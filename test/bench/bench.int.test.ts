import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mongoSource } from '../helpers/stores/mongo-server';
import { saidOfServer } from './cpu';
import { lookupNames, lookups as known } from './lookups/lookups';
import { saidOfStep } from './review';
import type { Results } from './run';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function bench(...asked: readonly string[]): Promise<{ readonly stdout: string; readonly results: Results }> {
  const file = join(folder, 'bench.json');
  const args = ['run', 'bench', '--', ...asked, '--quick', '--json', file];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: root });
  return { stdout, results: JSON.parse(readFileSync(file, 'utf8')) as Results };
}

const ONE = { median: 1, low: 1, high: 1 };
const onMongo = mongoSource().kind !== 'none';
const wherever = <T>(rows: readonly T[]): readonly T[] => (onMongo ? rows : []);

let everything: Awaited<ReturnType<typeof bench>>;
beforeAll(async () => {
  everything = await bench();
  // It may have to build first.
}, 300_000);

test.each([
  ['teams', [1, 16, 64]],
  ['slack', [16]],
] as const)('turns on %s are measured against the stock libraries', (platform, sizes) => {
  const { stdout, results } = everything;
  for (const name of Object.values(saidOfServer[platform])) expect(stdout).toContain(name);
  const { rows = [] } = results[platform] ?? {};
  expect(rows.map(({ people, server }) => `${people} ${server}`)).toEqual(
    sizes.flatMap((people) => [`${people} stock`, `${people} product`]),
  );
  for (const { server, cpuMs, ratio } of rows) {
    expect(cpuMs.low).toBeGreaterThan(0);
    expect(ratio.low).toBeGreaterThan(0);
    if (server === 'stock') expect(ratio).toEqual(ONE);
  }
});

test('first turns are measured against the stock bot’s', () => {
  const { rows = [] } = everything.results['first-turn'] ?? {};
  expect(rows.map(({ server }) => server)).toEqual(['teams', 'product']);
  expect(rows.map(({ ratio }) => ratio)).toEqual([ONE, expect.objectContaining({ median: expect.any(Number) })]);
});

test('the reading of a paragraph is measured', () => {
  const { stdout, results } = everything;
  const { rows = [], characters } = results.paragraph ?? {};
  expect(characters).toBe(2_000);
  expect(rows).toHaveLength(2);
  for (const { paragraph, cpuMs } of rows) {
    expect(stdout).toContain(paragraph);
    expect(cpuMs.low).toBeGreaterThan(0);
  }
});

test('a document is measured beside other ways of making it', () => {
  const { stdout, results } = everything;
  const { rows = [] } = results.documents ?? {};
  const [stock, ...others] = rows;
  expect(stock).toMatchObject({ way: 'stock-word', ratio: ONE });
  expect(others.slice(0, 3).map(({ way }) => way)).toEqual(['word', 'pdf', 'picture']);
  for (const { cpuMs } of rows) expect(cpuMs.low).toBeGreaterThan(0);
  expect(stdout).toContain('A document of two pages');
  expect(stdout).toContain('A workbook of 2000 reports');
});

test('a review is measured step by step beside a plain press', () => {
  const { stdout, results } = everything;
  const { rows = [] } = results.review ?? {};
  expect(rows.map(({ step }) => step)).toEqual(['press', 'send', 'comments', 'request', 'correct', 'approve']);
  for (const { step, cpuMs } of rows) {
    expect(stdout).toContain(saidOfStep(step));
    expect(cpuMs.low).toBeGreaterThan(0);
  }
  expect(rows[0]?.ratio).toEqual(ONE);
});

test('turns are measured on each store at 1, 16 and 64 people, and on several processes', () => {
  const { stdout, results } = everything;
  const { rows = [], sqliteBytesPerReport = 0, mongodb } = results.turns ?? {};
  expect(stdout).toContain(mongodb);
  expect(rows.map(({ people, store, processes }) => `${people} ${store} ${processes}`)).toEqual([
    ...['1 sqlite 1', ...wherever(['1 mongodb 1'])],
    ...['16 sqlite 1', ...wherever(['16 mongodb 1'])],
    ...['64 sqlite 1', ...wherever(['64 mongodb 1', '64 mongodb 2'])],
  ]);
  for (const { people, store, processes, turnsPerSecond, medianMs, p95Ms, p99Ms, toSqlite } of rows) {
    expect(turnsPerSecond.value.low).toBeGreaterThan(0);
    expect(p99Ms.value.median).toBeGreaterThanOrEqual(p95Ms.value.median);
    expect(p95Ms.value.median).toBeGreaterThanOrEqual(medianMs.value.median);
    if (store === 'sqlite') expect(toSqlite).toEqual(ONE);
    if (people === 1 && processes === 1) expect([turnsPerSecond.ratio, medianMs.ratio]).toEqual([ONE, ONE]);
  }
  expect(sqliteBytesPerReport).toBeGreaterThan(1_000);
  expect(stdout).toMatch(/KiB in SQLite's file/);
});

test('lookups are measured at each size of each store', () => {
  const { stdout, results } = everything;
  const { rows = [], filled = [] } = results.lookups ?? {};
  const sizes = ['sqlite 50', 'sqlite 200', 'sqlite 400', ...wherever(['mongodb 50', 'mongodb 200'])];
  expect(filled.map(({ store, size }) => `${store} ${size}`)).toEqual(sizes);
  expect(rows.map(({ lookup, store, size }) => `${lookup} ${store} ${size}`)).toEqual(
    lookupNames.flatMap((name) => sizes.map((size) => `${name} ${size}`)),
  );
  for (const { size, medianMs, ratio } of rows) {
    expect(medianMs).toBeGreaterThan(0);
    if (size === 50) expect(ratio).toEqual(ONE);
  }
  for (const name of lookupNames) expect(stdout).toContain(known[name].said);
});

test('one part may be measured alone: memory, after as many turns as asked', async () => {
  const { results } = await bench('memory', '--turns', '64');
  const { rows = [] } = results.memory ?? {};
  expect(rows.map(({ turns }) => Math.floor(turns / 64))).toEqual([1, 2, 3]);
  expect(rows.map(({ residentMb, ratio }) => residentMb > 0 && ratio > 0)).toEqual([true, true, true]);
  expect([results.teams, results.turns]).toEqual([undefined, undefined]);
}, 60_000);

test('a part that is not there is refused', async () => {
  await expect(bench('speed')).rejects.toThrow('There is no speed to measure');
});
