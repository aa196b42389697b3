import { timingSafeEqual } from 'node:crypto';
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type { Log } from '../../core/record/runtime';
import type { Config } from '../config/config';
import type { RelayState } from '../outbox/relay';
import { send } from './bodies';
import { createServer, listen, type Routes, type Server } from './server';

export interface Metrics {
  readonly registry: Registry;
  /** Counts a turn, by what came in and how it went. */
  readonly counted: (kind: string, outcome: string) => void;
}

export function createMetrics(relayState: () => RelayState): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const turns = new Counter({
    name: 'bot_turns_total',
    help: 'Turns by kind of activity and outcome',
    labelNames: ['kind', 'outcome'] as const,
    registers: [registry],
  });
  for (const name of ['inFlight', 'delivered', 'retried', 'putAside', 'buried'] as const)
    new Gauge({
      name: `outbox_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
      help: `Outbox messages ${name} by this process`,
      registers: [registry],
      collect() {
        this.set(relayState()[name]);
      },
    });
  return { registry, counted: (kind, outcome) => turns.inc({ kind, outcome }) };
}

/** `/metrics`: Prometheus text; with a token, to who says `Authorization: Bearer` and it. */
export function serveMetrics(routes: Routes, metrics: Metrics, token?: string): void {
  routes.get('/metrics', async (request, response) => {
    if (token !== undefined && !isBearerOf(token, request.headers.authorization ?? '')) {
      response.setHeader('WWW-Authenticate', 'Bearer');
      return send(response, 401, 'text/plain', 'Unauthorized');
    }
    send(response, 200, metrics.registry.contentType, await metrics.registry.metrics());
  });
}

/** On the port of everything else, or on one of their own: that server is given back. */
export async function showMetrics(
  server: Server,
  { host, metrics: { port, token } }: Pick<Config, 'host' | 'metrics'>,
  metrics: Metrics,
  log: Log,
): Promise<Server | undefined> {
  if (port !== undefined) return openMetrics({ host, port }, metrics, log, token?.reveal());
  serveMetrics(server, metrics, token?.reveal());
  return undefined;
}

/** The same on a port of its own, which no proxy passes on. Rejects where the port cannot be had. */
export async function openMetrics(
  { host, port }: { readonly host: string; readonly port: number },
  metrics: Metrics,
  log: Log,
  token?: string,
): Promise<Server> {
  const server = createServer(log);
  serveMetrics(server, metrics, token);
  await listen(server, host, port);
  return server;
}

function isBearerOf(token: string, header: string): boolean {
  const [given, wanted] = [Buffer.from(header), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
