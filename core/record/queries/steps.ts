import { findField, type Asked, type Column, type Field, type Form } from '../../form/definition';
import { answerOf, type Answers, type CellValue, type Row, type Value } from '../../form/values';
import type { Pending, Report, Step } from '../types';

export type RowsField = Extract<Field, { input: 'rows' }>;

/** Among `changedAt`: the version at which the pending question was asked. No step has this key. */
export const HELD = 'held';

/** A step as a short string: in a button's data, and as the key of what is known about a step. */
export function stepKey(step: Step): string {
  switch (step.at) {
    case 'field':
      return `field/${step.field}`;
    case 'columns':
      return `columns/${step.field}/${step.row}`;
    case 'cell':
      return `cell/${step.field}/${step.row}/${step.column}`;
    case 'rows':
      return `rows/${step.field}`;
    case 'summary':
      return 'summary';
    default:
      return step satisfies never;
  }
}

/** The step of a key, or undefined where this form has no such step: a card of an older form, or a forged one. */
export function stepOfKey(form: Form, key: string): Step | undefined {
  const [at, id = '', row = '', columnId = ''] = key.split('/');
  if (at === 'summary') return { at: 'summary' };
  const field = findField(form, id);
  if (field === undefined) return undefined;
  if (field.input !== 'rows') return at === 'field' ? { at: 'field', field: id } : undefined;
  if (at === 'rows') return { at: 'rows', field: id };
  if (!/^\d{1,6}$/.test(row)) return undefined;
  if (at === 'columns') return { at: 'columns', field: id, row };
  if (at !== 'cell' || !field.columns.some((column) => column.id === columnId)) return undefined;
  return { at: 'cell', field: id, row, column: columnId };
}

export const sameStep = (one: Step, other: Step): boolean => stepKey(one) === stepKey(other);

export function rowsField(form: Form, id: string): RowsField | undefined {
  const field = findField(form, id);
  return field?.input === 'rows' ? field : undefined;
}

export const rowsOf = (answers: Answers, field: string): readonly Row[] => answerOf(answers, field, 'rows')?.rows ?? [];

export const rowOf = (answers: Answers, field: string, row: string): Row | undefined =>
  rowsOf(answers, field).find((candidate) => candidate.id === row);

export const columnOf = (form: Form, step: Extract<Step, { at: 'cell' }>): Column | undefined =>
  rowsField(form, step.field)?.columns.find((column) => column.id === step.column);

export const isAsked = (field: Field, answers: Answers): boolean => field.askWhen?.holds(answers) ?? true;

/**
 * The first step of a field. A table begins with what is still to be written in it, else with the list of its
 * rows; an empty one with the columns of its first row.
 */
export function entryOf(field: Field, report: Pick<Report, 'answers' | 'rowCount' | 'skipped'>): Step {
  if (field.input !== 'rows') return { at: 'field', field: field.id };
  const unwritten = unwrittenCell(report, field.id);
  if (unwritten !== undefined) return unwritten;
  if (rowsOf(report.answers, field.id).length > 0) return { at: 'rows', field: field.id };
  return newRow(field.id, report);
}

/** The row that would be made next; it exists once its columns are chosen. */
export const newRow = (field: string, report: Pick<Report, 'rowCount'>): Step => ({
  at: 'columns',
  field,
  row: String(report.rowCount + 1),
});

/** Whether the field is asked, and neither answered in full nor left blank. */
export const wantsAnswer = (field: Field, report: Report): boolean =>
  isAsked(field, report.answers) &&
  ((report.answers[field.id] === undefined && !report.skipped.includes(stepKey({ at: 'field', field: field.id }))) ||
    unwrittenCell(report, field.id) !== undefined);

/** A project that came with the report this one is made from, of which nothing was written yet. */
export const isCarried = (value: Value | undefined): boolean => value?.kind === 'project' && value.carried === true;

/** The first cell of a table that came with another report, and is neither written nor left out. */
export function unwrittenCell(report: Pick<Report, 'answers' | 'skipped'>, field: string): CellStep | undefined {
  return rowsOf(report.answers, field)
    .flatMap((row) => row.columns.map((column): CellStep => ({ at: 'cell', field, row: row.id, column })))
    .find((step) => isCarried(storedAt(report, step)) && !report.skipped.includes(stepKey(step)));
}

type CellStep = Extract<Step, { at: 'cell' }>;

/** Whether the field is part of this report as far as is known: asked, or it may yet be, for what decides that still wants an answer. */
export function mayBeAsked(form: Form, report: Report, field: Field): boolean {
  const decider = field.askWhen === undefined ? undefined : findField(form, field.askWhen.field);
  return isAsked(field, report.answers) || (decider !== undefined && wantsAnswer(decider, report));
}

