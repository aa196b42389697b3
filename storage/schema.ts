import type { Report } from '../core/record/types';
import { StoreError } from './errors';

/**
 * Each entry brings a file from the version of its index to the next one, the first one an empty file; the file's own
 * version is in `PRAGMA user_version`. Entries that were released are never edited.
 *
 * One report is one row of `reports` (its state, whole, as JSON) plus its rows in `history`,
 * `outbox` and `posts`. Those grow without end, so they are appended instead of being rewritten with
 * every answer. It is still one document in the sense that matters: nothing is ever written to them
 * but in the transaction that moves the report's version on (or, for marks on deliveries, alone), so
 * an answer, its history and what must be said about it are there together or not at all.
 *
 * `document` is last, so that lists read a row's head without walking the pages of its tail.
 * `outbox.due` is when a message may be claimed, in ms since 1970, 0 meaning at once. A claim moves
 * it to the end of the lease, so that a lapsed lease is due by itself. `outbox.dead` is 0 while it
 * waits in its line, 1 once given up, 2 where the row itself is damaged, 3 while it is put aside: the platform
 * refuses it at `outbox.place` until somebody mends something there. `outbox.line` is the platform that it is said
 * on, '' where it names none: a report has a line for each. `outbox.queued` is 1 while it has its place there: all
 * that waits in it, and what was put aside and holds up what follows.
 * The search table holds folded words (see words.ts) of reports that have a folio. FTS5 and not a
 * scanned column: prose of thousands of reports is hundreds of megabytes. Its rows are numbered in the
 * order of sending (`reports.sent`), and it keeps no positions and splits at spaces alone: the words
 * are folded already, and phrases are not asked for.
 *
 * What makes a lookup independent of how much is stored:
 * - FTS5 gives matches by row number from either end, so the newest ten of a million are read and no
 *   more. `sent` is when it was sent, in ms since 1970, or the next number that is free.
 * - It does so for whole words and for beginnings of one to three letters; for a longer beginning it
 *   would first gather all that matches. `vocabulary` says which words begin so.
 * - `reports_by_state` and `reports_by_author` are in the order that lists want. An answer moves its report
 *   in the author's index, the newest end of it, and in no other.
 * - `history_by_key` says whether a key was applied; the key is read out of the event and kept nowhere else.
 * - `outbox.follows` is 1 while an older message of its line has its place there, so that those which may be
 *   claimed have an index of their own; triggers keep it, whoever writes.
 * - `reports.visit` is what sent reports of one visit have in common (`visitOf`), NULL once withdrawn.
 * - `corrections` has the reports whose approved revision stands while it is corrected; `report_states`, the states of
 *   sent reports, by their keys: who reviews those of one state reads them.
 * - `projects` has the names of the projects that sent reports name, by code and by their place in the order of
 *   sending; `unit_id` is '' where the report has no unit.
 * - `reports.reported_on` says in which month a report counts (`reportedOn`), NULL where in none.
 */
export const fileMigrations: readonly string[] = [
  `
  CREATE TABLE reports (
    rid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    author_id TEXT NOT NULL,
    author_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    submitted_at TEXT,
    folio TEXT UNIQUE,
    folio_year INTEGER,
    folio_number INTEGER,
    unit_id TEXT,
    unit TEXT NOT NULL,
    states TEXT NOT NULL,
    visit TEXT,
    reported_on TEXT,
    sent INTEGER,
    tip_seq INTEGER NOT NULL,
    tip_hash TEXT NOT NULL,
    document TEXT NOT NULL
  ) STRICT;
  CREATE INDEX reports_by_author ON reports (author_id, state, updated_at);
  CREATE INDEX reports_by_author_unit ON reports (author_id, created_at) WHERE unit_id IS NOT NULL;
  CREATE INDEX reports_by_state ON reports (state, submitted_at);
  CREATE INDEX reports_by_folio_number ON reports (folio_year, folio_number) WHERE folio_year IS NOT NULL;
  CREATE UNIQUE INDEX reports_by_sending ON reports (sent) WHERE sent IS NOT NULL;
  CREATE INDEX reports_by_visit ON reports (visit, sent) WHERE visit IS NOT NULL;
  CREATE INDEX reports_by_month ON reports (reported_on, id) WHERE reported_on IS NOT NULL;

  CREATE TABLE corrections (report_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE report_states (
    report_id TEXT NOT NULL,
    state_key TEXT NOT NULL,
    PRIMARY KEY (report_id, state_key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE projects (
    code TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    sent INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (code, unit_id, sent)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX projects_by_code ON projects (code, sent);
  CREATE INDEX projects_by_report ON projects (sent);

  CREATE TABLE history (
    report_id TEXT NOT NULL REFERENCES reports (id),
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    event TEXT NOT NULL,
    key TEXT GENERATED ALWAYS AS (CASE WHEN json_valid(event) THEN event ->> '$.key' END) VIRTUAL,
    PRIMARY KEY (report_id, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX history_by_key ON history (key);

  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    report_id TEXT NOT NULL REFERENCES reports (id),
    line TEXT NOT NULL,
    queued INTEGER NOT NULL DEFAULT 1,
    follows INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL,
    lease TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    dead INTEGER NOT NULL DEFAULT 0,
    place TEXT,
    error TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL
  ) STRICT;
  CREATE INDEX outbox_by_line ON outbox (report_id, line, seq);
  CREATE INDEX outbox_by_due ON outbox (due, seq) WHERE dead = 0 AND follows = 0;
  CREATE INDEX outbox_dead ON outbox (seq) WHERE dead = 1;
  CREATE INDEX outbox_aside ON outbox (due, seq) WHERE dead = 3;
  CREATE INDEX outbox_aside_of ON outbox (report_id, seq) WHERE dead = 3;
  ${['INSERT', 'DELETE', 'UPDATE OF queued'].map(keepingFollows).join('\n')}

  CREATE TABLE posts (
    report_id TEXT NOT NULL REFERENCES reports (id),
    slot TEXT NOT NULL,
    message_id TEXT NOT NULL,
    PRIMARY KEY (report_id, slot)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX posts_by_message ON posts (slot, message_id);

  CREATE VIRTUAL TABLE search USING fts5
    (words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = 'ascii');
  CREATE TABLE vocabulary (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

  CREATE TABLE lines (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    line TEXT NOT NULL,
    ticket TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX lines_by_line ON lines (line, seq);

  CREATE TABLE notes (name TEXT PRIMARY KEY, version INTEGER NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL) STRICT;
  INSERT INTO probe VALUES (1, 0);
  `,
];

