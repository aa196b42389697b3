import { existsSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { openWholeStore } from '../../../storage/open-whole';
import { FILE_VERSION, fileMigrations } from '../../../storage/schema';
import { migrate } from '../../../storage/sqlite/migrate';
import { aSqlitePlace } from '../../helpers/places';
import type { SqlitePlace } from '../../helpers/places';
import { aReport, changeTo } from '../../helpers/reports';
import { asBot, aWhole, seenWhole, wholesOf } from '../../helpers/whole';
import { wholeContract } from './contract';

wholeContract('a file seen whole', async () => aSqlitePlace());

describe('a file', () => {
  let place: SqlitePlace;
  beforeEach(() => {
    place = aSqlitePlace();
  });
  afterEach(() => place.remove());

  test('that is missing is not made, nor its folder', async () => {
    await expect(openWholeStore(place.url, 'must-exist')).rejects.toMatchObject({ code: 'store.cannot-open' });
    expect(existsSync(place.file)).toBe(false);
  });

  test.each([
    ['empty', ''],
    ['no database', 'not a database, but long enough to be taken for one'.repeat(50)],
  ])('that is %s is refused, and stays as it was', async (_, content) => {
    await (await place.open()).close();
    writeFileSync(place.file, content);
    await expect(openWholeStore(place.url, 'must-exist')).rejects.toMatchObject({ name: 'StoreError' });
    expect(readFileSync(place.file, 'utf8')).toBe(content);
  });

  test('of a newer release is refused, to be read and to be written', async () => {
    await (await place.open()).close();
    const db = new Database(place.file);
    db.pragma(`user_version = ${FILE_VERSION + 1}`);
    db.close();
    for (const use of ['must-exist', 'may-be-made'] as const) {
      await expect(openWholeStore(place.url, use)).rejects.toMatchObject({ code: 'store.newer-schema' });
    }
  });

  test('of an older release is read, and not brought up to this one', async () => {
    mkdirSync(dirname(place.file));
    const db = new Database(place.file);
    migrate(db, fileMigrations.slice(0, 1));
    db.close();
    const store = await openWholeStore(place.url, 'must-exist');
    expect(await wholesOf(store)).toEqual([]);
    expect(await store.damage()).toEqual([]);
    await expect(store.put([aWhole()], 'if-absent')).rejects.toMatchObject({ name: 'StoreError' });
    await store.close();
    const after = new Database(place.file);
    expect(after.pragma('user_version', { simple: true })).toBe(1);
    after.close();
    await seenWhole(place.url, async (written) => {
      expect(await written.put([aWhole()], 'if-absent')).toEqual(['put']);
    });
  });

  test('is itself under another name', async () => {
    await (await place.open()).close();
    symlinkSync(place.file, `${place.file}.symbolic`);
    linkSync(place.file, `${place.file}.hard`);
    await seenWhole(place.url, async (store) => {
      for (const name of ['symbolic', 'hard']) {
        const other = await openWholeStore(`${place.url}.${name}`, 'must-exist');
        expect(await store.isSame(other)).toBe(true);
        await other.close();
      }
    });
  });

  test('is read as of one moment, whatever a bot writes meanwhile', async () => {
    const reports = Array.from({ length: 120 }, (_, at) => aReport({ id: `r${String(at).padStart(3, '0')}` }));
    await asBot(place.url, async (bot) => {
      for (const report of reports) await bot.save(changeTo(report));
      await seenWhole(place.url, async (store) => {
        const versions: number[] = [];
        for await (const read of store.read({ still: true })) {
          if (versions.length === 0) {
            await bot.save(changeTo({ ...aReport({ id: 'r110' }), version: 2 }));
            await bot.save(changeTo(aReport({ id: 'r111a' })));
          }
          versions.push('report' in read ? read.report.columns.version : 0);
        }
        expect(versions).toEqual(reports.map(() => 1));
        expect((await wholesOf(store)).map(({ columns }) => columns.version)).toContain(2);
      });
    });
  });

  test('with a damaged page loses the report on it, and no other', async () => {
    const marker = 'aquí está el daño ';
    const broken = aWhole({ id: 'b', document: JSON.stringify({ text: marker.repeat(3_000) }) });
    await seenWhole(place.url, (store) => store.put([aWhole({ id: 'a' }), broken, aWhole({ id: 'c' })], 'if-absent'));
    const bytes = readFileSync(place.file);
    // A page of the text in the middle of its chain, which begins with the number of the next one.
    const page = Math.floor(bytes.indexOf(marker, Math.floor(bytes.lastIndexOf(marker) / 4_096 - 4) * 4_096) / 4_096);
    bytes.fill(0xff, page * 4_096, page * 4_096 + 4);
    writeFileSync(place.file, bytes);
    await seenWhole(place.url, async (store) => {
      const found: string[] = [];
      for await (const read of store.read()) found.push('fault' in read ? `${read.id} ${read.fault.code}` : read.id);
      expect(found).toEqual(['a', 'b store.corrupt', 'c']);
      expect(await store.damage()).not.toEqual([]);
    });
  });

  test('a message whose id another report has fails its report alone', async () => {
    const [first, second, third] = [aWhole(), aWhole(), aWhole()];
    const clash = { ...second, outbox: first.outbox };
    await seenWhole(place.url, async (store) => {
      expect(await store.put([first, clash, third], 'if-absent')).toEqual([
        'put',
        { failed: expect.objectContaining({ code: 'store.failed', reportId: second.id }) },
        'put',
      ]);
      expect((await wholesOf(store)).map(({ id }) => id)).toEqual([first.id, third.id].sort());
      expect(await store.put([second], 'if-absent')).toEqual(['put']);
    });
  });

  test('a report that searches have lost is astray', async () => {
    const [lost, found, draft] = [aWhole({ folio: 'INF-2026-0001' }), aWhole({ folio: 'INF-2026-0002' }), aWhole()];
    await seenWhole(place.url, async (store) => {
      await store.put([lost, found, draft], 'if-absent');
      const db = new Database(place.file);
      db.prepare('DELETE FROM search WHERE rowid = (SELECT sent FROM reports WHERE id = ?)').run(lost.id);
      db.close();
      expect(await store.astray([lost, found, draft])).toEqual(new Map([[lost.id, ['words']]]));
    });
  });
});
