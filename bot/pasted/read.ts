import type { Block, PageBlock } from '../../core/form/values';
import { blockText, shownIn } from './html';
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
  /** As it was laid out, where that is more than the others say: several paragraphs of HTML, a table inside a cell. */
  readonly page?: readonly PageBlock[];
}

/**
 * What a person pasted, as paragraphs and tables. Tables are looked for in the blocks, in the HTML (Teams, Word, Excel,
 * Google Sheets), then in the text: HTML typed out, lines of cells between tabs, Markdown. Without one,
 * or beyond `limits` (200 rows, 30 columns, 60,000 characters), the text comes back alone and untouched; where
 * there is none (an emoji, in some clients of Teams), what the HTML says.
 * Never throws.
 */
export function readPasted(message: Pasted): PastedAnswer {
  const shown = message.html === undefined ? undefined : shownIn(message.html);
  const found = withTable(message.blocks) ?? withTable(shown) ?? readText(message.text);
  if (found === undefined || withTable(found) === undefined || !fits(found))
    return { text: message.text.trim() === '' ? saidIn(message.text, shown) : message.text, ...pageIn(shown) };
  const text = message.text.trim() === '' ? found.map(blockText).join('\n\n') : message.text;
  const hasInner = found.some((block) => block.type === 'table' && block.rows.flat().some(({ blocks }) => blocks));
  return { text, blocks: hasInner ? found.map(withoutInner) : found, ...(hasInner ? { page: found } : {}) };
}

/** The same table, each cell with its text alone. */
function withoutInner(block: PageBlock): Block {
  if (block.type === 'paragraph') return block;
  return { ...block, rows: block.rows.map((row) => row.map(({ blocks: _, ...cell }) => cell)) };
}

/** HTML of one line says no more than its text. */
function pageIn(shown: readonly PageBlock[] | undefined): { readonly page?: readonly PageBlock[] } {
  if (shown === undefined || !fits(shown)) return {};
  const isPage = shown.length > 1 || shown.some((block) => block.type === 'paragraph' && block.text.includes('\n'));
  return isPage ? { page: shown } : {};
}

/** What the HTML says of a message without words of its own. */
const saidIn = (text: string, shown: readonly PageBlock[] = []): string =>
  shown.length > 0 && fits(shown) ? shown.map(blockText).join('\n\n') : text;

const withTable = (blocks: readonly PageBlock[] | undefined): readonly PageBlock[] | undefined =>
  blocks?.some((block) => block.type === 'table') === true ? blocks : undefined;

function readText(text: string): readonly PageBlock[] | undefined {
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
