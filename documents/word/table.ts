import type { Table, TableCell } from '../../core/form/values';
import { placedCells, type Placed } from '../drawing/grid';
import { drawnCell } from '../drawing/runs';
import { settingOf } from '../drawing/widths';
import { drawnXml } from './runs';
import { styles } from './text';

/** Fiftieths of a percent: the whole width of the cell or page around. */
const FULL_WIDTH = 5_000;
/** A row with less text than this stays on one page. */
const SHORT_ROW = 600;
/** Of the cells' style: in half points, and in twentieths of one. */
const CELL_SIZE = 17;
const CELL_MARGIN = 70;
const MEASURE = { letter: 5.25, wider: 0.35, margins: 7.5 } as const;
/** A table of fewer characters and rows than these stays on one page. */
const SHORT_TABLE = 1_500;
const SHORT_ROWS = 12;
const SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>';

type Grid = readonly (readonly (Placed | undefined)[])[];

/**
 * A table as WordprocessingML, as wide as what surrounds it: `gridSpan` for columns, `vMerge` for rows.
 * Word wants a paragraph after it in a cell; that is the caller's. `room`: what it has of the width; `spread`: see
 * `settingOf`; both in points. '' where the table has no cells.
 */
export function tableXml(table: Table, room?: number, spread?: number): string {
  const cells = placedCells(table.rows);
  if (cells.length === 0) return '';
  const { widths: shares, scale } = settingOf(cells, table.headerRows, MEASURE, room, spread);
  const widths = shares.map((share) => Math.floor((share / sum(shares)) * FULL_WIDTH));
  const rows = byRows(cells, table.rows.length).map((row, y) =>
    rowXml(row, y, widths, { ...roleOf(table, y), looks: looksOf(scale) }),
  );
  return [
    `<w:tbl><w:tblPr><w:tblStyle w:val="${styles.nestedTable}"/><w:tblW w:w="${FULL_WIDTH}" w:type="pct"/>${marginsOf(scale)}`,
    `<w:tblLook w:val="${table.headerRows > 0 ? '0020' : '0000'}" w:firstRow="${table.headerRows > 0 ? 1 : 0}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>`,
    `<w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`,
  ].join('');
}

/** Letters smaller than the style's, in half points; '' for its own. */
function looksOf(scale: number): string {
  const size = Math.floor(CELL_SIZE * scale);
  return scale === 1 ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
}

function marginsOf(scale: number): string {
  const width = `w:w="${Math.floor(CELL_MARGIN * scale)}" w:type="dxa"`;
  return scale === 1 ? '' : `<w:tblCellMar><w:left ${width}/><w:right ${width}/></w:tblCellMar>`;
}

/** Cells by the places they cover: those of each row, by column. */
function byRows(cells: readonly Placed[], rows: number): Grid {
  const grid: (Placed | undefined)[][] = Array.from({ length: rows }, () => []);
  for (const one of cells)
    for (const row of grid.slice(one.y, one.y + one.height))
      for (let x = one.x; x < one.x + one.width; x++) row[x] = one;
  return grid;
}

interface Role {
  readonly heading: boolean;
  /** Said of the row itself that it comes again on the next page. Of the first, the table's style says it. */
  readonly repeated: boolean;
  /** Stays on the page of the row after it: headings do, and a short table is not torn at all. */
  readonly keepNext: boolean;
  /** Of its letters, besides those of their style. */
  readonly looks: string;
}

function roleOf(table: Table, y: number): Omit<Role, 'looks'> {
  const heading = y < table.headerRows;
  const short = sum(table.rows.flat().map((cell) => cell.text.length)) < SHORT_TABLE && table.rows.length < SHORT_ROWS;
  // LibreOffice counts a table's own headings on from those of the table around it, and would print the row below again
  // on every page; by the style it repeats the first, and Word does.
  return { heading, repeated: heading && y > 0, keepNext: y < table.rows.length - 1 && (heading || short) };
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
  const begins = placed?.y === y;
  const merge =
    placed === undefined || placed.height === 1 ? '' : begins ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  const span = widths.length > 1 ? `<w:gridSpan w:val="${widths.length}"/>` : '';
  const properties = `<w:tcW w:w="${sum(widths)}" w:type="pct"/>${span}${merge}${role.heading ? SHADE : ''}`;
  const style = role.heading ? styles.nestedHeading : styles.nestedCell;
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${cellText(begins ? placed.cell : { text: '' }, style, role)}</w:tc>`;
}

/** Word wants a paragraph in every cell. */
function cellText(cell: TableCell, style: string, { keepNext, looks }: Role): string {
  const paragraphs = drawnCell(cell);
  return paragraphs
    .map((paragraph, at) => drawnXml(paragraph, style, { keepNext }, paragraphs[at - 1]?.item === undefined, looks))
    .join('');
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
