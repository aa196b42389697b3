import type { Mark } from '../../core/form/values';

/** What the body of a Word file is made of. */
export type BodyBlock = BodyParagraph | BodyTable;

export interface BodyParagraph {
  readonly type: 'paragraph';
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Its style's name, as people see it; '' where it has none. */
  readonly style: string;
  readonly list?: { readonly id: string; readonly level: number };
}

export interface BodyTable {
  readonly type: 'table';
  /** As in HTML: a cell that spans is listed once, at its top left corner. */
  readonly rows: readonly BodyRow[];
}

export interface BodyRow {
  readonly cells: readonly BodyCell[];
  /** Comes again at the head of each page. */
  readonly isHeading: boolean;
  /** Grid columns that the row leaves out before its first cell. */
  readonly before: number;
}

export interface BodyCell {
  readonly blocks: readonly BodyBlock[];
  readonly colSpan: number;
  readonly rowSpan: number;
}

/** A file's body. */
export interface Body {
  readonly blocks: readonly BodyBlock[];
  /** Pictures and drawings, of which nothing is read. */
  readonly pictures: number;
}

/** A cell as Word writes it: one that is merged with the cell above says so, and is written all the same. */
export interface WrittenCell {
  readonly blocks: readonly BodyBlock[];
  readonly colSpan: number;
  readonly merge: 'none' | 'begins' | 'goes on';
}

export interface WrittenRow {
  readonly cells: readonly WrittenCell[];
  readonly isHeading: boolean;
  readonly before: number;
}

/** Merged cells as one each. One that goes on below no cell that began stands by itself. */
export function tableOf(rows: readonly WrittenRow[]): BodyTable {
  /** The merged cell that is open at a grid column. */
  const above = new Map<number, { cell: { rowSpan: number }; colSpan: number }>();
  const merged = rows.map((row): BodyRow => {
    const cells: { blocks: readonly BodyBlock[]; colSpan: number; rowSpan: number }[] = [];
    let column = row.before;
    for (const { blocks, colSpan, merge } of row.cells) {
      const open = above.get(column);
      for (let at = column; at < column + colSpan; at++) if (at !== column || merge !== 'goes on') above.delete(at);
      if (merge === 'goes on' && open?.colSpan === colSpan) open.cell.rowSpan += 1;
      else {
        const cell = { blocks, colSpan, rowSpan: 1 };
        cells.push(cell);
        if (merge === 'none') above.delete(column);
        else above.set(column, { cell, colSpan });
      }
      column += colSpan;
    }
    return { ...row, cells };
  });
  return { type: 'table', rows: merged };
}
