import type { Change, Page, ReportLine, SaveResult, Stored } from '../../bot/app/ports';
import type { UnitValue } from '../../bot/core/form/values';
import type { Event, HistoryEntry, Report, ReportState } from '../../bot/core/report/types';
import { columnsOf, searchText } from '../columns';
import type { Columns } from '../columns';
import { StoreError } from '../errors';
import { Recent } from '../recent';
import { readReport } from '../schema';
import type { Connection } from '../sqlite';
import { searchWords } from '../words';

/** Characters of JSON whose parsed reports are kept at hand. */
const RECENT_LIMIT = 16 * 1024 * 1024;

interface ReportRow {
  readonly id: string;
  readonly tip_seq: number;
  readonly tip_hash: string;
  readonly document: string;
}

interface LineRow {
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

/** A change with all the work done that needs no lock. */
export interface PreparedChange extends Change {
  readonly document: string;
}

export type Reports = ReturnType<typeof createReports>;

/** Reports, history and posts of one connection. Synchronous; whoever writes opens the transaction. */
export function createReports(db: Connection) {
  const recent = new Recent<Stored>(RECENT_LIMIT);
  const sql = statements(db);
  let dataVersion = sql.dataVersion.get();

  /** What was read before may be stale once another connection has committed; SQLite counts that. */
  function dropStale(): void {
    const now = sql.dataVersion.get();
    if (now === dataVersion) return;
    dataVersion = now;
    recent.clear();
  }

  function load(id: string): Stored | undefined {
    dropStale();
    const known = recent.get(id);
    if (known !== undefined) return known;
    const row = sql.load.get(id);
    if (row === undefined) return undefined;
    const posts = Object.fromEntries(sql.posts.all(id).map((post) => [post.slot, post.message_id]));
    const stored = { report: parseReport(row), tip: { seq: row.tip_seq, hash: row.tip_hash }, posts };
    recent.set(id, stored, row.document.length);
    return stored;
  }

  function save(change: PreparedChange): SaveResult {
    const { report, expectedVersion } = change;
    const before = recent.get(report.id);
    const known = before?.report.version === expectedVersion ? before.report : undefined;
    const result =
      known !== undefined && sameColumns(known, report) ? saveState(sql, change) : saveWhole(sql, change, known);
    if (result === 'saved') append(sql, change);
    return result;
  }

  /** To be called once the change is committed. */
  function remember({ report, expectedVersion, history, document }: PreparedChange): void {
    const before = expectedVersion === 0 ? NOTHING_BEFORE : recent.get(report.id);
    const tip = history.at(-1) ?? before?.tip;
    if (before === undefined || tip === undefined || before.tip.seq + history.length !== tip.seq) {
      recent.delete(report.id);
      return;
    }
    recent.set(report.id, { report, tip: { seq: tip.seq, hash: tip.hash }, posts: before.posts }, document.length);
  }

  return {
    load,
    save,
    remember,
    loadByPost(slot: string, messageId: string): Stored | undefined {
      const id = sql.idByPost.get(slot, messageId);
      return id === undefined ? undefined : load(id);
    },
    loadByFolio(folio: string): Stored | undefined {
      const id = sql.idByFolio.get(folio);
      return id === undefined ? undefined : load(id);
    },
    history: (id: string): readonly HistoryEntry[] => sql.history.all(id).map((row) => parseEntry(id, row)),
    setPost(id: string, slot: string, messageId: string): void {
      sql.setPost.run(id, slot, messageId);
    },
    /** To be called once the post is committed. */
    rememberPost(id: string, slot: string, messageId: string): void {
      recent.replace(id, (stored) => ({ ...stored, posts: { ...stored.posts, [slot]: messageId } }));
    },
    lastFolioNumber: (year: number): number => sql.lastFolioNumber.get(year) ?? 0,
    lastUnitOf(personId: string): UnitValue | undefined {
      const row = sql.lastUnit.get(personId);
      return row === undefined ? undefined : { kind: 'unit', id: row.unit_id, name: row.unit };
    },
    reportsOf: (personId: string, states: readonly ReportState[], page: Page): readonly ReportLine[] =>
      sql.reportsOf.all(personId, JSON.stringify(states), ...within(page)).map(toLine),
    reportsIn: (states: readonly ReportState[], page: Page): readonly ReportLine[] =>
      sql.reportsIn.all(JSON.stringify(states), ...within(page)).map(toLine),
    search(typed: string, page: Page): readonly ReportLine[] {
      const words = searchWords(typed);
      if (words.length === 0) return [];
      // Folded words hold letters and digits only, so nothing in them is FTS5 syntax.
      return sql.search.all(words.map((word) => `"${word}"*`).join(' '), ...within(page)).map(toLine);
    },
  };
}

const NOTHING_BEFORE: Pick<Stored, 'tip' | 'posts'> = { tip: { seq: 0, hash: '' }, posts: {} };

/** Whether the state alone changed, and none of the columns that are searched or indexed. */
function sameColumns(before: Report, after: Report): boolean {
  return (
    before.answers['unit'] === after.answers['unit'] &&
    before.answers['states'] === after.answers['states'] &&
    before.state === after.state &&
    before.folio === after.folio &&
    before.submittedAt === after.submittedAt &&
    before.author.name === after.author.name &&
    before.author.id === after.author.id &&
    (after.folio === undefined || before.answers === after.answers)
  );
}

function saveState(sql: Statements, change: PreparedChange): SaveResult {
  const { report, expectedVersion, history, document } = change;
  const tip = history.at(-1);
  const { changes } = sql.updateState.run(
    report.version,
    report.updatedAt,
    tip?.seq ?? null,
    tip?.hash ?? null,
    document,
    report.id,
    expectedVersion,
  );
  return changes === 1 ? 'saved' : 'conflict';
}

function saveWhole(sql: Statements, change: PreparedChange, known: Report | undefined): SaveResult {
  const { report, expectedVersion } = change;
  if ((sql.version.get(report.id) ?? 0) !== expectedVersion) return 'conflict';
  const columns = columnsOf(report);
  const holder = columns.folio === undefined ? undefined : sql.idByFolio.get(columns.folio.text);
  if (holder !== undefined && holder !== report.id) return 'folio-taken';
  const values = rowValues(change, columns);
  if (expectedVersion === 0) sql.insert.run(values);
  else sql.update.run(values);
  const searched = known?.folio !== undefined && known.folio === report.folio && known.answers === report.answers;
  if (columns.folio !== undefined && !searched) sql.setWords.run(report.id, searchText(report));
  return 'saved';
}

function rowValues({ report, history, document }: PreparedChange, { unitId, unit, states, folio }: Columns): RowValues {
  const tip = history.at(-1);
  return {
    id: report.id,
    version: report.version,
    state: report.state,
    author_id: report.author.id,
    author_name: report.author.name,
    created_at: report.createdAt,
    updated_at: report.updatedAt,
    submitted_at: report.submittedAt ?? null,
    folio: folio?.text ?? null,
    folio_year: folio?.year ?? null,
    folio_number: folio?.number ?? null,
    unit_id: unitId ?? null,
    unit,
    states,
    tip_seq: tip?.seq ?? null,
    tip_hash: tip?.hash ?? null,
    document,
  };
}

function append(sql: Statements, { report, history, outbox }: Change): void {
  for (const { seq, hash, event } of history) sql.addHistory.run(report.id, seq, hash, JSON.stringify(event));
  for (const message of outbox) sql.addMessage.run(message.id, report.id, JSON.stringify(message));
}

function parseReport({ id, document }: ReportRow): Report {
  return readReport(id, parse(id, document));
}

function parseEntry(id: string, row: { seq: number; hash: string; event: string }): HistoryEntry {
  return { seq: row.seq, hash: row.hash, event: parse(id, row.event) as Event };
}

function parse(id: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new StoreError('store.corrupt-report', `Report ${id} cannot be read`, { reportId: id, cause });
  }
}

