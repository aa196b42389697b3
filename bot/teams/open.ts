import type { Activity, TurnContext } from 'botbuilder';
import type { Clock, Log } from '../../core/runtime';
import type { TeamsAuth } from '../config/config';
import type { Server } from '../http/server';
import type { Messenger } from '../outbox/messenger';
import { createSender } from '../outbox/sender';
import type { ReviewChannels } from '../outbox/review-channels';
import type { Receiver } from '../turns/receive';
import type { Update } from '../turns/update';
import { appIdOf, createAdapter, type BotAdapter } from './auth';
import { createEndpoint } from './endpoint';
import { createTeamsMessenger } from './messenger';
import { channelOf, isGroup } from './channel';
import { outsiderOf } from './organization';
import { addressOf, readActivity } from './read';
import { createShow, respond } from './show';

/** Where Bot Framework activities are posted. */
export const ENDPOINT = '/api/messages';

export interface Teams {
  readonly messenger: Messenger;
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
  /** Instead of one made for `auth`. */
  readonly adapter?: BotAdapter;
}): Teams {
  const { server, auth, tenantId, receiver, clock, log, reviewChannels, adapter = createAdapter(auth) } = options;
  const messenger = createTeamsMessenger(adapter, appIdOf(auth));
  const sender = createSender(messenger, log);
  server.post(ENDPOINT, createEndpoint(adapter, turn, log));
  return { messenger, idle: () => sender.idle() };

  /** One turn on the Bot Framework. */
  async function turn(context: TurnContext): Promise<void> {
    const read = readActivity(context.activity, {
      now: () => clock.now(),
      isReviewed: await isReviewed(context.activity),
    });
    switch (read.is) {
      case 'update': {
        const { update, invoke = false } = read;
        const line = lineOf(update);
        const show = createShow({ context, sender, update, invoke });
        const outsider = () => outsiderOf(context.activity, tenantId);
        return receiver.receive({ ...read, is: update.is, line, outsider, update: () => update, show });
      }
      case 'unsupported-invoke':
        log.info('invoke not supported', { name: read.name });
        return respond(context, read.malformed === true ? 400 : 501, {
          error: { code: 'NotSupported', message: read.name },
        });
      case 'ignored':
        return log.debug('activity ignored', { because: read.because });
      default:
        return read satisfies never;
    }
  }

  /** Asked only of what comes from a channel. */
  async function isReviewed(activity: Activity): Promise<boolean> {
    if (!isGroup(activity)) return false;
    const { conversation, ...address } = addressOf(activity);
    return reviewChannels.isReviewed({ ...address, conversation: channelOf(conversation) });
  }
}

function lineOf(update: Update): string {
  switch (update.is) {
    case 'thread':
      return `thread:${update.root}`;
    case 'query':
      return `query:${update.person.id}`;
    default:
      return update.person.id;
  }
}
