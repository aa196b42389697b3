import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { BSON } from 'mongodb';
import type { Db, Document } from 'mongodb';
import type { Stored } from '../../storage/ports';
import type { HistoryEntry } from '../../core/report/types';
import { ROOT } from './root';

/**
 * Stores as the release wrote them that kept the keys of commands in the report: an approved report with
 * comments and a round of changes, one in review with half a character in an answer, one with changes
 * requested, a letter given up and one for later, one withdrawn, one cancelled, and a draft with a question
 * that is pending and two messages that wait.
 */
const unzipped = (name: string): Buffer => gunzipSync(readFileSync(join(ROOT, 'test', 'fixtures', 'stores', name)));

/** What that release read from them. */
export const expectedOfFirst = (): readonly (Stored & { readonly history: readonly HistoryEntry[] })[] =>
  JSON.parse(unzipped('first.expected.json.gz').toString()) as ReturnType<typeof expectedOfFirst>;

export function writeFirstFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, unzipped('first.db.gz'));
}

/** `times` each report, for a migration that takes its time; each beyond the first under another id and folio. */
export async function fillFirstDatabase(db: Db, times = 1): Promise<void> {
  const lines = unzipped('first.mongodb.jsonl.gz').toString().trim().split('\n');
  const found = lines.map(
    (line) => BSON.EJSON.parse(line) as { readonly collection: string; readonly document: Document },
  );
  for (const { collection, document } of found) await db.collection(collection).insertOne(document);
  const reports = found.filter(({ collection }) => collection === 'reports').map(({ document }) => document);
  const copies = Array.from({ length: times - 1 }, (_, at) => reports.map((report) => copyOf(report, at + 1)));
  if (copies.length > 0) await db.collection('reports').insertMany(copies.flat());
}

function copyOf({ _id, folio, folioNumber, document, ...rest }: Document, at: number): Document {
  const id = `${String(_id)}-${at}`;
  const number = Number(folioNumber) + at * 10;
  const own = folio === undefined ? {} : { folio: `INF-2023-${String(number).padStart(4, '0')}` };
  const numbered = folio === undefined ? {} : { ...own, folioNumber: number };
  const state = { ...(JSON.parse(String(document)) as object), id, ...own };
  return { ...rest, ...numbered, _id: id, document: JSON.stringify(state), outbox: [], dead: [] };
}
