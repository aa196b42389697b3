import { expand, expandToJson } from '../../cards/expand';
import type { AdaptiveCard } from '../../cards/card';
import { postForAll } from '../../core/review/screens/deciding';
import { encodePress, PRESS } from '../../core/screen/press';
import type { PostScreen, Screen } from '../../core/screen/screens';
import { buttons } from '../../core/words/texts.es';
import type { OwnCards } from '../outbox/messenger';
import type { Sender } from '../outbox/sender';
import type { Reply } from '../turns/reply';
import type { Update } from '../turns/update';
import { searchResult } from './extension';

/** What an invoke is answered with. A body that is text is JSON already, see `sendJson`. */
export interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

/**
 * Shows what a turn answers with, and has what its invoke is answered with. Teams has no windows and shows nobody
 * something alone but in the place of the card they pressed: so the answer to a button stands in its place, whatever the
 * place, and what would be whispered stands below, or what is said instead of it.
 */
export function createShow({
  sender,
  update,
  invoke,
}: {
  readonly sender: Sender;
  readonly update: Update;
  readonly invoke: boolean;
}) {
  const { address } = update;
  let answered: Answered | undefined;

  return {
    answered: () => answered,
    show: async (replies: readonly Reply[]): Promise<undefined> => {
      if (update.is === 'query') answered = { status: 200, body: searchResult(replies) };
      else replies.forEach(show);
    },
  };

  function show({ screen: wanted, to = address, where, otherwise, thread, replaces, lost }: Reply): void {
    const screen = where === 'whisper' && !invoke ? (otherwise ?? wanted) : wanted;
    if (screen === 'nothing') return;
    if (invoke) answered = { status: 200, body: inItsPlace(screen) };
    // A client that knows only Action.Submit shows nothing in place by itself: the card is edited.
    else if (replaces !== undefined) sender.replace(to, replaces, screen, lost);
    // A chat of two has no threads.
    else sender.send(to, [screen], thread === undefined || update.is === 'message' ? {} : { thread });
  }
}

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

/** The card that answers whoever pressed or looks, and that they see alone: it is fetched anew with each edit. */
function inItsPlace(screen: Screen): string {
  const card = expandToJson(screen, screen.template === 'post' ? refreshOf(screen.data) : {});
  return `{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":${card}}`;
}

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
