import { cleanText } from '../../core/form/kinds/prose';
import { plainBlocks } from '../../core/form/plain';
import { marksWithin, type Marked } from '../../core/form/marks';
import type { Block, PageBlock, PageCell, Paragraph } from '../../core/form/values';
import { shownIn, textShown } from './html';
import { limits } from './limits';
import { readPlain } from './plain';
import { literalTables } from './literal';

/** A message as it came: its plain text, and what the platform sent besides: HTML, or paragraphs and tables. */
export interface Pasted {
  readonly text: string;
  readonly html?: string;
  readonly blocks?: readonly Block[];
}

/** The same text; where it holds a table, also what it says as paragraphs and tables; where it was written in some way, as that. */
export interface PastedAnswer {
  readonly text: string;
  readonly blocks?: readonly Block[];
  /** Without a table: in bold, in italics, with links or lists. Its words are those of the text. */
  readonly formatted?: readonly Paragraph[];
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
  const shown = bounded(message.html === undefined ? undefined : shownIn(message.html));
  const blocks = bounded(message.blocks);
  const found = withTable(blocks) ?? withTable(shown) ?? readText(message.text);
  if (found === undefined || withTable(found) === undefined || !fits(found)) {
    const text = message.text.trim() === '' ? saidIn(message.text, shown) : message.text;
    return { text, ...formattedIn(text, blocks ?? shown), ...pageIn(shown) };
  }
  const text = message.text.trim() === '' ? textShown(found) : message.text;
  const hasInner = found.some((block) => block.type === 'table' && block.rows.flat().some(({ blocks }) => blocks));
  return { text, blocks: hasInner ? found.map(withoutInner) : found, ...(hasInner ? { page: found } : {}) };
}

/** The same with no more marks and items than an answer keeps: it is stored while something is asked about it. */
function bounded(blocks: readonly PageBlock[] | undefined): readonly PageBlock[] | undefined {
  const allowed = marksWithin();
  const within = <T extends Marked>({ marks, ...said }: T) => {
    const kept = allowed(marks);
    return kept.length === 0 ? said : { ...said, marks: kept };
  };
  const cell = ({ blocks: inner, ...one }: PageCell): PageCell => ({
    ...within(one),
    ...(inner && { blocks: inner.map(block) }),
  });
  const block = <B extends PageBlock>(one: B) =>
    (one.type === 'paragraph' ? within(one) : { ...one, rows: one.rows.map((row) => row.map(cell)) }) as B;
  return blocks !== undefined && blocks.length > limits.blocks ? plainBlocks(blocks) : blocks?.map(block);
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
  shown.length > 0 && fits(shown) ? textShown(shown) : text;

/** How the text was written, where whoever says so has the same words: a list's signs may be missing among them. */
function formattedIn(text: string, blocks: readonly Block[] = []): { readonly formatted?: readonly Paragraph[] } {
  const paragraphs = blocks.filter((block) => block.type === 'paragraph');
  const isPlain = paragraphs.every(({ marks, list }) => marks === undefined && list === undefined);
  if (isPlain || paragraphs.length < blocks.length || !fits(paragraphs)) return {};
  const words = solid(text);
  const withSigns = solid(paragraphs.map((one) => one.text).join(''));
  const without = solid(paragraphs.map((one) => one.text.slice(one.list?.sign ?? 0)).join(''));
  return words === withSigns || words === without ? { formatted: paragraphs } : {};
}

const solid = (text: string): string => cleanText(text).replace(/\s+/g, '');

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
