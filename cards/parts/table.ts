import type { Table as TableBlock, TableCell as BlockCell } from '../../bot/core/form/values';
import type { Table, TableCell } from '../card';
import { LIMITS } from '../limits';
import { run, runs } from './text';

/** A typed table as a card's; none where it has no cells. Spans become empty cells, since cards have none. */
export function table(block: TableBlock): readonly Table[] {
  const grid = laidOut(block.rows);
  const width = Math.max(0, ...grid.map((row) => row.length));
  if (width === 0) return [];
  return [
    {
      type: 'Table',
      columns: columnWeights(grid, width).map((weight) => ({ width: weight })),
      firstRowAsHeader: block.headerRows > 0,
      showGridLines: true,
      gridStyle: 'default',
      rows: grid.map((row, index) => ({
        type: 'TableRow',
        ...(index < block.headerRows ? { style: 'emphasis' as const } : {}),
        cells: Array.from({ length: width }, (_, column) => cell(row[column] ?? '', index < block.headerRows)),
      })),
    },
  ];
}

const cell = (text: string, heading: boolean): TableCell => ({
  type: 'TableCell',
  items: text.trim() === '' ? [] : [runs([run(text, heading ? { weight: 'bolder' } : {})])],
});

const places = (span: number | undefined): number => Math.min(LIMITS.spanPlaces, Math.max(1, span ?? 1));

/** The table as rows of equal places: a spanning cell's text at its top left, its other places ''. */
function laidOut(rows: readonly (readonly BlockCell[])[]): readonly (readonly string[])[] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((cells, top) => {
    let left = 0;
    for (const { text, colSpan, rowSpan } of cells) {
      while (grid[top]?.[left] !== undefined) left += 1;
      // A span past the last row ends with the table, as in HTML.
      grid.slice(top, top + places(rowSpan)).forEach((row, below) => {
        for (let column = left; column < left + places(colSpan); column += 1) {
          row[column] = below === 0 && column === left ? text : '';
        }
      });
      left += places(colSpan);
    }
  });
  return grid.map((row) => Array.from(row, (text: string | undefined) => text ?? ''));
}

/** Weights from 3 to 7: a column of long texts is wider, and none is so narrow that its words break. */
function columnWeights(grid: readonly (readonly string[])[], width: number): readonly number[] {
  return Array.from({ length: width }, (_, column) => {
    const longest = Math.max(...grid.flatMap((row) => (row[column] ?? '').split('\n')).map((line) => line.length));
    return Math.round(3 * Math.sqrt(Math.min(48, Math.max(8, longest)) / 8));
  });
}
