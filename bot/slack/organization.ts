import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Log } from '../../core/record/runtime';
import { atMost, call, isRefusal, patiently, SlackRefusal } from './calls';
import { isRecord, recordAt, recordsAt, textAt, type Fields } from './reading/fields';

/** Ids of an organization: a workspace's, and its enterprise's where it belongs to one. */
export type Ids = readonly string[];

/** Who we are, as Slack says. Each is asked for once, by whoever comes first; a failure is forgotten. */
export interface Identity {
  /** Of our own organization; none where whatever answers in Slack's place does not say. Rejects with a `SlackRefusal`. */
  ids(): Promise<Ids>;
  /** Our app's id; '' where it is not told. Rejects with a `SlackRefusal`. */
  app(): Promise<string>;
  /** Asks for both, so that nobody has to wait for them. Never rejects. */
  learn(): Promise<void>;
}

interface Told {
  readonly ids: Ids;
  readonly app: string;
  readonly bot: string;
}

export function createIdentity(web: WebClient, log: Log): Identity {
  const told = once(ask);
  const app = once(async () => {
    const { app: said, bot } = await told();
    return said !== '' || bot === '' ? said : appOf(bot);
  });
  return {
    ids: async () => (await told()).ids,
    app,
    learn: async () => {
      await app().catch((error: unknown) => log.warn('own identity not known yet', { reason: String(error) }));
    },
  };

  async function ask(): Promise<Told> {
    const answer = await whoWeAre();
    const said = ['team_id', 'enterprise_id', 'app_id', 'bot_id'].map((name) => textAt(answer, name));
    const [team = '', enterprise = '', app = '', bot = ''] = said;
    const ids = [team, enterprise].filter((id) => id !== '');
    if (ids.length === 0) log.warn('own organization not told');
    return { ids, app, bot };
  }

  async function whoWeAre(): Promise<Fields> {
    try {
      return { ...(await call(() => web.auth.test())) };
    } catch (error) {
      if (isRefusal(error, 'unknown_method')) return {};
      throw error;
    }
  }

  /** Slack's answer to who we are names the bot, and the bot its app. */
  async function appOf(bot: string): Promise<string> {
    try {
      return (await call(() => web.bots.info({ bot }))).bot?.app_id ?? '';
    } catch (error) {
      // Slack answered, and will not say.
      const isFinal = error instanceof SlackRefusal && error.remedy !== 'later';
      if (isFinal || isRefusal(error, 'missing_scope')) return '';
      throw error;
    }
  }
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | undefined;
  return () => {
    if (asking !== undefined) return asking;
    asking = ask();
    asking.catch(() => (asking = undefined));
    return asking;
  };
}

/** What of a payload is of another app or installation; undefined where nothing is known to be. Never rejects. */
export type ForeignIn = (body: unknown) => Promise<string | undefined>;

/** Milliseconds that a request waits for the answer to who we are. */
const WAIT_MS = 500;

/**
 * Tells the payloads of this app from others': an app's signing secret is its own, but it may be installed
 * elsewhere, or its secret shared by mistake. What is not known refuses nothing.
 */
export function createForeignIn(identity: Pick<Identity, 'app' | 'ids'>): ForeignIn {
  return async (body) => {
    if (!isRecord(body)) return undefined;
    const asked = Promise.all([identity.app(), identity.ids()]);
    const own = await atMost(WAIT_MS, asked).catch(() => undefined);
    return own === undefined ? undefined : foreign(body, ...own);
  };
}

function foreign(body: Fields, app: string, ids: Ids): string | undefined {
  const named = textAt(body, 'api_app_id');
  if (named !== '' && app !== '' && named !== app) return `app ${named}`;
  // In a shared channel the team of an event may be anybody's; whose installation it came to is said apart.
  const installed = installedIn(body);
  // A workspace's id, `T…`, says nothing of an enterprise, `E…`, that we know none of.
  const comparable = installed.filter((id) => ids.some((own) => own[0] === id[0]));
  const isOurs = comparable.length === 0 || comparable.some((id) => ids.includes(id));
  return isOurs ? undefined : `installation in ${installed.join(', ')}`;
}

/** What a payload says of the organization of whoever acts. */
export interface Origin {
  /** Their workspace, `T…`, or organization, `E…`, wherever it is named; none where the payload does not say. */
  readonly teams: readonly string[];
  /** The enterprise that their workspace belongs to; '' where the payload does not say. */
  readonly enterprise: string;
  /** The conversation is shared with another organization; undefined where the payload does not say. */
  readonly shared: boolean | undefined;
  /** Where the app that the payload was sent to is installed: a workspace, or a whole enterprise. */
  readonly installed: readonly string[];
}

/**
 * Reads it from whatever came. In a shared channel the team of an event may be anybody's, so there only
 * what is said of the person counts.
 * Rule: https://docs.slack.dev/apis/slack-connect
 */
export function originOf(body: Fields): Origin {
  if (textAt(body, 'type') === 'event_callback') return ofEvent(body);
  return typeof body['command'] === 'string' ? ofCommand(body) : ofInteraction(body);
}

function ofEvent(body: Fields): Origin {
  const flag = body['is_ext_shared_channel'];
  const shared = typeof flag === 'boolean' ? flag : undefined;
  const ofPerson = ofAuthor(messageIn(recordAt(body, 'event')));
  return {
    teams: ofPerson.length > 0 || shared === true ? ofPerson : namedIn(body, 'team_id'),
    enterprise: '',
    shared,
    installed: installedIn(body),
  };
}

/** Whose installations an event came to. */
export const installedIn = (body: Fields): readonly string[] =>
  recordsAt(body, 'authorizations').flatMap((one) => namedIn(one, 'team_id', 'enterprise_id'));

/** An edit and a removal hold the message; a removal only the one before. */
function messageIn(event: Fields): Fields {
  const subtype = textAt(event, 'subtype');
  if (subtype === 'message_changed') return recordAt(event, 'message');
  return subtype === 'message_deleted' ? recordAt(event, 'previous_message') : event;
}

const ofAuthor = (message: Fields): readonly string[] => [
  ...namedIn(message, 'user_team', 'source_team', 'team'),
  ...namedIn(recordAt(message, 'user_profile'), 'team'),
];

const ofCommand = (body: Fields): Origin => ({
  teams: namedIn(body, 'team_id'),
  enterprise: textAt(body, 'enterprise_id'),
  shared: undefined,
  installed: [],
});

/** `team` is the workspace in which it was pressed, and `enterprise` that one's: the person's, where it is theirs. */
function ofInteraction(body: Fields): Origin {
  const pressedIn = recordAt(body, 'team');
  const place = textAt(pressedIn, 'id') || textAt(body, 'team_id');
  const team = textAt(recordAt(body, 'user'), 'team_id') || place;
  const enterprise = textAt(pressedIn, 'enterprise_id') || textAt(recordAt(body, 'enterprise'), 'id');
  const isTheirs = place === '' || place === team;
  return {
    teams: team === '' ? [] : [team],
    enterprise: isTheirs ? enterprise : '',
    shared: undefined,
    installed: namedIn(recordAt(body, 'view'), 'app_installed_team_id'),
  };
}

const namedIn = (from: Fields, ...names: readonly string[]): readonly string[] =>
  names.map((name) => textAt(from, name)).filter((id) => id !== '');

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
