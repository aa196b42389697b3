import type { Address, Report } from '../../core/record/types';
import type { Log } from '../../core/record/runtime';
import { conversation as words } from '../../core/review/thread/conversation.es';
import type { Notes } from '../../storage/ports';
import { placeOf, type Messenger } from './messenger';

/**
 * Whether the bot is sent what people write in a channel's threads. Where a platform sends it only with a consent that
 * it does not tell of (Teams), it is known once a message has come that does not mention the bot, and from then on.
 */
export interface Hearing {
  /** Never rejects: where the store is away, what was known. */
  hears(channel: Address): Promise<boolean>;
  /** A message that does not mention the bot came from there. True where that is news. Never rejects. */
  heard(channel: Address): Promise<boolean>;
}

export function createHearing(options: {
  readonly notes: Notes;
  readonly messenger: Pick<Messenger, 'mayMissReplies'>;
  readonly log: Log;
}): Hearing {
  const { notes, messenger, log } = options;
  const known = new Set<string>();

  return {
    hears: async (channel) => messenger.mayMissReplies?.(channel) !== true || isKnown(channel),
    heard: async (channel) => {
      if (messenger.mayMissReplies?.(channel) !== true || (await isKnown(channel))) return false;
      try {
        known.add(placeOf(channel));
        return await notes.keepNote(nameOf(channel), true, 0);
      } catch (error) {
        log.warn('not noted that a channel is heard', { reason: String(error) });
        return false;
      }
    },
  };

  async function isKnown(channel: Address): Promise<boolean> {
    const place = placeOf(channel);
    if (known.has(place)) return true;
    try {
      if ((await notes.note(nameOf(channel))) === undefined) return false;
      known.add(place);
      return true;
    } catch (error) {
      log.warn('not read whether a channel is heard', { reason: String(error) });
      return false;
    }
  }
}

const nameOf = (channel: Address): string => `heard.${placeOf(channel)}`;

/** States in which what is said under a post is waited for. */
const DISCUSSED: ReadonlySet<Report['state']> = new Set(['in-review', 'changes-requested']);

/** What a report's post there says of how to comment; nothing where writing in its thread is enough. */
export async function hintFor(
  hearing: Hearing,
  { state }: Pick<Report, 'state'>,
  channel: Address,
): Promise<{ readonly hint?: string }> {
  if (!DISCUSSED.has(state) || (await hearing.hears(channel))) return {};
  return { hint: words.mentionToComment };
}
