import type { Table, TableCell } from '../../core/form/values';

/** A cell by the places it covers. */
export interface Placed {
  readonly cell: TableCell;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Word's own limit; a cell that asks for more has so many. */
const MAX_COLUMNS = 63;

/**
 * Every cell of a table by its places, row by row. Spans that leave the table or run into another cell are cut; so are
 * those that leave its first rows, as many as `headed`.
 */
export function placedCells(rows: Table['rows'], headed = 0): readonly Placed[] {
  const taken = rows.map(() => new Set<number>());
  const isTaken = (x: number, y: number) => taken[y]?.has(x) ?? false;
  return rows.flatMap((cells, y) => {
    let x = 0;
    const end = y < headed ? headed : rows.length;
    return cells.map((cell) => {
      while (isTaken(x, y)) x++;
      let width = 1;
      while (width < Math.min(cell.colSpan ?? 1, MAX_COLUMNS) && !isTaken(x + width, y)) width++;
      const height = Math.min(Math.max(cell.rowSpan ?? 1, 1), end - y);
      for (let row = y; row < y + height; row++) for (let at = x; at < x + width; at++) taken[row]?.add(at);
      return { cell, x, y, width, height };
    });
  });
}
