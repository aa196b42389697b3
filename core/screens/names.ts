import { showValue } from '../form/answers';
import { findField, type Form } from '../form/definition';
import { columnOf, rowsField, rowsOf } from '../report/steps';
import type { Report, Step } from '../report/types';
import type { Answers, Value } from '../form/values';
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

/** "Informe de visita · Campo 3 de 9". */
export const progressOf = (form: Form, field: string): string =>
  walk.progress(form.fields.findIndex((candidate) => candidate.id === field) + 1, form.fields.length);

/** Characters of an answer shown on one line. */
const LINE = 120;

/** An answer on one line, cut with "…" where it is longer than the line holds. */
export const showBrief = (value: Value, answers: Answers = {}, length = LINE): string =>
  clipped(showValue(value, answers), length);
