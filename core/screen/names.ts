import { showValue } from '../form/answers';
import { findField, labelsOf, type Form } from '../form/definition';
import { isCounted } from '../record/queries/standing';
import { columnOf, rowsField, rowsOf } from '../record/queries/steps';
import type { Report, Step } from '../record/types';
import type { Answers, ProjectValue, Value } from '../form/values';
import { showBlocks } from '../form/kinds/prose';
import { walk } from '../words/texts.es';
import { clipped } from './weight';

/** What is asked at a step, by its official label; '' at the summary. */
export function labelOf(form: Form, step: Step): string {
  if (step.at === 'summary') return '';
  if (step.at === 'cell') return columnOf(form, step)?.label ?? '';
  return findField(form, step.field)?.label ?? '';
}

/** Rows are counted as they stand, from 1; a new one comes after the last. */
export function rowNumber(report: Report, field: string, row: string): number {
  const rows = rowsOf(report.answers, field);
  const index = rows.findIndex((candidate) => candidate.id === row);
  return index < 0 ? rows.length + 1 : index + 1;
}

/** "Asunto 2". */
export const rowTitle = (form: Form, report: Report, field: string, row: string): string =>
  walk.rowTitle(rowsField(form, field)?.rowName ?? '', rowNumber(report, field, row));

/** Where a field stands among those that are asked, from 1. One that is not, opened by itself, counts too. */
export function placeInForm(form: Form, report: Report, id: string): { readonly field: number; readonly of: number } {
  const counted = form.fields.filter((field) => field.id === id || isCounted(form, report, field));
  return { field: counted.findIndex((field) => field.id === id) + 1, of: counted.length };
}

/** "Informe de visita · Campo 3 de 9". */
export function progressOf(form: Form, report: Report, id: string): string {
  const { field, of } = placeInForm(form, report, id);
  return walk.progress(field, of);
}

/** The same inside a table: "… · Asunto 2". */
export const rowProgressOf = (form: Form, report: Report, field: string, row: string): string =>
  walk.rowProgress(progressOf(form, report, field), rowTitle(form, report, field, row));

/** The official labels of a row's columns; of many, how many. */
export function columnsText(form: Form, field: string, columns: readonly string[]): string {
  const labels = columns.map((column) => labelsOf(form)(`${field}.${column}`));
  return labels.length > COLUMNS_NAMED ? walk.columnsSaved(labels.length) : labels.join('; ');
}

const COLUMNS_NAMED = 2;

/** Characters of an answer shown on one line. */
const LINE = 120;

/** An answer on one line, cut with "…" where it is longer than the line holds. */
export const showBrief = (value: Value, answers: Answers = {}, length = LINE): string =>
  clipped(value.kind === 'project' ? partsOf(value).join(' · ') : showValue(value, answers), length);

/** The same, a project's code and name each on a line of its own. */
export const showBriefLines = (value: Value, answers: Answers = {}): string =>
  value.kind === 'project'
    ? partsOf(value)
        .map((part) => clipped(part, LINE))
        .join('\n')
    : showBrief(value, answers);

const partsOf = ({ code = '', name = '', blocks }: ProjectValue): readonly string[] =>
  [code, name, showBlocks(blocks)].filter((part) => part !== '');
