import { findField, type AnswerInput, type Form } from '../form/definition';
import { blocksIn } from '../form/parse/prose';
import { showBrief } from './brief';
import type { Block } from '../form/values';
import { columnOf, rowOf, rowsField, rowsOf, storedAt } from '../report/steps';
import type { Event, Report, Step } from '../report/types';
import { buttons, cancel, states, walk } from '../text/screens';
import { inputsOf, storedOrSuggested } from './inputs';
import { pressOn, pressOnStep } from './press';
import type { Button, FieldScreen, RowsScreen, Screen } from './screens';
import { summaryScreen } from './summary';

/** What the turn has to say besides the next question. */
export interface Said {
  /** Why the answer was not taken. */
  readonly problem?: string;
  /** The answer that was not taken, shown again. */
  readonly typed?: AnswerInput;
  /** What was just saved, and how it was understood. */
  readonly saved?: string;
  readonly notice?: string;
}

/** The author's open card: the step being asked, the rows so far, or the summary. */
export function walkScreen(form: Form, report: Report, said: Said = {}): Screen {
  const step = report.at;
  if (report.pending !== undefined && (step.at === 'rows' || step.at === 'columns'))
    return { template: 'field', data: whereToScreen(form, report, step.field) };
  switch (step.at) {
    case 'summary':
      return { template: 'summary', data: summaryScreen(form, report, said) };
    case 'rows':
      return { template: 'rows', data: rowsScreen(form, report, step.field, said) };
    case 'columns':
      return { template: 'field', data: columnsScreen(form, report, step, said) };
    case 'field':
    case 'cell':
      return { template: 'field', data: askedScreen(form, report, step, said) };
    default:
      return step satisfies never;
  }
}

/** One line that says what an event did to the form, for the top of the next card; undefined where it did nothing. */
export function savedLine(form: Form, event: Event): string | undefined {
  switch (event.type) {
    case 'StepAnswered':
      return walk.saved(labelOf(form, event.step), showBrief(event.value));
    case 'StepSkipped':
      return walk.saved(labelOf(form, event.step), walk.blank);
    default:
      return undefined;
  }
}

/** The closed card's line: the step and what stands there now. */
export function answeredLine(form: Form, report: Report, step: Step): string {
  const value = step.at === 'field' || step.at === 'cell' ? storedAt(report, step) : undefined;
  if (step.at === 'columns') {
    const columns = rowOf(report.answers, step.field, step.row)?.columns ?? [];
    return walk.saved(
      `${rowName(form, step.field)} ${rowNumber(report, step.field, step.row)}`,
      walk.columnsSaved(columns.length),
    );
  }
  if (step.at === 'rows' || step.at === 'summary') return walk.closed;
  return walk.saved(labelOf(form, step), value === undefined ? walk.blank : showBrief(value));
}

/** The line of a card that is no longer the open one: where its report stands. */
export function closedLine(report: Report): string {
  if (report.state === 'draft') return walk.closed;
  return report.folio === undefined ? cancel.done : `${report.folio} · ${states[report.state]}`;
}

export function labelOf(form: Form, step: Step): string {
  if (step.at === 'summary') return '';
  if (step.at === 'cell') return columnOf(form, step)?.label ?? '';
  return findField(form, step.field)?.label ?? '';
}

const rowName = (form: Form, field: string): string => rowsField(form, field)?.rowName ?? '';

/** Rows are counted as they stand, from 1; a new one comes after the last. */
export function rowNumber(report: Report, field: string, row: string): number {
  const rows = rowsOf(report.answers, field);
  const index = rows.findIndex((candidate) => candidate.id === row);
  return index < 0 ? rows.length + 1 : index + 1;
}

function progressOf(form: Form, field: string): string {
  return walk.progress(form.fields.findIndex((candidate) => candidate.id === field) + 1, form.fields.length);
}

function askedScreen(
  form: Form,
  report: Report,
  step: Extract<Step, { at: 'field' | 'cell' }>,
  said: Said,
): FieldScreen {
  const asked = step.at === 'cell' ? columnOf(form, step) : findField(form, step.field);
  if (asked === undefined) throw new Error(`The form has no step ${JSON.stringify(step)}`);
  const stored = storedOrSuggested(report, step, asked);
  const pending = report.pending;
  const typed = said.typed ?? pending?.typed;
  const tables = blocksIn(stored).filter((block) => block.type === 'table');
  const notice =
    said.notice ?? (pending === undefined ? hintOf(report, asked.input, stored !== undefined, tables) : undefined);
  return {
    progress: step.at === 'cell' ? cellProgress(form, report, step) : progressOf(form, step.field),
    ...(said.saved === undefined ? {} : { saved: said.saved }),
    ...(notice === undefined ? {} : { notice }),
    heading: asked.label,
    question: asked.question,
    inputs: inputsOf(asked, report.answers, { stored, typed }),
    ...problemOf(report, said),
    readings: readingButtons(form, report, step),
    tables,
    buttons: askedButtons(form, report, step, 'required' in asked && asked.required === true),
  };
}

function problemOf(report: Report, said: Said): { problem?: string } {
  const problem = said.problem ?? report.pending?.question;
  return problem === undefined ? {} : { problem };
}

function hintOf(report: Report, input: string, answered: boolean, tables: readonly Block[]): string | undefined {
  if (input === 'unit' && report.suggestedUnit !== undefined && report.answers['unit'] === undefined)
    return walk.suggestedUnit;
  if (input === 'states' && !answered) return walk.statesHint;
  return tables.length > 0 ? walk.tableKept : undefined;
}

