import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreError } from '../errors';
import { BUSY_MS, connect, pathOf, prepare } from './connection';
import { translate } from './faults';
import type { Connection } from './connection';
import type { WholeReport, WholeStore } from '../whole';
import { refuseNewer } from './migrate';
import { readWhole } from './whole-read';
import { createWriter } from './whole-write';

/** What an integrity check says at most. */
const MOST_DAMAGE = 20;

interface SqliteWhole extends WholeStore {
  /** Device and number of the file. */
  readonly inode: string;
}

/**
 * The store in a file, seen whole. With `must-exist` a file that is missing, or is no store, is an
 * error and nothing is made; one of an older release stays as it is, and `put` is refused. Throws
 * `StoreError` as `openSqlite` does.
 */
export function openSqliteWhole(url: string, use: 'must-exist' | 'may-be-made'): WholeStore {
  const path = pathOf(url);
  if (path === ':memory:') throw new StoreError('store.cannot-open', 'A store in memory ends with its process');
  const db = use === 'must-exist' ? connectExisting(path) : connect(path);
  try {
    if (use === 'may-be-made') prepare(db);
    return createWhole(db, path);
  } catch (error) {
    db.close();
    throw translate(error);
  }
}

function connectExisting(path: string): Connection {
  const missing = (cause?: unknown) => new StoreError('store.cannot-open', `There is no store in ${path}`, { cause });
  if (!existsSync(path)) throw missing();
  const db = new Database(path, { timeout: BUSY_MS, fileMustExist: true });
  try {
    // A file without tables is nobody's store, and stays what it is.
    if (db.pragma('user_version', { simple: true }) === 0) throw missing();
    refuseNewer(db);
    // What is read here has hardly changed since the first release, so an older file is not brought up to
    // this one: whoever merely looks must not keep the release that wrote it from opening it.
    db.pragma('query_only = ON');
    return db;
  } catch (error) {
    db.close();
    throw translate(error);
  }
}

function createWhole(db: Connection, path: string): WholeStore {
  let writer: ReturnType<typeof createWriter> | undefined;
  const count = db.prepare<[], number>('SELECT count(*) FROM reports').pluck();
  const holder = db.prepare<[string], string>('SELECT id FROM reports WHERE folio = ?').pluck();
  const searched = db.prepare<[string], number>(
    `SELECT 1 FROM reports JOIN search ON search.rowid = reports.${searchNumber(db)} WHERE reports.id = ?`,
  );
  const { dev, ino } = statSync(path);

  /** As promises, with errors as callers are to see them. */
  const call = async <T>(work: () => T): Promise<T> => {
    if (!db.open) throw new StoreError('store.closed', 'The store is closed');
    try {
      return work();
    } catch (error) {
      throw translate(error);
    }
  };
  const isAstray = ({ id, columns }: WholeReport) => (searched.get(id) !== undefined) !== (columns.folio !== null);

  const store: SqliteWhole = {
    inode: `${dev}:${ino}`,
    count: () => call(() => count.get() ?? 0),
    read: (reading) => readWhole(path, reading),
    put: (reports, how) => call(() => (writer ??= createWriter(db)).put(reports, how)),
    holders: (folios) => call(() => new Map(folios.flatMap((folio) => pairs(folio, holder.get(folio))))),
    astray: (reports) =>
      call(() => new Map(reports.filter(isAstray).map(({ id }): [string, readonly string[]] => [id, ['words']]))),
    damage: () => call(() => damageOf(db)),
    isSame: async (other) => 'inode' in other && other.inode === store.inode,
    close: async () => void db.close(),
  };
  return store;
}

/** What the search table's rows are numbered by: since the third version of the file, the order of sending. */
const searchNumber = (db: Connection): 'rid' | 'sent' =>
  (db.pragma('user_version', { simple: true }) as number) < 3 ? 'rid' : 'sent';

const pairs = (folio: string, id: string | undefined): [string, string][] => (id === undefined ? [] : [[folio, id]]);

function damageOf(db: Connection): readonly string[] {
  const checked = db.pragma(`quick_check(${MOST_DAMAGE})`) as readonly { readonly quick_check: string }[];
  return checked.map(({ quick_check: said }) => said).filter((said) => said !== 'ok');
}
