import { approvalOf, approvalsOf } from './approvals';
import type { InForce } from '../parts';
import type { Approval, HistoryEntry, Report, Seal } from '../types';

/** Whether an approved revision stands while this one is written or reviewed. */
export const isCorrection = (report: Pick<Report, 'inForce'>): boolean => report.inForce !== undefined;

/** What stands while it is corrected. */
export function toForce(report: Report): InForce {
  const { round, answers, skipped, changedAt, submittedAt, sentAt } = report;
  return {
    ...{ round, answers, skipped, changedAt, approvals: approvalsOf(report) },
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(sentAt === undefined ? {} : { sentAt }),
  };
}

/** The report as it reads while its correction is not approved: the approved revision, and nothing of what is written. */
export function inForceOf(report: Report): Report {
  const { inForce } = report;
  if (inForce === undefined) return report;
  const { observations, ...read } = restored(report, inForce);
  // What was observed of its correction is no part of it.
  const before = observations?.filter(({ round }) => round <= inForce.round);
  return before === undefined ? read : { ...read, observations: before };
}

/** The approved revision in place of its correction. */
export function restored(report: Report, inForce: InForce): Report {
  const { approvals, ...stood } = inForce;
  const {
    inForce: _,
    submittedAt: _submitted,
    sentAt: _sent,
    freshRequest: _fresh,
    ...rest
  } = {
    ...report,
  };
  const {
    pending: _pending,
    alsoPending: _also,
    proposal: _proposal,
    unused: _unused,
    returnTo: _to,
    ...settled
  } = rest;
  return {
    ...settled,
    ...stood,
    state: 'approved',
    at: { at: 'summary' },
    approvals,
  };
}

/** The approval that a report's post tells of: that in force, while a correction is written. */
export const approvalShown = (report: Report): Approval | undefined =>
  approvalOf(report.state === 'draft' ? inForceOf(report) : report);

/** The entry by which that approval was given; of two that were counted, the one that made it approved. */
export function approvalSeal(history: readonly HistoryEntry[], { by, at }: Approval): Seal | undefined {
  const found = history.findLast(
    ({ event }) => event.type === 'ReportApproved' && event.at === at && event.by.id === by.id,
  );
  return found === undefined ? undefined : { seq: found.seq, hash: found.hash };
}
