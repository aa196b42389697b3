import type { Block, Table } from '../form/values';
import { gridOf } from '../form/grid';
import type { Marked } from './elements';
import type { Fact, OpenLine, Section } from './screens';

/**
 * What a part of a screen adds to its card, in bytes of JSON as UTF-8, markup included: never less
 * than what `cards/` makes of it, and little more. A card holds 20 KB.
 */
const PARAGRAPH = 100;
const TABLE = 140;
const COLUMN = 12;
const ROW = 56;
const CELL = 118;
const EMPTY_CELL = 34;
const HEADING = 170;
/** A run of a paragraph that has several. */
const RUN = 70;
const FACT = 190;
/** With the press that opens it: twice its data, and its name besides. */
const LINE = 930;
const OPEN = 760;
const BELOW = 130;

/** Bytes of a text inside JSON; a brace counts for three, since cards part some pairs with a mark. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) bytes += unitBytes(text.charCodeAt(at));
  return bytes;
}

function unitBytes(unit: number): number {
  if (unit < 0x20) return unit === 0x0a || unit === 0x09 || unit === 0x0d ? 2 : 6;
  if (unit === 0x7b) return 3;
  if (unit < 0x80) return unit === 0x22 || unit === 0x5c ? 2 : 1;
  // Half of a surrogate pair: two of the pair's four.
  return unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
}

export const weightOf = (block: Block): number =>
  block.type === 'paragraph' ? PARAGRAPH + bytesOf(block.text) : tableWeight(block);

function tableWeight(table: Table): number {
  const grid = gridOf(table);
  return TABLE + COLUMN * (grid[0]?.length ?? 0) + grid.reduce((sum, row) => sum + rowWeight(row), 0);
}

/** A row of a table that has no spans. */
export const rowWeight = (row: readonly string[]): number =>
  row.reduce((sum, text) => sum + (text.trim() === '' ? EMPTY_CELL : CELL + bytesOf(text)), ROW);

/** A paragraph that shows what was added and what was removed. */
export const markedWeight = (marked: Marked): number =>
  marked.reduce((sum, { text }) => sum + RUN + bytesOf(text), PARAGRAPH);

export const headingWeight = (label: string): number => HEADING + bytesOf(label);

export const sectionWeight = ({ label, open, blocks }: Section): number =>
  blocks.reduce(
    (sum, block) => sum + weightOf(block),
    headingWeight(label) + (open === undefined ? 0 : OPEN + 2 * bytesOf(open.name)),
  );

export const linesWeight = (lines: readonly OpenLine[]): number =>
  lines.reduce(
    (sum, { label, value, note = '', below = '', name }) =>
      sum + LINE + (below === '' ? 0 : BELOW) + bytesOf(label + value + note + below) + 2 * bytesOf(name),
    0,
  );

export const factsWeight = (facts: readonly Fact[]): number =>
  facts.reduce((sum, { label, value }) => sum + FACT + bytesOf(label) + bytesOf(value), 0);

/** How much of a text weighs at most `limit` bytes, in whole characters: at a space, where there is one in its second half. */
export function fittingLength(text: string, limit: number): number {
  let end = 0;
  let bytes = 0;
  while (end < text.length && (bytes += unitBytes(text.charCodeAt(end))) <= limit) end += 1;
  if (end >= text.length) return text.length;
  const space = text.lastIndexOf(' ', end);
  return space > end / 2 ? space : wholeAt(text, end);
}

/** The nearest place at or before `at` that parts no surrogate pair. */
const wholeAt = (text: string, at: number): number =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;

/** Characters given up to end between two words. */
const WORD = 24;

/** A text on one line of at most `length` characters, "…" included; between two words where there are any. */
export function clipped(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const end = wholeAt(line, length - 1);
  const space = line.lastIndexOf(' ', end);
  return `${line.slice(0, space > end - WORD ? space : end).replace(/[\s,;:.]+$/, '')}…`;
}
