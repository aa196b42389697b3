import type { Table, TableCell } from '../../core/form/values';

/** A cell by the places it covers. */
export interface Placed {
  readonly cell: TableCell;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Grid {
  readonly cells: readonly Placed[];
  /** At least one row is none. */
  readonly headingRows: number;
}

/** As in Word. */
const MAX_COLUMNS = 63;

/**
 * A table's cells by their places. Spans that leave the table, its headings, or run into another cell are cut; columns
 * and rows in which no cell begins are left out.
 */
export function gridOf(table: Table): Grid {
  const headed = Math.min(table.headerRows, table.rows.length - 1);
  const placed = place(table.rows, headed);
  const [columns, rows] = [begunAt(placed.map(({ x }) => x)), begunAt(placed.map(({ y }) => y))];
  const cells = placed.map(({ cell, x, y, width, height }) => ({
    cell,
    x: columns(x),
    y: rows(y),
    width: columns(x + width) - columns(x),
    height: rows(y + height) - rows(y),
  }));
  return { cells, headingRows: Math.min(rows(headed), Math.max(0, ...cells.map(({ y }) => y))) };
}

function place(rows: Table['rows'], headed: number): readonly Placed[] {
  const taken = rows.map(() => new Set<number>());
  const isTaken = (x: number, y: number) => taken[y]?.has(x) ?? false;
  return rows.flatMap((cells, y) => {
    let x = 0;
    const end = y < headed ? headed : rows.length;
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

/** How many of the places at which something begins come before a place. */
function begunAt(places: readonly number[]): (place: number) => number {
  const begun = [...new Set(places)];
  return (at) => begun.filter((other) => other < at).length;
}
