import type { Report } from '../../core/record/types';
import { StoreError } from '../errors';
import type { SentAsked, SentPage } from '../ports';
import { sentLimit } from '../page';
import { readReport, type Upgrades } from '../schema';
import type { Connection } from './connection';
import type { Search } from './search';
import { SEEN, sightValues, type SightValues } from './sight';

interface SentRow {
  readonly id: string;
  readonly folio: string;
  /** NULL of a report that was not asked for. */
  readonly document: string | null;
}
/** Characters of reports after which a page ends early: to read so many takes some three milliseconds. */
export const PAGE_CHARACTERS = 300_000;

type Values = SightValues & { readonly after: string; readonly limit: number };

/**
 * Sent reports a page at a time. A page ends after so many rows whether they were asked for or not, and before that where
 * they are long, so that no page takes longer than another; of those that were not, the document is never read.
 */
export function createSent(db: Connection, index: Search, upgrades: Upgrades) {
  const from = (seen: string): string =>
    `SELECT r.id, r.folio, CASE WHEN ${seen} THEN r.document END AS document FROM reports r
     WHERE r.folio > @after ORDER BY r.folio LIMIT @limit`;
  const all = db.prepare<[Values], SentRow>(from(SEEN));
  const found = db.prepare<[Values & { readonly words: string }], SentRow>(
    from(`${SEEN} AND EXISTS (SELECT 1 FROM search WHERE search MATCH @words AND search.rowid = r.sent)`),
  );

  function rowsOf({ after = '', limit, sight, words }: SentAsked): Iterable<SentRow> {
    const values = { after, limit: sentLimit(limit), ...sightValues(sight) };
    if (words === undefined) return all.iterate(values);
    const match = index.matching(words);
    return match === undefined ? [] : found.iterate({ ...values, words: match });
  }

  return (asked: SentAsked): SentPage => {
    const [reports, unreadable]: [Report[], string[]] = [[], []];
    let [over, characters, last] = [0, 0, ''];
    for (const { id, folio, document } of rowsOf(asked)) {
      [over, last] = [over + 1, folio];
      if (document === null) continue;
      const report = read(id, document, upgrades);
      if (report === undefined) unreadable.push(folio);
      else reports.push(report);
      characters += document.length;
      if (characters >= PAGE_CHARACTERS) break;
    }
    const isAll = over < sentLimit(asked.limit) && characters < PAGE_CHARACTERS;
    return { reports, unreadable, over, ...(isAll ? {} : { next: last }) };
  };
}

/** Undefined where it cannot be read: the others are read all the same. */
function read(id: string, document: string, upgrades: Upgrades): Report | undefined {
  try {
    return readReport(id, JSON.parse(document), upgrades);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof StoreError) return undefined;
    throw error;
  }
}
