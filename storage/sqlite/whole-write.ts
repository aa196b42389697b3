import { StoreError } from '../errors';
import { translate } from './faults';
import type { Connection } from './connection';
import type { PutResult, WholeMessage, WholeReport } from '../whole';
import { wordsOfWhole } from '../whole/words';
import { createSearch } from './search';
import { asideOf } from './whole-read';

type Values = Record<string, string | number | null>;
type Message = WholeMessage & { readonly due?: number };

/** Writes whole reports on one connection: a transaction for each call, in which a report that fails is undone alone. */
export function createWriter(db: Connection) {
  const sql = statements(db);
  const index = createSearch(db);
  let aside: Map<string, number[]> | undefined;

  /** The number the report had; undefined where it is new. */
  function clear(id: string): number | undefined {
    const rid = sql.ridOf.get(id);
    if (rid === undefined) return undefined;
    // Looked for once: nobody else gives up messages while reports are put in.
    aside ??= asideOf(db);
    for (const seq of aside.get(id) ?? []) sql.dropMessage.run(seq, id);
    for (const drop of [sql.dropWaiting, sql.dropHistory, sql.dropPosts]) drop.run(id);
    return rid;
  }

  /** Its own number where that is free; else the one it had, or the next one after all. */
  function placeOf({ id, made }: WholeReport, before: number | undefined): number | null {
    const holder = sql.idAt.get(made);
    return holder === undefined || holder === id ? made : (before ?? null);
  }

  /** In their order, whatever numbers others have taken; gives the numbers they got. */
  function addMessages(reportId: string, messages: readonly Message[], dead: 0 | 1 | 2): number[] {
    const free = messages.every(({ at }) => sql.seqTaken.get(at) === undefined);
    return messages.map(({ id, at, attempts, error, due = 0, message: text }) => {
      const values = { seq: free ? at : null, id, reportId, due, attempts, dead, error, text };
      return Number(sql.addMessage.run(values).lastInsertRowid);
    });
  }

  const write = db.transaction((report: WholeReport) => {
    const { id, columns } = report;
    const words = wordsOfWhole(report);
    const sent = index.placeOf(id, columns.submittedAt ?? undefined);
    const before = clear(id);
    const values = { ...valuesOf(report, placeOf(report, before)), sent: words === undefined ? null : sent.sent };
    if (before === undefined) sql.insert.run(values);
    else sql.update.run(values);
    for (const { seq, hash, event } of report.history) sql.addHistory.run(id, seq, hash, event);
    for (const { slot, messageId } of report.posts) sql.addPost.run(id, slot, messageId);
    addMessages(id, report.outbox, 0);
    const gone = [...addMessages(id, report.dead, 1), ...addMessages(id, report.damaged, 2)];
    aside?.set(id, gone);
    if (words !== undefined) index.put(words, sent);
    else if (sent.before !== undefined) index.forget(sent.before);
  });

  function putOne(report: WholeReport, how: 'if-absent' | 'replace'): PutResult {
    const { id, columns } = report;
    if (how === 'if-absent' && sql.ridOf.get(id) !== undefined) return 'there';
    const holder = columns.folio === null ? undefined : sql.idByFolio.get(columns.folio);
    if (holder !== undefined && holder !== id) return 'folio-taken';
    try {
      write(report);
      return 'put';
    } catch (error) {
      const failed = failureOf(error, id);
      // After some errors, a full disk for one, SQLite has undone all of the transaction by itself.
      if (failed === undefined || !db.inTransaction) throw error;
      return { failed };
    }
  }

  const putAll = db.transaction((reports: readonly WholeReport[], how: 'if-absent' | 'replace') => {
    const results = new Map<WholeReport, PutResult>();
    // In the order of their numbers: rows are then appended, and the search table takes them in one go.
    for (const report of [...reports].sort((a, b) => a.made - b.made)) results.set(report, putOne(report, how));
    return reports.map((report) => results.get(report) as PutResult);
  });

  return { put: (reports: readonly WholeReport[], how: 'if-absent' | 'replace') => putAll.immediate(reports, how) };
}

/** Where a report breaks a rule of the tables (a message's id that another has, an entry twice), it fails alone. */
function failureOf(error: unknown, reportId: string): StoreError | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('SQLITE_CONSTRAINT') && code !== 'SQLITE_TOOBIG') return undefined;
  return new StoreError(
    code === 'SQLITE_TOOBIG' ? 'store.too-large' : 'store.failed',
    `Report ${reportId} is refused`,
    {
      reportId,
      cause: translate(error),
    },
  );
}

const valuesOf = ({ id, document, columns, tip }: WholeReport, rid: number | null): Values => ({
  ...columns,
  id,
  document,
  rid,
  tipSeq: tip.seq,
  tipHash: tip.hash,
});

const COLUMNS = {
  version: 'version',
  state: 'state',
  author_id: 'authorId',
  author_name: 'authorName',
  created_at: 'createdAt',
  updated_at: 'updatedAt',
  submitted_at: 'submittedAt',
  folio: 'folio',
  folio_year: 'folioYear',
  folio_number: 'folioNumber',
  unit_id: 'unitId',
  unit: 'unit',
  states: 'states',
  tip_seq: 'tipSeq',
  tip_hash: 'tipHash',
  document: 'document',
} as const;

function statements(db: Connection) {
  const names = Object.entries({ rid: 'rid', sent: 'sent', ...COLUMNS });
  return {
    ridOf: db.prepare<[string], number>('SELECT rid FROM reports WHERE id = ?').pluck(),
    idAt: db.prepare<[number], string>('SELECT id FROM reports WHERE rid = ?').pluck(),
    idByFolio: db.prepare<[string], string>('SELECT id FROM reports WHERE folio = ?').pluck(),
    seqTaken: db.prepare<[number], number>('SELECT 1 FROM outbox WHERE seq = ?').pluck(),
    insert: db.prepare<[Values]>(
      `INSERT INTO reports (id, ${names.map(([column]) => column).join(', ')})
       VALUES (@id, ${names.map(([, value]) => `@${value}`).join(', ')})`,
    ),
    update: db.prepare<[Values]>(
      `UPDATE reports SET ${names.map(([column, value]) => `${column} = @${value}`).join(', ')} WHERE id = @id`,
    ),
    addHistory: db.prepare<[string, number, string, string]>(
      'INSERT INTO history (report_id, seq, hash, event) VALUES (?, ?, ?, ?)',
    ),
    addPost: db.prepare<[string, string, string]>('INSERT INTO posts (report_id, slot, message_id) VALUES (?, ?, ?)'),
    addMessage: db.prepare<[Values]>(
      `INSERT INTO outbox (seq, id, report_id, due, attempts, dead, error, message)
       VALUES (@seq, @id, @reportId, @due, @attempts, @dead, @error, @text)`,
    ),
    dropMessage: db.prepare<[number, string]>('DELETE FROM outbox WHERE seq = ? AND report_id = ?'),
    dropWaiting: db.prepare<[string]>('DELETE FROM outbox WHERE dead = 0 AND report_id = ?'),
    dropHistory: db.prepare<[string]>('DELETE FROM history WHERE report_id = ?'),
    dropPosts: db.prepare<[string]>('DELETE FROM posts WHERE report_id = ?'),
  };
}
