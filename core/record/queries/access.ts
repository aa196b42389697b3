import { answerOf, stateKeysIn, type Answers } from '../../form/values';
import { approvalsOf } from './approvals';
import type { ApprovalRule } from '../commands';
import { inForceOf } from './in-force';
import { idsOf, isAuthorOf, type Known } from './people';
import { answersOthersRead } from './sent';
import type { Report, ReportState } from '../types';

export { idsOf } from './people';

/** A reviewer of some reports alone: those of that unit, or of that state among others. */
export interface ScopedReviewer {
  readonly id: string;
  readonly unit?: string;
  readonly state?: string;
}

/** Who is named for what, by person id. */
export interface Roles {
  /** Of all reports. Where these and the scoped ones are none: whoever acts from inside the review channel. */
  readonly reviewers: readonly string[];
  /** A person may be here several times. */
  readonly scoped?: readonly ScopedReviewer[];
  readonly admins: readonly string[];
  /** How many must approve a report; one where it does not say. */
  readonly approvals?: number;
}

/** In the place of a person's id: whoever is shown something in the review channel. */
export const IN_REVIEW_CHANNEL = 'review-channel';

/** In the place of a person's ids: whoever of the organization is shown something, which is nobody in particular. */
export const ANYBODY: readonly string[] = [];

/** Whether anybody is named to review; where nobody is, the review channel's people do, and all may read. */
export const namesReviewers = ({ reviewers, scoped = [] }: Roles): boolean => reviewers.length + scoped.length > 0;

/** Units and states, by their keys in the catalogues. */
export interface Scope {
  readonly units: readonly string[];
  readonly states: readonly string[];
}

/** What somebody may read: reports in these states, and their own whatever the state. A report that is corrected reads as approved to all others. */
export interface Sight {
  readonly states: readonly ReportState[];
  /** Every id they go by. */
  readonly own: readonly string[];
  /** Whose reports they read once they are sent, besides. */
  readonly scope?: Scope;
}

/** States of a report that was sent; before that, it is its author's alone. */
export const SENT: readonly ReportState[] = ['in-review', 'changes-requested', 'approved', 'withdrawn'];
const APPROVED: readonly ReportState[] = ['approved'];

/**
 * What whoever goes by these ids may read. Without ids: what anybody of the organization may. Where no
 * reviewers are named, everybody may review, and so read, what was sent.
 */
export function sightOf(roles: Roles, ids: readonly string[]): Sight {
  const { reviewers, admins, scoped = [] } = roles;
  const named = ids.some((id) => id === IN_REVIEW_CHANNEL || reviewers.includes(id) || admins.includes(id));
  if (named || !namesReviewers(roles)) return { states: SENT, own: ids };
  const theirs = scoped.filter(({ id }) => ids.includes(id));
  const seen: Sight = { states: APPROVED, own: ids };
  return theirs.length === 0 ? seen : { ...seen, scope: scopeOf(theirs) };
}

const scopeOf = (theirs: readonly ScopedReviewer[]): Scope => ({
  units: [...new Set(theirs.flatMap(({ unit }) => unit ?? []))],
  states: [...new Set(theirs.flatMap(({ state }) => state ?? []))],
});

/** Of a report, what says who may read it. */
export interface Held {
  readonly state: ReportState;
  readonly author: { readonly id: string };
  /** An approved revision stands while this one is corrected. */
  readonly corrects: boolean;
  readonly unit: string | undefined;
  readonly states: readonly string[];
}

/** The state in which a report reads to whoever has that sight; undefined: as if it were not there. */
export function stateSeen({ states, own, scope }: Sight, held: Held): ReportState | undefined {
  const { state, author, corrects } = held;
  const isTheirs = own.includes(author.id) || states.includes(state);
  const isInScope = SENT.includes(state) && scope !== undefined && isIn(scope, held);
  if (isTheirs || isInScope) return state;
  return corrects ? 'approved' : undefined;
}

const isIn = ({ units, states }: Scope, held: Pick<Held, 'unit' | 'states'>): boolean =>
  (held.unit !== undefined && units.includes(held.unit)) || held.states.some((state) => states.includes(state));

