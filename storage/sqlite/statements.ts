import type { ReportState } from '../../core/record/types';
import type { Connection } from './connection';
import { SEEN_AS_IT_IS, type SightValues } from './sight';

export interface ReportRow {
  readonly id: string;
  readonly tip_seq: number;
  readonly tip_hash: string;
  readonly document: string;
}

export interface LineRow {
  readonly id: string;
  readonly folio: string | null;
  readonly state: ReportState;
  readonly author_id: string;
  readonly author_name: string;
  readonly unit: string;
  readonly states: string;
  readonly updated_at: string;
  readonly submitted_at: string | null;
}

/** A line of a list: by what it is ordered, and what came first of the same moment. */
export interface QueuedRow extends LineRow {
  readonly since: string;
  readonly rid: number;
}

export interface ReportedRow {
  readonly id: string;
  readonly on: string;
  readonly folio: string;
}

/** A report of somebody, and when it was begun. */
export interface NewestRow {
  readonly id: string;
  readonly document: string;
  readonly since: string;
  readonly rid: number;
}

interface Queue {
  readonly state: ReportState;
  readonly limit: number;
}

export type RowValues = Record<string, string | number | null>;
export type Statements = ReturnType<typeof statements>;

export const LINE =
  'r.id, r.folio, r.state, r.author_id, r.author_name, r.unit, r.states, r.updated_at, r.submitted_at';

