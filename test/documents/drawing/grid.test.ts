import type { Table, TableCell } from '../../../core/form/values';
import { placedCells } from '../../../documents/drawing/grid';
import { settingOf } from '../../../documents/drawing/widths';

const row = (...cells: (string | TableCell)[]): TableCell[] =>
  cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell));

const placesOf = (rows: Table['rows'], headed?: number) =>
  placedCells(rows, headed).map(({ cell, x, y, width, height }) => [cell.text, x, y, width, height]);

describe('cells by their places', () => {
  test('a cell that covers several has them all, and those after it stand beside it', () => {
    expect(placesOf([row({ text: 'A', colSpan: 2, rowSpan: 2 }, 'B'), row('C'), row('1', '2', '3')])).toEqual([
      ['A', 0, 0, 2, 2],
      ['B', 2, 0, 1, 1],
      ['C', 2, 1, 1, 1],
      ['1', 0, 2, 1, 1],
      ['2', 1, 2, 1, 1],
      ['3', 2, 2, 1, 1],
    ]);
  });

  test('spans that leave the table, its headings, or run into another cell are cut', () => {
    const rows = [row('A', { text: 'B', rowSpan: 99 }), row({ text: 'C', colSpan: 3 })];
    expect(placesOf(rows)).toEqual([
      ['A', 0, 0, 1, 1],
      ['B', 1, 0, 1, 2],
      ['C', 0, 1, 1, 1],
    ]);
    expect(placesOf(rows, 1)[1]).toEqual(['B', 1, 0, 1, 1]);
  });

  test('a table of more columns than Word has loses no cell', () => {
    expect(placesOf([row(...Array.from({ length: 70 }, String))])).toHaveLength(70);
  });
});

describe('widths of columns', () => {
  const widthsOf = (...rows: TableCell[][]) =>
    settingOf(placedCells(rows), 0, { letter: 5, wider: 0.35, margins: 8 }).widths.map(Math.round);

  test('a column has its longest word whole, and long texts have what is left', () => {
    const [code = 0, text = 0] = widthsOf(row('Infraestructura', 'Se revisó el avance de los trabajos. '.repeat(9)));
    expect(code).toBeGreaterThanOrEqual(15 * 5 + 8);
    expect(text).toBeGreaterThan(code);
  });

  test('columns that are alike are as wide, and together as wide as the usual column', () => {
    expect(widthsOf(row('uno', 'dos'), row('seis', 'once'))).toEqual([140, 140]);
  });
});
