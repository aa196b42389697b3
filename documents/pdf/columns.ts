import type { Placed } from './grid';

/** In points: the project's column, where most tables are; a letter of the cells; a cell's margins. */
const USUAL_WIDTH = 280;
const CHARACTER = 4.7;
/** A heading's, in bold. */
const BOLD = 5.1;
const PADDING = 8;
const STEP = 2.5;
/** Longer words (addresses, codes) are broken rather than given the table. */
const LONG_WORD = 18;

/**
 * What each column of a table has of its width. It has what its longest word takes, so that no word is broken where
 * that can be had; what is left goes, step by step, to the column that would be the tallest and is the less tall for it.
 */
export function columnWidths(placed: readonly Placed[], headingRows: number): readonly number[] {
  const columns = Math.max(...placed.map(({ x, width }) => x + width));
  const texts = Array.from({ length: columns }, (_, column) => textsOf(placed, column));
  const headings = placed.filter(({ y }) => y < headingRows);
  const widths = texts.map((column, x) => {
    const word = Math.max(CHARACTER * longestWord(column), BOLD * longestWord(textsOf(headings, x)));
    return PADDING + Math.min(CHARACTER * LONG_WORD, word);
  });
  const enough = texts.map((column) => PADDING + CHARACTER * Math.max(0, ...column.map((text) => text.length)));
  const height = (x: number) =>
    sum((texts[x] ?? []).map((text) => Math.max(1, (text.length * CHARACTER) / ((widths[x] ?? 0) - PADDING))));
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
const textsOf = (placed: readonly Placed[], column: number): readonly string[] =>
  placed
    .filter(({ x, width }) => x <= column && column < x + width)
    .map(({ cell, x, width }) => (width === 1 ? cell.text : partOf(cell.text, width, column - x)));

function partOf(text: string, of: number, part: number): string {
  const words = text.split(/\s+/);
  const each = Math.ceil(words.length / of);
  return words.slice(part * each, (part + 1) * each).join(' ');
}

const longestWord = (texts: readonly string[]): number =>
  Math.max(4, ...texts.flatMap((text) => text.split(/\s/).map((word) => word.length)));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