function cellProgress(form: Form, report: Report, step: Extract<Step, { at: 'cell' }>): string {
  const columns = rowOf(report.answers, step.field, step.row)?.columns ?? [];
  const row = walk.rowProgress(
    progressOf(form, step.field),
    rowName(form, step.field),
    rowNumber(report, step.field, step.row),
  );
  return columns.length < 2 ? row : walk.cellProgress(row, columns.indexOf(step.column) + 1, columns.length);
}

const readingButtons = (form: Form, report: Report, step: Step): readonly Button[] =>
  (report.pending?.readings ?? []).map((reading, index) => {
    const button = pressOnStep(form, report, step, reading.label, 'choose');
    return { ...button, data: { ...button.data, index } };
  });

function askedButtons(
  form: Form,
  report: Report,
  step: Extract<Step, { at: 'field' | 'cell' }>,
  required: boolean,
): readonly Button[] {
  const answered = storedAt(report, step) !== undefined;
  const first = step.at === 'field' && form.fields[0]?.id === step.field && report.returnTo === undefined;
  return [
    pressOnStep(form, report, step, buttons.save, 'answer', { style: 'positive', withInputs: true }),
    ...(required ? [] : [pressOnStep(form, report, step, answered ? buttons.clear : buttons.skip, 'skip')]),
    ...(first ? [] : [backButton(form, report, step)]),
  ];
}

const backButton = (form: Form, report: Report, step: Step): Button =>
  pressOnStep(form, report, step, report.returnTo?.at === 'summary' ? buttons.backToSummary : buttons.back, 'back');

function columnsScreen(form: Form, report: Report, step: Extract<Step, { at: 'columns' }>, said: Said): FieldScreen {
  const field = rowsField(form, step.field);
  const row = rowOf(report.answers, step.field, step.row);
  const chosen = said.typed?.text ?? row?.columns.join(',');
  return {
    progress: progressOf(form, step.field),
    ...(said.saved === undefined ? {} : { saved: said.saved }),
    ...(said.notice === undefined ? {} : { notice: said.notice }),
    heading: field?.label ?? '',
    question: `${rowName(form, step.field)} ${rowNumber(report, step.field, step.row)}. ${walk.columnsQuestion}`,
    inputs: [
      {
        kind: 'checks',
        id: 'columns',
        label: walk.columnsLabel,
        choices: (field?.columns ?? []).map((column) => ({ title: column.label, value: column.id })),
        ...(chosen === undefined ? {} : { value: chosen }),
      },
    ],
    ...problemOf(report, said),
    readings: [],
    tables: [],
    buttons: [
      pressOnStep(form, report, step, buttons.save, 'answer', { style: 'positive', withInputs: true }),
      pressOnStep(form, report, step, buttons.back, 'back'),
    ],
  };
}

/** Text typed where rows are listed: which column of a new row is it for? */
function whereToScreen(form: Form, report: Report, field: string): FieldScreen {
  const step = report.at;
  return {
    progress: progressOf(form, field),
    heading: `${rowName(form, field)} ${rowsOf(report.answers, field).length + 1}`,
    question: walk.whichColumn,
    notice: showBrief({ kind: 'text', text: report.pending?.typed.text ?? '' }),
    inputs: [],
    readings: readingButtons(form, report, step),
    tables: [],
    buttons: [pressOnStep(form, report, step, buttons.back, 'decline')],
  };
}

function rowsScreen(form: Form, report: Report, id: string, said: Said): RowsScreen {
  const field = rowsField(form, id);
  const notice = said.problem ?? said.notice;
  return {
    progress: progressOf(form, id),
    ...(said.saved === undefined ? {} : { saved: said.saved }),
    ...(notice === undefined ? {} : { notice }),
    heading: field?.label ?? '',
    rows: rowsOf(report.answers, id).map((row) => ({
      title: `${field?.rowName ?? ''} ${rowNumber(report, id, row.id)}`,
      lines: row.columns.map((column) => {
        const cell = row.cells[column];
        const label = field?.columns.find((candidate) => candidate.id === column)?.label ?? column;
        return { label, value: cell === undefined ? walk.noRow : showBrief(cell) };
      }),
      buttons: [
        pressOnStep(form, report, rowEntry(id, row), buttons.edit, 'open'),
        pressOn(form, report, buttons.remove, 'askRemoveRow', { table: id, row: row.id }, { style: 'destructive' }),
      ],
    })),
    buttons: [
      pressOn(
        form,
        report,
        report.returnTo === undefined ? buttons.resume : buttons.backToSummary,
        'finishRows',
        { table: id },
        { style: 'positive' },
      ),
      pressOn(form, report, buttons.addRow, 'addRow', { table: id }),
      ...(report.returnTo === undefined
        ? [pressOnStep(form, report, { at: 'rows', field: id }, buttons.back, 'back')]
        : []),
    ],
  };
}

/** A row with one column opens on its text, one with more on the choice of columns. */
const rowEntry = (field: string, row: { readonly id: string; readonly columns: readonly string[] }): Step => {
  const [only, ...others] = row.columns;
  return only !== undefined && others.length === 0
    ? { at: 'cell', field, row: row.id, column: only }
    : { at: 'columns', field, row: row.id };
};
