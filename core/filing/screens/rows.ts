import type { Form } from '../../form/definition';
import type { Row } from '../../form/values';
import { isCarried, rowOf, rowsField, rowsOf } from '../../record/queries/steps';
import type { Report, Step } from '../../record/types';
import { buttons, walk } from '../../words/texts.es';
import { lineOf } from './lines';
import { explainButton } from './answer-lines';
import { askedInField } from '../../screen/observed';
import { progressOf, rowTitle, showBrief, showBriefLines } from '../../screen/names';
import { on } from '../../screen/press';
import { withProgress } from './progress';
import type { Button, Fact, FieldScreen, RowsScreen, Screen, Spoken } from '../../screen/screens';
import { clipped } from '../../screen/weight';

/** What a card lists with buttons of its own under each row; more than this becomes a line each, and past those a choice. */
const LISTED = { rows: 4, cells: 12, lines: 10 } as const;

/** Characters of what reviewers ask of a table. */
const OBSERVED = 600;

/** Characters of a row's beginning on a line of its own. */
const BEGINNING = 50;

/** The choice of a row tells rows apart by their beginnings: characters of one, and bytes that all choices take. */
const CHOICE = { beginning: 60, worthwhile: 8, inAll: 15_000, markup: 45, perCharacter: 3 } as const;

/** Characters of each row's beginning, so that however many rows fit a card; 0 where only numbers do. */
function beginningLength(rows: number): number {
  const room = Math.floor((CHOICE.inAll / rows - CHOICE.markup) / CHOICE.perCharacter);
  return room < CHOICE.worthwhile ? 0 : Math.min(CHOICE.beginning, room);
}

/** The rows written so far: add one, mend one, or go on. */
export function rowsScreen(form: Form, report: Report, field: string, said: Spoken): Screen {
  const rows = rowsOf(report.answers, field);
  const cells = rows.reduce((sum, row) => sum + row.columns.length, 0);
  if (rows.length <= LISTED.rows && cells <= LISTED.cells)
    return {
      template: 'rows',
      data: { ...aroundRows(form, report, field, said), rows: listedRows(form, report, field) },
    };
  return rows.length <= LISTED.lines
    ? { template: 'rows', data: linedRows(form, report, field, said) }
    : { template: 'field', data: chosenRow(form, report, field, said) };
}

function aroundRows(form: Form, report: Report, id: string, said: Spoken): RowsScreen {
  const notice = said.problem ?? said.notice;
  const observed = askedInField(report, id);
  return {
    progress: progressOf(form, report, id),
    ...(said.saved === undefined ? {} : { saved: said.saved }),
    ...(notice === undefined ? {} : { notice }),
    ...(observed === undefined ? {} : { hint: clipped(observed, OBSERVED) }),
    heading: rowsField(form, id)?.label ?? '',
    rows: [],
    lines: [],
    buttons: withProgress(form, report, [
      goOn(form, report, id),
      addRow(form, report, id),
      ...explainButton(form, report, { at: 'field', field: id }),
      ...backFromRows(form, report, id),
    ]),
  };
}

const listedRows = (form: Form, report: Report, id: string): RowsScreen['rows'] =>
  rowsOf(report.answers, id).map((row) => ({
    title: rowTitle(form, report, id, row.id),
    lines: row.columns.map((column) => cellLine(form, id, row, column)),
    buttons: [editRow(form, report, id, row), removeRow(form, report, id, row.id)],
  }));

/** More rows than have room for buttons of their own: a press on one opens it, with all its columns. */
function linedRows(form: Form, report: Report, id: string, said: Spoken): RowsScreen {
  const rows = rowsOf(report.answers, id);
  const around = aroundRows(form, report, id, said);
  return {
    ...around,
    hint: [around.hint, walk.rowLines(rows.length)].filter((line) => line !== undefined).join('\n'),
    lines: rows.map((row) =>
      lineOf(
        { label: rowTitle(form, report, id, row.id), value: beginningOf(row, BEGINNING) },
        { verb: 'row', ...on(form, report), table: id, row: row.id },
      ),
    ),
  };
}

