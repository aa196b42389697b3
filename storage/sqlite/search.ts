import type { Page } from '../../bot/app/ports';
import type { Report } from '../../bot/core/report/types';
import { searchText } from '../columns';
import { within } from '../page';
import type { Connection } from '../sqlite';
import { searchWords } from '../words';
import { LINE } from './statements';
import type { LineRow } from './statements';

/** Beginnings of so many letters have an index of their own (see schema.ts). */
const LONGEST_INDEXED = 3;
/** Words with one beginning that are asked for by name; of more than that, each is rare, and gathering them is cheap. */
const MOST_NAMED = 200;
/** Of times: what fits beside 2^20 reports of one millisecond in 63 bits; the year 2223. */
const LATEST_MS = 8e12;

export type Search = ReturnType<typeof createSearch>;

/** The index of words of one connection. Synchronous; whoever writes opens the transaction. */
export function createSearch(db: Connection) {
  const sql = statements(db);

  /** Words that stand for a typed one, as FTS5 takes them; undefined where nothing begins so. */
  function beginningWith(word: string): string | undefined {
    if (Array.from(word).length <= LONGEST_INDEXED) return `"${word}"*`;
    const named = sql.vocabulary.all(word, word, MOST_NAMED + 1);
    if (named.length > MOST_NAMED) return `"${word}"*`;
    return named.length === 0 ? undefined : `(${named.map((one) => `"${one}"`).join(' OR ')})`;
  }

  return {
    /** After each save that may have changed what a report is found by. */
    index(report: Report): void {
      const sentMs = Math.min(LATEST_MS, Math.max(0, Date.parse(report.submittedAt ?? '') || 0));
      const words = searchText(report);
      sql.forget.run(report.id);
      sql.place.run({ id: report.id, sentMs });
      sql.put.run(words, report.id);
      sql.learn.run(JSON.stringify(words.split(' ')));
    },
    find(typed: string, page: Page): readonly LineRow[] {
      // Folded words hold letters and digits only, so nothing in them is FTS5 syntax.
      const wanted = searchWords(typed).map(beginningWith);
      if (wanted.length === 0 || wanted.includes(undefined)) return [];
      return sql.find.all(wanted.join(' AND '), ...within(page));
    },
  };
}

function statements(db: Connection) {
  return {
    find: db.prepare<[string, number, number], LineRow>(
      `SELECT ${LINE} FROM search CROSS JOIN reports r ON r.sent = search.rowid WHERE search MATCH ?
       ORDER BY search.rowid DESC LIMIT ? OFFSET ?`,
    ),
    vocabulary: db
      .prepare<[string, string, number], string>(
        'SELECT word FROM vocabulary WHERE word >= ? AND word < ? || char(0x10ffff) LIMIT ?',
      )
      .pluck(),
    forget: db.prepare<[string]>('DELETE FROM search WHERE rowid = (SELECT sent FROM reports WHERE id = ?)'),
    // The driver binds numbers as floating point, which would round the product's last digits.
    place: db.prepare<[{ readonly id: string; readonly sentMs: number }]>(
      `UPDATE reports SET sent =
         (SELECT coalesce(max(sent) + 1, CAST(@sentMs AS INTEGER) * 1048576) FROM reports
            WHERE sent BETWEEN CAST(@sentMs AS INTEGER) * 1048576 AND CAST(@sentMs AS INTEGER) * 1048576 + 1048575)
       WHERE id = @id AND sent / 1048576 IS NOT CAST(@sentMs AS INTEGER)`,
    ),
    put: db.prepare<[string, string]>('INSERT INTO search (rowid, words) SELECT sent, ? FROM reports WHERE id = ?'),
    // Never unlearnt: a word that no report holds any more finds nothing.
    learn: db.prepare<[string]>('INSERT OR IGNORE INTO vocabulary SELECT value FROM json_each(?)'),
  };
}
