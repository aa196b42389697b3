import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mongoSource } from '../helpers/mongo-server';
import { lookupNames, lookups as known } from './lookups/lookups';
import { explaining, said, serverNames } from './names';
import type { Results } from './results';
import { quantileOf, spreadOf } from './spread';

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
}, 120_000);

test('npm run bench measures every server against the stock one', () => {
  const { stdout, results } = everything;
  for (const name of serverNames) expect(stdout).toContain(said[name]);
  const { rows = [] } = results;
  expect(rows.map(({ people, server }) => `${people} ${server}`)).toEqual([
    ...['1 stock', '1 durable', '16 stock', '16 durable'],
    ...explaining.map((server) => `16 ${server}`),
    ...['64 stock', '64 durable'],
  ]);
  for (const { server, cpuMs, ratio } of rows) {
    expect(cpuMs.low).toBeGreaterThan(0);
    expect(ratio.low).toBeGreaterThan(0);
    if (server === 'stock') expect(ratio).toEqual(ONE);
  }
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

test('one part may be measured alone', async () => {
  const { stdout, results } = await bench('lookups');
  expect(stdout).toContain(known.folio.said);
  expect([results.rows, results.turns]).toEqual([undefined, undefined]);
}, 60_000);

test('a part that is not there is refused', async () => {
  await expect(bench('speed')).rejects.toThrow('There is no speed to measure');
});

test.each([
  [[3], { median: 3, low: 3, high: 3 }],
  [[4, 1, 3], { median: 3, low: 2, high: 3.5 }],
  [[10, 2, 4, 1, 3], { median: 3, low: 2, high: 4 }],
])('the spread of %j', (values, spread) => expect(spreadOf(values)).toEqual(spread));

test('what a share of values lies below', () => {
  const hundred = Array.from({ length: 101 }, (_, at) => 100 - at);
  expect([0.5, 0.95, 0.99].map((share) => quantileOf(hundred, share))).toEqual([50, 95, 99]);
});
