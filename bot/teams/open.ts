import type { Activity } from 'botbuilder';
import type { Address, Person } from '../../core/record/types';
import type { Clock, Log } from '../../core/record/runtime';
import type { TeamsAuth } from '../config/platforms';
import { download } from '../http/download';
import type { Server } from '../http/server';
import { withFallbacks } from '../outbox/fallback';
import type { Messenger } from '../outbox/messenger';
import { createSender } from '../outbox/sender';
import type { ReviewChannels } from '../outbox/review-channels';
import { outsiderOf, type Guests } from '../turns/people/guests';
import type { Receiver } from '../turns/receive';
import type { Services } from '../turns/services';
import { appIdOf, createAdapter } from './auth';
import { createEndpoint, type Identify } from './endpoint';
import { createConsents } from './consent';
import { createTeamsMessenger } from './messenger';
import { channelOf, dataOf, isGroup, placeAdded, textAt } from './channel';
import { addressOf, readActivity } from './read';
import { createRoster } from './roster';
import { createShow, type Answered } from './show';
import { tellUser } from './tell';
import { createSigningKeys } from './signing-keys';
import { readToken } from './token';
import { createVouched } from './vouched';

/** Where Microsoft says which keys it signs with. */
const KEYS_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** Where Bot Framework activities are posted. */
export const ENDPOINT = '/api/messages';

export interface Teams {
  readonly messenger: Messenger;
  /** The addresses that Teams vouches for of one of its people, asked in that conversation. */
  vouched(personId: string, where: Address): Promise<readonly string[]>;
  /**
   * Says a sentence to a user (`29:…`, or a directory id) who has the app, in their own chat. `server`: where
   * Teams was met; the one that wrote last, where not given.
   */
  tell(userId: string, text: string, server?: string): Promise<void>;
  /** The service address that Teams was met at last, by this process. */
  server(): string | undefined;
  /** Resolves once nothing is being said in passing any more. */
  idle(): Promise<void>;
}

/** Opens `POST /api/messages`, and gives the way to speak first. */
export function openTeams(options: {
  readonly server: Server;
  readonly auth: TeamsAuth;
  /** The organization that the bot serves; absent: whoever comes. */
  readonly tenantId: string | undefined;
  readonly receiver: Receiver;
  readonly clock: Clock;
  readonly log: Log;
  readonly reviewChannels: Pick<ReviewChannels, 'isReviewed'>;
  readonly services: Pick<Services, 'giving' | 'people'>;
  readonly guests: Guests;
  /** The bot was added there (see `placeOf`; to a team, whatever its channels). */
  readonly added: (place: string) => void;
  /** An address of this machine where people's files lie all the same: the local page's. */
  readonly isOwn?: (url: string) => boolean;
}): Teams {
  const { server, auth, tenantId, receiver, clock, log, reviewChannels, services, guests, added } = options;
  const { isOwn = () => false } = options;
  const adapter = createAdapter(auth);
  const appId = appIdOf(auth);
  const messenger = withFallbacks(createTeamsMessenger(adapter, appId));
  let lastServer: string | undefined;
  const sender = createSender(messenger, log);
  const bot = { appId, tenantId };
  const roster = createRoster(adapter, bot);
  const isGuest = async (person: Person, where: Address): Promise<boolean> =>
    tenantId !== undefined && guests.isGuest(person.id, () => roster.isGuest(userOf(person.id), where));
  const consents = createConsents({ ...services, adapter, appId, messenger, isOwn, isGuest, log });
  server.post(ENDPOINT, createEndpoint(adapter, identifyBy(auth, log), turn, log));
  return {
    messenger,
    vouched: createVouched(roster, tenantId),
    tell: (userId, text, from = lastServer) => tellUser(adapter, bot, { userId, text, server: from }),
    server: () => lastServer,
    idle: async () => {
      await consents.idle();
      await sender.idle();
    },
  };

  /** Of our own organization: where it is reached, and where the bot was let in. */
  function met(activity: Activity): void {
    lastServer = activity.serviceUrl;
    const place = placeAdded(activity);
    if (place !== undefined) added(place);
  }

  /** One turn on the Bot Framework; gives what an invoke is answered with. */
  async function turn(activity: Activity): Promise<Answered | undefined> {
    const organization = elsewhere(activity, tenantId);
    if (organization === undefined) met(activity);
    const consented = consents.take(activity, organization);
    if (consented !== undefined) return consented;
    const read = readActivity(activity, {
      now: () => clock.now(),
      isReviewed: isGroup(activity) && (await isReviewed(activity)),
      fetchFile: (name, url) => download({ name, url }, { allows: () => true, isOwn, log }),
    });
    switch (read.is) {
      case 'update': {
        const { update, invoke = false } = read;
        const line = update.is === 'thread' ? `thread:${update.root}` : update.person.id;
        const { show, answered } = createShow({ sender, update, invoke });
        const { person, address } = update;
        const outsider = () => outsiderOf(organization, () => isGuest(person, address));
        await receiver.receive({ ...read, is: update.is, line, outsider, update: () => update, show });
        return answered();
      }
      case 'unsupported-invoke':
        log.info('invoke not supported', { name: read.name });
        return {
          status: read.malformed === true ? 400 : 501,
          body: { error: { code: 'NotSupported', message: read.name } },
        };
      case 'ignored':
        log.debug('activity ignored', { because: read.because });
        return undefined;
      default:
        return read satisfies never;
    }
  }

  async function isReviewed(activity: Activity): Promise<boolean> {
    const { conversation, ...address } = addressOf(activity);
    return reviewChannels.isReviewed({ ...address, conversation: channelOf(conversation) });
  }
}

function identifyBy(auth: TeamsAuth, log: Log): Identify {
  if (auth.kind === 'none') return async () => undefined;
  const bot = { appId: auth.appId, keys: createSigningKeys({ metadataUrl: auth.keysUrl ?? KEYS_URL, log }) };
  return (authorization) => readToken(authorization, bot);
}

/**
 * The tenant of whoever acts, where it is not the bot's own; undefined where they belong, or where the bot
 * has none (nobody asked for an identity, or any tenant is served). An activity that names no tenant comes
 * from a channel with no organization behind it.
 * Rule: Teams names the tenant of its people in `channelData.tenant` and in the conversation.
 */
function elsewhere(activity: Activity, ownTenant: string | undefined): string | undefined {
  if (ownTenant === undefined) return undefined;
  const named = [textAt(dataOf(activity).tenant, 'id'), activity.conversation.tenantId ?? ''].filter(
    (tenant) => tenant !== '',
  );
  const foreign = named.find((tenant) => tenant.toLowerCase() !== ownTenant.toLowerCase());
  return named.length === 0 ? 'unknown' : foreign;
}

const userOf = (personId: string): string => personId.slice(personId.indexOf(':') + 1);
