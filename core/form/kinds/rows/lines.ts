import { joined, sliced, type Marked } from '../../marks';
import { cleanMarked } from '../../reading/clean';
import type { Block, ListItem, Mark, PageBlock, PageTable, Paragraph, Table } from '../../values';
import { cleanBlocks } from '../prose';

/** A page line by line, as headings stand in it. */
export type Line =
  | {
      readonly is: 'text';
      readonly text: string;
      readonly marks?: readonly Mark[];
      /** Blank lines, or its source, part it from what stands above. */
      readonly begins: boolean;
      /** A paragraph begins here, an item of a list or what follows one, right below the line above. */
      readonly starts?: true;
      readonly list?: ListItem;
    }
  | { readonly is: 'table'; readonly table: PageTable };

type TextLine = Extract<Line, { is: 'text' }>;

/** Blank lines part paragraphs. What is at a line's beginning stays, for it tells a list inside a list. */
export function linesOf(blocks: readonly PageBlock[]): readonly Line[] {
  return blocks.flatMap((block): readonly Line[] =>
    block.type === 'table' ? [{ is: 'table', table: block }] : linesIn(block),
  );
}

function linesIn({ text: said, marks: written, list, below }: Paragraph): readonly TextLine[] {
  const { text, marks = [] } = cleanMarked({ text: said, ...(written && { marks: written }) });
  const lines: TextLine[] = [];
  let [from, begins] = [0, below !== true];
  for (const line of text.split('\n')) {
    const to = from + line.trimEnd().length;
    const starts = lines.length === 0 && { ...(begins ? {} : { starts: true as const }), ...(list && { list }) };
    if (to > from) lines.push({ is: 'text', ...sliced({ text, marks }, from, to), begins, ...starts });
    begins = to === from;
    from += line.length + 1;
  }
  return lines;
}

/** Lines as the paragraphs and tables that they were. */
export function blocksFrom(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  let paragraph: TextLine[] = [];
  const close = () => {
    if (paragraph.length > 0) blocks.push(paragraphOf(paragraph));
    paragraph = [];
  };
  for (const line of lines) {
    if (line.is === 'table' || line.begins || line.starts === true || line.list !== undefined) close();
    if (line.is === 'table') blocks.push(plainTable(line.table));
    else paragraph.push(line);
  }
  close();
  return cleanBlocks(blocks);
}

function paragraphOf(lines: readonly TextLine[]): Paragraph {
  const [first] = lines;
  return {
    type: 'paragraph',
    ...joined(lines, '\n'),
    ...(first?.list && { list: first.list }),
    ...(first?.begins === false ? { below: true } : {}),
  };
}

/** The same lines without what headed them: the rest of their first, where there is any. `head` is that line, whole. */
export function headedBy(rest: string, body: readonly Line[], head?: Line): readonly Line[] {
  if (rest.trim() !== '') return [{ is: 'text', ...restOf(rest.trim(), head), begins: true }, ...body];
  const [first, ...others] = body;
  return first?.is === 'text' ? [{ ...first, begins: true }, ...others] : body;
}

/** Written as it was in the line it ends. */
function restOf(rest: string, head: Line | undefined): Marked {
  const text = head?.is === 'text' ? head.text : '';
  return head?.is === 'text' && text.endsWith(rest)
    ? sliced(head, text.length - rest.length, text.length)
    : { text: rest };
}

const plainTable = (table: PageTable): Table => ({
  ...table,
  rows: table.rows.map((row) => row.map(({ blocks: _, ...cell }) => cell)),
});
