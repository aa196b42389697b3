import type { Relay } from '../outbox/relay';
import type { ReportStore } from '../../storage/ports';
import { send, sendJson } from './bodies';
import type { Routes } from './server';

/** `/healthz`: the process lives. `/readyz`: the store takes writes and the relay runs. */
export function serveHealth(routes: Routes, store: ReportStore, relay: Pick<Relay, 'state'>): void {
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
}
