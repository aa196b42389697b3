import type { Table, TableCell } from '../../core/form/values';
import { drawnCell } from '../runs';
import { drawnXml } from './runs';
import { styles } from './text';

/** Fiftieths of a percent: the whole width of the cell or page around. */
const FULL_WIDTH = 5_000;
/** Word's own limit. */
const MAX_COLUMNS = 63;
/** A row with less text than this stays on one page. */
const SHORT_ROW = 600;
/** In twips: the project's column, where most tables are; a letter of the cells' style; a cell's margins. */
const USUAL_WIDTH = 5_600;
const CHARACTER = 105;
const PADDING = 150;
const STEP = 50;
/** Longer words (addresses, codes) are broken rather than given the table. */
const LONG_WORD = 18;
/** A table of fewer characters and rows than these stays on one page. */
const SHORT_TABLE = 1_500;
const SHORT_ROWS = 12;
const SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>';

interface Placed {
  readonly cell: TableCell;
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly height: number;
}

type Grid = readonly (readonly (Placed | undefined)[])[];

/**
 * A table as WordprocessingML, as wide as what surrounds it: `gridSpan` for columns, `vMerge` for rows.
 * Word wants a paragraph after it in a cell; that is the caller's. '' where the table has no cells.
 */
export function tableXml(table: Table): string {
  const grid = place(table);
  const width = Math.max(0, ...grid.map((row) => row.length));
  if (width === 0) return '';
  const widths = columnWidths(grid, width);
  const rows = grid.map((row, y) => rowXml(row, y, widths, roleOf(table, y)));
  return [
    `<w:tbl><w:tblPr><w:tblStyle w:val="${styles.nestedTable}"/><w:tblW w:w="${FULL_WIDTH}" w:type="pct"/>`,
    `<w:tblLook w:val="${table.headerRows > 0 ? '0020' : '0000'}" w:firstRow="${table.headerRows > 0 ? 1 : 0}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>`,
    `<w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`,
  ].join('');
}

/** Cells by the places they cover. Spans that leave the table or run into another cell are cut. */
function place(table: Table): Grid {
  const grid: (Placed | undefined)[][] = table.rows.map(() => []);
  table.rows.forEach((cells, row) => {
    const line = grid[row] ?? [];
    let column = 0;
    for (const cell of cells) {
      while (line[column] !== undefined) column++;
      let width = 1;
      while (width < Math.min(cell.colSpan ?? 1, MAX_COLUMNS) && line[column + width] === undefined) width++;
      const height = Math.min(Math.max(cell.rowSpan ?? 1, 1), table.rows.length - row);
      const placed: Placed = { cell, row, column, width, height };
      for (let y = row; y < row + height; y++)
        for (let x = column; x < column + width; x++) (grid[y] ?? [])[x] = placed;
      column += width;
    }
  });
  return grid;
}

interface Role {
  readonly heading: boolean;
  /** Comes again on the next page, and is told to screen readers as a heading. */
  readonly repeated: boolean;
  /** Stays on the page of the row after it: headings do, and a short table is not torn at all. */
  readonly keepNext: boolean;
}

function roleOf(table: Table, y: number): Role {
  const heading = y < table.headerRows;
  const short = sum(table.rows.flat().map((cell) => cell.text.length)) < SHORT_TABLE && table.rows.length < SHORT_ROWS;
  // LibreOffice repeats a heading together with the merged row under it, and loses rows over it.
  const merged = table.rows.some((row) => row.some((cell) => (cell.rowSpan ?? 1) > 1));
  return { heading, repeated: heading && !merged, keepNext: y < table.rows.length - 1 && (heading || short) };
}

function rowXml(row: readonly (Placed | undefined)[], y: number, widths: readonly number[], role: Role): string {
  const cells: string[] = [];
  let text = 0;
  for (let x = 0; x < widths.length;) {
    const placed = row[x];
    text += placed?.cell.text.length ?? 0;
    cells.push(cellXml(placed, y, widths.slice(x, x + (placed?.width ?? 1)), role));
    x += placed?.width ?? 1;
  }
  const properties = `${text < SHORT_ROW ? '<w:cantSplit/>' : ''}${role.repeated ? '<w:tblHeader/>' : ''}`;
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
}

function cellXml(placed: Placed | undefined, y: number, widths: readonly number[], role: Role): string {
  const begins = placed?.row === y;
  const merge =
    placed === undefined || placed.height === 1 ? '' : begins ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  const span = widths.length > 1 ? `<w:gridSpan w:val="${widths.length}"/>` : '';
  const properties = `<w:tcW w:w="${sum(widths)}" w:type="pct"/>${span}${merge}${role.heading ? SHADE : ''}`;
  const style = role.heading ? styles.nestedHeading : styles.nestedCell;
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${cellText(begins ? placed.cell : { text: '' }, style, role)}</w:tc>`;
}

/** Word wants a paragraph in every cell. */
function cellText(cell: TableCell, style: string, { keepNext }: Role): string {
  const paragraphs = drawnCell(cell);
  return paragraphs
    .map((paragraph, at) => drawnXml(paragraph, style, { keepNext }, paragraphs[at - 1]?.item === undefined))
    .join('');
}

/**
 * Shares of the width: each column has what its longest word takes, so that no word is broken where
 * that can be had; what is left goes, step by step, to the column that would be the tallest.
 */
function columnWidths(grid: Grid, width: number): readonly number[] {
  const lengths = Array.from({ length: width }, (_, x) => textsOf(grid, x).map((text) => text.length * CHARACTER));
  const widths = lengths.map((_, x) => PADDING + CHARACTER * Math.min(LONG_WORD, longestWord(textsOf(grid, x))));
  const height = (x: number) =>
    sum((lengths[x] ?? []).map((length) => Math.max(1, length / ((widths[x] ?? 0) - PADDING))));
  const heights = widths.map((_, x) => height(x));
  for (let spare = USUAL_WIDTH - sum(widths); spare > 0; spare -= STEP) {
    const tallest = heights.indexOf(Math.max(...heights));
    widths[tallest] = (widths[tallest] ?? 0) + STEP;
    heights[tallest] = height(tallest);
  }
  return widths.map((twips) => Math.floor((twips / sum(widths)) * FULL_WIDTH));
}

/** Texts of the cells that stand in that column alone. */
const textsOf = (grid: Grid, x: number): readonly string[] =>
  grid.flatMap((row, y) => (row[x]?.width === 1 && row[x].row === y ? [row[x].cell.text] : []));

const longestWord = (texts: readonly string[]): number =>
  Math.max(4, ...texts.flatMap((text) => text.split(/\s/).map((word) => word.length)));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
