import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Answers } from '../../core/form/values';
import { visitOf } from '../../core/form/visit';
import type { Report } from '../../core/report/types';
import { fileMigrations } from '../../storage/schema';
import { migrate } from '../../storage/sqlite/migrate';
import { aSqlitePlace } from '../helpers/places';
import { aMessage, aReport, changeTo, next, paragraph } from '../helpers/reports';

const ALL = { limit: 50, offset: 0 };
const place = aSqlitePlace();
afterAll(() => place.remove());

const sent = (folio: string, submittedAt: string): Report =>
  aReport({ folio, submittedAt, state: 'in-review', answers: { remarks: paragraph(`Reunión ${folio}`) } });

/** A file as version 1 left it: it numbered the words of a report by when the report was begun. */
function fileOfVersionOne(reports: readonly Report[]): Database.Database {
  mkdirSync(dirname(place.file));
  const db = new Database(place.file);
  migrate(db, fileMigrations.slice(0, 1));
  const insert = db.prepare(
    `INSERT INTO reports (id, version, state, author_id, author_name, created_at, updated_at, submitted_at,
       folio, folio_year, folio_number, unit, states, tip_seq, tip_hash, document)
     VALUES (?, 1, ?, 'teams:29:ana', 'Ana', ?, ?, ?, ?, 2026, ?, '', '', 0, '', ?)`,
  );
  for (const report of reports) {
    const { id, state, createdAt, updatedAt, submittedAt = null, folio = null } = report;
    const number = folio === null ? null : Number(folio.slice(-4));
    insert.run(id, state, createdAt, updatedAt, submittedAt, folio, number, JSON.stringify(report));
  }
  return db;
}

test('a file of version 1 is searched, queued and claimed as before', async () => {
  const reports = [
    sent('INF-2026-0003', '2026-03-05T10:00:00.000Z'),
    sent('INF-2026-0001', '2026-03-01T10:00:00.000Z'),
    // Three of one millisecond, and one of the next.
    sent('INF-2026-0004', '2026-03-09T10:00:00.123Z'),
    sent('INF-2026-0007', '2026-03-09T10:00:00.124Z'),
    sent('INF-2026-0005', '2026-03-09T10:00:00.123Z'),
    sent('INF-2026-0006', '2026-03-09T10:00:00.123Z'),
    sent('INF-2026-0002', '2026-03-02T10:00:00.000Z'),
  ];
  const draft = aReport();
  const damaged = sent('INF-2026-0099', '2026-03-08T10:00:00.000Z');
  const db = fileOfVersionOne([...reports, draft, damaged]);
  db.prepare("UPDATE reports SET document = '{' WHERE id = ?").run(damaged.id);
  const messages = [aMessage(), aMessage(), aMessage()];
  const put = db.prepare('INSERT INTO outbox (id, report_id, due, dead, message) VALUES (?, ?, 0, ?, ?)');
  for (const [at, message] of messages.entries())
    put.run(message.id, draft.id, at === 0 ? 1 : 0, JSON.stringify(message));
  db.close();

  const store = await place.open();
  const found = async (words: string) => (await store.search(words, ALL)).map(({ folio }) => folio?.slice(-1));
  expect(await found('reunion')).toEqual(['7', '6', '5', '4', '3', '2', '1']);
  expect(await found('inf 2026 0003')).toEqual(['3']);
  expect((await store.reportsIn(['in-review'], ALL)).map(({ folio }) => folio?.slice(-1))).toEqual([
    '1',
    '2',
    '3',
    '9',
    '4',
    '5',
    '6',
    '7',
  ]);

  const [first] = reports;
  if (first === undefined) throw new Error('none');
  const again = next(first, { submittedAt: '2026-03-09T10:00:00.123Z', answers: { remarks: paragraph('Reunión') } });
  expect(await store.save(changeTo(again))).toBe('saved');
  expect((await found('reunion')).slice(0, 1)).toEqual(['3']);
  expect(await found('0003 inf')).toEqual(['3']);

  const claims = await store.claim(new Date(), 1_000, 9);
  expect(claims.map(({ message }) => message.id)).toEqual([messages[1]?.id]);
  for (const claimed of claims) await store.delivered(claimed);
  const [last, ...more] = await store.claim(new Date(), 1_000, 9);
  expect([last?.message.id, more]).toEqual([messages[2]?.id, []]);
  await store.close();
});

test('a file of version 6 knows the visits and the projects of what was sent', async () => {
  const old = aSqlitePlace();
  mkdirSync(dirname(old.file));
  const db = new Database(old.file);
  migrate(db, fileMigrations.slice(0, 6));
  const visit: Answers = {
    unit: { kind: 'unit', id: 'UTSI', name: 'Informática' },
    states: { kind: 'states', keys: ['05'] },
    visitDates: { kind: 'dates', days: ['2023-04-03'], ranges: [] },
    matters: {
      kind: 'rows',
      rows: [
        {
          id: '1',
          columns: ['project'],
          cells: { project: { kind: 'project', code: 'L091910', name: 'Soporte técnico', blocks: [] } },
        },
      ],
    },
  };
  const insert = db.prepare(
    `INSERT INTO reports (id, version, state, author_id, author_name, created_at, updated_at, submitted_at,
       folio, folio_year, folio_number, unit_id, unit, states, tip_seq, tip_hash, document, sent)
     VALUES (?, 1, ?, 'teams:29:ana', 'Ana', '', '', '', ?, 2026, ?, 'UTSI', '', '', 0, '', ?, ?)`,
  );
  const states = ['in-review', 'withdrawn', 'approved'] as const;
  for (const [at, state] of states.entries()) {
    const folio = `INF-2026-000${at + 1}`;
    const report = aReport({ folio, state, answers: visit });
    insert.run(report.id, state, folio, at + 1, at === 2 ? '{' : JSON.stringify(report), at + 1);
  }
  insert.run('borrador', 'draft', null, null, JSON.stringify(aReport({ answers: visit })), null);
  db.close();

  const store = await old.open();
  expect((await store.sentOf(visitOf(visit)!, '')).map(({ folio }) => folio)).toEqual(['INF-2026-0001']);
  const everybody = { states: ['in-review'], own: [] } as const;
  expect(await store.projectName('L091910', 'UTSI', everybody)).toEqual({
    name: 'Soporte técnico',
    folio: 'INF-2026-0001',
  });
  await store.close();
  await old.remove();
});
