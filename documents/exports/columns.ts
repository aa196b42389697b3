import { approvalOf } from '../../core/record/queries/approvals';
import { answerOf, type Value } from '../../core/form/values';
import { findField, labelsOf, type Column, type Form } from '../../core/form/definition';
import { showBlocks } from '../../core/form/kinds/prose';
import { showValue } from '../../core/form/answers';
import { daysFrom } from '../../core/form/kinds/dates/calendar';
import { rowsOf } from '../../core/record/queries/steps';
import type { Report } from '../../core/record/types';
import type { Pause } from '../../core/record/runtime';
import { exported } from '../../core/paper/screens/exports.es';
import { states as stateTexts } from '../../core/words/texts.es';

/** What stands in a cell: a day is ISO `YYYY-MM-DD`, a moment `YYYY-MM-DDTHH:MM` on the clocks where the office is. */
export type Cell =
  | { readonly is: 'text' | 'day' | 'moment'; readonly text: string }
  | { readonly is: 'number'; readonly number: number };

/** A column of a table of reports, or of their matters. */
export interface Told<Of> {
  /** The same in every release: data is read by it. */
  readonly id: string;
  readonly heading: string;
  /** Characters that it is wide. */
  readonly width: number;
  /** Undefined where it is blank. */
  readonly cell: (of: Of) => Cell | undefined;
}

/** One row of a report's matters. `nth` counts them from 1. */
export interface Matter {
  readonly report: Report;
  readonly nth: number;
  readonly cells: Readonly<Record<string, Value>>;
}

type Columns = Pick<Exporting, 'form' | 'clockOf'>;

/** What files of all kinds are made by. */
export interface Exporting {
  readonly form: Form;
  /** The clock where the office is, by which moments are told. */
  readonly clockOf: (instant: string) => string;
  readonly title: string;
  /** As of when, an ISO instant. */
  readonly asOf: string;
  readonly asked: Readonly<Record<string, unknown>>;
  /** Asked after every report and every matter. */
  readonly pause: Pause;
}

const text = (value: string): Cell | undefined => (value === '' ? undefined : { is: 'text', text: value });
const day = (value: string | undefined): Cell | undefined =>
  value === undefined ? undefined : { is: 'day', text: value };
const number = (value: number): Cell => ({ is: 'number', number: value });

/** A row for each report: who, when and in which state, then every field of the form. */
export function reportColumns({ form, clockOf }: Columns): readonly Told<Report>[] {
  const moment = (instant: string | undefined): Cell | undefined =>
    instant === undefined ? undefined : { is: 'moment', text: clockOf(instant) };
  const head: readonly Told<Report>[] = [
    folioOf((report) => report),
    { id: 'revision', heading: exported.revision, width: 10, cell: ({ round }) => number(round) },
    { id: 'state', heading: exported.state, width: 17, cell: ({ state }) => text(stateTexts[state]) },
    { id: 'author', heading: exported.author, width: 26, cell: ({ author }) => text(author.name) },
    { id: 'submittedAt', heading: exported.submittedAt, width: 17, cell: ({ submittedAt }) => moment(submittedAt) },
    { id: 'approvedAt', heading: exported.approvedAt, width: 17, cell: (report) => moment(approvedAt(report)) },
  ];
  return [...head, ...form.fields.flatMap((field) => fieldColumns(form, field.id))];
}

/** A row for each matter: its report's folio and what it is mostly asked by, then every column of the table. */
export function matterColumns(form: Form): readonly Told<Matter>[] {
  const unit = unitColumn<Matter>(({ report }) => report);
  const [states] = ofReport(fieldColumns(form, 'states'));
  const [first] = ofReport(dayColumns());
  const table = rowsField(form);
  return [
    folioOf(({ report }) => report),
    unit,
    ...(states === undefined ? [] : [states]),
    ...(first === undefined ? [] : [first]),
    { id: 'matter', heading: exported.matter, width: 9, cell: ({ nth }) => number(nth) },
    ...(table?.columns ?? []).flatMap(cellColumns),
  ];
}

/** A row for each matter with its report's columns before it, for whoever has one table. What is counted is told once for each report, so that a sum is right. */
export function flatColumns({ form, clockOf }: Columns): readonly Told<Matter>[] {
  const once = (told: Told<Matter>): Told<Matter> =>
    told.id === 'trainedStaff' ? { ...told, cell: (of) => (of.nth > 1 ? undefined : told.cell(of)) } : told;
  const own = matterColumns(form);
  const from = own.findIndex(({ id }) => id === 'matter');
  return [...ofReport(reportColumns({ form, clockOf })).map(once), ...own.slice(from)];
}

