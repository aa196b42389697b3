import { join } from 'node:path';
import { startChild } from '../helpers/world/children';
import { aSqlitePlace } from '../helpers/people/places';
import type { SqlitePlace } from '../helpers/people/places';
import { aMessage, aReport, changeTo } from '../helpers/people/reports';

const CHILD = join(__dirname, 'child.ts');

let place: SqlitePlace;
beforeEach(() => {
  place = aSqlitePlace();
});
afterEach(() => place.remove());

test('kill -9 in the middle of saving loses nothing that was acknowledged', async () => {
  const acknowledged = new Map<string, number>();
  for (const lines of [1, 17, 150, 400, 1_000]) {
    const child = startChild(CHILD, ['answer', place.url]);
    await child.wrote(lines);
    child.kill();
    for (const line of await child.ended) {
      const [id = '', version] = line.split(' ');
      acknowledged.set(id, Number(version));
    }
  }
  expect(acknowledged.size).toBeGreaterThan(16);
  const store = await place.open();
  for (const [id, version] of acknowledged) {
    const stored = await store.load(id);
    const kept = stored?.report.version ?? 0;
    expect(kept).toBeGreaterThanOrEqual(version);
    // An answer, its history and its messages are there together, also those nobody heard of.
    expect(stored?.tip.seq).toBe(kept);
    expect((await store.history(id)).map((entry) => entry.seq)).toEqual(
      Array.from({ length: kept }, (_, at) => at + 1),
    );
  }
  const heads = await store.claim(new Date(), 60_000, 1_000);
  expect(heads.map((claimed) => claimed.message.id)).toEqual(
    expect.arrayContaining([...acknowledged.keys()].map((id) => `${id}/1`)),
  );
  await store.close();
});

test('processes that open a new file at once and answer the same report lose no answer', async () => {
  const openers = Array.from({ length: 4 }, () => startChild(CHILD, ['deliver', place.url]));
  await Promise.all(openers.map((child) => child.ended));
  const store = await place.open();
  const report = aReport();
  await store.save(changeTo(report));
  const children = Array.from({ length: 3 }, () => startChild(CHILD, ['add', place.url, report.id, '100']));
  await Promise.all(children.map((child) => child.ended));
  const stored = await store.load(report.id);
  expect(stored?.report.round).toBe(300);
  expect(stored?.report.version).toBe(301);
  expect(await store.history(report.id)).toHaveLength(301);
  await store.close();
});

test('processes that deliver at once deliver each message once', async () => {
  const store = await place.open();
  const messages = Array.from({ length: 120 }, () => aMessage());
  await Promise.all(messages.map((message) => store.save(changeTo(aReport(), { outbox: [message] }))));
  const children = Array.from({ length: 3 }, () => startChild(CHILD, ['deliver', place.url]));
  const delivered = (await Promise.all(children.map((child) => child.ended))).flat();
  expect([...delivered].sort()).toEqual(messages.map((message) => message.id).sort());
  expect(await store.nextDue()).toBeUndefined();
  await store.close();
});

test('a disk that takes no more is a clear error, and what was saved stays readable', async () => {
  const [code, ...reports] = await startChild(CHILD, ['fill', place.url], 1_500).ended;
  expect(code).toMatch(/^store\.(io|full)$/);
  expect(reports.length).toBeGreaterThan(10);
  expect(reports.filter((line) => !line.startsWith('ok '))).toEqual([]);
});
