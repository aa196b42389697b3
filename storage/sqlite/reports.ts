import { LRUCache } from 'lru-cache';
import type { Change, Loaded, SaveResult, Stored } from '../ports';
import { LOOKED_AT, usedIn, type Used } from '../../core/form/used';
import type { Answers } from '../../core/form/values';
import { answersOthersRead } from '../../core/record/queries/sent';
import type { Event, HistoryEntry, Report, ReportState } from '../../core/record/types';
import { columnsOf, lineOf, searchText } from '../columns';
import type { Columns } from '../columns';
import { StoreError } from '../errors';
import { readReport } from '../schema';
import type { Upgrades } from '../schema';
import type { Connection } from './connection';
import { createLists } from './lists';
import { byTouch, ofPeople } from './of-people';
import { createProjects } from './projects';
import type { Projects } from './projects';
import { createHeld, type HeldTable } from './sight';
import { createSearch } from './search';
import { createSent } from './sent';
import type { Search } from './search';
import { statements } from './statements';
import type { RowValues, Statements } from './statements';

/**
 * Reports used last are kept at hand as they were read, so many characters of JSON in all: some 2,000 of them. A
 * character of prose is a byte of memory; in a table of short cells it is five.
 */
const RECENT_CHARACTERS = 4 * 1024 * 1024;

/** A change with all the work done that needs no lock. */
export interface PreparedChange extends Change {
  readonly document: string;
}

/** Reports, history and posts of one connection. Synchronous; whoever writes opens the transaction. */
export function createReports(db: Connection, upgrades: Upgrades) {
  const recent = new LRUCache<string, Stored>({ maxSize: RECENT_CHARACTERS });
  const sql = statements(db);
  const index = createSearch(db);
  const projects = createProjects(db);
  const of = ofPeople(sql);
  const held = createHeld(db);
  let dataVersion = sql.dataVersion.get();

  /**
   * What was read before may be stale once another connection has committed; SQLite counts that. Asked at
   * every load, which takes under two microseconds: whoever claimed a message that another process wrote, or
   * was told by a person of an answer that it took, must not draw the report as it was before.
   */
  function dropStale(): void {
    const now = sql.dataVersion.get();
    if (now === dataVersion) return;
    dataVersion = now;
    recent.clear();
  }

  function stored(id: string): Stored | undefined {
    dropStale();
    const known = recent.get(id);
    if (known !== undefined) return known;
    const row = sql.load.get(id);
    if (row === undefined) return undefined;
    const posts = Object.fromEntries(sql.posts.all(id).map((post) => [post.slot, post.message_id]));
    const report = readReport(id, parse(id, row.document), upgrades);
    const found = { report, tip: { seq: row.tip_seq, hash: row.tip_hash }, posts };
    recent.set(id, found, { size: row.document.length });
    return found;
  }

  /** The key is asked after: whoever applies it in between is read once more, never told of an older report. */
  function load(id: string, key?: string): Loaded | undefined {
    const found = stored(id);
    if (found === undefined) return undefined;
    if (key === undefined || sql.applied.get(key, id) !== 1) return { ...found, applied: false };
    return { ...(stored(id) ?? found), applied: true };
  }

  function save(change: PreparedChange): SaveResult {
    const { report, expectedVersion } = change;
    const before = recent.get(report.id);
    const known = before?.report.version === expectedVersion ? before.report : undefined;
    const result =
      known !== undefined && sameColumns(known, report)
        ? saveState(sql, change)
        : saveWhole(sql, { index, projects, held }, change, known);
    if (result === 'saved') append(sql, change);
    return result;
  }

  /** To be called once the change is committed. What is not at hand stays so: its posts are not known here. */
  function remember({ report, expectedVersion, history, document }: PreparedChange): void {
    const before = expectedVersion === 0 ? NOTHING_BEFORE : recent.get(report.id);
    const tip = history.at(-1) ?? before?.tip;
    if (before === undefined || tip === undefined) return;
    const now = { report, tip: { seq: tip.seq, hash: tip.hash }, posts: before.posts };
    recent.set(report.id, now, { size: document.length });
  }

  return {
    stored,
    load,
    save,
    remember,
    loadOpen(ids: readonly string[], key?: string): Loaded | undefined {
      // In this order: a report that takes the key and closes in between is found by the key.
      const [open] = OPEN.flatMap((state) => of.touchedIn(ids, state, 1)).sort(byTouch);
      const keyed = key === undefined ? undefined : of.keyed(ids, key);
      const id = keyed ?? open?.id;
      return id === undefined ? undefined : load(id, key);
    },
    loadByPost(slot: string, messageId: string, key?: string): Loaded | undefined {
      const id = sql.idByPost.get(slot, messageId);
      return id === undefined ? undefined : load(id, key);
    },
    loadByFolio(folio: string): Stored | undefined {
      const id = sql.idByFolio.get(folio);
      return id === undefined ? undefined : stored(id);
    },
    loadByKey(key: string): Loaded | undefined {
      const id = sql.keyed.get(key);
      return id === undefined ? undefined : load(id, key);
    },
    history: (id: string): readonly HistoryEntry[] => sql.history.all(id).map((row) => parseEntry(id, row)),
    setPost(id: string, slot: string, messageId: string): void {
      sql.setPost.run(id, slot, messageId);
    },
    /** To be called once the post is committed. */
    rememberPost(id: string, slot: string, messageId: string): void {
      const { value: known, size = 0 } = recent.info(id) ?? {};
      if (known !== undefined) recent.set(id, { ...known, posts: { ...known.posts, [slot]: messageId } }, { size });
    },
    lastFolioNumber: (year: number): number => sql.lastFolioNumber.get(year) ?? 0,
    usedBy: (ids: readonly string[]): Used =>
      usedIn(of.newest(ids, LOOKED_AT).flatMap((row) => answersIn(row, upgrades))),
    projectName: projects.nameOf,
    ...createLists(sql, of, { index, sent: createSent(db, index, upgrades) }),
  };
}

