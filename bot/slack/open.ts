import { LogLevel, SocketModeReceiver, type App, type Logger } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Address } from '../../core/record/types';
import type { Clock, Log } from '../../core/record/runtime';
import type { SlackConfig } from '../config/platforms';
import { withFallbacks } from '../outbox/fallback';
import type { Messenger } from '../outbox/messenger';
import type { ReviewChannels } from '../outbox/review-channels';
import { createSender } from '../outbox/sender';
import { outsiderOf, type Guests } from '../turns/people/guests';
import type { Receiver as Turns } from '../turns/receive';
import { openCard } from '../turns/filing/open-card';
import type { Services } from '../turns/services';
import { atMost, createPoster, patiently, SLACK_PACE, type Pace } from './calls';
import { createEndpoint, dispatch, ENDPOINT, type Door } from './endpoint';
import { createSentFiles } from './files';
import { createIsGuest } from './guests';
import { createAnswerAt, isStandIn, slackFetch, slackHosts } from './hosts';
import { createSlackMessenger } from './messenger';
import { createForeignIn, createIdentity, createOrganization } from './organization';
import { createPeople, personId, slackAddress } from './people';
import { createRooms } from './rooms';
import { createFiles } from './posts';
import { createShow } from './show';
import type { Standing } from './reading/read-event';
import { createTake } from './take';
import { createUpdates } from './update';
import { createVouched } from './vouched';

/** The server that the door is opened on: what of restify's it takes. */
export interface SlackServer {
  post(path: string, handler: ReturnType<typeof createEndpoint>): unknown;
}

export type { Pace } from './calls';

export interface Slack {
  readonly messenger: Messenger;
  /** The addresses that Slack vouches for of one of its people. */
  vouched(personId: string): Promise<readonly string[]>;
  /** Says a sentence to a user in their direct message; in Slack's own markup. */
  tell(userId: string, text: string): Promise<void>;
  /** Where reports from Slack are reviewed. */
  readonly reviewChannel: Address | undefined;
  /** Connects, where the bot calls Slack; resolves at once where Slack calls the bot. */
  start(): Promise<void>;
  /** Takes nothing more, and resolves once nothing is being answered or said. */
  stop(): Promise<void>;
}

export interface SlackOptions {
  readonly server: SlackServer;
  readonly config: Extract<SlackConfig, { open: true }>;
  readonly receiver: Turns;
  readonly services: Pick<Services, 'log' | 'newId' | 'store' | 'form' | 'people'>;
  readonly guests: Guests;
  readonly clock: Clock;
  /** The bot may post in a channel from now on, or nowhere any more. */
  readonly stands: (change: Standing) => void;
  readonly reviewChannels: ReviewChannels;
  readonly pace?: Pace;
}

/** Milliseconds a call of the Web API may take. */
const CALL_MS = 20_000;

/** Milliseconds that Slack gets to say goodbye on its socket. */
const GRACE_MS = 2_000;

/** Opens Slack's door, signed HTTP or a socket, and gives the way to speak first. */
export function openSlack(options: SlackOptions): Slack {
  const { server, config, receiver: turns, services, guests, clock, stands, reviewChannels } = options;
  const { pace = SLACK_PACE } = options;
  const { log } = services;
  const logger = boltLogger(log);
  const isSlacks = slackHosts(config.apiUrl);
  const fetch = slackFetch(isSlacks, CALL_MS);
  const clientOptions = {
    logger,
    fetch,
    // Waits and tries are ours: what waits keeps its place in its channel, and what is retried is idempotent.
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
  };
  const token = config.token.reveal();
  const web = new WebClient(token, clientOptions);
  const now = (): number => clock.now().getTime();
  const identity = createIdentity(web, log);
  const people = createPeople(web, log, now);
  const messenger = withFallbacks(
    createSlackMessenger({
      web,
      log,
      files: createFiles(web, isSlacks),
      people,
      paced: createPoster(pace),
      reopen: (user) => people.reopen(user),
    }),
  );
  const sender = createSender(messenger, log);
  const isReviewed = (channel: string): Promise<boolean> => reviewChannels.isReviewed(slackAddress(channel));
  const updateOf = createUpdates({
    ...{ people, rooms: createRooms(web, log), now: () => clock.now() },
    isReviewed,
    sentFile: createSentFiles(token, { allows: isSlacks, isOwn: isStandIn, log }),
  });
  const show = createShow({ web, log, people, messenger, sender });
  const organization = createOrganization(web, identity, now);
  const isGuest = createIsGuest(web, identity);
  const door: Door = {
    log,
    foreignIn: createForeignIn(identity),
    stands,
    answerAt: createAnswerAt(isSlacks, fetch),
    take: createTake({
      ...{ turns, people, services, updateOf, show, isReviewed },
      outsider: async (user, origin) =>
        outsiderOf(await organization.outsider(user, origin), () =>
          guests.isGuest(personId(user), () => isGuest(user)),
        ),
      openCard: (person, buttons) => openCard(services, person, buttons),
    }),
  };
  const connection = opened();

  return {
    messenger,
    vouched: createVouched(web, identity, log),
    tell: async (userId, text) => {
      const { conversation: channel } = await people.direct(userId);
      await patiently(() => web.chat.postMessage({ channel, text }));
    },
    reviewChannel: config.reviewChannel === undefined ? undefined : slackAddress(config.reviewChannel),
    start: async () => {
      void identity.learn();
      await connection?.start();
    },
    stop: async () => {
      await connection?.stop();
      await turns.idle();
      await sender.idle();
    },
  };

  /** Slack calls the bot, or the bot connects: by Bolt's own receiver, into the same door. */
  function opened(): Pick<Slack, 'start' | 'stop'> | undefined {
    if (config.door.kind === 'http') {
      server.post(ENDPOINT, createEndpoint(config.door.signingSecret.reveal(), door));
      return undefined;
    }
    // Connecting is tried again and again, as the SDK does by itself.
    const apiUrl = config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl };
    const appToken = config.door.appToken.reveal();
    const socket = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: apiUrl } });
    socket.init({ processEvent: (came) => dispatch(came, door) } as Pick<App, 'processEvent'> as App);
    return {
      start: async () => void (await socket.start()),
      stop: () => atMost(GRACE_MS, socket.client.disconnect()),
    };
  }
}

/** The SDK's words in our log. Its debug lines hold whole payloads, which are never logged. */
function boltLogger(log: Log): Logger {
  const line = (words: readonly unknown[]): Record<string, unknown> => ({
    text: words.map(String).join(' ').slice(0, 500),
  });
  return {
    debug: () => {},
    info: (...words) => log.debug('slack sdk', line(words)),
    warn: (...words) => log.warn('slack sdk', line(words)),
    error: (...words) => log.error('slack sdk', line(words)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
