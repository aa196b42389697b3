import { isFalse, isNode, listOf, type Node, textOf, typeOf, word } from './clean';
import type { Cell, Part, TablePart } from './parts';
import { within, type Convert, type Position, type Scope } from './scope';

/**
 * A table of texts. What else stands in a cell, an image or a button, follows the table, since Slack's
 * cells hold text alone.
 */
export const tableParts: Convert = (node, scope, at) => {
  const read = listOf(node['rows']).flatMap((row, index): readonly ReadRow[] => {
    const place = within(at, 'rows', index);
    if (!isNode(row)) return scope.lost(place, typeOf(row), 'not a row');
    if (isFalse(row['$when']) || isFalse(row['isVisible'])) return [];
    return [rowOf(node, row, scope, place)];
  });
  const rows = squared(read.map(({ cells }) => cells));
  const outside = read.flatMap(({ others }) => others);
  const table: TablePart = { is: 'table', rows, header: !isFalse(node['firstRowAsHeader']) };
  return rows.length === 0 ? outside : [table, ...outside];
};

interface ReadRow {
  readonly cells: readonly Cell[];
  readonly others: readonly Part[];
}

function rowOf(table: Node, row: Node, scope: Scope, at: Position): ReadRow {
  const cells = listOf(row['cells']).map((cell, index) =>
    cellOf(table, row, cell, index, scope, within(at, 'cells', index)),
  );
  return { cells: cells.map(({ cell }) => cell), others: cells.flatMap(({ others }) => others) };
}

function cellOf(
  table: Node,
  row: Node,
  cell: unknown,
  column: number,
  scope: Scope,
  at: Position,
): { cell: Cell; others: readonly Part[] } {
  if (!isNode(cell)) {
    scope.lost(at, typeOf(cell), 'not a cell');
    return { cell: { lines: [] }, others: [] };
  }
  const parts = scope.element('TableCell', cell, at);
  const others = parts.filter(({ is }) => is !== 'text' && is !== 'facts');
  if (others.length > 0) scope.simpler(at, 'TableCell', 'what is no text stands after the table');
  return { cell: { lines: parts.flatMap(linesIn), ...alignment(table, row, column) }, others };
}

const linesIn = (part: Part): Cell['lines'] => {
  if (part.is === 'text') return part.lines;
  return part.is === 'facts' ? part.facts.flatMap(({ title, value }) => [...title, ...value]) : [];
};

function alignment(table: Node, row: Node, column: number): Pick<Cell, 'align'> {
  const defined = listOf(table['columns'])[column];
  const aligned = [
    row['horizontalCellContentAlignment'],
    isNode(defined) ? defined['horizontalCellContentAlignment'] : undefined,
    table['horizontalCellContentAlignment'],
  ]
    .map((one) => textOf(one))
    .find((one) => one !== '');
  const align = word(aligned);
  return align === 'center' || align === 'right' ? { align } : {};
}

/** All rows as long as the longest. */
function squared(rows: readonly (readonly Cell[])[]): TablePart['rows'] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return width === 0
    ? []
    : rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? { lines: [] }));
}