/** The report's matters; one without any counts as one that is blank, where its report is to be told all the same. */
export function mattersOf(form: Form, report: Report, orBlank = false): readonly Matter[] {
  const rows = rowsOf(report.answers, rowsField(form)?.id ?? '').map(({ cells }) => cells);
  const told = rows.length === 0 && orBlank ? [{}] : rows;
  return told.map((cells, at) => ({ report, nth: at + 1, cells }));
}

const rowsField = (form: Form) => form.fields.find((field) => field.input === 'rows');

const ofReport = (columns: readonly Told<Report>[]): readonly Told<Matter>[] =>
  columns.map((told) => ({ ...told, cell: ({ report }) => told.cell(report) }));

const folioOf = <Of>(of: (one: Of) => Report): Told<Of> => ({
  id: 'folio',
  heading: exported.folio,
  width: 16,
  cell: (one) => text(of(one).folio ?? ''),
});

const unitColumn = <Of>(of: (one: Of) => Report): Told<Of> => ({
  id: 'unitId',
  heading: exported.unitId,
  width: 10,
  cell: (one) => text(answerOf(of(one).answers, 'unit', 'unit')?.id ?? ''),
});

/** The instant at which the last who was needed approved it. */
const approvedAt = (report: Report): string | undefined => approvalOf(report)?.at;

/** A field as the form prints it, and beside it what is counted or sorted by. */
function fieldColumns(form: Form, id: string): readonly Told<Report>[] {
  const field = findField(form, id);
  if (field === undefined) return [];
  const asPrinted: Told<Report> = {
    id,
    heading: labelsOf(form)(id),
    width: WIDTHS[field.input] ?? 30,
    cell: ({ answers }) => {
      const value = answers[id];
      return value === undefined ? undefined : text(showValue(value, answers));
    },
  };
  switch (field.input) {
    case 'unit':
      return [unitColumn((report) => report), asPrinted];
    case 'dates':
      return [asPrinted, ...dayColumns()];
    case 'count':
      return [{ ...asPrinted, cell: ({ answers }) => countOf(answerOf(answers, id, 'count')?.count) }];
    case 'rows':
      return [
        {
          id: `${id}Count`,
          heading: exported.matters,
          width: 9,
          cell: (report) => number(mattersOf(form, report).length),
        },
      ];
    default:
      return [asPrinted];
  }
}

const WIDTHS: Readonly<Partial<Record<Value['kind'], number>>> = {
  unit: 38,
  prose: 60,
  dates: 28,
  boards: 14,
  count: 12,
  districts: 16,
};
const countOf = (count: number | undefined): Cell | undefined => (count === undefined ? undefined : number(count));

/** The days of a visit as days, which sort and filter: the first, the last, and how many. */
const dayColumns = (): readonly Told<Report>[] => [
  { id: 'firstDay', heading: exported.firstDay, width: 12, cell: (report) => day(daysOf(report)[0]) },
  { id: 'lastDay', heading: exported.lastDay, width: 12, cell: (report) => day(daysOf(report).at(-1)) },
  {
    id: 'days',
    heading: exported.days,
    width: 9,
    cell: (report) => countOf(daysOf(report).length === 0 ? undefined : daysOf(report).length),
  },
];

function daysOf({ answers }: Report): readonly string[] {
  const dates = answerOf(answers, 'visitDates', 'dates');
  const days = [...(dates?.days ?? []), ...(dates?.ranges ?? []).flatMap(({ from, to }) => daysFrom(from, to))];
  return [...new Set(days)].sort();
}

/** A project's code and name stand in cells of their own, before what was done. */
function cellColumns(column: Column): readonly Told<Matter>[] {
  const { id, label } = column;
  const valueOf = ({ cells }: Matter) => cells[id];
  const prose: Told<Matter> = {
    id,
    heading: label,
    width: 50,
    cell: (matter) => {
      const value = valueOf(matter);
      return value?.kind === 'prose' || value?.kind === 'project' ? text(showBlocks(value.blocks)) : undefined;
    },
  };
  if (column.input !== 'project') return [prose];
  const part = (name: 'code' | 'name') => (matter: Matter) => {
    const value = valueOf(matter);
    return value?.kind === 'project' ? text(value[name] ?? '') : undefined;
  };
  return [
    { id: `${id}Code`, heading: exported.projectCode, width: 12, cell: part('code') },
    { id: `${id}Name`, heading: exported.projectName, width: 38, cell: part('name') },
    { ...prose, heading: exported.projectWork(label) },
  ];
}
