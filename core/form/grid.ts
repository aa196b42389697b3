import type { Table } from './values';

/** Places one cell may span; what was pasted cannot ask for more. */
export const SPAN = 100;

const places = (span: number | undefined): number => Math.min(SPAN, Math.max(1, span ?? 1));

/** A table without spans, all rows of one width: a spanning cell's text at its top left, its other places ''. A span past the last row ends with the table, as in HTML. */
export function gridOf({ rows }: Pick<Table, 'rows'>): readonly (readonly string[])[] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((cells, top) => {
    let left = 0;
    for (const { text, colSpan, rowSpan } of cells) {
      while (grid[top]?.[left] !== undefined) left += 1;
      for (const [below, row] of grid.slice(top, top + places(rowSpan)).entries())
        for (let column = left; column < left + places(colSpan); column += 1)
          row[column] = below === 0 && column === left ? text : '';
      left += places(colSpan);
    }
  });
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
}

/** The table of a grid. */
export const tableOf = (grid: readonly (readonly string[])[], headerRows: number): Table => ({
  type: 'table',
  headerRows,
  rows: grid.map((row) => row.map((text) => ({ text }))),
});
