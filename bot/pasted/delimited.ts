import { foundTable, type Found } from './plain-table';

/** Lines one quoted cell may take. */
const QUOTED_LINES = 200;

interface Line {
  readonly cells: readonly string[];
  /** The line after this one; a quoted cell takes several. */
  readonly next: number;
}

/**
 * Two or more lines with the same number of cells, tabs between them. Programs trim what they copy, so
 * blank cells at a line's end may be missing; and chat clients trim messages, so a message's first line
 * may have lost its blank first cells and its last line all its blank last ones.
 */
export function readDelimited(lines: readonly string[], from: number): Found | undefined {
  const whole = readRun(lines, from);
  if (whole.length >= 2) return tableOf(lines, whole);
  const first = whole[0];
  if (first === undefined || !blankBetween(lines, 0, from)) return undefined;
  const rest = readRun(lines, first.next);
  const missing = widthOf(rest) - first.cells.length;
  if (rest.length < 2 || missing <= 0) return undefined;
  return tableOf(lines, [{ ...first, cells: [...Array<string>(missing).fill(''), ...first.cells] }, ...rest]);
}

function tableOf(lines: readonly string[], run: readonly Line[]): Found {
  const width = widthOf(run);
  const next = run.at(-1)?.next ?? 0;
  if (width < 2) return { next };
  const last = readLine(lines, next);
  const trimmed = last !== undefined && last.cells.length < width && blankBetween(lines, last.next, lines.length);
  const all = trimmed ? [...run, last] : run;
  const cells = all.map((line) => line.cells);
  // Nothing tells a spreadsheet's headings from its data: none is claimed.
  return foundTable(cells, width, 0, trimmed ? last.next : next);
}

function blankBetween(lines: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((lines[at] ?? '').trim() !== '') return false;
  return true;
}

/** The lines from there on that agree on a number of cells: no fewer than any has filled, no more than any has at all. */
function readRun(lines: readonly string[], from: number): readonly Line[] {
  const run: Line[] = [];
  let filled = 0;
  let given = Infinity;
  for (let line = readLine(lines, from); line !== undefined; line = readLine(lines, line.next)) {
    filled = Math.max(filled, lengthFilled(line.cells));
    given = Math.min(given, line.cells.length);
    if (filled > given) break;
    run.push(line);
  }
  return run;
}

const widthOf = (run: readonly Line[]) => Math.max(0, ...run.map((line) => lengthFilled(line.cells)));

const lengthFilled = (cells: readonly string[]) => cells.findLastIndex((cell) => cell !== '') + 1;

/** A line of two cells or more. */
function readLine(lines: readonly string[], at: number): Line | undefined {
  const cells: string[] = [];
  let row = at;
  let rest: string | undefined = lines[at];
  while (rest !== undefined) {
    const quoted: Quoted | undefined = readQuoted(rest, lines, row);
    const end: number = quoted === undefined ? rest.indexOf('\t') : quoted.rest.indexOf('\t');
    if (quoted === undefined) cells.push((end === -1 ? rest : rest.slice(0, end)).trim());
    else cells.push(quoted.text.trim());
    row = quoted?.row ?? row;
    const after: string = quoted?.rest ?? rest;
    rest = end === -1 ? undefined : after.slice(end + 1);
  }
  return cells.length < 2 ? undefined : { cells, next: row + 1 };
}

interface Quoted {
  readonly text: string;
  /** The line it ends on, and what follows it there. */
  readonly row: number;
  readonly rest: string;
}

/**
 * A cell in quotes, as spreadsheets write one that holds a line break, a tab or a quote (doubled).
 * Quotes around anything else are the text's own.
 */
function readQuoted(start: string, lines: readonly string[], row: number): Quoted | undefined {
  if (!start.startsWith('"')) return undefined;
  let text = '';
  let rest = start.slice(1);
  for (let end = row; end < Math.min(lines.length, row + QUOTED_LINES); end++) {
    if (end > row) {
      text += '\n';
      rest = lines[end] ?? '';
    }
    const close = closingQuote(rest);
    text += (close === -1 ? rest : rest.slice(0, close)).replaceAll('""', '"');
    if (close === -1) continue;
    const needed = end > row || rest.slice(0, close).includes('""') || rest.slice(0, close).includes('\t');
    const after = rest.slice(close + 1);
    return needed && (after === '' || after.startsWith('\t')) ? { text, row: end, rest: after } : undefined;
  }
  return undefined;
}

function closingQuote(text: string): number {
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text.charAt(at + 1) !== '"') return at;
  }
  return -1;
}
