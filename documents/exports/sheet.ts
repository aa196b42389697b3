import type { Cell, Told } from './columns';

/** UTF-16 units that a cell may hold, and rows a sheet. Source: Microsoft, "Excel specifications and limits". */
export const CELL_LIMIT = 32_767;
export const ROW_LIMIT = 1_048_576;

/** Places in `styles.xml`. */
const STYLES = { heading: 1, text: 2, day: 3, moment: 4, number: 5 } as const;

const DAY_MS = 86_400_000;
/** Excel counts days from here; before March 1900 it counts a day that never was. */
const EPOCH = Date.UTC(1899, 11, 30);
const FIRST_DAY = '1900-03-01';

/** Points of a line, and lines that a row shows at most: what is longer is read in its cell. */
const LINE = 15;
const LINES = 8;

/** «A», «Z», «AA». */
export function columnName(at: number): string {
  const rest = Math.floor(at / 26);
  return `${rest === 0 ? '' : columnName(rest - 1)}${String.fromCharCode(65 + (at % 26))}`;
}

const NAMES = Array.from({ length: 64 }, (_, at) => columnName(at));
const nameOf = (at: number): string => NAMES[at] ?? columnName(at);

/** What XML 1.0 has no place for, and what stands for it in Office's files: `_x0001_`. Text that looks like that is written so that it stays text. */
const UNWRITABLE =
  /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const MARKUP = /[&<>]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const coded = (found: string): string =>
  /[\uD800-\uDFFF]/.test(found) ? '\uFFFD' : `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** A text as XML, every character of it. Halves of characters, which no file holds, become U+FFFD. */
export const xmlText = (text: string): string =>
  text.replace(UNWRITABLE, coded).replace(MARKUP, (sign) => ENTITIES[sign] ?? sign);

/** The part of a sheet before its rows. The heading and the folio stay in sight. */
export function sheetHead(columns: readonly Pick<Told<never>, 'heading' | 'width'>[]): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const headings = columns.map(({ heading }, at) => inline(`${nameOf(at)}1`, STYLES.heading, heading));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="B2" sqref="B2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="${LINE}"/><cols>${widths.join('')}</cols><sheetData><row r="1" ht="45" customHeight="1">${headings.join('')}</row>`;
}

/** The part after them. `rows`: with the heading. */
export const sheetTail = (columns: number, rows: number): string =>
  `</sheetData><autoFilter ref="A1:${nameOf(columns - 1)}${rows}"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>`;

/** A row; `nth` from 1. `cut`: what is said where a text does not fit into its cell. */
export function sheetRow<Of>(columns: readonly Told<Of>[], of: Of, nth: number, cut: string): string {
  let cells = '';
  let lines = 1;
  for (const [at, column] of columns.entries()) {
    const cell = column.cell(of);
    if (cell === undefined) continue;
    cells += cellOf(`${nameOf(at)}${nth}`, cell, cut);
    if (cell.is === 'text' && lines < LINES) lines = Math.max(lines, linesOf(cell.text, column.width));
  }
  return `<row r="${nth}" ht="${Math.min(lines, LINES) * LINE}" customHeight="1">${cells}</row>`;
}

function cellOf(ref: string, cell: Cell, cut: string): string {
  switch (cell.is) {
    case 'number':
      return `<c r="${ref}" s="${STYLES.number}"><v>${cell.number}</v></c>`;
    case 'day':
    case 'moment':
      return cell.text < FIRST_DAY
        ? inline(ref, STYLES.text, cell.text)
        : `<c r="${ref}" s="${STYLES[cell.is]}"><v>${serialOf(cell.text)}</v></c>`;
    case 'text':
      return inline(ref, STYLES.text, fitting(cell.text, cut));
    default:
      return cell satisfies never;
  }
}

/** Of text as such: Excel takes none of it for a formula, whatever it begins with. */
const inline = (ref: string, style: number, text: string): string =>
  `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

/** Never through the middle of a character. */
export function fitting(text: string, cut: string): string {
  if (text.length <= CELL_LIMIT) return text;
  const end = CELL_LIMIT - cut.length;
  return `${text.slice(0, /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end - 1 : end)}${cut}`;
}

/** Days since Excel's beginning, and the part of the day that has gone by. */
function serialOf(when: string): number {
  const [day = '', clock] = when.split('T');
  const days = (Date.parse(`${day}T00:00:00Z`) - EPOCH) / DAY_MS;
  if (clock === undefined) return days;
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  // Whole, as Excel's own: a program shows the minute before where the slightest part of this one is cut off.
  return days + (hours * 60 + minutes) / 1_440;
}

/** Lines that a text takes in a cell so wide, roughly, and no more than are shown. */
function linesOf(text: string, width: number): number {
  let lines = 0;
  for (let from = 0; from <= text.length && lines < LINES;) {
    const end = text.indexOf('\n', from);
    const length = (end < 0 ? text.length : end) - from;
    lines += Math.max(1, Math.ceil(length / width));
    from += length + 1;
  }
  return lines;
}
