import { connect, prepare, type Connection } from '../../storage/sqlite/connection';
import { createStore } from '../../storage/sqlite/open';
import { silentLog } from '../helpers/world/logs';
import { aSqlitePlace } from '../helpers/people/places';
import { anEntry, aReport, changeTo, paragraph } from '../helpers/people/reports';

/** The same connection, with something done just before each question that reads so. */
function interrupted(db: Connection, question: RegExp, interrupt: () => void): Connection {
  const prepareStatement = db.prepare.bind(db);
  const prepared = (source: string): unknown => {
    const statement = prepareStatement(source);
    if (!question.test(source)) return statement;
    const get = statement.get.bind(statement);
    return Object.assign(statement, {
      get: (...given: unknown[]) => {
        interrupt();
        return get(...given);
      },
    });
  };
  return Object.assign(db, { prepare: prepared });
}

test('what another process saves while a report is loaded is either not there, or there with its key', async () => {
  const place = aSqlitePlace();
  const other = await place.open();
  const report = aReport();
  await other.save(changeTo(report));
  const between: (() => void)[] = [];
  const db = connect(place.file);
  prepare(db);
  const writer = connect(place.file);
  const store = createStore(
    interrupted(db, /SELECT 1 FROM history WHERE key/, () => between.shift()?.()),
    silentLog,
  );
  expect((await store.load(report.id))?.report.version).toBe(1);
  const entry = anEntry(2);
  between.push(() => {
    writer.exec(`UPDATE reports SET version = 2, document = json_set(document, '$.version', 2)`);
    writer
      .prepare('INSERT INTO history (report_id, seq, hash, event) VALUES (?, 2, ?, ?)')
      .run(report.id, entry.hash, JSON.stringify(entry.event));
  });
  const loaded = await store.load(report.id, entry.event.key);
  expect([loaded?.applied, loaded?.report.version]).toEqual([true, 2]);
  await store.close();
  await other.close();
  writer.close();
  await place.remove();
});

test('an answer is synced to disk, also after what need not be', async () => {
  const place = aSqlitePlace();
  const db = connect(place.file);
  prepare(db);
  const store = createStore(db, silentLog);
  const [normal, full] = [1, 2];
  const synced = (): unknown => db.pragma('synchronous', { simple: true });
  expect(synced()).toBe(full);
  await store.joinLine('line', 'ticket', new Date(), 1_000);
  expect(synced()).toBe(normal);
  await store.save(changeTo(aReport()));
  expect(synced()).toBe(full);
  await store.close();
  await place.remove();
});

test('a report too long to be kept at hand is read and saved like any other', async () => {
  const place = aSqlitePlace();
  const store = await place.open();
  const long = aReport({ answers: { remarks: paragraph('x'.repeat(5 * 1024 * 1024)) } });
  await store.save(changeTo(long));
  expect((await store.load(long.id))?.report).toEqual(long);
  await store.setPost(long.id, 'card', 'm1');
  expect(await store.save(changeTo({ ...long, version: 2, skipped: ['field/boards'] }))).toBe('saved');
  expect(await store.load(long.id)).toMatchObject({ report: { version: 2 }, posts: { card: 'm1' } });
  await store.close();
  await place.remove();
});
