import type { WebClient } from '@slack/web-api';
import type { Log } from '../../core/runtime';
import type { Address, Person } from '../../core/report/types';
import type { Who } from './incoming';
import { patiently } from './calls';

const PLATFORM = 'slack';
/** People remembered at most; the oldest go first. */
const PEOPLE = 10_000;
/** How long a name is taken for current. */
const NAME_MS = 6 * 3_600_000;

/** Finding people: their names, and the direct message that each is answered in. */
export interface Reach {
  person(who: Who): Promise<Person>;
  /** The known names of these people, by id. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The direct message with a person; opened where there is none. */
  direct(userId: string): Promise<Address>;
}

/** A conversation of Slack's, as a report keeps it. `reference` names the person, where it is a direct message. */
export const slackAddress = (channel: string, user?: string): Address => ({
  platform: PLATFORM,
  conversation: channel,
  server: '',
  reference: user === undefined ? {} : { user },
});

export const personId = (userId: string): string => `${PLATFORM}:${userId}`;

export function createReach(web: WebClient, log: Log, now: () => number): Reach {
  const names = new Map<string, { readonly at: number; readonly name: Promise<string> }>();
  const directs = new Map<string, Promise<string>>();

  return {
    person: async ({ id, name }) => ({ id: personId(id), name: (await nameOf(id)) || name || id }),
    names: async (ids) => {
      const found = await Promise.all(ids.map(async (id) => [id, await nameOf(id)] as const));
      return new Map(found.filter(([, name]) => name !== ''));
    },
    direct: async (userId) => slackAddress(await kept(directs, userId, () => open(userId)), userId),
  };

  /** '' where Slack does not say: a turn never fails for want of a name. */
  function nameOf(id: string): Promise<string> {
    const known = names.get(id);
    if (known !== undefined && now() - known.at < NAME_MS) return known.name;
    const name = lookUp(id);
    names.delete(id);
    names.set(id, { at: now(), name });
    void name.then((found) => found === '' && names.delete(id));
    trim(names);
    return name;
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

/** A failure is not kept. */
function kept<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  trim(known);
  return made;
}

function trim(map: Map<string, unknown>): void {
  const oldest = map.size > PEOPLE ? map.keys().next() : undefined;
  if (oldest?.done === false) map.delete(oldest.value);
}
