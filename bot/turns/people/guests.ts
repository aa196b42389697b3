import { LRUCache } from 'lru-cache';
import type { Clock, Log } from '../../../core/record/runtime';
import type { Notes } from '../../../storage/ports';
import { createKept } from './kept';

/** Who does not belong: of that organization, by the platform's name for it; or a guest of the one that the bot serves. */
export type Outsider = { readonly is: 'elsewhere'; readonly organization: string } | { readonly is: 'guest' };

/** `organization`: where it is not the one that the bot serves. Whether they are a guest is asked of our own alone. */
export async function outsiderOf(
  organization: string | undefined,
  isGuest: () => Promise<boolean>,
): Promise<Outsider | undefined> {
  if (organization !== undefined) return { is: 'elsewhere', organization };
  return (await isGuest()) ? { is: 'guest' } : undefined;
}

/** People remembered at most; those not met for longest go first. */
const PEOPLE = 10_000;
/** What another process noted is met within this many milliseconds. */
const FRESH_MS = 60_000;
const DAY_MS = 86_400_000;
/** For how long it is kept that somebody is one: who was made a member meanwhile is let in a day later, at the latest. */
const KEPT_MS = { guest: DAY_MS, member: 30 * DAY_MS } as const;

/** Who is a guest among the people of the organization. */
export interface Guests {
  /**
   * Whether they are, and are to be refused. Their platform is asked once, and what it says kept in the store: of a guest
   * for a day, of a member for thirty. Rejects where it has to be asked and does not answer, or the store does not.
   */
  isGuest(personId: string, ask: () => Promise<boolean>): Promise<boolean>;
  /** Whether they were found to be one when they were last met, of whoever cannot be asked about now. */
  wasGuest(personId: string): Promise<boolean>;
}

/** Where an operator lets guests in, nobody is asked. */
export const everybodyBelongs: Guests = { isGuest: async () => false, wasGuest: async () => false };

export function createGuests(parts: { readonly notes: Notes; readonly clock: Clock; readonly log: Log }): Guests {
  const { notes, clock, log } = parts;
  const kept = createKept(notes);
  const now = (): Date => clock.now();
  const perf = { ttlResolution: 0, perf: { now: () => now().getTime() } };
  const known = new LRUCache<string, Promise<boolean>>({ max: PEOPLE, ttl: FRESH_MS, ...perf });

  return {
    isGuest: (id, ask) => {
      const found = known.get(id) ?? find(id, ask);
      if (!known.has(id)) {
        known.set(id, found);
        // A failure is not kept.
        found.catch(() => known.delete(id));
      }
      return found;
    },
    wasGuest: async (id) => (await kept.of(id)).standing?.is === 'guest',
  };

  async function find(id: string, ask: () => Promise<boolean>): Promise<boolean> {
    const { standing } = await kept.of(id);
    const isCurrent = standing !== undefined && now().getTime() - Date.parse(standing.at) < KEPT_MS[standing.is];
    if (isCurrent) return standing.is === 'guest';
    const is = (await ask()) ? 'guest' : 'member';
    await keep(id, is);
    return is === 'guest';
  }

  /** A store that may be read and not written holds up nobody: they are asked about again. */
  async function keep(id: string, is: keyof typeof KEPT_MS): Promise<void> {
    try {
      await kept.changeOf(id, (before) => ({ ...before, standing: { is, at: now().toISOString() } }));
    } catch (error) {
      log.warn('not kept who is a guest', { person: id, reason: String(error) });
    }
  }
}
