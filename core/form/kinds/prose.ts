import type { AnswerInput, Asked, Outcome } from '../definition';
import type { Block, Paragraph, ProseValue, Table, TableCell, Value } from '../values';
import { isBlankProse } from '../reading/words';
import { inputOf, tooLong, type Kind } from './kind';

/** Control characters but tab and line feed, and the marks that turn a line's direction: nobody types them to be read. */
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
/** Halves of characters, which no file or protocol can carry. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The same words in one spelling: NFC, `\n` for every line break, nothing unseen. Markup is text like any other. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u0085/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .replace(UNSEEN, '')
    .replace(LONE_SURROGATE, '')
    .normalize('NFC');
}

/** Blank lines part paragraphs; a single line break stays inside one. */
function paragraphsOf(text: string): Paragraph[] {
  return cleanText(text)
    .split(/\n[ \t\u00A0]*(?:\n[ \t\u00A0]*)+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ type: 'paragraph', text: part }));
}

function cleanCell(cell: TableCell): TableCell {
  return { ...cell, text: cleanText(cell.text).trim() };
}

export function cleanBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'paragraph') return paragraphsOf(block.text);
    if (block.rows.length === 0) return [];
    return [{ ...block, rows: block.rows.map((row) => row.map(cleanCell)) }];
  });
}

/** Characters of all texts, those in tables too. */
export const lengthOf = (blocks: readonly Block[]): number =>
  textsOf(blocks).reduce((sum, text) => sum + text.length, 0);

const MARKER = /^\[Tabla (\d{1,3})\]$/;

/** The blocks as one text to edit: each table is a line `[Tabla N]`, which reading it back turns into that table again. */
export function proseAsText(blocks: readonly Block[]): string {
  let tables = 0;
  return blocks
    .map((block) => {
      if (block.type === 'paragraph') return block.text;
      tables += 1;
      return `[Tabla ${tables}]`;
    })
    .join('\n\n');
}

/** Text with markers back to blocks. A marker of no table stays text. */
export function blocksOf(text: string, previous: readonly Block[]): Block[] {
  const tables = previous.filter((block) => block.type === 'table');
  return paragraphsOf(text).flatMap((paragraph) => withTables(paragraph, tables));
}

function withTables(paragraph: Paragraph, tables: readonly Table[]): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const close = () => {
    if (lines.length > 0) blocks.push(...paragraphsOf(lines.join('\n')));
    lines = [];
  };
  for (const line of paragraph.text.split('\n')) {
    const table = tables[Number(MARKER.exec(line.trim())?.[1] ?? 0) - 1];
    if (table === undefined) {
      lines.push(line);
      continue;
    }
    close();
    blocks.push(table);
  }
  close();
  return blocks;
}

/** The tables an earlier answer holds. */
export function blocksIn(previous: Value | undefined): readonly Block[] {
  return previous?.kind === 'prose' || previous?.kind === 'project' ? previous.blocks : [];
}

/** Characters before any cleaning, so that a page pasted by mistake is turned away unread. */
export const rawLength = (input: AnswerInput): number =>
  input.blocks === undefined ? input.text.length : lengthOf(input.blocks);

/** Paragraphs and tables. */
export const prose: Kind<ProseValue> = {
  inputs: (asked, _answers, stored) => [
    inputOf(asked, { kind: 'prose', maxLength: limitOf(asked) }, proseAsText(blocksIn(stored))),
  ],
  read: (asked, input, _context, previous) => readProse(limitOf(asked), input, previous),
  show: ({ blocks }) => showBlocks(blocks),
  searched: ({ blocks }) => textsOf(blocks),
};

export const limitOf = ({ maxLength = 0 }: Asked): number => maxLength;

function readProse(limit: number, input: AnswerInput, previous?: Value): Outcome<ProseValue> {
  const raw = rawLength(input);
  if (raw > limit * 4) return tooLong(raw, limit);
  const blocks = input.blocks === undefined ? blocksOf(input.text, blocksIn(previous)) : cleanBlocks(input.blocks);
  const length = lengthOf(blocks);
  if (length > limit) return tooLong(length, limit);
  if (!blocks.some((block) => block.type === 'table') && isBlankProse(proseAsText(blocks))) return { is: 'blank' };
  return { is: 'accepted', value: { kind: 'prose', blocks } };
}

export const showBlocks = (blocks: readonly Block[]): string => blocks.map(showBlock).join('\n\n');

function showBlock(block: Block): string {
  if (block.type === 'paragraph') return block.text;
  return block.rows.map((row) => row.map((cell) => cell.text.replace(/\s*\n\s*/g, ' ')).join(' | ')).join('\n');
}

export const textsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.type === 'paragraph' ? block.text : block.rows.flat().map((cell) => cell.text)));
