import type { Table, TableCell } from '../../core/form/values';
import { drawnCell } from '../runs';
import { flowOf, type Flow } from './flow';

/** A table inside an answer, its cells by their places. */
export interface DrawnTable {
  readonly type: 'table';
  /** Shares of the width, a column each. */
  readonly widths: readonly number[];
  readonly headings: readonly Cell[];
  readonly cells: readonly Cell[];
  /** Whether its headings come again on the next page: those that would fill it do not. */
  readonly repeats: boolean;
  /** Small enough to stay on one page. */
  readonly whole: boolean;
}

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Small enough to stay on one page. */
  readonly whole: boolean;
  readonly content: readonly Flow[];
}

interface Placed {
  readonly cell: TableCell;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As in Word. */
const MAX_COLUMNS = 63;
/** Characters, and lines, of a cell, a table or the headings that take a fraction of a page. */
const SHORT_CELL = { characters: 600, lines: 8 };
const SHORT_TABLE = { characters: 1_500, lines: 12 };
const SHORT_HEADINGS = { characters: 900, lines: 8 };

/** Undefined where the table has no cells. */
export function drawnTable(table: Table): DrawnTable | undefined {
  const placed = place(table);
  const columns = Math.max(0, ...placed.map(({ x, width }) => x + width));
  if (columns === 0) return undefined;
  const headed = Math.min(table.headerRows, table.rows.length - 1);
  const headings = placed.filter(({ y }) => y < headed);
  return {
    type: 'table',
    widths: columnWidths(placed, columns),
    headings: headings.map(drawnCellAt),
    cells: placed.filter(({ y }) => y >= headed).map(drawnCellAt),
    repeats: isShort(headings, SHORT_HEADINGS),
    whole: table.rows.length < SHORT_TABLE.lines && isShort(placed, SHORT_TABLE),
  };
}

const drawnCellAt = ({ cell, ...place }: Placed): Cell => ({
  ...place,
  whole: place.height === 1 && isShort([{ cell }], SHORT_CELL),
  content: flowOf(drawnCell(cell)),
});

const isShort = (cells: readonly Pick<Placed, 'cell'>[], than: { characters: number; lines: number }): boolean =>
  sum(cells.map(({ cell }) => cell.text.length)) < than.characters &&
  sum(cells.map(({ cell }) => cell.text.split('\n').length - 1)) < than.lines;

/** Cells by the places they cover. Spans that leave the table, its headings, or run into another cell are cut. */
function place(table: Table): readonly Placed[] {
  const taken = table.rows.map(() => new Set<number>());
  const isTaken = (x: number, y: number) => taken[y]?.has(x) ?? false;
  return table.rows.flatMap((cells, y) => {
    let x = 0;
    const end = y < table.headerRows ? Math.min(table.headerRows, table.rows.length) : table.rows.length;
    return cells.flatMap((cell) => {
      while (isTaken(x, y)) x++;
      if (x >= MAX_COLUMNS) return [];
      let width = 1;
      while (width < Math.min(cell.colSpan ?? 1, MAX_COLUMNS - x) && !isTaken(x + width, y)) width++;
      const height = Math.min(Math.max(cell.rowSpan ?? 1, 1), end - y);
      for (let row = y; row < y + height; row++) for (let at = x; at < x + width; at++) taken[row]?.add(at);
      return [{ cell, x, y, width, height }];
    });
  });
}

/** In points: the project's column, where most tables are; a letter of the cells; a cell's margins. */
const USUAL_WIDTH = 280;
const CHARACTER = 5;
const PADDING = 7.5;
const STEP = 2.5;
/** Longer words (addresses, codes) are broken rather than given the table. */
const LONG_WORD = 18;

/**
 * Each column has what its longest word takes, so that no word is broken where that can be had; what is left goes,
 * step by step, to the column that would be the tallest.
 */
function columnWidths(placed: readonly Placed[], columns: number): readonly number[] {
  const texts = Array.from({ length: columns }, (_, column) =>
    placed.filter(({ x, width }) => x === column && width === 1).map(({ cell }) => cell.text),
  );
  const lengths = texts.map((column) => column.map((text) => text.length * CHARACTER));
  const widths = texts.map((column) => PADDING + CHARACTER * Math.min(LONG_WORD, longestWord(column)));
  const height = (x: number) =>
    sum((lengths[x] ?? []).map((length) => Math.max(1, length / ((widths[x] ?? 0) - PADDING))));
  const heights = widths.map((_, x) => height(x));
  for (let spare = USUAL_WIDTH - sum(widths); spare > 0; spare -= STEP) {
    const tallest = heights.indexOf(Math.max(...heights));
    widths[tallest] = (widths[tallest] ?? 0) + STEP;
    heights[tallest] = height(tallest);
  }
  return widths;
}

const longestWord = (texts: readonly string[]): number =>
  Math.max(4, ...texts.flatMap((text) => text.split(/\s/).map((word) => word.length)));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
