import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Log } from '../../core/runtime';
import { call, isRefusal, patiently, SlackRefusal } from './calls';
import type { Origin } from './origin';

/** People remembered at most, and for how long, in ms: somebody may move to another organization. */
const [PEOPLE, KNOWN_MS] = [10_000, 3_600_000];

/** Ids of an organization: a workspace's, and its enterprise's where it belongs to one. */
type Ids = readonly string[];
interface Own {
  readonly ids: Ids;
  readonly isEnterprise: boolean;
}

export interface Organization {
  /** Asks who we are, so that nobody has to wait for it. Never rejects. */
  learn(): Promise<void>;
  /**
   * The organization of that person, where it is not ours; undefined where they belong. Rejects where
   * that is not known, and Slack does not answer.
   */
  outsider(userId: string, origin: Origin): Promise<string | undefined>;
}

/** Tells our own people from those of the organizations that channels are shared with. */
export function createOrganization(web: WebClient, log: Log, now: () => number): Organization {
  const profiles = new LRUCache<string, Ids>({ max: PEOPLE, ttl: KNOWN_MS, ttlResolution: 0, perf: { now } });
  let asking: Promise<Own | undefined> | undefined;

  return {
    learn: async () => {
      await own().catch((error: unknown) => log.warn('own organization not known yet', { reason: String(error) }));
    },
    outsider: async (userId, origin) => {
      const ours = await known(origin);
      if (ours === undefined || (origin.enterprise !== '' && ours.ids.includes(origin.enterprise))) return undefined;
      const foreign = origin.teams.find((team) => !ours.ids.includes(team));
      if (origin.teams.length > 0 && foreign === undefined) return undefined;
      return foreign === undefined ? ofUnnamed(userId, origin, ours) : ofForeign(userId, foreign, origin, ours);
    },
  };

  /** Another workspace may be of our own enterprise. Where nothing is shared outside, whoever is there is of it. */
  async function ofForeign(userId: string, team: string, origin: Origin, ours: Own): Promise<string | undefined> {
    if (!ours.isEnterprise || origin.enterprise !== '') return team;
    if (origin.shared === false) return undefined;
    const [, enterprise = ''] = await profileOf(userId);
    return ours.ids.includes(enterprise) ? undefined : team;
  }

  /** The payload names no organization: the profile does. */
  async function ofUnnamed(userId: string, { shared }: Origin, ours: Own): Promise<string | undefined> {
    const named = (await profileOf(userId)).filter((id) => id !== '');
    if (named.some((id) => ours.ids.includes(id))) return undefined;
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

  /** Where we cannot ask who we are, a payload may say: each is signed by Slack, for an installation of ours. */
  async function known({ installed }: Origin): Promise<Own | undefined> {
    const signed = installed.length === 0 ? undefined : ownOf(installed);
    try {
      return (await own()) ?? signed;
    } catch (error) {
      if (signed === undefined) throw error;
      return signed;
    }
  }

  /** Asked once; a failure is forgotten. Undefined where whatever answers in Slack's place does not say. */
  function own(): Promise<Own | undefined> {
    if (asking !== undefined) return asking;
    asking = ask();
    asking.catch(() => (asking = undefined));
    return asking;
  }

  async function ask(): Promise<Own | undefined> {
    try {
      const { team_id: team = '', enterprise_id: enterprise = '' } = await call(() => web.auth.test());
      if (team !== '') return ownOf([team, enterprise]);
    } catch (error) {
      if (!isRefusal(error, 'unknown_method')) throw error;
    }
    log.warn('own organization not told');
    return undefined;
  }
}

function ownOf(given: Ids): Own {
  const ids = given.filter((id) => id !== '');
  return { ids, isEnterprise: ids.some((id) => id.startsWith('E')) };
}
