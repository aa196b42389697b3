import type { CellValue, Row } from '../form/values';
import { rowOf, rowsOf, stepKey } from '../record/queries/steps';
import type { Event, Report } from '../record/types';

/** Sets a row's columns, and drops the cells of columns that are no longer chosen; the history still has them. */
export function withColumns(report: Report, event: Extract<Event, { type: 'ColumnsChosen' }>): Report {
  const kept = (cells: Readonly<Record<string, CellValue>>): Record<string, CellValue> =>
    Object.fromEntries(Object.entries(cells).filter(([column]) => event.columns.includes(column)));
  if (rowOf(report.answers, event.field, event.row) !== undefined)
    return changeRow(report, event.field, event.row, (row) => ({
      ...row,
      columns: event.columns,
      cells: kept(row.cells),
    }));
  const row: Row = { id: event.row, columns: event.columns, cells: {} };
  return {
    ...withRows(report, event.field, [...rowsOf(report.answers, event.field), row]),
    rowCount: Math.max(report.rowCount, Number(event.row)),
  };
}

/** Nothing that has a name gets another. */
export function projectNamed(report: Report, event: Extract<Event, { type: 'ProjectNamed' }>): Report {
  const { field, row: id, column, name } = event;
  const named = changeRow(report, field, id, (row) => {
    const cell = row.cells[column];
    return cell?.kind === 'project' && (cell.name ?? '') === ''
      ? { ...row, cells: { ...row.cells, [column]: { ...cell, name } } }
      : row;
  });
  const key = stepKey({ at: 'cell', field, row: id, column });
  return { ...named, changedAt: { ...named.changedAt, [key]: report.version + 1 } };
}

export const changeRow = (report: Report, field: string, id: string, change: (row: Row) => Row): Report =>
  withRows(
    report,
    field,
    rowsOf(report.answers, field).map((row) => (row.id === id ? change(row) : row)),
  );

export function withRows(report: Report, field: string, rows: readonly Row[]): Report {
  if (rows.length > 0) return { ...report, answers: { ...report.answers, [field]: { kind: 'rows', rows } } };
  const { [field]: _, ...answers } = report.answers;
  return { ...report, answers };
}
