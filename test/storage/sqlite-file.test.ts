import { SCHEMA_VERSION } from '../../core/report/evolve';
import { upgrades as known } from '../../storage/schema';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { FILE_VERSION } from '../../storage/schema';
import { createStore, openSqlite } from '../../storage/sqlite/open';
import { migrate } from '../../storage/sqlite/migrate';
import { aLog } from '../helpers/world/logs';
import { aSqlitePlace } from '../helpers/people/places';
import type { SqlitePlace } from '../helpers/people/places';
import { ANA, aMessage, aReport, anEntry, changeTo, next } from '../helpers/people/reports';

let place: SqlitePlace;
beforeEach(() => {
  place = aSqlitePlace();
});
afterEach(() => place.remove());

/** Someone else's hands on the file. */
function meddle<T>(work: (db: Database.Database) => T): T {
  const db = new Database(place.file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};
const open = () => openSqlite(place.url, { log: aLog() });

describe('opening', () => {
  test('makes the folder, for the bot alone, and a file that is synced at each commit', async () => {
    const store = await place.open();
    expect(statSync(dirname(place.file)).mode & 0o077).toBe(0);
    await store.close();
    expect(meddle((db) => db.pragma('journal_mode', { simple: true }))).toBe('wal');
    expect(meddle((db) => db.pragma('user_version', { simple: true }))).toBe(FILE_VERSION);
  });

  test('leaves one file when closed', async () => {
    const store = await place.open();
    await store.save(changeTo(aReport()));
    await store.close();
    expect(existsSync(place.file)).toBe(true);
    expect(existsSync(`${place.file}-wal`)).toBe(false);
  });

  test('keeps nothing in memory stores', async () => {
    const store = openSqlite('sqlite::memory:', { log: aLog() });
    expect(await store.save(changeTo(aReport()))).toBe('saved');
    await store.close();
    expect(existsSync(':memory:')).toBe(false);
  });

  test.each(['', 'sqlite:', 'mongodb://localhost/visits', '/var/data.db'])(
    'refuses an address that is not its own: %j',
    (url) => {
      expect(codeOf(() => openSqlite(url, { log: aLog() }))).toBe('store.cannot-open');
    },
  );

  test('refuses a path where no file can be', () => {
    mkdirSync(place.file, { recursive: true });
    expect(codeOf(open)).toBe('store.cannot-open');
  });

  test('refuses a folder that is a file', () => {
    writeFileSync(dirname(place.file), 'x');
    expect(codeOf(open)).toBe('store.cannot-open');
  });

  test('refuses what is no database', () => {
    mkdirSync(dirname(place.file));
    writeFileSync(place.file, 'not a database, but long enough to be taken for one'.repeat(50));
    expect(codeOf(open)).toBe('store.corrupt');
  });

  test('refuses a file of a newer release, and leaves it as it was', async () => {
    await (await place.open()).close();
    meddle((db) => {
      db.pragma('journal_mode = DELETE');
      db.pragma(`user_version = ${FILE_VERSION + 1}`);
    });
    const before = readFileSync(place.file);
    expect(codeOf(open)).toBe('store.newer-schema');
    expect(readFileSync(place.file)).toEqual(before);
  });
});

describe('migrating a file', () => {
  const steps = [
    'CREATE TABLE a (x) STRICT',
    "CREATE TABLE a (x TEXT) STRICT; INSERT INTO a VALUES ('1')",
    'ALTER TABLE a ADD COLUMN y TEXT',
  ];

  test('takes the steps it lacks, once', () => {
    const db = new Database(':memory:');
    expect(migrate(db, steps.slice(1, 2))).toBe(0);
    expect(migrate(db, steps.slice(1))).toBe(1);
    expect(migrate(db, steps.slice(1))).toBe(2);
    expect(db.prepare('SELECT x, y FROM a').all()).toEqual([{ x: '1', y: null }]);
    expect(db.pragma('user_version', { simple: true })).toBe(2);
    db.close();
  });

  test('is all or nothing', () => {
    const db = new Database(':memory:');
    expect(() => migrate(db, [...steps.slice(1), 'CREATE NONSENSE'])).toThrow();
    expect(db.pragma('user_version', { simple: true })).toBe(0);
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = 'a'").get()).toEqual({ n: 0 });
    db.close();
  });
});

describe('documents of other releases', () => {
  const upgrades = {
    schema: [...known.schema, (document: object) => ({ ...document, round: 41 })],
    form: [...known.form, (document: object) => ({ ...document, skipped: ['field:boards'] })],
  };
  const [schemaVersion, formVersion] = [SCHEMA_VERSION + 1, 2];

  test('an old one is brought up to date when read, and written so when saved', async () => {
    const report = aReport();
    const before = await place.open();
    await before.save(changeTo(report));
    await before.close();
    const store = openSqlite(place.url, { log: aLog(), upgrades });
    const expected = { ...report, schemaVersion, formVersion, round: 41, skipped: ['field:boards'] };
    const loaded = (await store.load(report.id))?.report;
    expect(loaded).toEqual(expected);
    expect(meddle((db) => db.prepare("SELECT document ->> 'schemaVersion' FROM reports").pluck().get())).toBe(
      SCHEMA_VERSION,
    );
    await store.save(changeTo(next(expected)));
    expect(meddle((db) => db.prepare("SELECT document ->> 'schemaVersion' FROM reports").pluck().get())).toBe(
      schemaVersion,
    );
    await store.close();
  });

  test.each(['schemaVersion', 'formVersion'] as const)('a newer %s is read, and takes no write', async (key) => {
    const ours = aReport();
    const newer = { ...ours, [key]: ours[key] + 1, version: 2, more: 'than we know' };
    const store = await place.open();
    await store.save(changeTo(ours));
    meddle((db) => db.prepare('UPDATE reports SET document = ?, version = 2').run(JSON.stringify(newer)));
    const loaded = await store.load(ours.id);
    expect(loaded?.report).toEqual(newer);
    const change = changeTo(next(loaded?.report ?? ours));
    await expect(store.save(change)).rejects.toMatchObject({ code: 'store.newer-report', reportId: ours.id });
    expect(await store.save(changeTo(next(ours)))).toBe('conflict');
    expect((await store.load(ours.id))?.report).toEqual(newer);
    await store.close();
  });
});

describe('damage', () => {
  test.each(['{"cut', 'null', '[]', '"text"', '{}', '{"id":"x","schemaVersion":0,"formVersion":1}'])(
    'a document that reads %s fails alone',
    async (document) => {
      const [broken, whole] = [aReport(), aReport()];
      const store = await place.open();
      await store.save(changeTo(broken, { outbox: [aMessage()] }));
      await store.save(changeTo(whole));
      meddle((db) => db.prepare('UPDATE reports SET document = ? WHERE id = ?').run(document, broken.id));
      await expect(store.load(broken.id)).rejects.toMatchObject({ code: 'store.corrupt-report', reportId: broken.id });
      expect((await store.load(whole.id))?.report).toEqual(whole);
      expect(await store.save(changeTo(next(whole)))).toBe('saved');
      expect(await store.reportsOf([ANA.id], ['draft'], { limit: 50, offset: 0 })).toHaveLength(2);
      expect(await store.claim(new Date(), 1_000, 5)).toHaveLength(1);
      await store.close();
    },
  );

  test('a damaged message is set aside and the next one goes out', async () => {
    const log = aLog();
    const store = openSqlite(place.url, { log });
    const [report, other] = [aReport(), aReport()];
    const [damaged, following, elsewhere] = [aMessage(), aMessage(), aMessage()];
    await store.save(changeTo(report, { outbox: [damaged, following] }));
    await store.save(changeTo(other, { outbox: [elsewhere] }));
    meddle((db) => db.prepare('UPDATE outbox SET message = ? WHERE id = ?').run('{"cut', damaged.id));
    expect((await store.claim(new Date(), 1_000, 5)).map((claimed) => claimed.message)).toEqual([elsewhere]);
    expect((await store.claim(new Date(), 1_000, 5)).map((claimed) => claimed.message)).toEqual([following]);
    expect(log.lines).toContainEqual({
      level: 'error',
      message: 'outbox message cannot be read',
      facts: { report: report.id, message: damaged.id },
    });
    expect(await store.deadLetters({ limit: 50, offset: 0 })).toEqual([]);
    await store.close();
  });

  test('a damaged history fails alone', async () => {
    const store = await place.open();
    const [broken, whole] = [aReport(), aReport()];
    await store.save(changeTo(broken));
    await store.save(changeTo(whole));
    meddle((db) => db.prepare("UPDATE history SET event = '' WHERE report_id = ?").run(broken.id));
    await expect(store.history(broken.id)).rejects.toMatchObject({ code: 'store.corrupt-report', reportId: broken.id });
    expect(await store.history(whole.id)).toEqual([anEntry(1)]);
    expect((await store.load(broken.id))?.report).toEqual(broken);
    await store.close();
  });
});

describe('no room', () => {
  /** A store whose file may not grow past so many pages of 4 KiB. */
  async function fullStore(pages: number) {
    await (await place.open()).close();
    const db = new Database(place.file);
    db.pragma('foreign_keys = ON');
    db.pragma(`max_page_count = ${pages}`);
    return createStore(db, aLog());
  }
  const heavy = () => aReport({ answers: { remarks: { kind: 'text', text: 'x'.repeat(300_000) } } });

  test('what does not fit is refused, its neighbours in the same commit are not', async () => {
    const store = await fullStore(80);
    const [small, big, other] = [aReport(), heavy(), aReport()];
    const results = await Promise.allSettled(
      [small, big, other].map((report) => store.save(changeTo(report, { outbox: [aMessage()] }))),
    );
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { code: 'store.full' } });
    expect(await store.load(big.id)).toBeUndefined();
    expect((await store.load(other.id))?.report).toEqual(other);
    expect(await store.save(changeTo(next(small)))).toBe('saved');
    expect(await store.claim(new Date(), 1_000, 9)).toHaveLength(2);
    await store.close();
  });

  test('a report that could not grow is still what it was', async () => {
    const store = await fullStore(80);
    const report = aReport();
    await store.save(changeTo(report));
    const grown = { ...heavy(), id: report.id, version: 2 };
    await expect(store.save(changeTo(grown))).rejects.toMatchObject({ code: 'store.full' });
    expect((await store.load(report.id))?.report).toEqual(report);
    expect(await store.history(report.id)).toHaveLength(1);
    await store.close();
  });
});

