import type { Table } from '../../core/form/values';
import { drawnCell } from '../runs';
import { columnWidths, type Placed } from './columns';
import { flowOf, type Flow } from './flow';

/** A table inside an answer, its cells by their places. */
export interface DrawnTable {
  readonly type: 'table';
  /** Shares of the width, a column each. */
  readonly widths: readonly number[];
  readonly headingRows: number;
  readonly headings: readonly DrawnCell[];
  readonly cells: readonly DrawnCell[];
}

export interface DrawnCell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly content: readonly Flow[];
  /** By which the layout tells how tall it is: of its text, and line breaks in it. */
  readonly characters: number;
  readonly breaks: number;
}

/** As in Word. */
const MAX_COLUMNS = 63;

/** Undefined where the table has no cells. */
export function drawnTable(table: Table): DrawnTable | undefined {
  const placed = withoutEmptyColumns(place(table));
  if (placed.length === 0) return undefined;
  const headingRows = Math.min(table.headerRows, table.rows.length - 1);
  const cells = placed.map(drawn);
  return {
    type: 'table',
    widths: columnWidths(placed),
    headingRows,
    headings: cells.filter(({ y }) => y < headingRows),
    cells: cells.filter(({ y }) => y >= headingRows),
  };
}

const drawn = ({ cell, ...place }: Placed): DrawnCell => ({
  ...place,
  content: flowOf(drawnCell(cell)),
  characters: cell.text.length,
  breaks: cell.text.split('\n').length - 1,
});

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

/** Columns in which no cell begins are only width. */
function withoutEmptyColumns(placed: readonly Placed[]): readonly Placed[] {
  const begun = [...new Set(placed.map(({ x }) => x))].sort((a, b) => a - b);
  const before = (x: number): number => begun.filter((other) => other < x).length;
  return placed.map((one) => ({ ...one, x: before(one.x), width: before(one.x + one.width) - before(one.x) }));
}
