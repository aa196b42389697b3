import { existsSync } from 'node:fs';
import type { Event, OutboxMessage, Report } from '../../core/record/types';
import { StoreError } from '../errors';
import { readReport, upgrades } from '../schema';
import { lineOf } from '../columns';
import { connect, pathOf, prepare } from './connection';
import type { Connection } from './connection';
import { translate } from './faults';
import { TransferError } from '../transfer';
import type { Archive, KeptMessage, Read, Use, WaitingMessage, WholeReport } from '../transfer';
import type { NamedNote } from '../ports';
import { refuseNewer } from './migrate';
import { fillNotes, notesIn } from './notes';
import { createReports } from './reports';

/** Opens `sqlite:<path>` as an archive. One that must exist is read as it is, and takes no write. */
export function openSqliteArchive(url: string, use: Use): Archive {
  const path = pathOf(url);
  if (path === ':memory:') throw new StoreError('store.cannot-open', 'A store in memory ends with its process');
  if (use === 'must-exist' && !existsSync(path)) throw missing(path);
  const db = connect(path);
  try {
    if (use === 'may-be-made') prepare(db);
    else refuseUnused(db, path);
    return createArchive(db);
  } catch (error) {
    db.close();
    throw translate(error);
  }
}

const missing = (path: string): StoreError => new StoreError('store.cannot-open', `There is no store in ${path}`);

function refuseUnused(db: Connection, path: string): void {
  // A file without tables is nobody's store, and stays what it is.
  if (refuseNewer(db) === 0) throw missing(path);
  db.pragma('query_only = ON');
}

function createArchive(db: Connection): Archive {
  const count = db.prepare<[], number>('SELECT count(*) FROM reports').pluck();
  return {
    count: async () => count.get() ?? 0,
    reports: () => readAll(db),
    notes: async () => notesIn(db),
    fill: (reports, notes = []) => fill(db, reports, notes),
    async damage() {
      const checked = db.pragma('quick_check(20)') as readonly { readonly quick_check: string }[];
      return checked.map(({ quick_check: said }) => said).filter((said) => said !== 'ok');
    },
    close: async () => void db.close(),
  };
}

/** In one transaction: all as of one moment, whatever a bot writes meanwhile. */
async function* readAll(db: Connection): AsyncGenerator<Read> {
  try {
    db.exec('BEGIN');
    const read = createReader(db);
    for (const id of db.prepare<[], string>('SELECT id FROM reports ORDER BY rid').pluck().iterate()) yield read(id);
    // An entry whose report's id was changed is missed there, and is here.
    yield* db.prepare<[], { id: string; orphan: number }>(ORPHANS).iterate();
  } catch (error) {
    throw translate(error);
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
  }
}

const ORPHANS = `SELECT report_id AS id, seq AS orphan FROM history
  WHERE report_id NOT IN (SELECT id FROM reports) ORDER BY report_id, seq`;

interface MessageRow extends Omit<WaitingMessage, 'message'> {
  readonly id: string;
  readonly dead: 0 | 1 | 2 | 3;
  readonly message: string;
}

const MESSAGE = `id, seq AS at, CASE WHEN lease IS NULL THEN due ELSE 0 END AS due, attempts, dead, error, message`;

function createReader(db: Connection): (id: string) => Read {
  const stateOf = db.prepare<[string], { document: string; seq: number; hash: string }>(
    'SELECT document, tip_seq AS seq, tip_hash AS hash FROM reports WHERE id = ?',
  );
  // As bytes: what is no UTF-8 would be read as if it were, and changed.
  const historyOf = db.prepare<[string], { seq: number; hash: string; bytes: Buffer }>(
    'SELECT seq, hash, CAST(event AS BLOB) AS bytes FROM history WHERE report_id = ? ORDER BY seq',
  );
  const postsOf = db
    .prepare<[string], [string, string]>('SELECT slot, message_id FROM posts WHERE report_id = ? ORDER BY slot')
    .raw();
  const waitingOf = db.prepare<[string], MessageRow>(
    `SELECT ${MESSAGE} FROM outbox WHERE report_id = ? AND dead = 0 ORDER BY seq`,
  );
  // No index leads from a report to its dead letters, so the few there are are read once.
  const aside = new Map<string, MessageRow[]>();
  const dead = db.prepare<[], MessageRow & { readonly reportId: string }>(
    `SELECT report_id AS reportId, ${MESSAGE} FROM outbox WHERE dead <> 0 ORDER BY seq`,
  );
  for (const row of dead.iterate()) aside.set(row.reportId, [...(aside.get(row.reportId) ?? []), row]);

  return (id) => {
    let unreadable = 0;
    try {
      const { document = '', seq = 0, hash = '' } = stateOf.get(id) ?? {};
      const report = JSON.parse(document) as Report;
      if (readReport(id, report).id !== id) return { id, unreadable };
      const altered: number[] = [];
      const history = historyOf.all(id).map(({ bytes, ...row }) => {
        unreadable = row.seq;
        const event = JSON.parse(bytes.toString()) as Event;
        if (!bytes.equals(Buffer.from(JSON.stringify(event)))) altered.push(row.seq);
        return { seq: row.seq, event, hash: row.hash };
      });
      const posts = Object.fromEntries(postsOf.all(id));
      const messages = messagesOf([...waitingOf.all(id), ...(aside.get(id) ?? [])]);
      return { id, whole: { report, tip: { seq, hash }, history, posts, ...messages }, ...someOf(altered) };
    } catch (error) {
      if (isOfOneReport(translate(error))) return { id, unreadable };
      throw error;
    }
  };
}