test('a file that takes no write is read, and is not ready', async () => {
  const report = aReport();
  const before = await place.open();
  await before.save(changeTo(report));
  await before.close();
  const store = createStore(new Database(place.file, { readonly: true }), aLog());
  expect((await store.load(report.id))?.report).toEqual(report);
  await expect(store.save(changeTo(next(report)))).rejects.toMatchObject({ code: 'store.read-only' });
  await expect(store.ready()).rejects.toMatchObject({ code: 'store.read-only' });
  expect((await store.load(report.id))?.report).toEqual(report);
  await store.close();
});

test('a file that another process holds is busy, and takes the answer once it is free', async () => {
  await (await place.open()).close();
  const db = new Database(place.file, { timeout: 1 });
  const store = createStore(db, aLog());
  const report = aReport();
  const holder = new Database(place.file);
  holder.exec('BEGIN IMMEDIATE');
  const refused = await Promise.allSettled([store.save(changeTo(report)), store.save(changeTo(aReport()))]);
  expect(refused).toMatchObject([{ reason: { code: 'store.busy' } }, { reason: { code: 'store.busy' } }]);
  holder.exec('COMMIT');
  holder.close();
  expect(await store.save(changeTo(report))).toBe('saved');
  await store.close();
});

test('what another process has committed is loaded at once, however lately it was looked at', async () => {
  const store = await place.open();
  const report = aReport();
  await store.save(changeTo(report));
  expect((await store.load(report.id))?.report).toEqual(report);
  const sent = next(report, { state: 'in-review', folio: 'INF-2026-0001' });
  // In the same turn of the event loop as the load before.
  meddle((db) => db.prepare('UPDATE reports SET document = ?, version = 2').run(JSON.stringify(sent)));
  expect((await store.load(report.id))?.report).toEqual(sent);
  await store.close();
});
