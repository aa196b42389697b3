import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Server } from 'restify';
import { startBot } from '../../../bot/compose';
import { readConfig } from '../../../bot/config';
import { createLog } from '../../../bot/log';
import { createAdapter } from '../../../bot/teams/auth';
import { createEndpoint } from '../../../bot/teams/endpoint';
import { createTeamsMessenger } from '../../../bot/teams/messenger';
import { createServer, jsonBody } from '../../../bot/teams/server';
import { createSpeaker } from '../../../bot/app/speak';
import { createTurn } from '../../../bot/teams/turn';
import { expand } from '../../../cards/teams';
import { openSqlite } from '../../../storage/sqlite';
import type { ServerName } from '../names';
import { deskOn } from './desk';
import { recordedScreens } from './recorded';
import { parseAndExpand, statelessServer } from './stateless';

export interface Started {
  readonly url: string;
  stop(): Promise<void>;
}

/** As the product logs by default. */
const log = createLog('info');

/** What is measured. Nobody is authenticated anywhere, so that no server does more than another. */
export const servers: Readonly<Record<ServerName, (storageUrl: string) => Promise<Started>>> = {
  durable: (storageUrl) => startBot(readConfig({ PORT: '0', WEBCHAT: 'off', STORAGE_URL: storageUrl }), log),
  'durable-clients-each-turn': durableOnStockAdapter,
  stock: async () => listening(statelessServer(stockAdapter(), await recordedScreens(log), expand)),
  'stock-clients-kept': async () =>
    listening(statelessServer(createAdapter({ kind: 'none' }), await recordedScreens(log), expand)),
  'stock-template-each-turn': async () =>
    listening(statelessServer(stockAdapter(), await recordedScreens(log), parseAndExpand)),
};

/** The SDK's own: it builds its HTTP clients in every turn. */
const stockAdapter = (): CloudAdapter => new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

/** The product's turn on an adapter that is not the product's. */
async function durableOnStockAdapter(storageUrl: string): Promise<Started> {
  const adapter = stockAdapter();
  const server = createServer();
  const store = openSqlite(storageUrl, { log });
  const messenger = createTeamsMessenger(adapter, '');
  const turn = createTurn({
    desk: deskOn(store, log),
    door: { now: () => new Date(), reviewChannel: () => undefined },
    messenger,
    speaker: createSpeaker(messenger, log),
    counted: () => {},
  });
  server.post('/api/messages', ...[jsonBody].flat(), createEndpoint(adapter, turn, log));
  const { url, stop } = await listening(server);
  return {
    url,
    stop: async () => {
      await stop();
      await store.close();
    },
  };
}

async function listening(server: Server): Promise<Started> {
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