function chosenRow(form: Form, report: Report, id: string, said: Spoken): FieldScreen {
  const rows = rowsOf(report.answers, id);
  const length = beginningLength(rows.length);
  const observed = askedInField(report, id);
  return {
    ...said,
    progress: progressOf(form, report, id),
    ...(observed === undefined ? {} : { hint: clipped(observed, OBSERVED) }),
    heading: rowsField(form, id)?.label ?? '',
    question: walk.manyRows(rows.length),
    inputs: [
      {
        kind: 'choice',
        id: 'row',
        label: rowsField(form, id)?.rowName ?? '',
        choices: rows.map((row) => ({
          title: [rowTitle(form, report, id, row.id), ...(length === 0 ? [] : [beginningOf(row, length)])].join(' · '),
          value: row.id,
        })),
      },
    ],
    readings: [],
    tables: [],
    buttons: [
      goOn(form, report, id),
      addRow(form, report, id),
      { title: buttons.edit, press: { verb: 'row', ...on(form, report), table: id, row: null }, withInputs: true },
      ...backFromRows(form, report, id),
    ],
  };
}

/** One row by itself, each of its columns with a button: any of them is mended without passing through the others. */
export function rowScreen(form: Form, report: Report, id: string, rowId: string): RowsScreen | undefined {
  const row = rowOf(report.answers, id, rowId);
  if (row === undefined) return undefined;
  return {
    progress: progressOf(form, report, id),
    heading: rowTitle(form, report, id, row.id),
    rows: row.columns.map((column) => ({
      title: '',
      lines: [cellLine(form, id, row, column)],
      buttons: [openButton(form, report, { at: 'cell', field: id, row: row.id, column }, buttons.edit)],
    })),
    lines: [],
    buttons: [
      openButton(form, report, { at: 'columns', field: id, row: row.id }, buttons.chooseColumns),
      removeRow(form, report, id, row.id),
      { title: buttons.back, press: { verb: 'show', ...on(form, report), back: 'card' } },
    ],
  };
}

function cellLine(form: Form, id: string, row: Row, column: string): Fact {
  const cell = row.cells[column];
  const label = rowsField(form, id)?.columns.find((candidate) => candidate.id === column)?.label ?? column;
  if (cell === undefined) return { label, value: walk.noRow };
  return { label, value: isCarried(cell) ? `${showBriefLines(cell)}\n${walk.noRow}` : showBriefLines(cell) };
}

const beginningOf = (row: Row, length: number): string => {
  const [first] = row.columns.flatMap((column) => row.cells[column] ?? []);
  return first === undefined ? walk.noRow : showBrief(first, {}, length);
};

/** A row with one column opens on its text, one with more on all of them. */
function editRow(form: Form, report: Report, field: string, row: Row): Button {
  const [column, ...others] = row.columns;
  return column !== undefined && others.length === 0
    ? openButton(form, report, { at: 'cell', field, row: row.id, column }, buttons.edit)
    : { title: buttons.edit, press: { verb: 'row', ...on(form, report), table: field, row: row.id } };
}

const openButton = (form: Form, report: Report, step: Step, title: string): Button => ({
  title,
  press: { verb: 'open', ...on(form, report), step },
});

const removeRow = (form: Form, report: Report, table: string, row: string): Button => ({
  title: buttons.remove,
  press: { verb: 'askRemoveRow', ...on(form, report), table, row },
  style: 'destructive',
});

const goOn = (form: Form, report: Report, table: string): Button => ({
  title: goOnTitle(report),
  press: { verb: 'finishRows', ...on(form, report), table },
  style: 'positive',
});

const goOnTitle = (report: Report): string => {
  if (report.returnTo === undefined) return buttons.resume;
  return report.returnTo.at === 'summary' ? buttons.backToSummary : buttons.resume;
};

const addRow = (form: Form, report: Report, table: string): Button => ({
  title: buttons.addRow,
  press: { verb: 'addRow', ...on(form, report), table },
});

const backFromRows = (form: Form, report: Report, field: string): readonly Button[] => {
  const step: Step = { at: 'rows', field };
  return report.returnTo === undefined
    ? [{ title: buttons.back, press: { verb: 'back', ...on(form, report), step } }]
    : [];
};
