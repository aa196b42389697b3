import { LRUCache } from 'lru-cache';
import type { Screen } from '../../core/screen/screens';
import { problem } from '../../core/words/problems';
import { problemCard } from './find/lists';
import type { Outsider } from './people/guests';
import type { Reply } from './reply';
import type { ThreadMessage, Update } from './update';

/** People who were told remembered at most, and for how long, in ms. */
const [REMEMBERED, TOLD_MS] = [10_000, 86_400_000];

/** What whoever does not belong is told. */
export function createOutsiders(now: () => number) {
  const told = new LRUCache<string, true>({ max: REMEMBERED, ttl: TOLD_MS, ttlResolution: 0, perf: { now } });

  return {
    /** A plain refusal wherever somebody asks; in a channel's threads, where nobody need, once a day and to them alone. */
    refusalOf(outsider: Outsider, is: Update['is'], update?: Update): readonly Reply[] {
      const screen = refusals[outsider.is];
      switch (is) {
        case 'joined':
        case 'reaction':
          return [];
        case 'query':
          return [{ screen, where: 'place' }];
        case 'message':
        case 'opened':
          return [{ screen, where: 'below' }];
        case 'command':
        case 'review-here':
        case 'press':
        case 'mention':
          return [{ screen, where: 'whisper' }];
        case 'thread':
          return update?.is === 'thread' ? inThread(update, screen) : [];
        default:
          return is satisfies never;
      }
    },
  };

  function inThread({ person, mention, root, change, place }: ThreadMessage, screen: Screen): readonly Reply[] {
    // What mentions the bot comes again as a mention, where it is told apart.
    if (change !== 'added' || mention === 'apart') return [];
    if (mention === 'here') return [{ screen, where: 'whisper', thread: root }];
    if (place !== 'review-channel' || told.has(person.id)) return [];
    told.set(person.id, true);
    return [{ screen, where: 'whisper', otherwise: 'nothing', thread: root }];
  }
}

const refusals: Readonly<Record<Outsider['is'], Screen>> = {
  elsewhere: problemCard(problem('person.elsewhere')),
  guest: problemCard(problem('person.guest')),
};
