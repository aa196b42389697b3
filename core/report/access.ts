import type { Report, ReportState } from './types';

/** Who is named for what, by person id. */
export interface Roles {
  /** Empty: whoever acts from inside the review channel. */
  readonly reviewers: readonly string[];
  readonly admins: readonly string[];
}

/** Whoever acts, as far as permissions go: under every id they go by. */
interface Known {
  readonly person: { readonly id: string };
  readonly aliases?: readonly string[];
}

/** A report's own id of a person comes first. */
export const idsOf = ({ person, aliases = [] }: Known): readonly string[] => [person.id, ...aliases];

/** In the place of a person's id: whoever is shown something in the review channel. */
export const IN_REVIEW_CHANNEL = 'review-channel';

/** What somebody may read: reports in these states, and their own whatever the state. */
export interface Sight {
  readonly states: readonly ReportState[];
  /** Every id they go by. */
  readonly own: readonly string[];
}

/** States of a report that was sent; before that, it is its author's alone. */
const SENT: readonly ReportState[] = ['in-review', 'changes-requested', 'approved', 'withdrawn'];
const APPROVED: readonly ReportState[] = ['approved'];

/**
 * What whoever goes by these ids may read. Without ids: what anybody of the organization may. Where no
 * reviewers are named, everybody may review, and so read, what was sent.
 */
export function sightOf({ reviewers, admins }: Roles, ids: readonly string[]): Sight {
  const named = ids.some((id) => id === IN_REVIEW_CHANNEL || reviewers.includes(id) || admins.includes(id));
  return { states: named || reviewers.length === 0 ? SENT : APPROVED, own: ids };
}

/** Whether whoever goes by these ids may read that report. */
export function mayRead(roles: Roles, { state, author }: Pick<Report, 'state' | 'author'>, ids: readonly string[]) {
  return ids.includes(author.id) || sightOf(roles, ids).states.includes(state);
}

/** Whether whoever goes by these ids may see who did what to a report, and who read it. */
export const mayAudit = (
  roles: Roles,
  { author }: Pick<Report, 'author'>,
  ids: readonly string[],
  inReviewChannel: boolean,
): boolean => ids.some((id) => id === author.id || roles.admins.includes(id)) || mayReview(roles, ids, inReviewChannel);

/** Whether whoever goes by these ids may decide on reports; nobody does on one of their own (see `decide`). */
export const mayReview = ({ reviewers }: Roles, ids: readonly string[], inReviewChannel: boolean): boolean =>
  reviewers.length === 0 ? inReviewChannel : ids.some((id) => reviewers.includes(id));
