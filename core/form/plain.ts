import type { Block, CellValue, Paragraph, Row, Table, Value } from './values';

/** Whether a paragraph stands right below those before it: it was written so, or is the next item of their list. */
function goesOn(before: readonly Paragraph[], { list, below }: Paragraph): boolean {
  if (below === true) return true;
  if (list === undefined || before.at(-1)?.list === undefined) return false;
  const own = before.findLast((one) => one.list === undefined || one.list.level === 0);
  return list.level > 0 || own?.list === undefined || own.list.kind === list.kind;
}

/** Paragraphs without a blank line between them, as the items of a list, stand together; a table by itself. */
export function blocksTogether(blocks: readonly Block[]): readonly (Table | readonly Paragraph[])[] {
  const groups: (Table | Paragraph[])[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.type === 'table') groups.push(block);
    else if (Array.isArray(last) && goesOn(last, block)) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

const textOf = (together: readonly Paragraph[]): string => together.map(({ text }) => text).join('\n');

/** What blocks say in plain text: what stands together is lines of one paragraph; `shown` says a table. */
export const textOfBlocks = (blocks: readonly Block[], shown: (table: Table) => string): string =>
  blocksTogether(blocks)
    .map((one) => ('rows' in one ? shown(one) : textOf(one)))
    .join('\n\n');

/** The same words without how they were written: a list is lines of one paragraph. */
export const plainBlocks = (blocks: readonly Block[]): readonly Block[] =>
  blocksTogether(blocks).map((one): Block =>
    'rows' in one ? plainTable(one) : { type: 'paragraph', text: textOf(one) },
  );

const plainTable = (table: Table): Table => ({
  ...table,
  rows: table.rows.map((row) => row.map(({ marks: _, ...cell }) => cell)),
});

/** A value's words: what is only written in another way is the same answer. */
export function plainValue(value: Value): Value {
  if (value.kind === 'rows') return { ...value, rows: value.rows.map(plainRow) };
  return value.kind === 'prose' || value.kind === 'project' ? plainCell(value) : value;
}

const plainCell = <V extends CellValue>(value: V): V => ({ ...value, blocks: plainBlocks(value.blocks) });

const plainRow = (row: Row): Row => ({
  ...row,
  cells: Object.fromEntries(Object.entries(row.cells).map(([id, cell]) => [id, plainCell(cell)])),
});
