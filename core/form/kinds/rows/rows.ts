import { problem } from '../../../words/problems';
import type { CellValue, Row, ValueOf } from '../../values';
import type { Kind } from '../kind';
import { project } from '../project';
import { prose } from '../prose';

/** A table, answered cell by cell. */
export const rows: Kind<ValueOf<'rows'>> = {
  inputs: () => [],
  read: (asked) => ({ is: 'refused', problem: problem('answer.by-parts', { field: asked.id }) }),
  show: (value) => value.rows.flatMap(cellsOf).map(showCell).join('\n\n'),
  searched: (value) => value.rows.flatMap(({ cells }) => Object.values(cells)).flatMap(searchedIn),
};

const cellsOf = (row: Row): CellValue[] => row.columns.flatMap((column) => row.cells[column] ?? []);

const showCell = (cell: CellValue): string => (cell.kind === 'project' ? project.show(cell, {}) : prose.show(cell, {}));

const searchedIn = (cell: CellValue): readonly string[] =>
  (cell.kind === 'project' ? project.searched?.(cell) : prose.searched?.(cell)) ?? [];
