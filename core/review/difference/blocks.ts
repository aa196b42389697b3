import { gridOf } from '../../form/grid';
import { plainBlocks } from '../../form/plain';
import type { Block, Table } from '../../form/values';
import { commonOf } from './common';
import { wordsBetween, type Piece } from './words';

/** Where in an answer a passage stands. Tables, rows and columns count from 1, as they stand after; what was removed, as it stood. */
export type Part =
  | { readonly in: 'text' }
  | { readonly in: 'code' | 'name' }
  | { readonly in: 'table'; readonly table: number }
  | { readonly in: 'row'; readonly table: number; readonly row: number }
  | {
      readonly in: 'cell';
      readonly table: number;
      readonly row: number;
      readonly column: number;
      /** The text that heads its column, '' where none does. */
      readonly heading: string;
    }
  /** Cells were merged or parted, and their texts stand as they stood. */
  | { readonly in: 'merged'; readonly table: number };

/** What became of one part of an answer. */
export interface Passage {
  readonly part: Part;
  readonly pieces: readonly Piece[];
}

/** A table, or the paragraphs up to the next one as one text. */
type Unit = { readonly is: 'text'; readonly text: string } | { readonly is: 'table'; readonly table: Table };

/** What became of paragraphs and tables, in order; only what changed is among it. */
export function blocksBetween(before: readonly Block[], after: readonly Block[]): readonly Passage[] {
  const [left, right] = [unitsOf(before), unitsOf(after)];
  let [removed, kept] = [0, 0];
  return matchUnits(left, right).flatMap(([one, other]) => {
    if (one?.is === 'table') removed += 1;
    if (other?.is === 'table') kept += 1;
    return unitsBetween(one, other, other === undefined ? removed : kept);
  });
}

/** Words alone are compared: how they are written, and that lines became a list, is no change to read. */
function unitsOf(blocks: readonly Block[]): readonly Unit[] {
  const units: Unit[] = [];
  for (const block of plainBlocks(blocks)) {
    const last = units.at(-1);
    if (block.type === 'table') units.push({ is: 'table', table: block });
    else if (last?.is === 'text') units[units.length - 1] = { is: 'text', text: `${last.text}\n\n${block.text}` };
    else units.push({ is: 'text', text: block.text });
  }
  return units;
}

function unitsBetween(before: Unit | undefined, after: Unit | undefined, table: number): readonly Passage[] {
  if (before?.is === 'table' && after?.is === 'table') return tablesBetween(before.table, after.table, table);
  const tables = before?.is === 'table' || after?.is === 'table';
  const part: Part = tables ? { in: 'table', table } : { in: 'text' };
  return passage(part, textOf(before), textOf(after));
}

const textOf = (unit: Unit | undefined): string =>
  unit === undefined ? '' : unit.is === 'text' ? unit.text : gridOf(unit.table).map(rowText).join('\n');

/** The cells that hold something, on one line. */
const rowText = (row: readonly string[]): string =>
  row
    .map((text) => text.replace(/\s*\n\s*/g, ' ').trim())
    .filter((text) => text !== '')
    .join(' | ');

const passage = (part: Part, before: string, after: string): readonly Passage[] =>
  before === after ? [] : [{ part, pieces: wordsBetween(before, after) }];

/** Row by row and cell by cell; a merged cell's text stands at its top left. */
function tablesBetween(before: Table, after: Table, table: number): readonly Passage[] {
  const [left, right] = [gridOf(before), gridOf(after)];
  const headings = after.headerRows > 0 ? (right[after.headerRows - 1] ?? []) : [];
  let [was, is] = [0, 0];
  const passages = matchRows(left, right).flatMap(([one, other]) => {
    if (one !== undefined) was += 1;
    if (other !== undefined) is += 1;
    if (one === undefined || other === undefined) {
      const part: Part = { in: 'row', table, row: other === undefined ? was : is };
      return passage(part, rowText(one ?? []), rowText(other ?? []));
    }
    const width = Math.max(one.length, other.length);
    return Array.from({ length: width }, (_, at): Part => {
      const heading = is > after.headerRows ? (headings[at] ?? '') : '';
      return { in: 'cell', table, row: is, column: at + 1, heading };
    }).flatMap((part, at) => passage(part, one[at] ?? '', other[at] ?? ''));
  });
  const isMerged = passages.length === 0 && JSON.stringify(spansOf(before)) !== JSON.stringify(spansOf(after));
  return isMerged ? [{ part: { in: 'merged', table }, pieces: [] }] : passages;
}

const spansOf = ({ rows }: Table) => rows.map((row) => row.map(({ colSpan = 1, rowSpan = 1 }) => [colSpan, rowSpan]));

/** Elements of two lists by pairs, in the order of the later: a removed one has no second, an added one no first. */
type Matched<T> = readonly [before: T | undefined, after: T | undefined];
type Match<T> = (before: readonly T[], after: readonly T[]) => readonly Matched<T>[];

/** Pairs those with the same key; what stands between two pairs is left to `rest`. */
const by =
  <T>(key: (one: T) => string, rest: Match<T>): Match<T> =>
  (before, after) => {
    const found: Matched<T>[] = [];
    let [x, y] = [0, 0];
    for (const [one, other] of [...commonOf(before.map(key), after.map(key)), [before.length, after.length] as const]) {
      if (x < one || y < other) found.push(...rest(before.slice(x, one), after.slice(y, other)));
      if (one < before.length && other < after.length) found.push([before[one], after[other]]);
      [x, y] = [one + 1, other + 1];
    }
    return found;
  };

/** What was removed comes first. */
const unpaired = <T>(before: readonly T[], after: readonly T[]): readonly Matched<T>[] => [
  ...before.map((one): Matched<T> => [one, undefined]),
  ...after.map((one): Matched<T> => [undefined, one]),
];

/** One by one; what is left over on one side is unpaired. */
function inOrder<T>(before: readonly T[], after: readonly T[]): readonly Matched<T>[] {
  const pairs = Math.min(before.length, after.length);
  return [
    ...before.slice(0, pairs).map((one, at): Matched<T> => [one, after[at]]),
    ...unpaired(before.slice(pairs), after.slice(pairs)),
  ];
}

/** Rows are the same by their texts, else by what their first cells say, else by their order. */
const matchRows = by<readonly string[]>(
  (row) => JSON.stringify(row),
  by((row) => row.find((text) => text !== '') ?? '', inOrder),
);
/** Two tables, or two texts, are one that changed. */
const matchUnits = by<Unit>(
  (unit) => JSON.stringify(unit),
  by((unit) => unit.is, unpaired),
);
