import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { StoreError } from '../errors';
import { BUSY_MS } from './connection';
import { translate } from './faults';
import type { Connection } from './connection';
import type { Read, Reading, WholeColumns, WholeMessage, WholeReport } from '../whole';

/** Reports between two turns of the event loop, in which an interruption is heard. */
const PAGE = 50;

interface ReportRow extends WholeColumns {
  readonly rid: number;
  readonly tipSeq: number;
  readonly tipHash: string;
  readonly document: string;
}

interface MessageRow extends WholeMessage {
  readonly due: number;
  readonly leased: 0 | 1;
  readonly dead: 0 | 1 | 2;
}

/** Reads on a connection of its own, so that what is written meanwhile neither waits nor shows. */
export async function* readWhole(path: string, { after, still = false }: Reading = {}): AsyncGenerator<Read> {
  const db = new Database(path, { timeout: BUSY_MS, fileMustExist: true });
  try {
    db.pragma('query_only = ON');
    if (still) db.exec('BEGIN');
    const reader = createReader(db);
    for (let page = reader.firstIds(after); page.length > 0; page = reader.idsAfter(page.at(-1) ?? '')) {
      for (const id of page) {
        const read = reader.read(id);
        if (read !== undefined) yield read;
      }
      await setImmediate();
    }
  } catch (error) {
    throw translate(error);
  } finally {
    db.close();
  }
}

function createReader(db: Connection) {
  const sql = statements(db);
  const aside = asideOf(db);
  // Several statements make one report; where no transaction is open yet, this is one.
  const whole = db.transaction((id: string): WholeReport | undefined => {
    const row = sql.report.get(id);
    if (row === undefined) return undefined;
    const { rid, tipSeq, tipHash, document, ...columns } = row;
    const messages = (aside.get(id) ?? []).flatMap((seq) => sql.message.get(seq, id) ?? []);
    const asideAs = (dead: 1 | 2) => messages.filter((message) => message.dead === dead).map(toMessage);
    return {
      id,
      made: rid,
      document,
      columns,
      tip: { seq: tipSeq, hash: tipHash },
      history: sql.history.all(id),
      posts: sql.posts.all(id),
      // Whoever held a lease is not coming back for it.
      outbox: sql.waiting.all(id).map((row) => ({ ...toMessage(row), due: row.leased === 1 ? 0 : row.due })),
      dead: asideAs(1),
      damaged: asideAs(2),
    };
  });
  return {
    firstIds: (after: string | undefined) => (after === undefined ? sql.firstIds.all() : sql.idsAfter.all(after)),
    idsAfter: (id: string) => sql.idsAfter.all(id),
    /** Undefined where it is gone. Damage is the report's own, unless nothing can be read any more. */
    read(id: string): Read | undefined {
      try {
        const report = whole(id);
        return report === undefined ? undefined : { id, report };
      } catch (error) {
        const fault = translate(error);
        if (!(fault instanceof StoreError) || !OF_ONE_REPORT.has(fault.code)) throw error;
        return { id, fault };
      }
    },
  };
}

const OF_ONE_REPORT: ReadonlySet<string> = new Set(['store.corrupt', 'store.io']);

/** By report, the messages that no longer wait: no index leads to them, so they are looked for once. */
export function asideOf(db: Connection): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const all = db.prepare<[], { reportId: string; seq: number }>(
    'SELECT report_id AS reportId, seq FROM outbox WHERE dead <> 0 ORDER BY seq',
  );
  for (const { reportId, seq } of all.iterate()) {
    const seqs = found.get(reportId);
    if (seqs === undefined) found.set(reportId, [seq]);
    else seqs.push(seq);
  }
  return found;
}

const toMessage = ({ id, at, attempts, error, message }: MessageRow): WholeMessage => ({
  id,
  at,
  attempts,
  error,
  message,
});

const MESSAGE = 'id, seq AS at, due, lease IS NOT NULL AS leased, attempts, dead, error, message';

const statements = (db: Connection) => ({
  firstIds: db.prepare<[], string>(`SELECT id FROM reports ORDER BY id LIMIT ${PAGE}`).pluck(),
  idsAfter: db.prepare<[string], string>(`SELECT id FROM reports WHERE id > ? ORDER BY id LIMIT ${PAGE}`).pluck(),
  report: db.prepare<[string], ReportRow>(
    `SELECT rid, version, state, author_id AS authorId, author_name AS authorName, created_at AS createdAt,
       updated_at AS updatedAt, submitted_at AS submittedAt, folio, folio_year AS folioYear,
       folio_number AS folioNumber, unit_id AS unitId, unit, states, tip_seq AS tipSeq, tip_hash AS tipHash, document
     FROM reports WHERE id = ?`,
  ),
  history: db.prepare<[string], { seq: number; hash: string; event: string }>(
    'SELECT seq, hash, event FROM history WHERE report_id = ? ORDER BY seq',
  ),
  posts: db.prepare<[string], { slot: string; messageId: string }>(
    'SELECT slot, message_id AS messageId FROM posts WHERE report_id = ? ORDER BY slot',
  ),
  waiting: db.prepare<[string], MessageRow>(
    `SELECT ${MESSAGE} FROM outbox WHERE dead = 0 AND report_id = ? ORDER BY seq`,
  ),
  message: db.prepare<[number, string], MessageRow>(
    `SELECT ${MESSAGE} FROM outbox WHERE seq = ? AND report_id = ? AND dead <> 0`,
  ),
});