/** One that cannot be read names nothing. */
function answersIn({ id, document }: { id: string; document: string }, upgrades: Upgrades): readonly Answers[] {
  try {
    return [readReport(id, parse(id, document), upgrades).answers];
  } catch (error) {
    if (error instanceof StoreError) return [];
    throw error;
  }
}

/** States in which a report takes answers. */
const OPEN: readonly ReportState[] = ['draft', 'changes-requested'];

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

interface Indexed {
  readonly index: Search;
  readonly projects: Projects;
  readonly held: HeldTable;
}

function saveWhole(
  sql: Statements,
  { index, projects, held }: Indexed,
  change: PreparedChange,
  known: Report | undefined,
): SaveResult {
  const { report, expectedVersion } = change;
  if ((sql.version.get(report.id) ?? 0) !== expectedVersion) return 'conflict';
  const columns = columnsOf(report);
  const holder = columns.folio === undefined ? undefined : sql.idByFolio.get(columns.folio.text);
  if (holder !== undefined && holder !== report.id) return 'folio-taken';
  const asKnown = known !== undefined && foundAlike(known, report);
  const place = columns.folio === undefined || asKnown ? undefined : index.placeOf(report.id, report.submittedAt);
  const values = { ...rowValues(change, columns), sent: place?.sent ?? null };
  if (expectedVersion === 0) sql.insert.run(values);
  else sql.update.run(values);
  if (columns.folio !== undefined) held.put(report);
  if (place === undefined) return 'saved';
  index.put(searchText(report), place);
  projects.put(report, place);
  return 'saved';
}

/** Whether a search finds both by the same words and in the same place. */
const foundAlike = (before: Report, after: Report): boolean =>
  before.folio === after.folio &&
  before.submittedAt === after.submittedAt &&
  before.author.name === after.author.name &&
  answersOthersRead(before) === answersOthersRead(after);

function rowValues(
  { report, history, document }: PreparedChange,
  { unitId, unit, states, folio, visit, reportedOn }: Columns,
): RowValues {
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
    visit: visit ?? null,
    reported_on: reportedOn ?? null,
    unit,
    states,
    tip_seq: tip?.seq ?? null,
    tip_hash: tip?.hash ?? null,
    document,
  };
}

function append(sql: Statements, { report, history, outbox }: Change): void {
  for (const { seq, hash, event } of history) sql.addHistory.run(report.id, seq, hash, JSON.stringify(event));
  for (const message of outbox) sql.addMessage.run(message.id, report.id, lineOf(message), JSON.stringify(message));
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
