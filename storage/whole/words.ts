import { searchText } from '../columns';
import { readReport } from '../schema';
import type { WholeReport } from '../whole';
import { foldedWords } from '../words';

/**
 * What searches look into, drawn from the document as a save would; none where the report has no
 * folio. One whose document this release cannot take apart is found by its columns and by whatever
 * texts there are in it.
 */
export function wordsOfWhole({ id, document, columns }: WholeReport): string | undefined {
  const { folio, authorName, unit, states } = columns;
  if (folio === null) return undefined;
  const parsed = parsedOrNothing(document);
  try {
    return searchText(readReport(id, parsed));
  } catch {
    return foldedWords([folio, authorName, unit, states, ...textsIn(parsed)].join('\n')).join(' ');
  }
}

function parsedOrNothing(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
}

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
