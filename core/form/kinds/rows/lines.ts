import type { Block, PageBlock, PageTable, Table } from '../../values';
import { cleanBlocks, cleanText } from '../prose';

/** A page line by line, as headings stand in it. */
export type Line =
  /** `begins`: a paragraph. */
  | { readonly is: 'text'; readonly text: string; readonly begins: boolean }
  | { readonly is: 'table'; readonly table: PageTable };

/** Blank lines part paragraphs. What is at a line's beginning stays, for it tells a list inside a list. */
export function linesOf(blocks: readonly PageBlock[]): readonly Line[] {
  const lines: Line[] = [];
  for (const block of blocks) {
    if (block.type === 'table') {
      lines.push({ is: 'table', table: block });
      continue;
    }
    let begins = true;
    for (const text of cleanText(block.text).split('\n')) {
      const isBlank = text.trim() === '';
      if (!isBlank) lines.push({ is: 'text', text: text.trimEnd(), begins });
      begins = isBlank;
    }
  }
  return lines;
}

/** Lines as the paragraphs and tables that they were. */
export function blocksFrom(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const close = () => {
    if (paragraph.length > 0) blocks.push({ type: 'paragraph', text: paragraph.join('\n') });
    paragraph = [];
  };
  for (const line of lines) {
    if (line.is === 'table' || line.begins) close();
    if (line.is === 'table') blocks.push(plainTable(line.table));
    else paragraph.push(line.text);
  }
  close();
  return cleanBlocks(blocks);
}

/** The same lines without what headed them: the rest of their first, where there is any. */
export function headedBy(rest: string, body: readonly Line[]): readonly Line[] {
  if (rest.trim() !== '') return [{ is: 'text', text: rest.trim(), begins: true }, ...body];
  const [first, ...others] = body;
  return first?.is === 'text' ? [{ ...first, begins: true }, ...others] : body;
}

const plainTable = (table: PageTable): Table => ({
  ...table,
  rows: table.rows.map((row) => row.map(({ blocks: _, ...cell }) => cell)),
});
