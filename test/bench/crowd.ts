import { Agent, request } from 'node:http';
import type { Json } from '../helpers/teams';
import { lap } from './lap';
import { pressOf } from './pressing';

/** So many people at once, each waiting for a card before pressing the next button. */
export interface Crowd {
  /** Has everybody take as many turns; ms that each took. Rejects on the first answer that is not the card expected. */
  advance(turnsEach: number): Promise<readonly number[]>;
  /** Who has filed a whole report, by the id the product knows them by. */
  readonly finished: readonly string[];
  /** Turns that all have taken so far. */
  readonly turns: number;
}

/** Adds to `took` what each turn took, in ms. */
type Visitor = (turns: number, agent: Agent, took: number[]) => Promise<void>;

let count = 0;

/**
 * People enter the lap at different places, so that not all of them press the same button at once. Of
 * several processes that share a store, each press reaches the next one.
 */
export async function gather(processes: readonly string[], people: number): Promise<Crowd> {
  const finished: string[] = [];
  const urls = processes.map((url) => new URL('/api/messages', url));
  const visitors = Array.from({ length: people }, () => createVisitor(urls, finished));
  let turns = 0;
  await advance((at) => at % lap.length);
  return {
    finished,
    get turns() {
      return turns;
    },
    advance: (turnsEach) => advance(() => turnsEach),
  };

  async function advance(turnsOf: (at: number) => number): Promise<readonly number[]> {
    const took: number[] = [];
    await together((agent) => visitors.map((visitor, at) => visitor(turnsOf(at), agent, took)));
    turns += took.length;
    return took;
  }

  /** On connections of their own: one left from the last time may be about to be closed by the server. */
  async function together(act: (agent: Agent) => readonly Promise<void>[]): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: people });
    await Promise.all(act(agent));
    agent.destroy();
  }
}

/** One after another, each a new person with a report of their own. */
function createVisitor(urls: readonly URL[], finished: string[]): Visitor {
  let name = '';
  let at = 0;
  let card: Json | undefined;
  let presses = 0;
  return async (turns, agent, took) => {
    for (let taken = 0; taken < turns; taken += 1) {
      if (at === 0) {
        card = undefined;
        name = `visitor-${(count += 1)}`;
      }
      card = await take(at, agent, took);
      at = (at + 1) % lap.length;
      if (at === 0) finished.push(`teams:29:${name}`);
    }
  };

  async function take(turn: number, agent: Agent, took: number[]): Promise<Json> {
    const wanted = lap[turn];
    if (wanted === undefined) throw new Error(`The lap has no turn ${turn}`);
    const { verb, data } = pressOf(wanted, card, name);
    const action = { type: 'Action.Execute', verb, data };
    const sent = JSON.stringify(invoke(name, turn, action));
    const from = performance.now();
    const { status, body } = await post(urls[(presses += 1) % urls.length], agent, sent);
    took.push(performance.now() - from);
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

function post(
  url: URL | undefined,
  agent: Agent,
  sent: string,
): Promise<{ readonly status: number; readonly body: string }> {
  if (url === undefined) throw new Error('There is nowhere to press');
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
