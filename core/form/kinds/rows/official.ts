import type { Block, PageCell, PageTable } from '../../values';
import { isBlankProse, keyOf } from '../../reading/words';
import { cleanMarked } from '../../reading/clean';
import { joined, sliced, type Marked } from '../../marks';
import { cleanBlocks } from '../prose';
import { placesOf, type Placed } from '../../grid';
import type { Labels } from './labels';
import type { PageRow, Part } from './page';

/** Rows of the form's own table, and what stands in it across all of its columns. */
export type OfficialRow =
  { readonly is: 'row'; readonly parts: PageRow } | { readonly is: 'text'; readonly blocks: readonly Block[] };

/** Rows of a table among which its headings are looked for: a title may stand above them. */
const HEADINGS_IN = 3;
const NUMBERS = /^(?:n|no|num|numero|consecutivo|asuntos?|tema)?$/;

/** The rows of a table whose headings are labels of columns, two or more of them; undefined for any other table. */
export function officialRows(labels: Labels, table: PageTable): readonly OfficialRow[] | undefined {
  const rows = placesOf(table.rows).map((row) => row.filter((one, place) => one?.from === place) as Covering[]);
  const at = rows.slice(0, HEADINGS_IN).findIndex((row) => headingsOf(labels, row) !== undefined);
  const headings = headingsOf(labels, rows[at] ?? []);
  if (headings === undefined) return undefined;
  const above = rows.slice(0, at).flatMap((row) => textAcross(row));
  const below = rows
    .slice(at + 1)
    .filter((row) => headingsOf(labels, row) === undefined)
    .flatMap((row) => rowOf(headings, row));
  return [...above, ...below];
}

/** A cell in a row that it covers, whole. */
type Covering = Placed<PageCell>;
type Headings = ReadonlyMap<number, string>;

/** The column of each place; the place of numbers has none. */
function headingsOf(labels: Labels, row: readonly Covering[]): Headings | undefined {
  const filled = row.filter(({ cell }) => cell.text.trim() !== '');
  const named = filled.flatMap(({ cell, from, to }) => {
    const column = labels.called(cell.text);
    return column === undefined ? [] : [{ column, from, to }];
  });
  const others = filled.filter(({ cell }) => labels.called(cell.text) === undefined);
  const areNumbers = others.length === 0 || (others.length === 1 && NUMBERS.test(keyOf(others[0]?.cell.text ?? '')));
  if (new Set(named.map(({ column }) => column)).size < 2 || !areNumbers) return undefined;
  return new Map(
    named.flatMap(({ column, from, to }) => Array.from({ length: to - from }, (_, place) => [from + place, column])),
  );
}

function rowOf(headings: Headings, row: readonly Covering[]): readonly OfficialRow[] {
  const filled = row.filter(({ cell }) => !isBlankProse(cell.text));
  const own = filled.filter(({ hangs }) => !hangs);
  const [only, ...others] = own;
  if (only === undefined) return [];
  const columns = new Set(headings.values()).size;
  if (others.length === 0 && filled.length === 1 && only.to - only.from >= Math.max(2, columns)) return textAcross(own);
  const parts = filled.flatMap(({ cell, from, to }): Part[] => {
    const places = Array.from({ length: to - from }, (_, place) => headings.get(from + place));
    const column = places.find((place) => place !== undefined);
    if (column !== undefined) return [{ column, blocks: blocksOf(cell) }];
    return /^[\d\s.)°º#-]*$/.test(cell.text) ? [] : [{ blocks: blocksOf(cell) }];
  });
  return parts.some(({ column }) => column !== undefined) ? [{ is: 'row', parts }] : textAcross(own);
}

const textAcross = (row: readonly Covering[]): readonly OfficialRow[] =>
  row.filter(({ cell }) => !isBlankProse(cell.text)).map(({ cell }) => ({ is: 'text', blocks: blocksOf(cell) }));

/** Lines of a cell were its paragraphs; those of a list stay together. */
function blocksOf({ blocks, ...cell }: PageCell): readonly Block[] {
  if (blocks !== undefined) return cleanBlocks(blocks);
  const said = cleanMarked(cell);
  const paragraphs: Marked[] = [];
  let from = 0;
  for (const text of said.text.split('\n')) {
    const line = sliced(said, from, from + text.length);
    const last = paragraphs.at(-1);
    const isItem = /^\s*(?:[•·▪◦*–-]|\(?(?:\d{1,3}|[a-z])[.)])\s/iu.test(text);
    if (isItem && last !== undefined) paragraphs[paragraphs.length - 1] = joined([last, line], '\n');
    else paragraphs.push(line);
    from += text.length + 1;
  }
  return cleanBlocks(paragraphs.map((paragraph): Block => ({ type: 'paragraph', ...paragraph })));
}
