import { Agent, request } from 'node:http';
import type { Json } from '../helpers/teams';
import { lap } from './lap';
import { pressOf } from './pressing';

/** So many people at once, each waiting for a card before pressing the next button. */
export interface Crowd {
  /** Has everybody take as many turns. Rejects on the first answer that is not the card expected. */
  advance(turnsEach: number): Promise<void>;
  /** Who has filed a whole report, by the id the product knows them by. */
  readonly finished: readonly string[];
}

type Visitor = (turns: number, agent: Agent) => Promise<void>;

let count = 0;

/** People enter the lap at different places, so that not all of them press the same button at once. */
export async function gather(url: string, people: number): Promise<Crowd> {
  const finished: string[] = [];
  const visitors = Array.from({ length: people }, () => createVisitor(new URL('/api/messages', url), finished));
  await together((agent) => visitors.map((visitor, at) => visitor(at % lap.length, agent)));
  return {
    finished,
    advance: (turnsEach) => together((agent) => visitors.map((visitor) => visitor(turnsEach, agent))),
  };

  /** On connections of their own: one left from the last time may be about to be closed by the server. */
  async function together(act: (agent: Agent) => readonly Promise<void>[]): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: people });
    await Promise.all(act(agent));
    agent.destroy();
  }
}

/** One after another, each a new person with a report of their own. */
function createVisitor(url: URL, finished: string[]): Visitor {
  let name = '';
  let at = 0;
  let card: Json | undefined;
  return async (turns, agent) => {
    for (let taken = 0; taken < turns; taken += 1) {
      if (at === 0) {
        card = undefined;
        name = `visitor-${(count += 1)}`;
      }
      card = await take(at, agent);
      at = (at + 1) % lap.length;
      if (at === 0) finished.push(`teams:29:${name}`);
    }
  };

  async function take(turn: number, agent: Agent): Promise<Json> {
    const wanted = lap[turn];
    if (wanted === undefined) throw new Error(`The lap has no turn ${turn}`);
    const { verb, data } = pressOf(wanted, card, name);
    const action = { type: 'Action.Execute', verb, data };
    const { status, body } = await post(url, agent, JSON.stringify(invoke(name, turn, action)));
    if (status !== 200 || !body.includes(wanted.shows))
      throw new Error(`«${wanted.press}» (turn ${turn}) was answered ${status} without «${wanted.shows}»: ${body}`);
    return (JSON.parse(body) as { readonly value: Json }).value;
  }
}

/** A press as Teams sends it. */
const invoke = (name: string, turn: number, action: Json): Json => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  id: `f:${name}-${turn}`,
  timestamp: new Date().toISOString(),
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  from: { id: `29:${name}`, name: 'Ana Martínez Peña', aadObjectId: `aad-${name}` },
  recipient: { id: '28:bot', name: 'Informes de visita' },
  conversation: { id: `a:${name}`, conversationType: 'personal', tenantId: 'tenant' },
  channelData: { tenant: { id: 'tenant' }, turn },
  locale: 'es-MX',
  replyToId: `1700000000${name}`,
  value: { action, trigger: 'manual' },
});

function post(url: URL, agent: Agent, sent: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) };
    const outgoing = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(sent);
  });
}