/** Nothing where there is none. */
const someOf = (altered: readonly number[]): { readonly altered?: readonly number[] } =>
  altered.length === 0 ? {} : { altered };

/** No JSON, no report, or a damaged page; others are read all the same. */
const isOfOneReport = (error: unknown): boolean =>
  error instanceof SyntaxError ||
  (error instanceof StoreError && ['store.corrupt-report', 'store.corrupt', 'store.io'].includes(error.code));

function messagesOf(rows: readonly MessageRow[]): Pick<WholeReport, 'waiting' | 'dead' | 'unreadable'> {
  const read = rows.map((row) => ({ row, message: messageIn(row) }));
  const kept = (wanted: 0 | 1 | 3) =>
    read.flatMap(({ row, message }): WaitingMessage[] => {
      const { at, due, attempts, error } = row;
      return row.dead === wanted && message !== undefined ? [{ at, attempts, error, message, due }] : [];
    });
  return {
    // What was put aside is tried at once wherever it comes to, and put aside there.
    waiting: [...kept(0), ...kept(3).map((message) => ({ ...message, due: 0, attempts: 0 }))].sort(
      (a, b) => a.at - b.at,
    ),
    dead: kept(1).map(({ due: _, ...message }) => message),
    unreadable: read.flatMap(({ row, message }) => (row.dead === 2 || message === undefined ? [row.id] : [])),
  };
}

function messageIn({ id, message }: MessageRow): OutboxMessage | undefined {
  try {
    const found = JSON.parse(message) as OutboxMessage | null;
    return found?.id === id ? found : undefined;
  } catch {
    return undefined;
  }
}

/** In one transaction, which ends with the last report or is undone, by a kill as well. */
async function fill(db: Connection, reports: AsyncIterable<WholeReport>, notes: readonly NamedNote[]): Promise<void> {
  try {
    db.exec('BEGIN IMMEDIATE');
    if (db.prepare('SELECT 1 FROM reports LIMIT 1').get() !== undefined) throw new TransferError('not-empty');
    const write = createWriter(db);
    for await (const whole of reports) write(whole);
    fillNotes(db, notes);
    db.exec('COMMIT');
  } catch (error) {
    // SQLite has undone it already after some errors, a full disk for one.
    if (db.inTransaction) db.exec('ROLLBACK');
    throw translate(error);
  }
}

function createWriter(db: Connection): (whole: WholeReport) => void {
  const reports = createReports(db, upgrades);
  const setTip = db.prepare<[number, string, string]>('UPDATE reports SET tip_seq = ?, tip_hash = ? WHERE id = ?');
  const taken = db.prepare<[number], number>('SELECT 1 FROM outbox WHERE seq = ?').pluck();
  const addMessage = db.prepare<
    [number | null, string, string, string, number, number, number, number, string, string]
  >(
    `INSERT INTO outbox (seq, id, report_id, line, queued, due, attempts, dead, error, message)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  /** In their order, whatever numbers others have taken. */
  function addMessages(reportId: string, messages: readonly (KeptMessage & { due?: number })[], dead: 0 | 1): void {
    const free = messages.every(({ at }) => taken.get(at) === undefined);
    for (const { at, due = 0, attempts, error, message } of messages) {
      const json = JSON.stringify(message);
      const place = [lineOf(message), dead === 0 ? 1 : 0] as const;
      addMessage.run(free ? at : null, message.id, reportId, ...place, due, attempts, dead, error, json);
    }
  }

  function put({ report: stored, tip, history, posts, waiting, dead }: WholeReport): void {
    const report = readReport(stored.id, stored);
    const document = JSON.stringify(stored);
    const saved = reports.save({ report, expectedVersion: 0, history, outbox: [], document });
    if (saved !== 'saved') throw new TransferError('refused', { reportId: report.id });
    setTip.run(tip.seq, tip.hash, report.id);
    for (const [slot, messageId] of Object.entries(posts)) reports.setPost(report.id, slot, messageId);
    addMessages(report.id, waiting, 0);
    addMessages(report.id, dead, 1);
  }

  return (whole) => {
    try {
      put(whole);
    } catch (cause) {
      const breaksARule = /^SQLITE_(CONSTRAINT|TOOBIG)/.test(String((cause as { code?: unknown }).code));
      throw breaksARule ? new TransferError('refused', { reportId: whole.report.id, cause }) : cause;
    }
  };
}
