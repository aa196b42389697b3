import type { Field, Form } from '../../form/definition';
import type { Answers } from '../../form/values';
import { isAsked, isUnwritten, mayBeAsked, rowsOf, stepKey } from './steps';
import type { ChangeRequest, Report, ReportState } from '../types';

/** States in which a report's author writes in it. */
export const OPEN: readonly ReportState[] = ['draft', 'changes-requested'];

export const ANY: readonly ReportState[] = [
  'draft',
  'in-review',
  'changes-requested',
  'approved',
  'withdrawn',
  'cancelled',
];

export const isOpen = ({ state }: Pick<Report, 'state'>): boolean => OPEN.includes(state);

/**
 * How a field stands in its report: `aside`, its answer is kept, and not part of the report any more; `none`, it
 * does not apply to this report; `open`, it is still to come.
 */
export type Standing = 'asked' | 'answered' | 'blank' | 'aside' | 'none' | 'open';

export function standingOf(form: Form, report: Report, field: Field): Standing {
  const { at } = report;
  if (at.at !== 'summary' && at.field === field.id) return 'asked';
  if (isSetAside(report, field)) return 'aside';
  if (isAnswered(report, field)) return 'answered';
  if (!mayBeAsked(form, report, field)) return 'none';
  return report.skipped.includes(keyOf(field.id)) ? 'blank' : 'open';
}

/** Whether the field counts among those of this report: «Campo 3 de 8». */
export function isCounted(form: Form, report: Report, field: Field): boolean {
  const standing = standingOf(form, report, field);
  return standing !== 'none' && standing !== 'aside';
}

const keyOf = (field: string): string => stepKey({ at: 'field', field });

/** A table is answered once one of its rows is written. */
export const isAnswered = (report: Report, { id, input }: Field): boolean =>
  input === 'rows' ? rowsOf(report.answers, id).some((row) => !isUnwritten(row)) : report.answers[id] !== undefined;

/**
 * Whether the field stopped applying after it was answered: the answer is kept, and printed nowhere. One that was
 * answered though it did not apply was meant, and is printed.
 */
export function isSetAside(report: Aging, field: Field): boolean {
  const { askWhen, id } = field;
  if (askWhen === undefined || report.answers[id] === undefined || isAsked(field, report.answers)) return false;
  const { changedAt = {} } = report;
  return (changedAt[keyOf(id)] ?? 0) < (changedAt[keyOf(askWhen.field)] ?? 0);
}

type Aging = Pick<Report, 'answers'> & Partial<Pick<Report, 'changedAt'>>;

/** The answers that the report shows its readers: none that was set aside. */
export function shownAnswers(form: Form, report: Aging): Answers {
  const aside = form.fields.filter((field) => isSetAside(report, field)).map(({ id }) => id);
  if (aside.length === 0) return report.answers;
  return Object.fromEntries(Object.entries(report.answers).filter(([id]) => !aside.includes(id)));
}

/** The request for changes that waits for its answer. */
export const requestedOf = (report: Report): ChangeRequest | undefined =>
  report.state === 'changes-requested' ? report.changeRequests.at(-1) : undefined;
