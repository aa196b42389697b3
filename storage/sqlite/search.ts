import type { Sight } from '../../core/record/queries/access';
import type { Page } from '../ports';
import { within } from '../page';
import type { Connection } from './connection';
import { searchWords } from '../words';
import { asSeen, HELD, SEEN, sightValues, type HeldRow, type SightValues } from './sight';
import { LINE } from './statements';
import type { LineRow } from './statements';

/** Beginnings of so many letters have an index of their own (see schema.ts). */
const LONGEST_INDEXED = 3;
/** Words with one beginning that are asked for by name; of more than that, each is rare, and gathering them is cheap. */
const MOST_NAMED = 200;

/** Where a report stands in the order of sending, and where it stood. */
export interface Place {
  readonly sent: number;
  readonly before: number | undefined;
}

export type Search = ReturnType<typeof createSearch>;

/** The index of words of one connection. Synchronous; whoever writes opens the transaction. */
export function createSearch(db: Connection) {
  const sql = statements(db);
  let last = { ms: NaN, sent: NaN };

  /** Words that stand for a typed one, as FTS5 takes them; undefined where nothing begins so. */
  function beginningWith(word: string): string | undefined {
    if (Array.from(word).length <= LONGEST_INDEXED) return `"${word}"*`;
    const named = sql.vocabulary.all(word, word, MOST_NAMED + 1);
    if (named.length > MOST_NAMED) return `"${word}"*`;
    return named.length === 0 ? undefined : `(${named.map((one) => `"${one}"`).join(' OR ')})`;
  }

  /** What was typed, as FTS5 takes it; undefined where nothing is found by it. */
  function matching(typed: string): string | undefined {
    // Folded words hold letters and digits only, so nothing in them is FTS5 syntax.
    const wanted = searchWords(typed).map(beginningWith);
    return wanted.length === 0 || wanted.includes(undefined) ? undefined : wanted.join(' AND ');
  }

  /** In a millisecond of many reports, the search for a free number goes on from the last one given. */
  function firstFree(ms: number): number {
    const from = ms === last.ms ? last.sent + 1 : ms;
    last = { ms, sent: sql.firstFree.get({ from }) ?? from };
    return last.sent;
  }

  return {
    /** Before a save that may change what a report is found by: the number to save it under. */
    placeOf(id: string, submittedAt: string | undefined): Place {
      const now = sql.placed.get(id);
      const before = now?.sent ?? undefined;
      const stays = before !== undefined && now?.submitted_at === (submittedAt ?? null);
      return { sent: stays ? before : firstFree(Date.parse(submittedAt ?? '') || 0), before };
    },
    /** After that save. */
    put(words: string, { sent, before }: Place): void {
      if (before !== undefined) sql.forget.run(before);
      sql.put.run(sent, words);
      sql.learn.run(JSON.stringify(words.split(' ')));
    },
    matching,
    find(typed: string, page: Page, sight: Sight | undefined): readonly LineRow[] {
      const words = matching(typed);
      if (words === undefined) return [];
      if (sight === undefined) return sql.find.all(words, ...within(page));
      const [limit, offset] = within(page);
      const found = sql.findSeen.all({ words, limit, offset, ...sightValues(sight) });
      return found.map((row) => asSeen(row, sight));
    },
  };
}

function statements(db: Connection) {
  return {
    find: db.prepare<[string, number, number], LineRow>(
      `SELECT ${LINE} FROM search CROSS JOIN reports r ON r.sent = search.rowid WHERE search MATCH ?
       ORDER BY search.rowid DESC LIMIT ? OFFSET ?`,
    ),
    findSeen: db.prepare<[{ words: string; limit: number; offset: number } & SightValues], LineRow & HeldRow>(
      `SELECT ${LINE}, ${HELD} FROM search CROSS JOIN reports r ON r.sent = search.rowid
       WHERE search MATCH @words AND ${SEEN} ORDER BY search.rowid DESC LIMIT @limit OFFSET @offset`,
    ),
    vocabulary: db
      .prepare<[string, string, number], string>(
        'SELECT word FROM vocabulary WHERE word >= ? AND word < ? || char(0x10ffff) LIMIT ?',
      )
      .pluck(),
    placed: db.prepare<[string], { readonly sent: number | null; readonly submitted_at: string | null }>(
      'SELECT sent, submitted_at FROM reports WHERE id = ?',
    ),
    /** Nothing where the number itself is free. */
    firstFree: db
      .prepare<[{ readonly from: number }], number>(
        `SELECT taken.sent + 1 FROM reports taken
         WHERE taken.sent >= @from AND EXISTS (SELECT 1 FROM reports WHERE sent = @from)
           AND NOT EXISTS (SELECT 1 FROM reports WHERE sent = taken.sent + 1)
         ORDER BY taken.sent LIMIT 1`,
      )
      .pluck(),
    forget: db.prepare<[number]>('DELETE FROM search WHERE rowid = CAST(? AS INTEGER)'),
    put: db.prepare<[number, string]>('INSERT INTO search (rowid, words) VALUES (CAST(? AS INTEGER), ?)'),
    // Never unlearnt: a word that no report holds any more finds nothing.
    learn: db.prepare<[string]>('INSERT OR IGNORE INTO vocabulary SELECT value FROM json_each(?)'),
  };
}
