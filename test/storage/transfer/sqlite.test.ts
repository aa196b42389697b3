import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { openArchive } from '../../../storage/open';
import { FILE_VERSION } from '../../../storage/schema';
import { aSqlitePlace } from '../../helpers/people/places';
import type { SqlitePlace } from '../../helpers/people/places';
import { aReport, changeTo } from '../../helpers/people/reports';
import { asArchive, asBot, aWhole, fill, readsOf } from '../../helpers/stores/transfer';
import { archiveContract } from './contract';

archiveContract('a file as an archive', aSqlitePlace);

describe('a file', () => {
  let place: SqlitePlace;
  beforeEach(() => {
    place = aSqlitePlace();
  });
  afterEach(() => place.remove());

  function meddle(work: (db: Database.Database) => unknown): void {
    const db = new Database(place.file);
    work(db);
    db.close();
  }

  async function* none(): AsyncGenerator<never> {}

  test('that is missing is not made, nor its folder', async () => {
    await expect(openArchive(place.url, 'must-exist')).rejects.toMatchObject({ code: 'store.cannot-open' });
    expect(existsSync(dirname(place.file))).toBe(false);
  });

  test.each([
    ['empty', ''],
    ['no database', 'not a database, but long enough to be taken for one'.repeat(50)],
  ])('that is %s is refused, and stays as it was', async (_, content) => {
    mkdirSync(dirname(place.file));
    writeFileSync(place.file, content);
    await expect(openArchive(place.url, 'must-exist')).rejects.toMatchObject({ name: 'StoreError' });
    expect(readFileSync(place.file, 'utf8')).toBe(content);
  });

  test('of a newer release is refused, to be read and to be written', async () => {
    await fill(place.url, []);
    meddle((db) => db.pragma(`user_version = ${FILE_VERSION + 1}`));
    for (const use of ['must-exist', 'may-be-made'] as const) {
      await expect(openArchive(place.url, use)).rejects.toMatchObject({ code: 'store.newer-schema' });
    }
  });

  test('that must exist is read, and takes no write', async () => {
    await fill(place.url, []);
    const archive = await openArchive(place.url, 'must-exist');
    expect([await archive.count(), await archive.damage()]).toEqual([0, []]);
    await expect(archive.fill(none())).rejects.toMatchObject({ code: 'store.read-only' });
    await archive.close();
  });

  test('is read as of one moment, whatever a bot writes meanwhile', async () => {
    await fill(place.url, [aWhole(), aWhole()]);
    await asArchive(place.url, async (archive) => {
      let read = 0;
      for await (const _ of archive.reports()) {
        read += 1;
        await asBot(place.url, (bot) => bot.save(changeTo(aReport())));
      }
      expect([read, await archive.count()]).toEqual([2, 4]);
    });
  });

  test('tells what cannot be read, and reads the others', async () => {
    const [state, event, message] = [aWhole(), aWhole(), aWhole()];
    await fill(place.url, [state, event, message]);
    meddle((db) => {
      const set = (table: string, column: string, whose: string, id: string) =>
        db.prepare(`UPDATE ${table} SET ${column} = '{"cut' WHERE ${whose} = ?`).run(id);
      set('reports', 'document', 'id', state.report.id);
      set('history', 'event', 'report_id', event.report.id);
      set('outbox', 'message', 'id', `${message.report.id}.1`);
      db.prepare('UPDATE outbox SET dead = 2 WHERE id = ?').run(`${message.report.id}.2`);
    });
    expect(await readsOf(place.url)).toEqual([
      { id: state.report.id, unreadable: 0 },
      { id: event.report.id, unreadable: 1 },
      {
        id: message.report.id,
        whole: { ...message, waiting: [], unreadable: [`${message.report.id}.1`, `${message.report.id}.2`] },
      },
    ]);
  });

  test('puts messages last, in their order, where their numbers are taken', async () => {
    const [first, second] = [aWhole({ dead: [] }), aWhole({ dead: [] })];
    const [taken = 0] = first.waiting.map((one) => one.at);
    const waiting = second.waiting.map((one, nth) => ({ ...one, at: taken + 500 * nth }));
    await fill(place.url, [first, { ...second, waiting }]);
    const [, read] = await readsOf(place.url);
    expect(read).toMatchObject({ whole: { waiting: second.waiting.map(({ message }) => ({ message })) } });
  });

  test('that is damaged says so', async () => {
    await fill(
      place.url,
      Array.from({ length: 50 }, () => aWhole()),
    );
    meddle((db) => db.pragma('wal_checkpoint(TRUNCATE)'));
    const bytes = readFileSync(place.file);
    bytes.fill(0x41, 4096 * 3, 4096 * 4);
    writeFileSync(place.file, bytes);
    const archive = await openArchive(place.url, 'must-exist');
    expect(await archive.damage()).not.toEqual([]);
    await archive.close();
  });
});
