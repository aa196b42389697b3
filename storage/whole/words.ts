import { searchText } from '../columns';
import { readReport } from '../schema';
import type { WholeReport } from '../whole';
import { foldedWords } from '../words';

/**
 * What searches look into, drawn from the document as a save would; none where the report has no
 * folio. A document that this release cannot take apart is searched by all the texts in it.
 */
export function wordsOfWhole({ id, document, columns }: WholeReport): string | undefined {
  if (columns.folio === null) return undefined;
  const parsed = parsedOrNothing(document);
  if (parsed === undefined)
    return foldedWords([columns.folio, columns.authorName, columns.states].join('\n')).join(' ');
  try {
    return searchText(readReport(id, parsed));
  } catch {
    return foldedWords(textsIn(parsed).join('\n')).join(' ');
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
