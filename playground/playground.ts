import type { IncomingMessage } from 'node:http';
import { conversationReference } from './activities';
import { CONNECTOR_PATH, serveConnector } from './connector';
import { createDelivery } from './delivery';
import { serveEvents } from './events';
import { Files, FILES_PATH, serveFiles } from './files';
import type { Clock, HttpServer, Log, NewId } from './host';
import { hostOf, requireSameOrigin } from './http';
import { openJournal } from './journal';
import { servePageApi } from './page-api';
import { REVIEW_CHANNEL, SEED_PEOPLE, conversationsOf } from './people';
import { Room } from './room';
import { defaultPageDirectory, serveStatic } from './static';
import type { WirePerson } from './wire';

export interface PlaygroundOptions {
  /** A restify server, or anything with its four verbs. */
  readonly server: HttpServer;
  /** Where the server is reached from this machine, once it listens: `http://127.0.0.1:3978`. */
  readonly baseUrl: () => string;
  /** The bot's path on that server: `/api/messages`. */
  readonly botEndpoint: string;
  /** The file that remembers the conversations, or `:memory:`. */
  readonly journal: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Ids are `29:webchat-…`. Three staff and two reviewers where left out. */
  readonly people?: readonly WirePerson[];
  /** The zone of the page's hours; America/Mexico_City where left out. */
  readonly timeZone?: string;
  /** The public address, where people reach the page by a name: `https://informes.ejemplo.mx`. */
  readonly publicUrl?: string;
  /** The built page; `dist/playground/page` where left out. */
  readonly pageDirectory?: string;
  /** How long the bot may take to answer an activity, in milliseconds; 15,000 (as Teams) where left out. */
  readonly timeoutMs?: number;
}

export interface Playground {
  /** Where the bot calls the connector; ends in a slash. */
  serviceUrl(): string;
  readonly reviewChannel: {
    readonly conversationId: string;
    /** A whole conversation reference, for posting first; valid once the server listens. */
    reference(): unknown;
  };
  /** Ends live streams and closes the journal. The server is the caller's to close. */
  close(): Promise<void>;
}

const API_PATH = '/webchat/api';

/**
 * The local chat: a Bot Framework channel and its page on the caller's server. It trusts whoever
 * reaches it, so it is for trying out, not for production. Throws where the journal is damaged.
 */
export function createPlayground(options: PlaygroundOptions): Playground {
  const { server, log, clock, newId, people = SEED_PEOPLE, timeZone = 'America/Mexico_City' } = options;
  const journal = openJournal(options.journal);
  const room = new Room(people, conversationsOf(people), journal, clock);
  const address = (): string => options.baseUrl().replace(/\/+$/, '');
  const serviceUrl = (): string => `${address()}${CONNECTOR_PATH}/`;
  const guard = (request: IncomingMessage): void =>
    requireSameOrigin(request, [hostOf(address()), hostOf(options.publicUrl ?? '')]);

  const delivery = createDelivery({
    room,
    botUrl: () => `${address()}${options.botEndpoint}`,
    serviceUrl,
    fileUrl: (id) => `${address()}${FILES_PATH}/${encodeURIComponent(id)}`,
    timeZone,
    timeoutMs: options.timeoutMs ?? 15_000,
    clock,
    newId,
    log,
  });
  serveConnector(server, room, serviceUrl, log);
  const files = new Files(newId);
  const serving = { base: API_PATH, guard, log };
  servePageApi(server, serving, { room, delivery, files, timeZone, clock });
  serveFiles(server, serving, files);
  const endStreams = serveEvents(server, room, { path: `${API_PATH}/events`, guard, log });
  serveStatic(server, options.pageDirectory ?? defaultPageDirectory());

  return {
    serviceUrl,
    reviewChannel: {
      conversationId: REVIEW_CHANNEL.id,
      reference: () => conversationReference({ ...REVIEW_CHANNEL, kind: 'channel', members: [] }, serviceUrl()),
    },
    async close() {
      endStreams();
      journal.close();
    },
  };
}
