import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { patiently, SlackRefusal } from './calls';
import type { Identity, Ids } from './identity';
import type { Origin } from './origin';

/** People remembered at most, and for how long, in ms: somebody may move to another organization. */
const [PEOPLE, KNOWN_MS] = [10_000, 3_600_000];

export interface Organization {
  /**
   * The organization of that person, where it is not ours; undefined where they belong. Rejects where
   * that is not known, and Slack does not answer.
   */
  outsider(userId: string, origin: Origin): Promise<string | undefined>;
}

/** Tells our own people from those of the organizations that channels are shared with. */
export function createOrganization(web: WebClient, identity: Pick<Identity, 'ids'>, now: () => number): Organization {
  const profiles = new LRUCache<string, Ids>({ max: PEOPLE, ttl: KNOWN_MS, ttlResolution: 0, perf: { now } });

  return {
    outsider: async (userId, origin) => {
      const ours = await known(origin);
      if (ours === undefined || (origin.enterprise !== '' && ours.includes(origin.enterprise))) return undefined;
      const foreign = origin.teams.find((team) => !ours.includes(team));
      if (origin.teams.length > 0 && foreign === undefined) return undefined;
      return foreign === undefined ? ofUnnamed(userId, origin, ours) : ofForeign(userId, foreign, origin, ours);
    },
  };

  /** Another workspace may be of our own enterprise. Where nothing is shared outside, whoever is there is of it. */
  async function ofForeign(userId: string, team: string, origin: Origin, ours: Ids): Promise<string | undefined> {
    if (!isEnterprise(ours) || origin.enterprise !== '') return team;
    if (origin.shared === false) return undefined;
    const [, enterprise = ''] = await profileOf(userId);
    return ours.includes(enterprise) ? undefined : team;
  }

  /** The payload names no organization: the profile does. */
  async function ofUnnamed(userId: string, { shared }: Origin, ours: Ids): Promise<string | undefined> {
    const named = (await profileOf(userId)).filter((id) => id !== '');
    if (named.some((id) => ours.includes(id))) return undefined;
    return named[0] ?? (shared === true ? 'unknown' : undefined);
  }

  /** Their workspace and their enterprise, '' where Slack names none. */
  async function profileOf(userId: string): Promise<Ids> {
    const found = profiles.get(userId) ?? (await lookUp(userId));
    profiles.set(userId, found, { noUpdateTTL: true });
    return found;
  }

  async function lookUp(userId: string): Promise<Ids> {
    try {
      const { user } = await patiently(() => web.users.info({ user: userId }));
      return [user?.team_id ?? '', user?.enterprise_user?.enterprise_id ?? ''];
    } catch (error) {
      // Slack answered, and knows nobody by that id.
      if (error instanceof SlackRefusal && error.remedy !== 'later') return ['', ''];
      throw error;
    }
  }

  /** Where Slack does not say who we are, a payload may: each is signed by Slack, for an installation of ours. */
  async function known({ installed }: Origin): Promise<Ids | undefined> {
    const signed = installed.length === 0 ? undefined : installed;
    try {
      const own = await identity.ids();
      return own.length === 0 ? signed : own;
    } catch (error) {
      if (signed === undefined) throw error;
      return signed;
    }
  }
}

const isEnterprise = (ids: Ids): boolean => ids.some((id) => id.startsWith('E'));
