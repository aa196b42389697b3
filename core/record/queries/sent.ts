import { inForceOf } from './in-force';
import type { Report } from '../types';

/**
 * The report as it was sent last: what everybody but its author reads and gets while its author is at work on it, so
 * that nothing half typed is read as said.
 */
export function asSent(report: Report): Report {
  const { previous } = report;
  if (previous?.round !== report.round) return report;
  const { answers, changedAt = report.changedAt } = previous;
  return { ...report, answers, changedAt };
}

/** The report as whoever goes by these ids reads it: its author what they write, everybody else what was sent. */
export const asSentTo = (report: Report, ids: readonly string[] = []): Report =>
  ids.includes(report.author.id) ? report : asSent(report);

/**
 * The report as the review channel reads it, on its post and as files under it: what was sent last, or the approved
 * revision until its correction is sent.
 */
export const asReviewersRead = (report: Report): Report =>
  report.state === 'draft' ? inForceOf(report) : asSent(report);

/** The report as everybody reads it who neither wrote nor reviews it: the approved revision in force, else what was sent last. */
export const asOthersRead = (report: Report): Report =>
  report.inForce === undefined ? asSent(report) : inForceOf(report);

/** The answers of the same, of a report that may be known in part. */
export function answersOthersRead<A>({ answers, round, previous, inForce }: Written<A>): A {
  if (inForce !== undefined) return inForce.answers;
  return previous?.round === round ? previous.answers : answers;
}

interface Written<A> {
  readonly answers: A;
  readonly round: number;
  readonly previous?: { readonly round: number; readonly answers: A };
  readonly inForce?: { readonly answers: A };
}

/** The report with what was sent kept aside, where its author is about to write again; as it is where they do already. */
export function keepingSent(report: Report): Report {
  const { round, state, answers, changedAt, submittedAt = '' } = report;
  if (state === 'changes-requested' || report.previous?.round === round) return report;
  return { ...report, previous: { round, answers, changedAt, at: submittedAt } };
}
