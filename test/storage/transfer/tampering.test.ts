import { rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { aSqlitePlace, type SqlitePlace } from '../../helpers/people/places';
import { flips, isNamed, live, lives, toldOf, type Flip } from '../../helpers/platforms/tampering';
import { asBot } from '../../helpers/stores/transfer';

/** Milliseconds. */
jest.setTimeout(120_000);

let place: SqlitePlace;
beforeEach(() => {
  place = aSqlitePlace();
});
afterEach(() => place.remove());

interface Row {
  readonly report_id: Buffer;
  readonly seq: number;
  readonly hash: Buffer;
  readonly event: Buffer;
}

/** Somebody else's hands on the file, whom no rule of ours holds back. */
function meddle<T>(work: (db: Database.Database) => T): T {
  const db = new Database(place.file);
  db.pragma('foreign_keys = OFF');
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const rowsOf = (db: Database.Database, id: string): readonly Row[] =>
  db
    .prepare<[string], Row>(
      `SELECT CAST(report_id AS BLOB) AS report_id, seq, CAST(hash AS BLOB) AS hash, CAST(event AS BLOB) AS event
       FROM history WHERE report_id = ? ORDER BY seq`,
    )
    .all(id);

const flipped = (bytes: Buffer, { byte, mask }: Flip): Buffer => {
  const at = byte % bytes.length;
  return Buffer.from(bytes.map((one, place) => (place === at ? one ^ mask : one)));
};

/** The same number with one of its eight bytes changed. */
const flippedNumber = (seq: number, flip: Flip): bigint => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(seq));
  return flipped(bytes, flip).readBigInt64BE();
};

/** Puts a row in the place of an entry; false where the file takes no such row. */
function put(db: Database.Database, id: string, seq: number, row: readonly unknown[]): boolean {
  try {
    db.prepare(
      `UPDATE history SET report_id = CAST(? AS TEXT), seq = ?, hash = CAST(? AS TEXT), event = CAST(? AS TEXT)
       WHERE report_id = ? AND seq = ?`,
    ).run(...row, id, seq);
    return true;
  } catch {
    return false;
  }
}

test('any byte changed in any entry is told, with its report and its entry; without, nothing is', async () => {
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(lives, flips, async (all, wanted) => {
      const ids = await asBot(place.url, (store) => live(store, all));
      expect(await toldOf(place.url)).toEqual([]);
      for (const flip of wanted) {
        const id = ids[flip.report % ids.length] ?? '';
        const copy = meddle((db) => db.serialize());
        const entry = meddle((db) => {
          const rows = rowsOf(db, id);
          const row = rows[flip.entry % rows.length] as Row;
          const { seq, event, hash, report_id } = row;
          const column = ['event', 'event', 'event', 'hash', 'seq', 'report_id'][flip.where % 6];
          const done = put(db, id, seq, [
            column === 'report_id' ? flipped(report_id, flip) : report_id,
            column === 'seq' ? flippedNumber(seq, flip) : seq,
            column === 'hash' ? flipped(hash, flip) : hash,
            column === 'event' ? flipped(event, flip) : event,
          ]);
          return done ? { seq, column } : undefined;
        });
        if (entry === undefined) continue;
        tried += 1;
        const told = await toldOf(place.url);
        expect({ ...entry, flip, told, named: isNamed(told, id, entry.seq) }).toMatchObject({ named: true });
        restore(copy);
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
  expect(tried).toBeGreaterThan(150);
});

/** The file as it was; whoever wrote to it is gone. */
function restore(copy: Buffer): void {
  for (const end of ['-wal', '-shm']) rmSync(`${place.file}${end}`, { force: true });
  writeFileSync(place.file, copy);
}

describe('whoever writes the same in other bytes', () => {
  test.each<[string, (json: string) => string]>([
    ['a space', (json) => json.replace(':', ': ')],
    ['an escape', (json) => json.replace('"type"', '"\\u0074ype"')],
    ['a key twice', (json) => json.replace('{', '{"key":"x",')],
    ['a number in another way', (json) => json.replace('"formVersion":1', '"formVersion":1.0')],
  ])('by %s is found', async (_, change) => {
    const [id = ''] = await asBot(place.url, (store) => live(store, [[]]));
    meddle((db) => {
      const [row] = rowsOf(db, id) as [Row];
      const json = row.event.toString();
      expect(change(json)).not.toBe(json);
      put(db, id, 1, [row.report_id, 1, row.hash, Buffer.from(change(json))]);
    });
    expect(await toldOf(place.url)).toEqual([{ id, faults: ['entry-changed 1'] }]);
  });
});

describe('finds', () => {
  const END = 'SELECT max(seq) FROM history';
  test.each<[string, string, (last: number) => string]>([
    ['the last entry deleted', `DELETE FROM history WHERE seq = (${END})`, (last) => `entry-missing ${last}`],
    ['one in the middle deleted', 'DELETE FROM history WHERE seq = 3', () => 'entry-missing 3'],
    [
      'two exchanged',
      'UPDATE history SET seq = CASE seq WHEN 3 THEN -4 ELSE -3 END WHERE seq IN (3, 4); UPDATE history SET seq = -seq WHERE seq < 0',
      () => 'entry-changed 3',
    ],
    [
      'one put after the end',
      `INSERT INTO history (report_id, seq, hash, event) SELECT report_id, seq + 1, hash, event FROM history WHERE seq = (${END})`,
      (last) => `entry-added ${last + 1}`,
    ],
    [
      'one of no report',
      `INSERT INTO history (report_id, seq, hash, event) SELECT 'nobody', 1, hash, event FROM history WHERE seq = 1`,
      () => 'orphan 1',
    ],
  ])('%s', async (_, sql, fault) => {
    await asBot(place.url, (store) => live(store, [[]]));
    const last = meddle((db) => db.prepare<[], number>(END).pluck().get()) ?? 0;
    meddle((db) => db.exec(sql));
    const [told] = await toldOf(place.url);
    expect(told?.faults[0]).toBe(fault(last));
  });
});
