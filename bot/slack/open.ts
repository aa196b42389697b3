import { App, SocketModeReceiver, type Receiver, type SlackActionMiddlewareArgs } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Desk } from '../turns/desk';
import type { Clock } from '../../core/runtime';
import type { Messenger } from '../outbox/messenger';
import { createSpeaker } from '../outbox/speaker';
import type { SlackConfig } from '../config/config';
import { createAlarm } from './admins';
import { createPoster, SLACK_PACE, type Pace } from './calls';
import { createFiles } from './files';
import { boltLogger } from './log';
import { createSlackMessenger } from './messenger';
import { createReach } from './reach';
import { dispatch, ENDPOINT, SharedReceiver } from './receive';
import type { Answers } from './room';
import { createTurn, type TurnOptions } from './turn';

/** The server that the door is opened on: what of restify's it takes. */
export interface SlackServer {
  post(path: string, handler: (request: SlackRequest, response: SlackResponse) => Promise<void>): unknown;
}
type SlackRequest = Parameters<SharedReceiver['take']>[0];
type SlackResponse = Parameters<SharedReceiver['take']>[1];

export type { Pace } from './calls';

export interface Slack {
  readonly messenger: Messenger;
  /** Connects, where the bot calls Slack; resolves at once where Slack calls the bot. */
  start(): Promise<void>;
  /** Takes nothing more, and resolves once nothing is being answered or said. */
  stop(): Promise<void>;
}

export interface SlackOptions {
  readonly server: SlackServer;
  readonly config: Extract<SlackConfig, { open: true }>;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly admins: readonly string[];
  readonly counted: TurnOptions['counted'];
  readonly pace?: Pace;
}

/** Milliseconds a call of the Web API may take. */
const CALL_MS = 20_000;

/** Milliseconds that Slack gets to say goodbye on its socket. */
const GRACE_MS = 2_000;

/** Opens Slack's door, signed HTTP or a socket, and gives the way to speak first. */
export function openSlack({ server, config, desk, clock, admins, counted, pace = SLACK_PACE }: SlackOptions): Slack {
  const logger = boltLogger(desk.log);
  const clientOptions = {
    logger,
    timeout: CALL_MS,
    // Waits and tries are ours: what waits keeps its place in its channel, and what is retried is idempotent.
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    ...(config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl }),
  };
  const token = config.token.reveal();
  const web = new WebClient(token, clientOptions);
  const now = (): number => clock.now().getTime();
  const reach = createReach(web, desk.log, now);
  const messenger = createSlackMessenger({
    web,
    log: desk.log,
    files: createFiles(web),
    paced: createPoster(pace),
    unreachable: createAlarm({ web, reach, log: desk.log, admins, now }),
  });
  const speaker = createSpeaker(messenger, desk.log);
  const review = config.reviewChannel;
  const turn = createTurn({ desk, clock, web, reach, messenger, speaker, review, counted });
  const receiver = receiverOf();
  const app = new App({
    receiver,
    logger,
    clientOptions,
    // One workspace's token, and no call at the start: the bot comes up while Slack is away.
    authorize: async () => ({ botToken: token }),
    // The door knows echoes by the bot they are of.
    ignoreSelf: false,
  });
  app.use(async (args) => {
    await turn.take(args.body, answersOf(args as Partial<SlackActionMiddlewareArgs>));
    await args.next();
  });
  app.error(async (error) => desk.log.error('Slack listener failed', { reason: String(error) }));

  return {
    messenger,
    start: async () => {
      await receiver.start();
    },
    stop: async () => {
      await receiver.stop();
      await turn.idle();
      await speaker.idle();
    },
  };

  function receiverOf(): Receiver {
    const { door } = config;
    if (door.kind === 'socket') return socketOf(door.appToken.reveal());
    const shared = new SharedReceiver(door.signingSecret.reveal(), desk.log);
    server.post(ENDPOINT, async (request, response) => shared.take(request, response));
    return shared;
  }

  /** Bolt's own, with the door of the HTTP side before the app. */
  function socketOf(appToken: string): Receiver {
    // Connecting is tried again and again, as the SDK does by itself.
    const apiUrl = config.apiUrl === undefined ? {} : { slackApiUrl: config.apiUrl };
    const socket = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: apiUrl } });
    return {
      init: (opened) => socket.init({ processEvent: (event) => dispatch(opened, event, desk.log) } as App),
      start: () => socket.start(),
      stop: () => Promise.race([socket.client.disconnect(), elapsed(GRACE_MS)]),
    };
  }
}

const elapsed = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/** Only what Slack waits for an answer to can be acknowledged, and only what names an address can be answered at it. */
const answersOf = ({ ack, respond }: Partial<SlackActionMiddlewareArgs>): Answers => ({
  ack: async (answer) => (ack as ((answer?: unknown) => Promise<void>) | undefined)?.(answer),
  respond: respond === undefined ? undefined : (message) => respond(message),
});