export function statements(db: Connection) {
  return {
    dataVersion: db.prepare<[], number>('PRAGMA data_version').pluck(),
    load: db.prepare<[string], ReportRow>('SELECT id, tip_seq, tip_hash, document FROM reports WHERE id = ?'),
    version: db.prepare<[string], number>('SELECT version FROM reports WHERE id = ?').pluck(),
    posts: db.prepare<[string], { slot: string; message_id: string }>(
      'SELECT slot, message_id FROM posts WHERE report_id = ?',
    ),
    idByPost: db
      .prepare<[string, string], string>('SELECT report_id FROM posts WHERE slot = ? AND message_id = ?')
      .pluck(),
    idByFolio: db.prepare<[string], string>('SELECT id FROM reports WHERE folio = ?').pluck(),
    insert: db.prepare<[RowValues]>(
      `INSERT INTO reports (id, version, state, author_id, author_name, created_at, updated_at, submitted_at,
         folio, folio_year, folio_number, unit_id, unit, states, tip_seq, tip_hash, document, sent, visit, reported_on)
       VALUES (@id, @version, @state, @author_id, @author_name, @created_at, @updated_at, @submitted_at,
         @folio, @folio_year, @folio_number, @unit_id, @unit, @states,
         coalesce(@tip_seq, 0), coalesce(@tip_hash, ''), @document, @sent, @visit, @reported_on)`,
    ),
    update: db.prepare<[RowValues]>(
      `UPDATE reports SET version = @version, state = @state, author_id = @author_id, author_name = @author_name,
         updated_at = @updated_at, submitted_at = @submitted_at, folio = @folio, folio_year = @folio_year,
         folio_number = @folio_number, unit_id = @unit_id, unit = @unit, states = @states,
         tip_seq = coalesce(@tip_seq, tip_seq), tip_hash = coalesce(@tip_hash, tip_hash), document = @document,
         sent = coalesce(@sent, sent), visit = @visit, reported_on = @reported_on
       WHERE id = @id`,
    ),
    // Names one indexed column, so that one index is written.
    updateState: db.prepare<[number, string, number | null, string | null, string, string, number]>(
      `UPDATE reports SET version = ?, updated_at = ?, tip_seq = coalesce(?, tip_seq),
         tip_hash = coalesce(?, tip_hash), document = ? WHERE id = ? AND version = ?`,
    ),
    addHistory: db.prepare<[string, number, string, string]>(
      'INSERT INTO history (report_id, seq, hash, event) VALUES (?, ?, ?, ?)',
    ),
    addMessage: db.prepare<[string, string, string, string]>(
      'INSERT INTO outbox (id, report_id, line, due, message) VALUES (?, ?, ?, 0, ?)',
    ),
    history: db.prepare<[string], { seq: number; hash: string; event: string }>(
      'SELECT seq, hash, event FROM history WHERE report_id = ? ORDER BY seq',
    ),
    setPost: db.prepare<[string, string, string]>(
      `INSERT INTO posts (report_id, slot, message_id) VALUES (?, ?, ?)
       ON CONFLICT (report_id, slot) DO UPDATE SET message_id = excluded.message_id`,
    ),
    lastFolioNumber: db
      .prepare<[number], number | null>('SELECT max(folio_number) FROM reports WHERE folio_year = ?')
      .pluck(),
    newestOf: db.prepare<[string, number], NewestRow>(
      `SELECT id, document, created_at AS since, rid FROM reports WHERE author_id = ? AND unit_id IS NOT NULL
       ORDER BY created_at DESC, rid DESC LIMIT ?`,
    ),
    sentOf: db.prepare<[string, string, number], LineRow>(
      `SELECT ${LINE} FROM reports r WHERE r.visit = ? AND r.id <> ? ORDER BY r.sent DESC LIMIT ?`,
    ),
    reportedIn: db.prepare<[string, string, string, string, number], ReportedRow>(
      `SELECT id, reported_on AS "on", folio FROM reports
       WHERE reported_on >= ? AND reported_on < ? AND (reported_on, id) > (?, ?) ORDER BY reported_on, id LIMIT ?`,
    ),
    touchedIn: db.prepare<[string, string, number], QueuedRow>(
      `SELECT ${LINE}, r.updated_at AS since, r.rid FROM reports r WHERE r.author_id = ? AND r.state = ?
       ORDER BY r.updated_at DESC, r.rid DESC LIMIT ?`,
    ),
    applied: db
      .prepare<[string, string], number>('SELECT 1 FROM history WHERE key = ? AND report_id = ? LIMIT 1')
      .pluck(),
    keyed: db.prepare<[string], string>('SELECT report_id FROM history WHERE key = ? LIMIT 1').pluck(),
    keyedOf: db
      .prepare<[string, string], string>(
        'SELECT h.report_id FROM history h JOIN reports r ON r.id = h.report_id WHERE h.key = ? AND r.author_id = ? LIMIT 1',
      )
      .pluck(),
    sentIn: db.prepare<[string, number], QueuedRow>(
      `SELECT ${LINE}, r.submitted_at AS since, r.rid FROM reports r WHERE r.state = ? AND r.submitted_at IS NOT NULL
       ORDER BY r.submitted_at, r.rid LIMIT ?`,
    ),
    // The index that is in order is kept to: what waits is never much.
    seenSentIn: db.prepare<[Queue & SightValues], QueuedRow>(
      `SELECT ${LINE}, r.submitted_at AS since, r.rid FROM reports r WHERE r.state = @state AND r.submitted_at IS NOT NULL
         AND ${SEEN_AS_IT_IS.replaceAll('r.author_id', '+r.author_id').replaceAll('r.unit_id', '+r.unit_id')}
       ORDER BY r.submitted_at, r.rid LIMIT @limit`,
    ),
    seenUnsentIn: db.prepare<[Queue & SightValues], QueuedRow>(
      `SELECT ${LINE}, r.updated_at AS since, r.rid FROM reports r WHERE r.state = @state AND r.submitted_at IS NULL
         AND ${SEEN_AS_IT_IS.replaceAll('r.author_id', '+r.author_id').replaceAll('r.unit_id', '+r.unit_id')}
       ORDER BY r.updated_at, r.rid LIMIT @limit`,
    ),
    unsentIn: db.prepare<[string, number], QueuedRow>(
      `SELECT ${LINE}, r.updated_at AS since, r.rid FROM reports r WHERE r.state = ? AND r.submitted_at IS NULL
       ORDER BY r.updated_at, r.rid LIMIT ?`,
    ),
  };
}
