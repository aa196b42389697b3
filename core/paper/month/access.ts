import {
  heldOf,
  idsOf,
  IN_REVIEW_CHANNEL,
  mayGather,
  sightOf,
  stateSeen,
  type Roles,
} from '../../record/queries/access';
import type { Known } from '../../record/queries/people';
import type { Report } from '../../record/types';

/**
 * The ids under which somebody has a month's report, or undefined where it is not theirs to have: it is whoever's may
 * review some report, or administer the bot. Where no reviewers are named, all read what was sent.
 */
export function gatheringAs(roles: Roles, who: Known, inReviewChannel: boolean): readonly string[] | undefined {
  if (inReviewChannel) return [IN_REVIEW_CHANNEL];
  const ids = idsOf(who);
  return mayGather(roles, ids) ? ids : undefined;
}

/** Whether whoever goes by these ids may be told that this report waits: approved ones all read, others not. */
export const mayName = (roles: Roles, stored: Report, ids: readonly string[]): boolean =>
  stateSeen(sightOf(roles, ids), { ...heldOf(stored), state: 'in-review', corrects: false }) !== undefined;
