import { approvalsOf } from './approvals';
import type { InForce } from './parts';
import type { Report } from './types';

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
    approval: _approval,
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
  const approval = approvals.at(-1);
  return {
    ...settled,
    ...stood,
    state: 'approved',
    at: { at: 'summary' },
    approvals,
    ...(approval === undefined ? {} : { approval }),
  };
}
