import type { Approval, Decided, Instant } from '../parts';
import type { Report } from '../types';

/** How long whoever decided may take it back, in ms. */
export const TAKE_BACK_MS = 10 * 60_000;

/** Those of the revision that is reviewed, or was approved, in their order. */
export const approvalsOf = ({ approvals = [] }: Pick<Report, 'approvals'>): readonly Approval[] => approvals;

/** The last of them, by which it was approved; undefined while it is not. */
export const approvalOf = ({ state, approvals = [] }: Pick<Report, 'state' | 'approvals'>): Approval | undefined =>
  state === 'approved' ? approvals.at(-1) : undefined;

/** Whether that approval is of whoever goes by these ids. */
export const isOf = ({ by, under = [] }: Approval, ids: readonly string[]): boolean =>
  [by.id, ...under].some((id) => ids.includes(id));

/** The decisions that hold the report where it is, the newest last. */
export function decisionsOf(report: Report): readonly Decided[] {
  const { state, freshRequest, changeRequests } = report;
  if (state === 'in-review' || state === 'approved')
    return approvalsOf(report).map(({ by, at }) => ({ is: state === 'approved' ? 'approval' : 'counted', by, at }));
  const request = freshRequest ?? changeRequests.at(-1);
  return state !== 'changes-requested' || request === undefined
    ? []
    : [{ is: 'request', by: request.by, at: request.at }];
}

export const isLate = (decided: Decided, at: Instant): boolean =>
  Date.parse(at) - Date.parse(decided.at) > TAKE_BACK_MS;

/** Until when the newest decision may be taken back. */
export const takenBackUntil = ({ at }: Decided): Instant => new Date(Date.parse(at) + TAKE_BACK_MS).toISOString();