/**
 * The first field after this one that still wants an answer; else one before it that became part of the report
 * once the walk had passed it; else the summary.
 */
export function nextField(form: Form, report: Report, after: string | undefined): Step {
  const index = form.fields.findIndex((field) => field.id === after);
  const passed = form.fields.slice(0, Math.max(index, 0)).filter((field) => field.askWhen !== undefined);
  const next = [...form.fields.slice(index + 1), ...passed].find((field) => wantsAnswer(field, report));
  return next === undefined ? { at: 'summary' } : entryOf(next, report);
}

/** Within a row: the next chosen column without an answer, else the rows written so far. */
export function nextCell(
  report: Pick<Report, 'answers' | 'skipped'>,
  field: string,
  rowId: string,
  after?: string,
): Step {
  const row = rowOf(report.answers, field, rowId);
  if (row === undefined) return { at: 'rows', field };
  const from = after === undefined ? 0 : row.columns.indexOf(after) + 1;
  const next = row.columns
    .slice(from)
    .find(
      (column) =>
        isToBeWritten(row.cells[column]) &&
        !report.skipped.includes(stepKey({ at: 'cell', field, row: rowId, column })),
    );
  return next === undefined ? { at: 'rows', field } : { at: 'cell', field, row: rowId, column: next };
}

/** Whether the step is a cell of a row that needs nothing more: it was opened to be mended, by itself. */
export const isMended = (report: Pick<Report, 'answers' | 'skipped'>, step: Step): boolean =>
  step.at === 'cell' && nextCell(report, step.field, step.row).at === 'rows';
const isToBeWritten = (cell: CellValue | undefined): boolean => cell === undefined || isCarried(cell);

/** Whether the step is inside a row: a cell, or the columns of a row where the table has rows. */
export const isInsideRow = (report: Report, step: Step): boolean =>
  step.at === 'cell' || (step.at === 'columns' && rowsOf(report.answers, step.field).length > 0);

/** Where an edit returns to. Where that was in a row that was removed since, it is the row's table. */
export function returnOf(form: Form, report: Report): Step | undefined {
  const step = report.returnTo;
  if (step === undefined || step.at === 'summary' || step.at === 'field') return step;
  if (step.at !== 'rows' && stepExists(report, step)) return step;
  const field = rowsField(form, step.field);
  return field === undefined ? undefined : entryOf(field, report);
}

/** Where `Atrás` leads. A cell of a complete row was opened by itself, so from there it leads to the list of rows. */
export function stepBefore(form: Form, report: Report, step: Step): Step {
  switch (step.at) {
    case 'summary':
      return fieldBefore(form, report, undefined);
    case 'field':
    case 'rows':
      return fieldBefore(form, report, step.field);
    case 'columns':
      return rowsOf(report.answers, step.field).length > 0
        ? { at: 'rows', field: step.field }
        : fieldBefore(form, report, step.field);
    case 'cell': {
      if (unwrittenCell(report, step.field) !== undefined) return beforeUnwritten(form, report, step);
      if (isMended(report, step)) return { at: 'rows', field: step.field };
      const columns = rowOf(report.answers, step.field, step.row)?.columns ?? [];
      const before = columns[columns.indexOf(step.column) - 1];
      return before === undefined
        ? { at: 'columns', field: step.field, row: step.row }
        : { at: 'cell', field: step.field, row: step.row, column: before };
    }
    default:
      return step satisfies never;
  }
}

/** While rows of another report are gone through, the cell before this one, else the field before the table. */
function beforeUnwritten(form: Form, report: Report, { field, row, column }: CellStep): Step {
  const cells = rowsOf(report.answers, field).flatMap(({ id, columns }) =>
    columns.map((each): CellStep => ({ at: 'cell', field, row: id, column: each })),
  );
  const at = cells.findIndex((cell) => cell.row === row && cell.column === column);
  return cells[at - 1] ?? returnOf(form, report) ?? fieldBefore(form, report, field);
}

/** The field before this one among those that are asked; before the first there is none, and it is given itself. */
function fieldBefore(form: Form, report: Report, id: string | undefined): Step {
  const index = id === undefined ? form.fields.length : form.fields.findIndex((field) => field.id === id);
  const before = form.fields.slice(0, Math.max(index, 0)).findLast((field) => isAsked(field, report.answers));
  const lead = before === undefined ? undefined : leadOf(form, before);
  const field = lead ?? before ?? form.fields[0];
  return field === undefined ? { at: 'summary' } : entryOf(field, report);
}

