import { contextAt, readAnswer } from '../../form/answers';
import type { AnswerContext, AnswerInput, Asked, Form } from '../../form/definition';
import type { Page, PageRow, Place } from '../../form/kinds/rows/page';
import { readPage } from '../../form/kinds/rows/read-page';
import { projectHeading } from '../../form/kinds/project';
import { blocksIn, blocksOf, proseAsText } from '../../form/kinds/prose';
import { isOnlySigns } from '../../form/reading/words';
import type { Block, CellValue, PageBlock, Row, Value } from '../../form/values';
import { notice, type Notice } from '../../words/notices';
import { problem, type Problem } from '../../words/problems';
import { withNewRows } from './rows';
import { happened, nothing, opened, refused, type CommandOf, type Decision } from '../../record/decision';
import { after, type FilingFact } from '../evolve';
import {
  askedAt,
  isUnwritten,
  isWritten,
  rowOf,
  rowsField,
  storedAt,
  type RowsField,
} from '../../record/queries/steps';
import type { Command, Pending, Report, Step } from '../../record/types';

type Answer = CommandOf<'AnswerStep'>;

/** Notices about the cells of a page that are said at once. */
const NOTICES = 3;

/**
 * Asks whether a page is several rows, where it clearly holds them and an answer of prose or a row was asked for;
 * undefined where it is an answer like any other. A row too long for its cell refuses the page.
 */
export function askedAsRows(form: Form, report: Report, command: Answer, step: Step): Decision | undefined {
  const place = placeOf(form, command, step);
  const table = place === undefined ? undefined : tableFor(form, step);
  if (place === undefined || table === undefined || hasParts(command.input)) return undefined;
  const stored = step.at === 'field' || step.at === 'cell' ? storedAt(report, step) : undefined;
  const blocks = blocksTyped(command.input, stored);
  const page = blocks === undefined ? undefined : readPage(form, table, blocks, place);
  if (page === undefined || isPageAlready(form, table, stored, place)) return undefined;
  const [before, rows] = place === 'table' ? [[], withLead(page)] : [page.before, page.rows];
  const column = columnFor(table, step);
  const found = rowsFrom(table, rows, column, contextOf(report, command));
  if (found === undefined || saysOnlySigns(before)) return undefined;
  if ('problem' in found) return refused(found.problem, { typed: withoutPage(command.input) });
  const lead = before.length === 0 ? undefined : answerOf(form, report, command, step, before);
  if (lead !== undefined && 'problem' in lead) return refused(lead.problem, { typed: withoutPage(command.input) });
  return happened(command, {
    type: 'AnswerHeld',
    pending: {
      step,
      typed: withoutPage(command.input),
      asks: 'rows',
      question: [notice('rows.several', { count: rows.length })],
      readings: [],
      page: { field: table.id, column, before, rows },
    },
  });
}

export function withoutPage({ page: _, ...input }: AnswerInput): AnswerInput {
  return input;
}

/** Where rows are chosen from a card there is no page. */
function placeOf(form: Form, command: Answer, step: Step): Place | undefined {
  if (command.instead !== undefined || step.at === 'summary') return undefined;
  if (step.at === 'columns' || step.at === 'rows') return command.step === undefined ? 'table' : undefined;
  const asked = askedAt(form, step);
  return asked !== undefined && isWritten(asked) && asked.input !== 'text' ? 'prose' : undefined;
}

/** The table that the step is in; of another field, the form's first. */
function tableFor(form: Form, step: Step): RowsField | undefined {
  if (step.at !== 'field') return step.at === 'summary' ? undefined : rowsField(form, step.field);
  return form.fields.map(({ id }) => rowsField(form, id)).find((table) => table !== undefined);
}

/** A project's code and name in inputs of their own make it one project's. */
const hasParts = ({ parts = {} }: AnswerInput): boolean => Object.values(parts).some((part) => part.trim() !== '');

/** What may be a page: more than one line. */
function blocksTyped(
  { text, blocks, page, formatted }: AnswerInput,
  stored: Value | undefined,
): readonly PageBlock[] | undefined {
  if (page !== undefined || blocks !== undefined) return page ?? blocks;
  if (!/[^\s][^\S\n]*[\n\r]/.test(text)) return undefined;
  const tables = blocksIn(stored).filter(({ type }) => type === 'table');
  if (tables.length > 0) return blocksOf(text, tables);
  return formatted ?? [{ type: 'paragraph', text }];
}

/** It was said before that such a page is one answer. */
function isPageAlready(form: Form, table: RowsField, stored: Value | undefined, place: Place): boolean {
  const heading = stored?.kind === 'project' ? projectHeading(stored) : '';
  const blocks: readonly Block[] = [{ type: 'paragraph', text: heading }, ...blocksIn(stored)];
  return readPage(form, table, blocks, place) !== undefined;
}

/** Where rows are asked for, what stands before the first belongs to it. */
function withLead({ before, rows }: Page): readonly PageRow[] {
  const [first, ...others] = rows;
  if (before.length === 0 || first === undefined) return rows;
  const [part, ...parts] = first;
  if (part === undefined || part.column !== undefined) return [[{ blocks: before }, ...first], ...others];
  return [[{ blocks: [...before, ...part.blocks] }, ...parts], ...others];
}

