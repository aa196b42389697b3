import type { Table } from '../../core/form/values';
import type { Placed } from '../drawing/grid';
import { drawnCell } from '../drawing/runs';
import { columnWidths } from '../drawing/widths';
import { flowOf, type Flow } from './flow';
import { gridOf } from './grid';
import { printable } from './printable';

/** Of the cells' text, as the layout sets it. */
const MEASURE = { letter: 4.7, wider: 0, bold: 5.1, margins: 8 } as const;

/** A table inside an answer, its cells by their places. */
export interface DrawnTable {
  readonly type: 'table';
  /** Shares of the width, a column each. */
  readonly widths: readonly number[];
  readonly headingRows: number;
  readonly headings: readonly DrawnCell[];
  readonly cells: readonly DrawnCell[];
}

export interface DrawnCell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly content: readonly Flow[];
  /** By which the layout tells how tall it is: of its text, and line breaks in it. */
  readonly characters: number;
  readonly breaks: number;
}

/** In its column, or in as much room as is said, in points. Undefined where the table has no cells. */
export function drawnTable(table: Table, room?: number): DrawnTable | undefined {
  const { cells: placed, headingRows } = gridOf(table);
  if (placed.length === 0) return undefined;
  return {
    type: 'table',
    widths: columnWidths(placed, headingRows, MEASURE, room),
    headingRows,
    headings: placed.filter(({ y }) => y < headingRows).map(drawnHeading),
    cells: placed.filter(({ y }) => y >= headingRows).map(drawn),
  };
}

function drawn({ cell, ...place }: Placed): DrawnCell {
  const printed = printable(cell.text);
  const breaks = printed.split('\n').length - 1;
  return { ...place, content: flowOf(drawnCell(cell)), characters: printed.length, breaks };
}

/** Without links: what comes again on each page is not read aloud again, and so may not lead anywhere. */
const drawnHeading = (placed: Placed): DrawnCell =>
  drawn({ ...placed, cell: { ...placed.cell, marks: (placed.cell.marks ?? []).filter(({ is }) => is !== 'link') } });
