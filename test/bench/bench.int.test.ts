import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { explaining, said, serverNames } from './names';
import { spreadOf, type Summary } from './summary';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

// It may have to build first.
jest.setTimeout(120_000);

test('npm run bench measures every server against the stock one', async () => {
  const file = join(folder, 'bench.json');
  const { stdout } = await promisify(execFile)('npm', ['run', 'bench', '--', '--quick', '--json', file], { cwd: root });
  for (const name of serverNames) expect(stdout).toContain(said[name]);
  const { rows } = JSON.parse(readFileSync(file, 'utf8')) as Summary;
  expect(rows.map(({ people, server }) => `${people} ${server}`)).toEqual([
    ...['1 stock', '1 durable', '16 stock', '16 durable'],
    ...explaining.map((server) => `16 ${server}`),
    ...['64 stock', '64 durable'],
  ]);
  for (const { server, cpuMs, ratio } of rows) {
    expect(cpuMs.low).toBeGreaterThan(0);
    expect(ratio.low).toBeGreaterThan(0);
    if (server === 'stock') expect(ratio).toEqual({ median: 1, low: 1, high: 1 });
  }
});

test.each([
  [[3], { median: 3, low: 3, high: 3 }],
  [[4, 1, 3], { median: 3, low: 2, high: 3.5 }],
  [[10, 2, 4, 1, 3], { median: 3, low: 2, high: 4 }],
])('the spread of %j', (values, spread) => expect(spreadOf(values)).toEqual(spread));