/** For what the page does not say: the column being written, else the one that is usual. */
function columnFor({ columns }: RowsField, step: Step): string {
  if (step.at === 'cell') return step.column;
  return (columns.find(({ usual }) => usual === true) ?? columns[0])?.id ?? '';
}

const contextOf = ({ answers }: Report, { at }: Pick<Command, 'at'>): AnswerContext =>
  contextAt(at.slice(0, 10), answers);

interface FoundRows {
  readonly rows: readonly Row[];
  readonly notices: readonly Notice[];
}

/** The rows as their cells read them; undefined where one says nothing. Ids are given when they are added. */
function rowsFrom(
  { columns }: RowsField,
  rows: readonly PageRow[],
  column: string,
  context: AnswerContext,
): FoundRows | { readonly problem: Problem } | undefined {
  const made: Row[] = [];
  const notices: Notice[] = [];
  for (const [at, parts] of rows.entries()) {
    const cells: Record<string, CellValue> = {};
    for (const one of columns) {
      const blocks = parts.filter((part) => (part.column ?? column) === one.id).flatMap((part) => part.blocks);
      if (blocks.length === 0) continue;
      const cell = saysOnlySigns(blocks) ? undefined : cellOf(one, blocks, context);
      if (cell === undefined) return undefined;
      if ('problem' in cell) return { problem: ofRow(at + 1, cell.problem) };
      cells[one.id] = cell.value;
      notices.push(...cell.notices);
    }
    made.push({ id: String(at + 1), columns: Object.keys(cells), cells });
  }
  return { rows: made, notices };
}

const ofRow = (row: number, why: Problem): Problem =>
  why.code === 'answer.too-long' ? problem('rows.too-long', { row, ...why.details }) : why;

interface FoundCell {
  readonly value: CellValue;
  readonly notices: readonly Notice[];
}

function cellOf(
  asked: Asked,
  blocks: readonly Block[],
  context: AnswerContext,
  previous?: Value,
): FoundCell | { readonly problem: Problem } | undefined {
  const outcome = readAnswer(asked, { text: proseAsText(blocks), blocks }, context, previous);
  if (outcome.is === 'refused') return { problem: outcome.problem };
  if (outcome.is !== 'accepted') return undefined;
  const { value, notice: notices = [] } = outcome;
  return value.kind === 'prose' || value.kind === 'project' ? { value, notices } : undefined;
}

/** The answer of a step: what stands before the first row. */
function answerOf(form: Form, report: Report, command: Command, step: Step, before: readonly Block[]) {
  if (step.at !== 'field' && step.at !== 'cell') return undefined;
  const asked = askedAt(form, step);
  if (asked?.input !== 'prose' && asked?.input !== 'project') return undefined;
  return cellOf(asked, before, contextOf(report, command), storedAt(report, step));
}

const saysOnlySigns = (blocks: readonly Block[]): boolean =>
  blocks.length > 0 && blocks.every((block) => block.type === 'paragraph' && isOnlySigns(block.text));

/**
 * Adds the rows of the page after those of now. What stands before them answers the step; where nothing does, a row
 * that was about to be written gives way to them, and a field that has no answer is asked again.
 */
export function takeRows(
  form: Form,
  report: Report,
  command: Command,
  { step, page }: Pending,
  chosen: string | undefined,
): Decision {
  const table = page === undefined ? undefined : rowsField(form, page.field);
  if (page === undefined || table === undefined) return nothing;
  const column = table.columns.find(({ id }) => id === chosen)?.id ?? page.column;
  const found = rowsFrom(table, page.rows, column, contextOf(report, command));
  if (found === undefined) return nothing;
  if ('problem' in found) return refused(found.problem);
  const lead = page.before.length === 0 ? undefined : answerOf(form, report, command, step, page.before);
  if (lead !== undefined && 'problem' in lead) return refused(lead.problem);
  const emptied = lead === undefined ? removedFor(report, step) : [];
  const said = [...found.notices, ...(lead?.notices ?? [])].slice(0, NOTICES);
  const count = found.rows.length;
  const added: FilingFact = {
    type: 'StepAnswered',
    step: { at: 'field', field: table.id },
    value: withNewRows(after(report, command, ...emptied), table.id, found.rows),
    ...(lead !== undefined && step.at === 'field' ? { also: { [step.field]: lead.value } } : {}),
    notice: [notice('rows.added', { count }), ...said],
  };
  const own: FilingFact[] =
    lead !== undefined && step.at === 'cell' ? [{ type: 'StepAnswered', step, value: lead.value }] : [];
  const isOpen = step.at === 'field' && lead === undefined && storedAt(report, step) === undefined;
  const next: Step = isOpen ? step : { at: 'rows', field: table.id };
  return happened(command, ...emptied, added, ...own, opened(next, report.returnTo));
}

/** The row that was being written, where nothing is written in it. */
function removedFor(report: Report, step: Step): readonly FilingFact[] {
  if (step.at !== 'cell' && step.at !== 'columns') return [];
  const row = rowOf(report.answers, step.field, step.row);
  return row !== undefined && isUnwritten(row) ? [{ type: 'RowRemoved', field: step.field, row: row.id }] : [];
}
