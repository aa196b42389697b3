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

/** In points: the project's column, where most tables are; what a column grows by at once. */
const USUAL_WIDTH = 280;
const STEP = 2.5;
/** Longer words (addresses, codes) are broken rather than given the table. */
const LONG_WORD = 18;
/** A column of numbers or signs alone is not narrower than this. */
const SHORT_WORD = 4;

/**
 * What each column of a table has of its width, as shares. It has what its longest word takes, so that no word is broken
 * where that can be had; what is left goes, step by step, to the column that would be the tallest and is the less tall
 * for it.
 */
export function columnWidths(cells: readonly Placed[], headingRows: number, measure: Measure): readonly number[] {
  const { letter, wider, bold = letter, margins } = measure;
  const columns = Math.max(...cells.map(({ x, width }) => x + width));
  const texts = Array.from({ length: columns }, (_, column) => textsOf(cells, column));
  const headings = cells.filter(({ y }) => y < headingRows);
  const widths = texts.map((column, x) => {
    const word = Math.max(letter * longestWord(column, wider), bold * longestWord(textsOf(headings, x), wider));
    return margins + Math.min(letter * LONG_WORD, word);
  });
  const enough = texts.map((column) => margins + letter * Math.max(0, ...column.map((text) => text.length)));
  const height = (x: number) =>
    sum((texts[x] ?? []).map((text) => Math.max(1, (text.length * letter) / ((widths[x] ?? 0) - margins))));
  const heights = widths.map((width, x) => (width < (enough[x] ?? 0) ? height(x) : 0));
  let spare = USUAL_WIDTH - sum(widths);
  for (; spare > 0 && Math.max(...heights) > 0; spare -= STEP) {
    const tallest = heights.indexOf(Math.max(...heights));
    widths[tallest] = (widths[tallest] ?? 0) + STEP;
    heights[tallest] = (widths[tallest] ?? 0) < (enough[tallest] ?? 0) ? height(tallest) : 0;
  }
  // All have enough: each grows alike.
  return widths.map((width) => width + Math.max(0, spare) / columns);
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
