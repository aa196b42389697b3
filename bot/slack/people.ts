import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Log } from '../../core/record/runtime';
import type { Address, Person } from '../../core/record/types';
import type { Who } from './reading/payload';
import { patiently } from './calls';

const PLATFORM = 'slack';
/** People remembered at most; those not met for longest go first. */
const PEOPLE = 10_000;
/** How long a name is taken for current. */
const NAME_MS = 6 * 3_600_000;

/** Finding people: their names, and the direct message that each is answered in. */
export interface People {
  person(who: Who): Promise<Person>;
  /** The known names of these people, by id. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The direct message with a person; opened where there is none. */
  direct(userId: string): Promise<Address>;
  /** Its channel, asked for anew. */
  reopen(userId: string): Promise<string>;
}

/** A conversation of Slack's, as a report keeps it. `reference` names the person, where it is a direct message. */
export const slackAddress = (channel: string, user?: string): Address => ({
  platform: PLATFORM,
  conversation: channel,
  server: '',
  reference: user === undefined ? {} : { user },
});

export const personId = (userId: string): string => `${PLATFORM}:${userId}`;
export const userOf = (person: string): string => person.slice(PLATFORM.length + 1);

export function createPeople(web: WebClient, log: Log, now: () => number): People {
  const clock = { ttlResolution: 0, perf: { now } };
  const names = new LRUCache<string, Promise<string>>({ max: PEOPLE, ttl: NAME_MS, ...clock });
  const directs = new LRUCache<string, Promise<string>>({ max: PEOPLE });

  return {
    // The bare id says that the name is still to be had, which a payload's handle would not.
    person: async ({ id }) => ({ id: personId(id), name: (await nameOf(id)) || id }),
    names: async (ids) => {
      const found = await Promise.all(ids.map(async (id) => [id, await nameOf(id)] as const));
      return new Map(found.filter(([, name]) => name !== ''));
    },
    direct: async (userId) => slackAddress(await directOf(userId), userId),
    reopen: (userId) => {
      directs.delete(userId);
      return directOf(userId);
    },
  };

  /** '' where Slack does not say: a turn never fails for want of a name. */
  function nameOf(id: string): Promise<string> {
    const name = names.get(id) ?? lookUp(id);
    names.set(id, name, { noUpdateTTL: true });
    // One that was not told is asked for again.
    void name.then((found) => found === '' && names.delete(id));
    return name;
  }

  /** A failure is not kept. */
  function directOf(userId: string): Promise<string> {
    const direct = directs.get(userId) ?? open(userId);
    directs.set(userId, direct);
    direct.catch(() => directs.delete(userId));
    return direct;
  }

  async function lookUp(id: string): Promise<string> {
    try {
      const { user } = await patiently(() => web.users.info({ user: id }));
      return user?.profile?.real_name || user?.real_name || user?.profile?.display_name || user?.name || '';
    } catch (error) {
      log.warn('name not found', { user: id, reason: String(error) });
      return '';
    }
  }

  async function open(userId: string): Promise<string> {
    const { channel } = await patiently(() => web.conversations.open({ users: userId }));
    if (channel?.id === undefined) throw new Error(`No direct message with ${userId}`);
    return channel.id;
  }
}
