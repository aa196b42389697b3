import type { Json } from '../helpers/platforms/teams';
import { post, type Door, type Turn } from './crowd';
import { pressOf } from './lap';

/** Of several processes that share a store, each press reaches the next one. `serviceUrl` is where Teams takes posts. */
export function onTeams(processes: readonly string[], serviceUrl: string): Door {
  const urls = processes.map((url) => new URL('/api/messages', url));
  let presses = 0;
  return {
    personId: (name) => `teams:29:${name}`,
    async take(turn, agent) {
      const { wanted, at, before } = turn;
      const sent =
        wanted.again === true && before !== undefined ? before.sent : JSON.stringify(invoke(turn, serviceUrl));
      const from = performance.now();
      const url = urls[(presses += 1) % urls.length];
      const body = await post(url, agent, sent, { 'content-type': 'application/json' });
      const ms = performance.now() - from;
      if (!body.includes(wanted.shows))
        throw new Error(`«${wanted.press}» (turn ${at}) shows no «${wanted.shows}»: ${body}`);
      return { card: (JSON.parse(body) as { readonly value: Json }).value, sent, ms };
    },
  };
}

/** The product's settings with which what is sent is posted too, instead of an outbox that fills without end. */
export const postingTo = (serviceUrl: string): Readonly<Record<string, string>> => ({
  TEAMS_REVIEW_CHANNEL: '19:revision@thread.tacv2',
  TEAMS_SERVICE_URL: serviceUrl,
});

/** A press as Teams sends it. */
function invoke({ name, at, wanted, before }: Turn, serviceUrl: string): Json {
  const { verb, data } = pressOf(wanted, before?.card, name);
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `f:${name}-${at}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${name}`, name: 'Ana Martínez Peña', aadObjectId: `aad-${name}` },
    recipient: { id: '28:bot', name: 'Informes de visita' },
    conversation: { id: `a:${name}`, conversationType: 'personal', tenantId: 'tenant' },
    channelData: { tenant: { id: 'tenant' }, turn: at },
    locale: 'es-MX',
    replyToId: `1700000000${name}`,
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  };
}
