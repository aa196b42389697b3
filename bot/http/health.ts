import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type { Relay, RelayState } from '../outbox/relay';
import type { ReportStore } from '../../storage/ports';
import { send, sendJson } from './bodies';
import type { Routes } from './server';

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

/** `/healthz`: the process lives. `/readyz`: the store takes writes and the relay runs. `/metrics`: Prometheus text. */
export function serveHealth(routes: Routes, store: ReportStore, relay: Pick<Relay, 'state'>, metrics: Metrics): void {
  routes.get('/healthz', async (_request, response) => send(response, 200, 'text/plain', 'ok'));
  routes.get('/readyz', async (_request, response) => {
    const state = relay.state();
    const stored = await store.ready().then(
      () => true,
      () => false,
    );
    const ready = stored && state.running && state.storeAnswers;
    sendJson(response, ready ? 200 : 503, { ready, store: stored, relay: state });
  });
  routes.get('/metrics', async (_request, response) =>
    send(response, 200, metrics.registry.contentType, await metrics.registry.metrics()),
  );
}
