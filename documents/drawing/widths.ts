import type { Placed } from './grid';

/** In points: what a kind of document takes for the text of a cell. */
export interface Measure {
  /** A usual letter, and what a wide one takes more, as a part of it. */
  readonly letter: number;
  readonly wider: number;
  /** A heading's usual letter, where bold takes more. */
  readonly bold?: number;
  /** A cell's margins, left and right together. */
  readonly margins: number;
}

/** Of a table's text in either document, whichever takes more. */
const MOST: Measure = { letter: 5.25, wider: 0.35, margins: 8 };
/** Letters of the shortest line that reads well. */
const LINE = 7;
/** In points: the project's column, where most tables are; what a column grows by at once. */
const USUAL_WIDTH = 280;
const STEP = 2.5;
/** Longer words (addresses, codes) are broken rather than given the table. */
const LONG_WORD = 18;
/** A column of numbers or signs alone is not narrower than this. */
const SHORT_WORD = 4;

/** In points: what a table takes with no word of it broken, and no longer text in lines of a letter or two. */
export function leastWidth(cells: readonly Placed[], headingRows: number): number {
  const { letter, margins } = MOST;
  const line = (texts: readonly string[]) => Math.min(LINE, Math.max(0, ...texts.map((text) => text.length)));
  const lines = columnsOf(cells).map((texts) => margins + letter * line(texts));
  // A column in which no cell begins is none: a span only went too far.
  const begun = new Set(cells.map(({ x }) => x));
  const widths = leastWidths(cells, headingRows, MOST).map((width, x) => Math.max(width, lines[x] ?? 0));
  return sum(widths.filter((_, x) => begun.has(x)));
}

/**
 * What each column of a table has of its width, as shares. It has what its longest word takes, so that no word is broken
 * where that can be had; what is left goes, step by step, to the column that would be the tallest and is the less tall
 * for it.
 */
export function columnWidths(
  cells: readonly Placed[],
  headingRows: number,
  measure: Measure,
  room = USUAL_WIDTH,
): readonly number[] {
  const { letter, margins } = measure;
  const texts = columnsOf(cells);
  const widths = leastWidths(cells, headingRows, measure);
  const enough = texts.map((column) => margins + letter * Math.max(0, ...column.map((text) => text.length)));
  const height = (x: number) =>
    sum((texts[x] ?? []).map((text) => Math.max(1, (text.length * letter) / ((widths[x] ?? 0) - margins))));
  const heights = widths.map((width, x) => (width < (enough[x] ?? 0) ? height(x) : 0));
  let spare = room - sum(widths);
  for (; spare > 0 && Math.max(...heights) > 0; spare -= STEP) {
    const tallest = heights.indexOf(Math.max(...heights));
    widths[tallest] = (widths[tallest] ?? 0) + STEP;
    heights[tallest] = (widths[tallest] ?? 0) < (enough[tallest] ?? 0) ? height(tallest) : 0;
  }
  // All have enough: each grows alike.
  return widths.map((width) => width + Math.max(0, spare) / texts.length);
}

/** What the longest word of each column takes. */
function leastWidths(cells: readonly Placed[], headingRows: number, measure: Measure): number[] {
  const { letter, wider, bold = letter, margins } = measure;
  const headings = cells.filter(({ y }) => y < headingRows);
  return columnsOf(cells).map((column, x) => {
    const word = Math.max(letter * longestWord(column, wider), bold * longestWord(textsOf(headings, x), wider));
    return margins + Math.min(letter * LONG_WORD, word);
  });
}

/** The texts of each column. */
function columnsOf(cells: readonly Placed[]): readonly (readonly string[])[] {
  const columns = Math.max(0, ...cells.map(({ x, width }) => x + width));
  return Array.from({ length: columns }, (_, column) => textsOf(cells, column));
}

/** Texts of the cells that stand in that column; of those in several, a part of their words. */
const textsOf = (cells: readonly Placed[], column: number): readonly string[] =>
  cells
    .filter(({ x, width }) => x <= column && column < x + width)
    .map(({ cell, x, width }) => (width === 1 ? cell.text : partOf(cell.text, width, column - x)));

function partOf(text: string, of: number, part: number): string {
  const words = text.split(/\s+/);
  const each = Math.ceil(words.length / of);
  return words.slice(part * each, (part + 1) * each).join(' ');
}

const longestWord = (texts: readonly string[], wider: number): number =>
  Math.max(SHORT_WORD, ...texts.flatMap((text) => text.split(/\s/).map((word) => lettersOf(word, wider))));

/** A word's length in usual letters: acronyms, which are often in bold as well, are the widest of words. */
const lettersOf = (word: string, wider: number): number =>
  word.length + wider * (word.match(/[\p{Lu}mw]/gu)?.length ?? 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
