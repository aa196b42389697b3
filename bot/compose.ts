import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { dirname, join } from 'node:path';
import type { Server } from 'restify';
import { createDelivery } from './app/deliver';
import type { Desk } from './app/desk';
import { createCommandHandler } from './app/handle-command';
import { DeliveryError, type Clock, type Log, type Messenger } from './app/ports';
import { createRelay } from './app/relay-outbox';
import { publicUrlAt, type Config, type TeamsReviewChannel } from './config';
import { visitReport } from './core/form/visit-report';
import type { Address } from './core/report/types';
import { plainDateAt } from './core/view/when';
import { serveDocuments } from './http/documents';
import { createMetrics, serveHealth } from './http/health';
import { createLinks } from './http/links';
import { createServer } from './teams/server';
import { openTeams } from './teams/open';
import { openSqlite } from '../storage/sqlite';
import type { Webchat } from './webchat/channel';

export interface Running {
  /** Where it listens. */
  readonly url: string;
  /** Takes nothing new, finishes what is in flight, closes the store. */
  stop(): Promise<void>;
}

/** Milliseconds that open connections get to end by themselves. */
const GRACE_MS = 2_000;

/** Wires the rooms together and opens the door. Rejects where the port or the store cannot be had. */
export async function startBot(config: Config, log: Log, clock: Clock = { now: () => new Date() }): Promise<Running> {
  const server = createServer();
  const store = openSqlite(config.storageUrl, { log });
  const form = visitReport;
  let baseUrl = '';
  const links = createLinks({ secret: config.linkSecret.value.reveal(), clock, baseUrl: () => baseUrl });
  const viewing = { form, zone: config.timeZone, word: links.word };
  const webchat = config.webchat
    ? await openWebchat(server, config, { log, clock, baseUrl: () => baseUrl })
    : undefined;
  const reviewChannel = reviewChannelOf(config, webchat);
  const metrics = createMetrics(() => relay.state());
  const desk = deskOf(config, { store, viewing, log, nudge: () => relay.nudge() });
  const teams = config.teams.open
    ? openTeams({ server, auth: config.teams.auth, desk, clock, reviewChannel, counted: metrics.counted })
    : undefined;
  const messenger = routed({ teams: teams?.messenger });
  const relay = createRelay({
    store,
    clock,
    log,
    deliver: createDelivery({ store, viewing, messenger, reviewChannel }),
  });
  serveHealth(server, store, relay, metrics);
  serveDocuments(server, { store, form, links, log });
  baseUrl = publicUrlAt(config, await listen(server, config));
  relay.start();
  return {
    url: baseUrl,
    stop: async () => {
      const closed = close(server);
      await webchat?.close();
      await closed;
      await teams?.idle();
      await relay.stop();
      await store.close();
    },
  };
}

function deskOf(config: Config, parts: Pick<Desk, 'store' | 'viewing' | 'log' | 'nudge'>): Desk {
  const { form, zone } = parts.viewing;
  const dayOf = (at: string): string => plainDateAt(new Date(at), zone);
  const yearOf = (at: string): number => Number(dayOf(at).slice(0, 4));
  return {
    ...parts,
    form,
    handle: createCommandHandler({ store: parts.store, form, yearOf, saved: parts.nudge }),
    newId: randomUUID,
    dayOf,
    isReviewer: (ids, place) =>
      config.reviewers.length === 0 ? place === 'review-channel' : ids.some((id) => config.reviewers.includes(id)),
  };
}

/** Each address is spoken to by its own platform's messenger. */
function routed(messengers: Readonly<Record<'teams', Messenger | undefined>>): Messenger {
  const of = ({ platform }: Address): Messenger => {
    const messenger = platform === 'teams' ? messengers.teams : undefined;
    if (messenger === undefined) throw new DeliveryError(`${platform} is not configured`, 'later');
    return messenger;
  };
  return {
    post: async (to, screen, thread) => of(to).post(to, screen, thread),
    edit: async (to, messageId, screen) => of(to).edit(to, messageId, screen),
  };
}

/** Loaded where it is on: a production bot never has the page's code in it. */
async function openWebchat(
  server: Server,
  config: Config,
  parts: { readonly log: Log; readonly clock: Clock; readonly baseUrl: () => string },
): Promise<Webchat> {
  const { createWebchat } = await import('./webchat/channel');
  return createWebchat({ ...parts, server, journal: journalBeside(config.storageUrl), newId: randomUUID });
}

/** The page's chats lie beside the reports they are about, and are gone where those are. */
function journalBeside(storageUrl: string): string {
  const file = storageUrl.replace(/^sqlite:/, '');
  return file === ':memory:' ? ':memory:' : join(dirname(file), 'webchat.jsonl');
}

/** Reports are reviewed on the platform they come from: the page's in its own channel, Teams' in the configured one. */
function reviewChannelOf(config: Config, webchat: Webchat | undefined): () => Address | undefined {
  return () => {
    if (webchat !== undefined) {
      const { conversationId, reference } = webchat.reviewChannel;
      return { platform: 'teams', conversation: conversationId, reference: reference() };
    }
    const channel = config.teams.open ? config.teams.reviewChannel : undefined;
    return channel === undefined ? undefined : teamsChannel(channel);
  };
}

const teamsChannel = ({ conversationId, serviceUrl }: TeamsReviewChannel): Address => ({
  platform: 'teams',
  conversation: conversationId,
  reference: {
    channelId: 'msteams',
    serviceUrl,
    conversation: { id: conversationId, isGroup: true, conversationType: 'channel', name: '' },
  },
});

const listen = (server: Server, { host, port }: Config): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.address().port));
  });

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const http = server.server as HttpServer;
  http.closeIdleConnections();
  const cut = setTimeout(() => http.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(cut);
}