/** Whether the form and the report still have this step: a row may have been removed on another device. */
export function stepExists(report: Report, step: Step): boolean {
  if (step.at === 'cell') return rowOf(report.answers, step.field, step.row)?.columns.includes(step.column) ?? false;
  if (step.at === 'columns')
    return rowOf(report.answers, step.field, step.row) !== undefined || Number(step.row) === report.rowCount + 1;
  return true;
}

/** A step that is answered with a value. */
export type AskedStep = Extract<Step, { at: 'field' | 'cell' }>;

export const askedAt = (form: Form, step: AskedStep): Field | Column | undefined =>
  step.at === 'cell' ? columnOf(form, step) : findField(form, step.field);

/** Whether its answer is text of the person's own, kept word for word: anything said would do. */
export const isWritten = ({ input }: Pick<Asked, 'input'>): boolean =>
  input === 'prose' || input === 'project' || input === 'text';

/** All that is asked about answers: of the step being asked first. */
export const askedOf = ({ pending, alsoPending = [] }: Pick<Report, 'pending' | 'alsoPending'>): readonly Pending[] =>
  pending === undefined ? alsoPending : [pending, ...alsoPending];

/** What is asked about the answer to a step. */
export const pendingAt = (report: Report, step: Step): Pending | undefined =>
  askedOf(report).find((pending) => sameStep(pending.step, step));

/** The field whose card asks for this one as well. */
const leadOf = (form: Form, { id }: Field): Field | undefined =>
  form.fields.find(({ alsoAsks = [] }) => alsoAsks.includes(id));

/**
 * The fields that the card of the step being asked asks for: one, those that a card asks about together, or in
 * the walk those that the form puts on one card. Opened by itself, a field stands alone.
 */
export function fieldsAsked(form: Form, report: Report): readonly Field[] {
  const { at, alsoPending = [], returnTo } = report;
  const asked = at.at === 'field' ? findField(form, at.field) : undefined;
  if (asked === undefined) return [];
  if (alsoPending.length > 0) return [asked, ...alsoPending.flatMap(({ step }) => fieldAt(form, step) ?? [])];
  const others = returnTo === undefined ? (asked.alsoAsks ?? []) : [];
  return [
    asked,
    ...others.flatMap((id) => findField(form, id) ?? []).filter((field) => isAsked(field, report.answers)),
  ];
}

const fieldAt = (form: Form, step: Step): Field | undefined =>
  step.at === 'field' ? findField(form, step.field) : undefined;

/** What stands at a step now. */
export const storedAt = (report: Pick<Report, 'answers'>, step: AskedStep): Value | undefined =>
  step.at === 'cell' ? rowOf(report.answers, step.field, step.row)?.cells[step.column] : report.answers[step.field];

/** What the author gave there: nothing of it came from another report. */
export function writtenAt(report: Pick<Report, 'answers'>, step: AskedStep): Value | undefined {
  const stored = storedAt(report, step);
  return isCarried(stored) ? undefined : stored;
}

/** Whether anything was answered in it, or is asked about an answer. */
export const isBegun = ({ answers, pending, proposal }: Report): boolean =>
  Object.keys(answers).length > 0 || pending !== undefined || proposal !== undefined;

/** Whether no cell of the row is written. */
export const isUnwritten = (row: Row): boolean => Object.values(row.cells).every(isToBeWritten);

/**
 * A field that what was just answered makes askable, or leaves without the answer it had; undefined where there
 * is none.
 */
export const uncoveredBy = (form: Form, before: Report, now: Report): Field | undefined =>
  form.fields.find((field) => {
    if (!isAsked(field, now.answers) || now.answers[field.id] !== undefined) return false;
    const isKept = now.madeFrom !== undefined && Object.hasOwn(now.madeFrom.kept, field.id);
    const isLost = before.answers[field.id] !== undefined && wantsAnswer(field, now) && !isKept;
    return isLost || !isAsked(field, before.answers);
  });

/** Ids of the required fields that are blank. A table is blank until one of its rows is written. */
export function missingFields(form: Form, report: Report): readonly string[] {
  return form.fields
    .filter((field) => field.required === true && isAsked(field, report.answers))
    .filter((field) =>
      field.input === 'rows'
        ? !rowsOf(report.answers, field.id).some((row) => !isUnwritten(row))
        : report.answers[field.id] === undefined,
    )
    .map((field) => field.id);
}

/** Labels of the blanks a reader would notice. */
export const noticedBlanks = (form: Form, report: Report): readonly string[] =>
  form.fields
    .filter((field) => field.missedWhenBlank === true && isAsked(field, report.answers))
    .filter((field) => report.answers[field.id] === undefined)
    .map((field) => field.label);
