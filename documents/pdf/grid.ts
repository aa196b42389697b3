import type { Table } from '../../core/form/values';
import { placedCells, type Placed } from '../drawing/grid';

export interface Grid {
  readonly cells: readonly Placed[];
  /** At least one row is none. */
  readonly headingRows: number;
}

/** A table's cells by their places, as Typst takes them: without columns and rows in which no cell begins. */
export function gridOf(table: Table): Grid {
  const headed = Math.min(table.headerRows, table.rows.length - 1);
  const found = placedCells(table.rows, headed);
  const [columns, rows] = [begunAt(found.map(({ x }) => x)), begunAt(found.map(({ y }) => y))];
  const headingRows = Math.min(rows(headed), Math.max(0, ...found.map(({ y }) => rows(y))));
  const cells = found.map(({ cell, x, y, width, height }) => {
    const [top, bottom] = [rows(y), rows(y + height)];
    const end = top < headingRows ? Math.min(bottom, headingRows) : bottom;
    return { cell, x: columns(x), y: top, width: columns(x + width) - columns(x), height: end - top };
  });
  return { cells, headingRows };
}

/** How many of the places at which something begins come before a place. */
function begunAt(places: readonly number[]): (place: number) => number {
  const begun = [...new Set(places)];
  return (at) => begun.filter((other) => other < at).length;
}
