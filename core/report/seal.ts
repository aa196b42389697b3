import { inForceOf } from './in-force';
import type { Approval, HistoryEntry, Report, Seal } from './types';

/** The approval that a report's post tells of: that in force, while a correction is written. */
export const approvalShown = (report: Report): Approval | undefined =>
  (report.state === 'draft' ? inForceOf(report) : report).approval;

/** The entry by which that approval was given; of two that were counted, the one that made it approved. */
export function approvalSeal(history: readonly HistoryEntry[], { by, at }: Approval): Seal | undefined {
  const found = history.findLast(
    ({ event }) => event.type === 'ReportApproved' && event.at === at && event.by.id === by.id,
  );
  return found === undefined ? undefined : { seq: found.seq, hash: found.hash };
}
