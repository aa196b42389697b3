import type { Table } from '../../core/form/values';
import type { Placed } from '../drawing/grid';
import { drawnCell } from '../drawing/runs';
import { settingOf } from '../drawing/widths';
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
  /** Of its letters and margins. */
  readonly scale: number;
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

/** `room`: what it has of the width; `spread`: see `settingOf`. Both in points. Undefined where the table has no cells. */
export function drawnTable(table: Table, room?: number, spread?: number): DrawnTable | undefined {
  const { cells: placed, headingRows } = gridOf(table);
  if (placed.length === 0) return undefined;
  const { widths, scale, whole } = settingOf(placed.map(asPrinted), headingRows, MEASURE, room, spread);
  return {
    type: 'table',
    widths,
    scale,
    headingRows,
    headings: placed.filter(({ y }) => y < headingRows).map((heading) => drawn(withoutLinks(heading), whole, true)),
    cells: placed.filter(({ y }) => y >= headingRows).map((one) => drawn(one, whole)),
  };
}

const asPrinted = (placed: Placed): Placed => ({ ...placed, cell: { text: printable(placed.cell.text) } });

/** `whole`: letters of the words that its column holds. */
function drawn({ cell, ...place }: Placed, whole: number, bold = false): DrawnCell {
  const printed = printable(cell.text);
  const breaks = printed.split('\n').length - 1;
  return { ...place, content: flowOf(drawnCell(cell), { whole, bold }), characters: printed.length, breaks };
}

/** What comes again on each page is not read aloud again, and so may not lead anywhere. */
const withoutLinks = (placed: Placed): Placed => ({
  ...placed,
  cell: { ...placed.cell, marks: (placed.cell.marks ?? []).filter(({ is }) => is !== 'link') },
});
