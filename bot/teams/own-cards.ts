import { postForAll } from '../../core/screens/deciding';
import { encodePress, PRESS } from '../../core/screens/press';
import type { PostScreen, Screen } from '../../core/screens/screens';
import { buttons } from '../../core/words/texts.es';
import type { AdaptiveCard } from '../../cards/card';
import { expand, expandToJson } from '../../cards/expand';
import type { OwnCards } from '../outbox/messenger';

/**
 * Teams' user-specific views: at most 60 people, by the ids that Teams itself gave them, and not by those of the
 * directory. Their clients fetch the card that takes the place of the one all others see; where one cannot, that stays.
 * Rule: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views
 */
export const ownCards: OwnCards = { most: 60, reaches: (personId) => personId.startsWith('teams:29:') };

/** The card of a message, as all see it who are there. */
export const drawnForAll = (screen: Screen): AdaptiveCard =>
  screen.template === 'post'
    ? expand({ ...screen, data: postForAll(screen.data) }, refreshOf(screen.data))
    : expand(screen);

/** The card that answers whoever pressed or looks, and that they see alone, as JSON: it is fetched anew with each edit. */
export const drawnForOne = (screen: Screen): string =>
  expandToJson(screen, screen.template === 'post' ? refreshOf(screen.data) : {});

function refreshOf({ deciders }: PostScreen): Pick<AdaptiveCard, 'refresh'> {
  if (deciders === undefined) return {};
  const { ids, refresh } = deciders;
  const { verb } = refresh;
  return {
    refresh: {
      action: { type: 'Action.Execute', title: buttons.refresh, verb, data: { [PRESS]: encodePress(refresh) } },
      userIds: ids.map((id) => id.slice('teams:'.length)),
    },
  };
}
