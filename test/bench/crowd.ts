import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import type { Json } from '../helpers/platforms/teams';
import { lap, type LapTurn } from './lap';

/** So many people at once, each waiting for a card before pressing the next button. */
export interface Crowd {
  /** Has everybody take as many turns; ms that each took. Rejects on the first answer that is not the card expected. */
  advance(turnsEach: number): Promise<readonly number[]>;
  /** Who has sent a whole report, by the id the product knows them by. */
  readonly finished: readonly string[];
  /** Turns that all have taken so far. */
  readonly turns: number;
}

/** A turn as one platform has it. */
export interface Turn {
  readonly name: string;
  /** The turn's place in the lap. */
  readonly at: number;
  readonly wanted: LapTurn;
  /** None before a person's first turn. */
  readonly before: Taken | undefined;
}

export interface Taken {
  /** What stands there now. */
  readonly card: Json;
  /** The request, for a turn that repeats it. */
  readonly sent: string;
  readonly ms: number;
}

/** How people of one platform reach a bot. */
export interface Door {
  personId(name: string): string;
  take(turn: Turn, agent: Agent): Promise<Taken>;
}

let people = 0;

/** People enter the lap at different places, so that not all of them press the same button at once. */
export async function gather(door: Door, size: number): Promise<Crowd> {
  const finished: string[] = [];
  const visitors = Array.from({ length: size }, () => createVisitor(door, finished));
  let turns = 0;
  const advance = async (turnsOf: (at: number) => number): Promise<readonly number[]> => {
    // Connections of their own: one left from the last time may be about to be closed by the server.
    const agent = new Agent({ keepAlive: true, maxSockets: size });
    const took = (await Promise.all(visitors.map((visit, at) => visit(turnsOf(at), agent)))).flat();
    agent.destroy();
    turns += took.length;
    return took;
  };
  await advance((at) => at % lap.length);
  return {
    finished,
    get turns() {
      return turns;
    },
    advance: (turnsEach) => advance(() => turnsEach),
  };
}

/** One after another, each a new person with a report of their own. */
function createVisitor(door: Door, finished: string[]): (turns: number, agent: Agent) => Promise<readonly number[]> {
  let name = '';
  let at = 0;
  let before: Taken | undefined;
  return async (turns, agent) => {
    const took: number[] = [];
    for (let taken = 0; taken < turns; taken += 1) {
      if (at === 0) [name, before] = [`V${(people += 1)}`, undefined];
      const wanted = lap[at];
      if (wanted === undefined) throw new Error(`The lap has no turn ${at}`);
      before = await door.take({ name, at, wanted, before }, agent);
      took.push(before.ms);
      at = (at + 1) % lap.length;
      if (at === 0) finished.push(door.personId(name));
    }
    return took;
  };
}

/** The body of a good answer. Rejects on any other. */
export function post(url: URL | undefined, agent: Agent, sent: string, headers: OutgoingHttpHeaders): Promise<string> {
  if (url === undefined) throw new Error('There is nowhere to press');
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(sent) };
    const outgoing = request(url, { method: 'POST', agent, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200) resolve(body);
        else reject(new Error(`Answered ${response.statusCode}: ${body}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.end(sent);
  });
}
