import type { Table, TableCell } from '../../core/form/values';

/** What was found among lines, and the first line after it: a table, or lines that were tried and hold none. */
export interface Found {
  readonly table?: Table;
  readonly next: number;
}

/** A table of cells without spans; short rows are filled. None where all cells are blank. */
export function foundTable(
  rows: readonly (readonly string[])[],
  width: number,
  headerRows: number,
  next: number,
): Found {
  if (!rows.some((row) => row.some((text) => text !== ''))) return { next };
  const fill = (row: readonly string[]): TableCell[] =>
    Array.from({ length: width }, (_, column) => ({ text: row[column] ?? '' }));
  return { table: { type: 'table', headerRows, rows: rows.map(fill) }, next };
}
