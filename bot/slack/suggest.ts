import { suggested, toBlockKit } from '../../cards/block-kit';
import { expandWhole } from '../../cards/expand';
import type { Log } from '../../core/runtime';
import type { Screen } from '../../core/screens/screens';
import { decodeMarkup } from './markup';
import type { PayloadOf } from './payload';
import { personId } from './people';

export interface SuggestOptions {
  readonly log: Log;
  /** What somebody's card asks, by the data of the buttons on it. */
  readonly openCard: (personId: string, buttons: readonly unknown[]) => Promise<Screen | undefined>;
}

/**
 * Answers a list that is asked for as somebody types in it. Nothing is kept between the card and the question:
 * the card is drawn again, and its list is searched. A list that is none of the card's is answered empty.
 */
export function createSuggest({ log, openCard }: SuggestOptions) {
  return async ({ who, input, typed, buttons }: PayloadOf<'suggest'>): Promise<object> => {
    try {
      const screen = await openCard(personId(who.id), buttons);
      const lists = screen === undefined ? {} : toBlockKit(expandWhole(screen)).externalOptions;
      const list = Object.hasOwn(lists, input) ? lists[input] : undefined;
      return suggested(
        list ?? [],
        decodeMarkup(typed, () => undefined),
      );
    } catch (error) {
      log.error('Slack list not answered', { reason: String(error) });
      return suggested([], '');
    }
  };
}
