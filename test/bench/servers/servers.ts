import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Server } from 'restify';
import { startBot } from '../../../bot/compose';
import { readConfig } from '../../../bot/config/config';
import { createLog } from '../../../bot/log';
import { BotAdapter, createAdapter } from '../../../bot/teams/auth';
import { openTeams } from '../../../bot/teams/open';
import { close, createServer, listen } from '../../../bot/http/server';
import { expand } from '../../../cards/teams';
import { openSqlite } from '../../../storage/sqlite/open';
import type { ServerName } from '../names';
import { servicesOn } from './services';
import { createReceiver } from '../../../bot/turns/receive';
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

/** The SDK's own: HTTP clients are built in every turn. */
const stockAuthentication = () => new ConfigurationBotFrameworkAuthentication({});
const stockAdapter = (): CloudAdapter => new CloudAdapter(stockAuthentication());

/** The product's turn on an adapter that is not the product's. */
async function durableOnStockAdapter(storageUrl: string): Promise<Started> {
  const server = createServer(log);
  const store = openSqlite(storageUrl, { log });
  const clock = { now: () => new Date() };
  openTeams({
    server,
    auth: { kind: 'none' },
    adapter: new BotAdapter(stockAuthentication()),
    receiver: createReceiver({ services: servicesOn(store, log), clock, counted: () => {} }),
    clock,
    log,
    reviewChannel: () => undefined,
  });
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
  const port = await listen(server, '127.0.0.1', 0);
  return { url: `http://127.0.0.1:${port}`, stop: () => close(server) };
}
