import type { Column } from '../../core/form/definition';
import type { FilledRow } from '../../core/form/filled';
import type { Block } from '../../core/form/values';
import { documents } from '../../core/words/texts.es';

/**
 * The row with the tables that its document prints below it (`drawing/below.ts`), each where its cell speaks of it, or
 * at its column's end. Undefined where the blocks are none of these.
 */
export function withTables(
  row: FilledRow,
  columns: readonly Column[],
  blocks: readonly Block[],
): FilledRow | undefined {
  const cells: Record<string, FilledRow[string]> = { ...row };
  for (let at = 0; at < blocks.length; at += 2) {
    const [caption, table] = blocks.slice(at, at + 2);
    if (caption?.type !== 'paragraph' || table?.type !== 'table') return undefined;
    const number = Number(/\d+/.exec(caption.text)?.[0]);
    const column = columns.find(({ label }) => documents.tableCaption(number, label) === caption.text)?.id;
    if (column === undefined) return undefined;
    const cell = cells[column] ?? { blocks: [] };
    const said = documents.tableBelow(number);
    const place = cell.blocks.findIndex((block) => block.type === 'paragraph' && block.text === said);
    cells[column] = {
      ...cell,
      blocks: place === -1 ? [...cell.blocks, table] : cell.blocks.with(place, table),
    };
  }
  return blocks.length === 0 ? undefined : cells;
}