type Placed = Pick<Report, 'state' | 'author' | 'answers' | 'inForce' | 'round' | 'previous'>;

/** It belongs to whom others read it as, whatever its author is writing. */
export function heldOf(report: Placed): Held {
  const { state, author, inForce } = report;
  return { state, author, corrects: inForce !== undefined, ...placeIn(answersOthersRead(report)) };
}

const placeIn = (answers: Answers): Pick<Held, 'unit' | 'states'> => ({
  unit: answerOf(answers, 'unit', 'unit')?.id,
  states: stateKeysIn(answers),
});

/** Whether whoever goes by these ids may read that report. */
export const mayRead = (roles: Roles, report: Placed, ids: readonly string[]): boolean =>
  stateSeen(sightOf(roles, ids), heldOf(report)) !== undefined;

/**
 * The report as whoever goes by these ids reads it: to everybody but its author, and reviewers once it was sent, one
 * that is corrected is the approved revision. Undefined where they may not.
 */
export function asReadBy(roles: Roles, report: Report, ids: readonly string[]): Report | undefined {
  const seen = stateSeen(sightOf(roles, ids), heldOf(report));
  if (seen === undefined) return undefined;
  return seen === report.state ? report : inForceOf(report);
}

/** Whether whoever goes by these ids may decide on that report; nobody does on one of their own (see `decide`). */
export function mayReview(roles: Roles, report: Placed, ids: readonly string[], inReviewChannel: boolean): boolean {
  if (!namesReviewers(roles)) return inReviewChannel;
  if (ids.some((id) => roles.reviewers.includes(id))) return true;
  const theirs = (roles.scoped ?? []).filter(({ id }) => ids.includes(id));
  return isIn(scopeOf(theirs), heldOf(report));
}

/** The ids that are named to decide on that report. */
export const reviewersOf = (roles: Roles, report: Placed): readonly string[] =>
  [...new Set([...roles.reviewers, ...(roles.scoped ?? []).map(({ id }) => id)])].filter((id) =>
    mayReview(roles, report, [id], false),
  );

/** Whether somebody may see who did what to a report, and who read it. */
export const mayAudit = (roles: Roles, report: Placed, who: Known, inReviewChannel: boolean): boolean =>
  isAuthorOf(report, who) ||
  idsOf(who).some((id) => roles.admins.includes(id)) ||
  mayReview(roles, report, idsOf(who), inReviewChannel);

/** Whether whoever goes by these ids may decide on some report. */
export const reviewsAny = (roles: Roles, ids: readonly string[], inReviewChannel: boolean): boolean =>
  namesReviewers(roles)
    ? ids.some((id) => roles.reviewers.includes(id) || (roles.scoped ?? []).some((one) => one.id === id))
    : inReviewChannel;

/** Whether somebody has reports by the hundred, a month's or an export of all that they may read: whoever reviews some of them or administers does; of all others, their own is enough. */
export const mayGather = (roles: Roles, ids: readonly string[]): boolean =>
  !namesReviewers(roles) ||
  ids.some((id) => id === IN_REVIEW_CHANNEL || roles.admins.includes(id)) ||
  reviewsAny(roles, ids, false);

/**
 * How many must approve that report, and which of those who have count no more: who may not decide on it now, or is
 * known by now to be its author, or somebody who approved again. `known`: every id that somebody goes by, as of now.
 */
export function approvalRule(
  roles: Roles,
  report: Report,
  known: ReadonlyMap<string, readonly string[]> = new Map(),
): ApprovalRule {
  const { approvals: needed = 1 } = roles;
  const given = approvalsOf(report).map(({ by, under = [] }) => ({
    id: by.id,
    ids: [...new Set([by.id, ...under, ...(known.get(by.id) ?? [])])],
  }));
  const lapsed = given.flatMap(({ id, ids }, at) => {
    const isAgain = given.slice(at + 1).some((later) => ids.includes(later.id) || later.ids.includes(id));
    // Of people who are not named, whoever acted from inside the channel keeps the right.
    return isAgain || ids.includes(report.author.id) || !mayReview(roles, report, ids, true) ? [id] : [];
  });
  return { needed, lapsed };
}
