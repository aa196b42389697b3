import type { Address, Instant, Person } from '../../core/record/types';
import type { Clock, Log } from '../../core/record/runtime';
import { changeNote } from '../../storage/notes';
import type { Notes } from '../../storage/ports';

/** A choice made in another process is met within this many milliseconds. */
const FRESH_MS = 5_000;
/** Channels of before that are remembered: what was posted in them is still reviewed there. */
const EARLIER = 20;

/** Where a platform's reports are reviewed, as an administrator chose it. Plain data: kept as a note. */
export interface Choice {
  readonly address: Address;
  readonly by: Person;
  readonly at: Instant;
  /** The conversation that was configured then; null: none was. */
  readonly configured: string | null;
  /** Where reports were reviewed before, latest first. */
  readonly earlier: readonly Address[];
}

/**
 * The channel of that platform, the author's own where none is named. `posted`: the conversation where a report's
 * post stands there, '' where nobody noted it; absent where it has none.
 */
export type ReviewChannelOf = (author: Address, posted?: string, platform?: string) => Promise<Address | undefined>;

export interface ReviewChannels {
  /** Where a report of that author is reviewed; undefined where nobody has said. Never rejects. */
  readonly of: ReviewChannelOf;
  /** Platforms that have a channel where a report of that author is reviewed, their own first. Never rejects. */
  readonly platforms: (author: Address) => Promise<readonly string[]>;
  /** Whether reports are reviewed in that conversation, or were, so that some may still be. Never rejects. */
  isReviewed(here: Address): Promise<boolean>;
  /** From now on reports of that platform are reviewed there. */
  choose(here: Address, by: Person, at: Instant): Promise<'already' | 'first' | 'instead'>;
  /** Says in the log which channels were chosen, against the configured ones. */
  tell(platforms: readonly string[]): Promise<void>;
}

const nameOf = (platform: string): string => `review-channel.${platform}`;

/** The newer decision counts: a configuration that was changed after the choice takes its place. */
function currentOf(choice: Choice | undefined, configured: Address | undefined): Address | undefined {
  if (choice === undefined) return configured;
  const changedSince = configured !== undefined && configured.conversation !== choice.configured;
  return changedSince ? configured : choice.address;
}

/** Every channel that reports are or were reviewed in, the one of now first. */
function channelsOf(choice: Choice | undefined, configured: Address | undefined): readonly Address[] {
  const all = [currentOf(choice, configured), configured, choice?.address, ...(choice?.earlier ?? [])];
  const found = new Map<string, Address>();
  for (const one of all) if (one !== undefined && !found.has(one.conversation)) found.set(one.conversation, one);
  return [...found.values()];
}

export function createReviewChannels(options: {
  readonly notes: Notes;
  readonly clock: Clock;
  readonly log: Log;
  /** The channel that the configuration names on that platform, for reports from there. */
  readonly configured: (author: Address, platform: string) => Address | undefined;
  /** All that may have a channel; where absent, a report is reviewed on its author's platform alone. */
  readonly names?: readonly string[];
  /** Reports from there are reviewed on their own platform alone: those of the local page. */
  readonly isApart?: (author: Address) => boolean;
}): ReviewChannels {
  const { notes, clock, log, configured, names = [], isApart = () => false } = options;
  const known = new Map<string, { readonly choice: Choice | undefined; readonly until: number }>();

  return {
    of: channelOn,
    platforms: async (author) => {
      const own = author.platform;
      const all = isApart(author) ? [own] : [own, ...names.filter((name) => name !== own)];
      const found = await Promise.all(all.map((platform) => channelOn(author, undefined, platform)));
      return all.filter((_, at) => found[at] !== undefined);
    },
    isReviewed: async (here) => {
      const all = channelsOf(await choiceOf(here.platform), configured(here, here.platform));
      return all.some(({ conversation }) => conversation === here.conversation);
    },
    choose: async (here, by, at) => {
      const given = configured(here, here.platform);
      let outcome = 'already' as 'already' | 'first' | 'instead';
      const choice = await changeNote<Choice>(notes, nameOf(here.platform), (before) => {
        const now = currentOf(before, given);
        outcome = now === undefined ? 'first' : now.conversation === here.conversation ? 'already' : 'instead';
        if (outcome === 'already') return undefined;
        const earlier = channelsOf(before, given)
          .filter(({ conversation }) => conversation !== here.conversation)
          .slice(0, EARLIER);
        return { address: here, by, at, configured: given?.conversation ?? null, earlier };
      });
      if (outcome !== 'already') remember(here.platform, choice);
      return outcome;
    },
    tell: async (platforms) => {
      for (const platform of platforms) {
        const choice = await choiceOf(platform);
        if (choice === undefined) continue;
        const given = configured({ platform, conversation: '', server: '', reference: {} }, platform);
        const now = currentOf(choice, given)?.conversation;
        log.info('review channel chosen', {
          ...{ platform, channel: choice.address.conversation, by: choice.by.id, at: choice.at },
          ...(given === undefined ? {} : { configured: given.conversation }),
          ...(now === choice.address.conversation ? {} : { used: now }),
        });
      }
    },
  };

  async function channelOn(author: Address, posted?: string, platform = author.platform): Promise<Address | undefined> {
    const [choice, given] = [await choiceOf(platform), configured(author, platform)];
    if (posted === undefined) return currentOf(choice, given);
    const all = channelsOf(choice, given);
    // Before a channel could be chosen, posts went to the configured one.
    const there = posted === '' ? given : all.find(({ conversation }) => conversation === posted);
    return there ?? all[0];
  }

  /** As it was last read, where the store is away. */
  async function choiceOf(platform: string): Promise<Choice | undefined> {
    const last = known.get(platform);
    if (last !== undefined && clock.now().getTime() < last.until) return last.choice;
    try {
      const note = await notes.note(nameOf(platform));
      return remember(platform, note?.value as Choice | undefined);
    } catch (error) {
      log.warn('review channel not read', { platform, reason: String(error) });
      return last?.choice;
    }
  }

  function remember(platform: string, choice: Choice | undefined): Choice | undefined {
    known.set(platform, { choice, until: clock.now().getTime() + FRESH_MS });
    return choice;
  }
}