/** Limit and offset as SQL takes them; what lies outside the port's bounds is brought inside. */
export function within({ limit, offset }: Page): [number, number] {
  return [Math.min(50, Math.max(1, Math.trunc(limit))), Math.max(0, Math.trunc(offset))];
}

const toLine = (row: LineRow): ReportLine => ({
  id: row.id,
  ...(row.folio === null ? {} : { folio: row.folio }),
  state: row.state,
  author: { id: row.author_id, name: row.author_name },
  unit: row.unit,
  states: row.states,
  updatedAt: row.updated_at,
  ...(row.submitted_at === null ? {} : { submittedAt: row.submitted_at }),
});

type RowValues = Record<string, string | number | null>;
type Statements = ReturnType<typeof statements>;

const LINE = 'r.id, r.folio, r.state, r.author_id, r.author_name, r.unit, r.states, r.updated_at, r.submitted_at';

function statements(db: Connection) {
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
         folio, folio_year, folio_number, unit_id, unit, states, tip_seq, tip_hash, document)
       VALUES (@id, @version, @state, @author_id, @author_name, @created_at, @updated_at, @submitted_at,
         @folio, @folio_year, @folio_number, @unit_id, @unit, @states,
         coalesce(@tip_seq, 0), coalesce(@tip_hash, ''), @document)`,
    ),
    update: db.prepare<[RowValues]>(
      `UPDATE reports SET version = @version, state = @state, author_id = @author_id, author_name = @author_name,
         updated_at = @updated_at, submitted_at = @submitted_at, folio = @folio, folio_year = @folio_year,
         folio_number = @folio_number, unit_id = @unit_id, unit = @unit, states = @states,
         tip_seq = coalesce(@tip_seq, tip_seq), tip_hash = coalesce(@tip_hash, tip_hash), document = @document
       WHERE id = @id`,
    ),
    // Names no indexed column, so that no index is written.
    updateState: db.prepare<[number, string, number | null, string | null, string, string, number]>(
      `UPDATE reports SET version = ?, updated_at = ?, tip_seq = coalesce(?, tip_seq),
         tip_hash = coalesce(?, tip_hash), document = ? WHERE id = ? AND version = ?`,
    ),
    addHistory: db.prepare<[string, number, string, string]>(
      'INSERT INTO history (report_id, seq, hash, event) VALUES (?, ?, ?, ?)',
    ),
    addMessage: db.prepare<[string, string, string]>(
      'INSERT INTO outbox (id, report_id, due, message) VALUES (?, ?, 0, ?)',
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
    lastUnit: db.prepare<[string], { unit_id: string; unit: string }>(
      `SELECT unit_id, unit FROM reports WHERE author_id = ? AND unit_id IS NOT NULL
       ORDER BY created_at DESC, rid DESC LIMIT 1`,
    ),
    reportsOf: db.prepare<[string, string, number, number], LineRow>(
      `SELECT ${LINE} FROM reports r WHERE r.author_id = ? AND r.state IN (SELECT value FROM json_each(?))
       ORDER BY r.updated_at DESC, r.rid DESC LIMIT ? OFFSET ?`,
    ),
    reportsIn: db.prepare<[string, number, number], LineRow>(
      `SELECT ${LINE} FROM reports r WHERE r.state IN (SELECT value FROM json_each(?))
       ORDER BY coalesce(r.submitted_at, r.updated_at), r.rid LIMIT ? OFFSET ?`,
    ),
    search: db.prepare<[string, number, number], LineRow>(
      `SELECT ${LINE} FROM search JOIN reports r ON r.rid = search.rowid WHERE search MATCH ?
       ORDER BY r.submitted_at DESC, r.rid DESC LIMIT ? OFFSET ?`,
    ),
    setWords: db.prepare<[string, string]>(
      'INSERT OR REPLACE INTO search (rowid, words) SELECT rid, ?2 FROM reports WHERE id = ?1',
    ),
  };
}
