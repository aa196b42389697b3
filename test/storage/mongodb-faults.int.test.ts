import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../helpers/world/children';
import { aMongoPlace, onOwnMongo, onMongo } from '../helpers/stores/mongo';
import type { MongoPlace } from '../helpers/stores/mongo';
import { proxyTo } from '../helpers/stores/mongo-proxy';
import { startMongo } from '../helpers/stores/mongo-server';
import { aMessage, aReport, changeTo, next } from '../helpers/people/reports';

const CHILD = join(__dirname, 'child.ts');

onMongo('processes on one MongoDB', (server) => {
  let place: MongoPlace;
  beforeEach(() => {
    place = aMongoPlace(server());
  });
  afterEach(() => place.remove());

  test('kill -9 in the middle of saving loses nothing that was acknowledged', async () => {
    const acknowledged = new Map<string, number>();
    for (const lines of [1, 40, 200]) {
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
      expect(stored?.tip.seq).toBe(kept);
      const seqs = (await store.history(id)).map((entry) => entry.seq);
      expect(seqs).toEqual(Array.from({ length: kept }, (_, at) => at + 1));
    }
    const heads = (await store.claim(new Date(), 60_000, 1_000)).map((claimed) => claimed.message.id);
    expect(heads).toEqual(expect.arrayContaining([...acknowledged.keys()].map((id) => `${id}/1`)));
    await store.close();
  });

  test('three that answer the same report lose no answer', async () => {
    const store = await place.open();
    const report = aReport();
    await store.save(changeTo(report));
    const children = Array.from({ length: 3 }, () => startChild(CHILD, ['add', place.url, report.id, '50']));
    await Promise.all(children.map((child) => child.ended));
    const stored = await store.load(report.id);
    expect(stored?.report).toMatchObject({ round: 150, version: 151 });
    expect(await store.history(report.id)).toHaveLength(151);
    await store.close();
  });

  test('three that deliver at once deliver each message once', async () => {
    const store = await place.open();
    const messages = Array.from({ length: 90 }, () => aMessage());
    await Promise.all(messages.map((message) => store.save(changeTo(aReport(), { outbox: [message] }))));
    const children = Array.from({ length: 3 }, () => startChild(CHILD, ['deliver', place.url]));
    const delivered = (await Promise.all(children.map((child) => child.ended))).flat();
    expect([...delivered].sort()).toEqual(messages.map((message) => message.id).sort());
    expect(await store.nextDue()).toBeUndefined();
    await store.close();
  });
});

onOwnMongo('a MongoDB that goes away', (source) => {
  test('what was acknowledged before it stopped is there when it is back, in the same store', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mongo-'));
    const file = join(folder, 'data');
    let server = await startMongo(source, 0, file);
    const port = Number(new URL(server.url).port);
    const store = await aMongoPlace(server).open();
    const report = aReport();
    expect(await store.save(changeTo(report, { outbox: [aMessage()] }))).toBe('saved');
    await server.stop();

    await expect(store.save(changeTo(next(report)))).rejects.toMatchObject({ code: 'store.unreachable' });
    await expect(store.load(report.id)).rejects.toMatchObject({ code: 'store.unreachable' });
    await expect(store.ready()).rejects.toMatchObject({ code: 'store.unreachable' });

    server = await startMongo(source, port, file);
    expect((await store.load(report.id))?.report).toEqual(report);
    expect(await store.save(changeTo(next(report)))).toBe('saved');
    await expect(store.ready()).resolves.toBeUndefined();
    expect(await store.claim(new Date(), 1_000, 5)).toHaveLength(1);
    await store.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  test('a wire cut in the middle of saves makes none of them "saved" that is not there', async () => {
    const server = await startMongo(source);
    const proxy = await proxyTo(server.url);
    const place = aMongoPlace(proxy);
    const store = await place.open();
    const said = new Map<string, number>();
    const unsaid: unknown[] = [];
    let toldFailed = (): void => {};
    const cutUntilOneFails = (): void => proxy.cut(new Promise((resolve) => (toldFailed = resolve)));
    const person = async (who: number): Promise<void> => {
      let report = aReport();
      for (let version = 1; version <= 30; version += 1) {
        report = { ...report, version };
        try {
          // Nothing is said of a save that was refused, so it is tried again: it may be there, which is a conflict.
          const result = await store.save(changeTo(report));
          said.set(report.id, version);
          if (result !== 'saved') expect(unsaid.length).toBeGreaterThan(0);
        } catch (error) {
          unsaid.push(error);
          toldFailed();
          version -= 1;
        }
        if (who === 1 && (version === 10 || version === 20)) cutUntilOneFails();
      }
    };
    await Promise.all([1, 2, 3, 4].map(person));
    expect(unsaid.length).toBeGreaterThan(0);
    expect(unsaid.filter((error) => (error as { code?: string }).code !== 'store.unreachable')).toEqual([]);
    for (const [id, version] of said) {
      expect((await store.load(id))?.report.version).toBe(version);
      expect(await store.history(id)).toHaveLength(version);
    }
    await store.close();
    await proxy.close();
    await server.stop();
  }, 30_000);
});