/** A part of the first entry. */
function keepingFollows(change: string): string {
  const row = change === 'DELETE' ? 'old' : 'new';
  const line = `report_id = ${row}.report_id AND line = ${row}.line AND queued = 1`;
  const first = `(SELECT min(seq) FROM outbox WHERE ${line})`;
  return `
  CREATE TRIGGER outbox_follows_${change.slice(0, 6).toLowerCase()} AFTER ${change} ON outbox BEGIN
    UPDATE outbox SET follows = seq > ${first} WHERE ${line} AND follows <> (seq > ${first});
  END;`;
}

export const FILE_VERSION = fileMigrations.length;

/** A stored document before it is known to be of this release's shape. */
export type Document = Readonly<Record<string, unknown>>;

/** What brings documents up to this release, each list by the version it starts from: the first entry brings 1 to 2. */
export interface Upgrades {
  /** The report's own shape: `schemaVersion`, raised with `SCHEMA_VERSION` of the core. */
  readonly schema: readonly ((document: Document) => Document)[];
  /** How answers are to be read: `formVersion`, raised with the form's. */
  readonly form: readonly ((document: Document) => Document)[];
}

/** None yet: there has been one version of each. */
export const upgrades: Upgrades = { schema: [], form: [] };

/**
 * A stored document as this release reads it. What is stored stays as it is until the report is
 * next saved. One that a newer release wrote is read as it is, to be shown; see `refuseNewerReport`.
 * Throws `store.corrupt-report` for what is no report.
 */
export function readReport(id: string, document: unknown, known: Upgrades = upgrades): Report {
  if (!isDocument(document)) {
    throw new StoreError('store.corrupt-report', `Report ${id} is not a report`, { reportId: id });
  }
  return upgraded(upgraded(document, 'schemaVersion', known.schema), 'formVersion', known.form) as unknown as Report;
}

/**
 * A report that a newer release wrote takes no write: what we do not know of it would be lost. A
 * report keeps the versions it was read with, so they tell. Throws `store.newer-report`.
 */
export function refuseNewerReport(report: Report, known: Upgrades = upgrades): void {
  const { id, schemaVersion, formVersion } = report;
  if (schemaVersion <= known.schema.length + 1 && formVersion <= known.form.length + 1) return;
  throw new StoreError(
    'store.newer-report',
    `Report ${id} was written by a newer release (schema ${schemaVersion}, form ${formVersion})`,
    { reportId: id },
  );
}

function upgraded(
  document: Document,
  key: 'schemaVersion' | 'formVersion',
  steps: readonly ((document: Document) => Document)[],
): Document {
  const found = document[key] as number;
  const current = steps.length + 1;
  if (found >= current) return document;
  return { ...steps.slice(found - 1).reduce((before, step) => step(before), document), [key]: current };
}

function isDocument(document: unknown): document is Document {
  if (typeof document !== 'object' || document === null) return false;
  const { schemaVersion, formVersion, id } = document as Document;
  return isVersion(schemaVersion) && isVersion(formVersion) && typeof id === 'string';
}

const isVersion = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 1;
