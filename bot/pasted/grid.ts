import type { Block, Mark, PageCell, PageTable } from '../../core/form/values';
import { limits } from './limits';

/** A cell as its source wrote it; spans not yet checked. */
export interface RawCell {
  readonly text: string;
  readonly marks?: readonly Mark[];
  /** Where it holds a table: its paragraphs and tables. */
  readonly blocks?: readonly Block[];
  readonly colSpan: number;
  /** 0 reaches to the end of its group of rows, as in HTML. */
  readonly rowSpan: number;
  /** A heading cell (`th`). */
  readonly heading: boolean;
}

/** A group of rows (`thead`, `tbody`, `tfoot`): no span leaves it. */
export type RawGroup = readonly (readonly RawCell[])[];

interface Placed {
  readonly said: Pick<PageCell, 'text' | 'marks' | 'blocks'>;
  readonly row: number;
  readonly column: number;
  height: number;
  width: number;
}

/** What covers each place of the grid, by row and column; a hole where a row is short. */
type Slots = (Placed | undefined)[][];

/**
 * Lays cells out by HTML's rules (the "forming a table" algorithm) and gives a table in which every
 * place is covered exactly once: spans are clamped to the group and to what is free, rows and columns
 * that only an absurd span made are dropped, short rows are filled with blank cells.
 * Undefined where nothing is legible in it, or it is larger than `limits`.
 */
export function layOut(groups: readonly RawGroup[], headerRows: number): PageTable | undefined {
  const rowCount = groups.reduce((sum, group) => sum + group.length, 0);
  if (rowCount > limits.rows || groups.some((group) => group.some((row) => row.length > limits.columns))) {
    return undefined;
  }
  const slots: Slots = [];
  for (const group of groups) placeGroup(group, slots);
  const rows = slots.map((_, row) => row).filter((row) => startsInRow(slots, row));
  const columns = columnsKept(slots);
  if (columns.length === 0 || columns.length > limits.columns) return undefined;
  const table: PageTable = {
    type: 'table',
    headerRows: rows.filter((row) => row < headerRows).length,
    rows: rows.map((row) => cellsOf(slots, row, rows, columns)),
  };
  return table.rows.some((row) => row.some((cell) => cell.text !== '')) ? table : undefined;
}

function placeGroup(group: RawGroup, slots: Slots): void {
  const first = slots.length;
  for (let i = 0; i < group.length; i++) slots.push([]);
  group.forEach((cells, i) => {
    const row = first + i;
    let column = 0;
    for (const cell of cells) {
      while (slots[row]?.[column] !== undefined) column++;
      const width = freeWidth(slots[row] ?? [], column, Math.min(Math.max(cell.colSpan, 1), limits.columns));
      const left = group.length - i;
      const height = cell.rowSpan === 0 ? left : Math.min(Math.max(cell.rowSpan, 1), left);
      const placed: Placed = { said: saidIn(cell), row, column, width, height };
      for (let y = row; y < row + height; y++) {
        for (let x = column; x < column + width; x++) (slots[y] ??= [])[x] = placed;
      }
      column += width;
    }
  });
}

/** A wide cell gives way to one that hangs down from above. */
function freeWidth(row: readonly (Placed | undefined)[], from: number, wanted: number): number {
  let width = 1;
  while (width < wanted && row[from + width] === undefined) width++;
  return width;
}

const startsInRow = (slots: Slots, row: number) => (slots[row] ?? []).some((cell) => cell?.row === row);

function columnsKept(slots: Slots): readonly number[] {
  const width = Math.max(0, ...slots.map((row) => row.length));
  const all = Array.from({ length: width }, (_, column) => column);
  // A column in which nothing starts is kept only where every row really crosses it.
  return all.filter(
    (column) =>
      slots.some((row) => row[column]?.column === column) ||
      (width <= limits.columns && slots.every((row) => row[column] !== undefined)),
  );
}

function cellsOf(slots: Slots, row: number, rows: readonly number[], columns: readonly number[]): PageCell[] {
  const cells: PageCell[] = [];
  for (const column of columns) {
    const placed = slots[row]?.[column];
    if (placed === undefined) cells.push({ text: '' });
    else if (placed.row === row && placed.column === column) cells.push(cellOf(placed, rows, columns));
  }
  return cells;
}

function cellOf(placed: Placed, rows: readonly number[], columns: readonly number[]): PageCell {
  const rowSpan = rows.filter((row) => row >= placed.row && row < placed.row + placed.height).length;
  const colSpan = columns.filter((column) => column >= placed.column && column < placed.column + placed.width).length;
  return { ...placed.said, ...(colSpan > 1 ? { colSpan } : {}), ...(rowSpan > 1 ? { rowSpan } : {}) };
}

const saidIn = ({ text, marks, blocks }: RawCell): Placed['said'] => ({
  text,
  ...(marks === undefined ? {} : { marks }),
  ...(blocks === undefined ? {} : { blocks }),
});
