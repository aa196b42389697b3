import { namesReviewers, reviewersOf, type Roles } from '../../core/record/queries/access';
import type { Known } from '../../core/record/queries/people';
import { platformOf } from '../../core/record/queries/posts';
import type { Address, Report } from '../../core/record/types';
import type { PostScreen } from '../../core/screen/screens';
import type { Messenger } from './messenger';

/**
 * Who has a card of their own of that report's post there, which alone has the buttons to decide; nothing where all see
 * the same: the platform has no such cards, nobody is named to review, too many are, or one cannot be reached by it.
 */
export type Deciders = (report: Report, where: Address) => Promise<Pick<PostScreen, 'deciders'>>;

export function createDeciders(options: {
  readonly messenger: Pick<Messenger, 'ownCards'>;
  /** Every id that somebody goes by. */
  readonly people: { readonly idsOf: (who: Known) => Promise<readonly string[]> };
  readonly roles: Roles;
}): Deciders {
  const { messenger, people, roles } = options;

  return async (report, where) => {
    const cards = messenger.ownCards?.(where);
    if (cards === undefined || !namesReviewers(roles)) return {};
    const found = new Set<string>();
    for (const id of reviewersOf(roles, report)) {
      // What was decided is shown though the store says nothing more: a press is asked again who gives it.
      const ids = await people.idsOf({ person: { id } }).catch(() => [id]);
      const there = ids.filter((one) => platformOf(one) === where.platform);
      const reached = there.filter(cards.reaches);
      // Without a card of their own, they would be left without the buttons.
      if (reached.length === 0 && there.length > 0) return {};
      // Nobody decides on a report of their own.
      if (!ids.includes(report.author.id)) for (const one of reached) found.add(one);
    }
    if (found.size === 0 || found.size > cards.most) return {};
    return { deciders: { ids: [...found], refresh: { verb: 'refresh', report: report.id } } };
  };
}
