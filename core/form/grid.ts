import type { Table, TableCell } from './values';

/** Places one cell may span; what was pasted cannot ask for more. */
export const SPAN = 100;

const places = (span = 1): number => Math.min(SPAN, Math.max(1, span));

/** A cell as it is placed: the columns that it covers, from one up to and without the other. */
export interface Placed<C extends TableCell> {
  readonly cell: C;
  readonly from: number;
  readonly to: number;
  /** It began in a row above. */
  readonly hangs: boolean;
}

/** What covers each place of each row. A span past the last row ends with the table, as in HTML. */
export function placesOf<C extends TableCell>(rows: readonly (readonly C[])[]): (Placed<C> | undefined)[][] {
  const grid: (Placed<C> | undefined)[][] = rows.map(() => []);
  rows.forEach((cells, top) => {
    let from = 0;
    for (const cell of cells) {
      while (grid[top]?.[from] !== undefined) from += 1;
      const to = from + places(cell.colSpan);
      for (const [below, row] of grid.slice(top, top + places(cell.rowSpan)).entries())
        for (let place = from; place < to; place += 1) row[place] = { cell, from, to, hangs: below > 0 };
      from = to;
    }
  });
  return grid;
}

/** A table without spans, all rows of one width: a spanning cell's text at its top left, its other places ''. */
export function gridOf({ rows }: Pick<Table, 'rows'>): readonly (readonly string[])[] {
  const grid = placesOf(rows);
  const width = Math.max(0, ...grid.map((row) => row.length));
  const textAt = (one: Placed<TableCell> | undefined, place: number): string =>
    one?.from === place && !one.hangs ? one.cell.text : '';
  return grid.map((row) => Array.from({ length: width }, (_, place) => textAt(row[place], place)));
}

/** The table of a grid. */
export const tableOf = (grid: readonly (readonly string[])[], headerRows: number): Table => ({
  type: 'table',
  headerRows,
  rows: grid.map((row) => row.map((text) => ({ text }))),
});
