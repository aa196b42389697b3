import type { Form } from '../form/definition';
import type { Row } from '../form/values';
import { isAsked, rowsOf } from './steps';
import type { Report } from './types';

/** A row that says nothing yet. */
export const isUnwritten = (row: Row): boolean => Object.keys(row.cells).length === 0;

/** Ids of the required fields that are blank; a table wants one row that says something. */
export function missingFields(form: Form, report: Report): readonly string[] {
  return form.fields
    .filter((field) => field.required === true)
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
