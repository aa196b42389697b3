import type { Column } from '../../core/form/definition';
import type { Block, CellValue, Paragraph, Row, Table } from '../../core/form/values';
import { documents } from '../../core/words/texts.es';
import { placedCells } from './grid';
import { room } from './room';
import { leastWidth } from './widths';

/** A table that is too wide for its column: it stands below its row, over the whole page, and its cell says where. */
export interface TableBelow {
  /** «Tabla 1 · Asuntos en particular». */
  readonly caption: string;
  readonly table: Table;
}

export interface DrawnRow {
  readonly cells: Readonly<Record<string, CellValue>>;
  readonly below: readonly TableBelow[];
}

/** The rows of the form's table as every document draws them. A form without rows has one, blank, to be read as such. */
export function drawnRows(columns: readonly Column[], rows: readonly Row[]): readonly DrawnRow[] {
  let tables = 0;
  const drawn = rows.map(({ cells }): DrawnRow => {
    const below: TableBelow[] = [];
    const shown = columns.flatMap((column): [string, CellValue][] => {
      const value = cells[column.id];
      if (value === undefined) return [];
      const blocks = value.blocks.map((block): Block => {
        if (!isTooWide(block, column)) return block;
        tables += 1;
        below.push({ caption: documents.tableCaption(tables, column.label), table: block });
        return reference(tables);
      });
      return [[column.id, { ...value, blocks }]];
    });
    return { cells: Object.fromEntries(shown), below };
  });
  return drawn.length === 0 ? [{ cells: {}, below: [] }] : drawn;
}

const isTooWide = (block: Block, { id }: Column): block is Table =>
  block.type === 'table' && leastWidth(placedCells(block.rows), block.headerRows) > (room[id] ?? Infinity);

function reference(number: number): Paragraph {
  const text = documents.tableBelow(number);
  return { type: 'paragraph', text, marks: [{ is: 'italic', from: 0, to: text.length }] };
}
