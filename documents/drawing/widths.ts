import type { Placed } from './grid';
import { widthOf } from './letters';

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
/** In points: of a cell's letters. */
const SIZE = 8.5;
/** Smaller letters are not read. */
const LEAST_SCALE = 0.5;

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

/** How a table is set in the room that there is for it. */
export interface Setting {
  /** What each column has of the width, as shares. */
  readonly widths: readonly number[];
  /** Of its letters and margins, 1 where its words have room. */
  readonly scale: number;
  /** Letters of the longest words that are not broken. */
  readonly whole: number;
}

/**
 * Each column has what its longest word takes, so that no word is broken where that can be had: in a room too narrow for
 * them the letters are smaller, and at last long words are broken. `spread`: the width over which what is left is given
 * out.
 */
export function settingOf(
  cells: readonly Placed[],
  headingRows: number,
  measure: Measure,
  room = USUAL_WIDTH,
  spread = USUAL_WIDTH,
): Setting {
  const usual = leastWidths(cells, headingRows, measure);
  if (sum(usual) <= room) return { widths: spreadOut(cells, usual, measure, spread), scale: 1, whole: LONG_WORD };
  let whole = LONG_WORD;
  const least = (): number[] => leastWidths(cells, headingRows, measure, whole, 1);
  let widths = least();
  for (; sum(widths) * LEAST_SCALE > room && whole > 1; widths = least()) whole -= 1;
  return { widths, scale: Math.min(1, Math.max(LEAST_SCALE, room / sum(widths))), whole };
}

/** What is left goes, step by step, to the column that would be the tallest and is the less tall for it. */
function spreadOut(
  cells: readonly Placed[],
  least: readonly number[],
  { letter, margins }: Measure,
  spread: number,
): readonly number[] {
  const texts = columnsOf(cells);
  const widths = [...least];
  const enough = texts.map((column) => margins + letter * Math.max(0, ...column.map((text) => text.length)));
  const height = (x: number) =>
    sum((texts[x] ?? []).map((text) => Math.max(1, (text.length * letter) / ((widths[x] ?? 0) - margins))));
  const heights = widths.map((width, x) => (width < (enough[x] ?? 0) ? height(x) : 0));
  let spare = spread - sum(widths);
  for (; spare > 0 && Math.max(...heights) > 0; spare -= STEP) {
    const tallest = heights.indexOf(Math.max(...heights));
    widths[tallest] = (widths[tallest] ?? 0) + STEP;
    heights[tallest] = (widths[tallest] ?? 0) < (enough[tallest] ?? 0) ? height(tallest) : 0;
  }
  // All have enough: each grows alike.
  return widths.map((width) => width + Math.max(0, spare) / texts.length);
}

/** What the longest word of each column takes, of those of at most so many letters. */
function leastWidths(
  cells: readonly Placed[],
  headingRows: number,
  { letter, wider, bold = letter, margins }: Measure,
  whole = LONG_WORD,
  short = SHORT_WORD,
): number[] {
  const headings = cells.filter(({ y }) => y < headingRows);
  return columnsOf(cells).map((column, x) => {
    const heading = textsOf(headings, x);
    const word = Math.max(letter * longestWord(column, wider, short), bold * longestWord(heading, wider, short));
    return margins + Math.max(Math.min(letter * whole, word), printed(column, whole), printed(heading, whole, true));
  });
}

/** In points: the widest of those words. */
const printed = (texts: readonly string[], whole: number, bold = false): number =>
  SIZE * Math.max(0, ...texts.flatMap(wordsOf).map((word) => (word.length > whole ? 0 : widthOf(word, bold))));

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

const longestWord = (texts: readonly string[], wider: number, short: number): number =>
  Math.max(short, ...texts.flatMap(wordsOf).map((word) => lettersOf(word, wider)));

const wordsOf = (text: string): readonly string[] => text.split(/\s/);

/** A word's length in usual letters: acronyms, which are often in bold as well, are the widest of words. */
const lettersOf = (word: string, wider: number): number =>
  word.length + wider * (word.match(/[\p{Lu}mw]/gu)?.length ?? 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
