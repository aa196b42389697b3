import type { FormReading } from '../form/read-filled';
import type { FormTaken } from '../record/form-file';
import { rowsOf, stepKey } from '../record/queries/steps';
import { withUnused } from './proposing';
import type { Event, Report } from '../record/types';

/** The report with what the file says; what is in no answer is at hand for the fields of prose. */
export function withForm(report: Report, { answers, unread, rest, skipped }: FormTaken): Report {
  const rows = Object.keys(answers).flatMap((field) => rowsOf(answers, field).map(({ id }) => Number(id)));
  return withUnused(
    withUnread({ ...report, answers, skipped, rowCount: Math.max(report.rowCount, ...rows) }, unread),
    rest,
  );
}

export function withUnread(report: Report, unread: FormReading['unread'] = {}): Report {
  const { unread: before = {}, ...others } = report;
  const all = { ...before, ...unread };
  return Object.keys(all).length === 0 ? others : { ...others, unread: all };
}

/** What was asked about since, answered or left blank is to be asked no more. */
export function withoutAsked(report: Report, event: Event): Report {
  const { unread, ...others } = report;
  if (unread === undefined) return report;
  if (event.type === 'ReportSubmitted' || event.type === 'ReportCancelled') return others;
  const asked = event.type === 'AnswerHeld' && event.pending.step.at === 'field' ? event.pending.step.field : undefined;
  const isDone = (field: string): boolean =>
    field === asked || report.answers[field] !== undefined || report.skipped.includes(stepKey({ at: 'field', field }));
  const left = Object.fromEntries(Object.entries(unread).filter(([field]) => !isDone(field)));
  return Object.keys(left).length === 0 ? others : { ...others, unread: left };
}
