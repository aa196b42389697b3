import { readAnswer } from './answers';
import { reportingMonthAt } from './catalogues/catalogues';
import type { AnswerContext, AnswerInput, Asked, Field, Form, Outcome } from './definition';
import type { FilledCell, FilledForm, FilledRow } from './filled';
import { edgesOf } from './kinds/dates/span';
import { headsProject } from './kinds/project';
import { proseAsText } from './kinds/prose';
import type { Answers, Block, CellValue, PlainDate, Row, Value, YearMonth } from './values';

/** A filled-in form as its fields read it. */
export interface FormReading {
  /** What each field took without a question. */
  readonly answers: Answers;
  /** What stands at a field that did not take it, as it is written there, by field id. */
  readonly unread: Readonly<Record<string, string>>;
  /** What is in no answer and asked about nowhere: what stands under no label, and cells that their columns did not take. */
  readonly rest: readonly Block[];
}

/** Characters of a short answer that are asked about again. */
const UNREAD = 500;

/**
 * Reads each field as it would read a typed answer, in the form's order: what it would ask about is asked, and nothing
 * is picked. A phrase that stands for states is taken as it is printed.
 */
export function readFilled(form: Form, filled: FilledForm, today: PlainDate): FormReading {
  const answers: Record<string, Value> = {};
  const unread: Record<string, string> = {};
  const rest = [...filled.rest];
  const month = monthIn(form, filled, today);
  for (const field of form.fields) {
    const context: AnswerContext = { today, reportingMonth: month, answers };
    if (field.input === 'rows') {
      const read = readRows(field, filled.rows, context);
      if (read.rows.length > 0) answers[field.id] = { kind: 'rows', rows: read.rows };
      rest.push(...read.rest);
      continue;
    }
    const blocks = filled.fields[field.id] ?? [];
    const typed = proseAsText(blocks);
    if (typed === '') continue;
    const outcome = readAnswer(field, field.input === 'prose' ? { text: typed, blocks } : { text: typed }, context);
    const value = takenIn(outcome);
    if (value !== undefined) answers[field.id] = value;
    else if (outcome.is === 'blank') continue;
    else if (typed.length <= UNREAD) unread[field.id] = typed;
    else rest.push(...blocks);
  }
  return { answers, unread, rest };
}

/** The month of the visit says what the month's report is, and so what a phrase stands for; without one, today does. */
function monthIn(form: Form, filled: FilledForm, today: PlainDate): YearMonth {
  const usual = reportingMonthAt(today);
  const field = form.fields.find(({ input }) => input === 'dates');
  const text = field === undefined ? '' : proseAsText(filled.fields[field.id] ?? []);
  if (field === undefined || text === '') return usual;
  const outcome = readAnswer(field, { text }, { today, reportingMonth: usual, answers: {} });
  const days = outcome.is === 'accepted' && outcome.value.kind === 'dates' ? edgesOf(outcome.value) : [];
  return days.at(-1)?.slice(0, 7) ?? usual;
}

function takenIn(outcome: Outcome): Value | undefined {
  if (outcome.is === 'accepted') return outcome.value;
  const [first] = outcome.is === 'confirm' ? outcome.readings : [];
  return first?.value.kind === 'states' && first.value.literal !== undefined ? first.value : undefined;
}

type RowsField = Extract<Field, { input: 'rows' }>;

function readRows({ columns }: RowsField, rows: readonly FilledRow[], context: AnswerContext) {
  const read: Row[] = [];
  const rest: Block[] = [];
  for (const row of rows) {
    const cells: Record<string, CellValue> = {};
    for (const column of columns) {
      const cell = row[column.id];
      const outcome = cell === undefined ? undefined : readAnswer(column, inputOf(column, cell), context);
      if (cell === undefined || outcome === undefined || outcome.is === 'blank') continue;
      const value = outcome.is === 'accepted' ? outcome.value : undefined;
      if (value?.kind === 'prose' || value?.kind === 'project') cells[column.id] = value;
      else rest.push(...headed(cell));
    }
    const filled = Object.keys(cells);
    if (filled.length > 0) read.push({ id: String(read.length + 1), columns: filled, cells });
  }
  return { rows: read, rest };
}

/** What heads a project's cell is its code and name; without a code it is a name. */
function inputOf(column: Asked, cell: FilledCell): AnswerInput {
  const { heading, blocks } = cell;
  if (heading === undefined || column.input !== 'project') {
    const all = headed(cell);
    return { text: proseAsText(all), blocks: all };
  }
  const parts = headsProject(heading) ? { projectCode: heading } : { projectName: heading };
  return { text: proseAsText(blocks), blocks, parts };
}

const headed = ({ heading, blocks }: FilledCell): readonly Block[] =>
  heading === undefined ? blocks : [{ type: 'paragraph', text: heading }, ...blocks];
