import type { AnswerInput, Column, Form, Reading } from '../../form/definition';
import { contextAt, readAnswer } from '../../form/answers';
import { keyOf } from '../../form/reading/words';
import type { CellValue, Row, Value } from '../../form/values';
import { notice } from '../../words/notices';
import { problem, type Problem } from '../../words/problems';
import { happened, nothing, opened, refused, type CommandOf, type Decision } from '../../record/decision';
import { after, type FilingFact } from '../evolve';
import {
  newRow,
  nextCell,
  nextField,
  returnOf,
  rowOf,
  rowsField,
  rowsOf,
  stepKey,
  type RowsField,
} from '../../record/queries/steps';
import type { Opening, Pending, Report, Step } from '../../record/types';

type Answer = CommandOf<'AnswerStep'>;
type ColumnsStep = Extract<Step, { at: 'columns' }>;

const ANOTHER = /^(otro|otra|otro asunto|agregar|agregar otro asunto|si)$/;
const DONE = /^(no|listo|ya|es todo|siguiente|terminar|seguir|nada mas)$/;

/** Whether typed words mean another row, or none, where rows are listed. */
export const goesOnFromRows = (word: string): boolean => ANOTHER.test(word) || DONE.test(word);

/** Takes the choice of a row's columns. Typed text that names no columns of a new row is taken for the row's text, and the person is asked which column it is for. */
export function answerColumns(form: Form, report: Report, command: Answer, step: ColumnsStep): Decision {
  const field = rowsField(form, step.field);
  if (field === undefined) return refused(problem('card.outdated'), { typed: command.input });
  const text = command.input.text;
  const typed = command.step === undefined;
  if (keyOf(text) === '') return refused(problem('columns.none'));
  const columns = readColumns(field.columns, text);
  if (columns !== undefined) return chooseColumns(field, report, command, step, columns);
  const isNew = rowOf(report.answers, step.field, step.row) === undefined;
  return typed && isNew
    ? textForNewRow(form, report, command, step.field)
    : refused(problem('columns.unknown'), { typed: command.input });
}

function chooseColumns(
  form: RowsField,
  report: Report,
  command: Answer,
  step: ColumnsStep,
  columns: readonly string[],
): Decision {
  const kept = chosenElsewhere(report, command, step);
  const all = form.columns.map(({ id }) => id).filter((id) => columns.includes(id) || kept.includes(id));
  const chosen: FilingFact = { type: 'ColumnsChosen', field: step.field, row: step.row, columns: all };
  const next = nextCell(after(report, command, chosen), step.field, step.row);
  return happened(command, chosen, opened(next, report.returnTo));
}

/** Columns that were chosen or written on another device since this card was drawn. They stay: the person who pressed had not seen them. */
function chosenElsewhere(report: Report, { seen }: Answer, step: ColumnsStep): readonly string[] {
  if (seen === undefined) return [];
  const { field, row } = step;
  const isLate = (changed: Step): boolean => (report.changedAt[stepKey(changed)] ?? 0) > seen;
  const columns = rowOf(report.answers, field, row)?.columns ?? [];
  return isLate(step) ? columns : columns.filter((column) => isLate({ at: 'cell', field, row, column }));
}

/** Takes what is typed where rows are listed or begun: «otro», «listo», or the text of one more row. */
export function textForNewRow(form: Form, report: Report, command: Answer, id: string): Decision {
  const field = rowsField(form, id);
  if (field === undefined || command.step !== undefined) return nothing;
  const word = keyOf(command.input.text);
  const listed = report.at.at === 'rows';
  if (listed && ANOTHER.test(word)) return happened(command, opened(newRow(id, report), report.returnTo));
  if (listed && DONE.test(word))
    return happened(command, opened(returnOf(form, report) ?? nextField(form, report, id), undefined));
  const step: Step = listed ? { at: 'rows', field: id } : newRow(id, report);
  const found = whichColumn(field, report, step, command);
  if (found.is === 'asked') return happened(command, { type: 'AnswerHeld', pending: found.pending });
  const unclear = problem(listed ? 'rows.unclear' : 'columns.unknown');
  return refused(found.problem ?? unclear, { typed: command.input });
}

/** Which column of a new row is that text for? Undefined where it is no text of any. */
export function whichColumn(
  field: RowsField,
  report: Report,
  step: Step,
  { input, today }: Opening,
): { readonly is: 'asked'; readonly pending: Pending } | { readonly is: 'refused'; readonly problem?: Problem } {
  const context = contextAt(today, report.answers);
  const readings: Reading[] = [];
  for (const column of field.columns) {
    const outcome = readAnswer(column, input, context);
    if (outcome.is === 'refused' && outcome.problem.code !== 'answer.signs')
      return { is: 'refused', problem: outcome.problem };
    const cell = outcome.is === 'accepted' ? outcome.value : undefined;
    if (cell?.kind !== 'prose' && cell?.kind !== 'project') return { is: 'refused' };
    const value: Value = { kind: 'rows', rows: [aRow(report, column.id, cell)] };
    readings.push({ value, label: notice('rows.column', { field: field.id, column: column.id }) });
  }
  const question = [notice('rows.which-column')];
  return { is: 'asked', pending: { step, typed: input, asks: 'choose', question, readings } };
}

const aRow = (report: Report, column: string, cell: CellValue): Row => ({
  id: String(report.rowCount + 1),
  columns: [column],
  cells: { [column]: cell },
});

/** Whether an answer is a choice of columns, one to a line for all that is known. */
export const namesColumns = (form: Form, step: Step, { text }: AnswerInput): boolean =>
  step.at === 'columns' && readColumns(rowsField(form, step.field)?.columns ?? [], text) !== undefined;

/**
 * The columns that an answer names: by id (a card's choice), number, label or the start of a label's
 * word ("proyecto", "pycipef, ordinaria", "1 y 6", "todas"). Undefined where any part is no column.
 */
export function readColumns(columns: readonly Column[], text: string): readonly string[] | undefined {
  if (text.length > 500) return undefined;
  if (/^tod[ao]s( l[ao]s (columnas|tipos))?$/.test(keyOf(text))) return columns.map((column) => column.id);
  const parts = text
    .split(/[,;\n]|\s+y\s+|\s+e\s+/u)
    .map(keyOf)
    .filter((part) => part !== '');
  const whole = matchColumn(columns, keyOf(text));
  const found = whole === undefined ? parts.map((part) => matchColumn(columns, part)) : [whole];
  if (found.length === 0 || found.includes(undefined)) return undefined;
  return columns.filter((column) => found.includes(column.id)).map((column) => column.id);
}

function matchColumn(columns: readonly Column[], part: string): string | undefined {
  const exact = columns.find((column) => keyOf(column.id) === part || keyOf(column.label) === part);
  if (exact !== undefined) return exact.id;
  if (/^\d$/.test(part)) return columns[Number(part) - 1]?.id;
  if (part.length < 3) return undefined;
  const starting = columns.filter((column) => ` ${keyOf(column.label)}`.includes(` ${part}`));
  return starting.length === 1 ? starting[0]?.id : undefined;
}

/** Adds rows to those of now: they may have changed since the question was asked, so the new rows get new ids. */
export const withNewRows = (report: Report, field: string, added: readonly Row[]): Value => ({
  kind: 'rows',
  rows: [
    ...rowsOf(report.answers, field),
    ...added.map((row, index) => ({ ...row, id: String(report.rowCount + 1 + index) })),
  ],
});
