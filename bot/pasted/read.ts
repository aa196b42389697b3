import type { Block } from '../../core/form/values';
import { blockText, readHtml, shownIn } from './html';
import { limits } from './limits';
import { readPlain } from './plain';
import { literalTables } from './literal';

/** A message as it came: its plain text, and what the platform sent besides: HTML, or paragraphs and tables. */
export interface Pasted {
  readonly text: string;
  readonly html?: string;
  readonly blocks?: readonly Block[];
}

/** The same text; where it holds a table, also what it says as paragraphs and tables. */
export interface PastedAnswer {
  readonly text: string;
  readonly blocks?: readonly Block[];
}

/**
 * What a person pasted, as paragraphs and tables. Tables are looked for in the blocks, in the HTML (Teams, Word, Excel,
 * Google Sheets), then in the text: HTML typed out, lines of cells between tabs, Markdown. Without one,
 * or beyond `limits` (200 rows, 30 columns, 60,000 characters), the text comes back alone and untouched; where
 * there is none (an emoji, in some clients of Teams), what the HTML says.
 * Never throws.
 */
export function readPasted(message: Pasted): PastedAnswer {
  const blocks =
    withTable(message.blocks) ??
    (message.html === undefined ? undefined : readHtml(message.html)) ??
    readText(message.text);
  if (blocks === undefined || !blocks.some((block) => block.type === 'table') || !fits(blocks)) {
    return { text: message.text.trim() === '' ? saidIn(message) : message.text };
  }
  const text = message.text.trim() === '' ? blocks.map(blockText).join('\n\n') : message.text;
  return { text, blocks };
}

/** What the HTML says of a message without words of its own. */
function saidIn({ text, html }: Pasted): string {
  const blocks = html === undefined ? [] : (shownIn(html) ?? []);
  return blocks.length > 0 && fits(blocks) ? blocks.map(blockText).join('\n\n') : text;
}

const withTable = (blocks: readonly Block[] | undefined): readonly Block[] | undefined =>
  blocks?.some((block) => block.type === 'table') === true ? blocks : undefined;

function readText(text: string): readonly Block[] | undefined {
  // Without markup or cell marks there is no table; most messages end here.
  if (text.length > limits.html || !/[\t|<]/.test(text)) return undefined;
  const literal = literalTables(text);
  if (literal !== undefined) return literal;
  return text.length > limits.characters ? undefined : readPlain(text);
}

function fits(blocks: readonly Block[]): boolean {
  const sizes = blocks.map((block) => (block.type === 'paragraph' ? block.text.length : tableSize(block.rows)));
  return sizes.reduce((sum, size) => sum + size, 0) <= limits.characters;
}

function tableSize(rows: readonly (readonly { readonly text: string; readonly colSpan?: number }[])[]): number {
  if (rows.length > limits.rows || rows.some((row) => row.length > limits.columns)) return Infinity;
  return rows.flat().reduce((sum, cell) => sum + cell.text.length, 0);
}
