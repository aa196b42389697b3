import { gather, type Crowd } from './crowd';
import { lap } from './lap';
import type { Measured } from './measured';
import { explaining, type ServerName } from './names';

/** How many people press at once, and how many turns each takes in one measurement. */
export interface Size {
  readonly people: number;
  readonly turns: number;
}

export interface Plan {
  readonly sizes: readonly Size[];
  /** Where the servers that explain a ratio are measured too. */
  readonly explainedAt: number;
  /** Each measures every server once at every size. */
  readonly rounds: number;
  /** Rounds that are run first and not counted: a server that runs for days is compiled throughout. */
  readonly warmUps: number;
}

/** Measurements of a tenth of a second: long enough to be one, short enough to be under the same weather as its neighbours. */
const sizes: readonly Size[] = [
  { people: 1, turns: 12 * lap.length },
  { people: 16, turns: lap.length },
  { people: 64, turns: lap.length / 2 },
];

export const plans: Readonly<Record<'full' | 'quick', Plan>> = {
  full: { sizes, explainedAt: 16, rounds: 20, warmUps: 12 },
  quick: { sizes, explainedAt: 16, rounds: 3, warmUps: 0 },
};

/** CPU of one turn in one measurement, in ms. */
export interface Sample {
  readonly server: ServerName;
  readonly people: number;
  readonly round: number;
  readonly cpuMs: number;
}

export interface Outcome {
  readonly samples: readonly Sample[];
  /** Who filed a whole report there. */
  readonly finishedAt: (server: ServerName) => readonly string[];
}

interface Stand {
  readonly server: Measured;
  readonly size: Size;
  readonly crowd: Crowd;
}

/**
 * Measures the servers in turn, in short pieces and to and fro, so that whatever else the machine does
 * falls on all of them alike; a ratio is then taken within a round, in which all crowds are at the same
 * places of the lap.
 */
export async function runRounds(servers: readonly Measured[], plan: Plan): Promise<Outcome> {
  const stands = await setUp(servers, plan);
  const samples: Sample[] = [];
  for (let round = -plan.warmUps; round < plan.rounds; round += 1) {
    const order = round % 2 === 0 ? stands : [...stands].reverse();
    for (const stand of order) {
      const cpuMs = await measure(stand);
      if (round >= 0) samples.push({ server: stand.server.name, people: stand.size.people, round, cpuMs });
    }
  }
  return {
    samples,
    finishedAt: (name) => stands.filter(({ server }) => server.name === name).flatMap(({ crowd }) => crowd.finished),
  };
}

async function setUp(servers: readonly Measured[], { sizes, explainedAt }: Plan): Promise<readonly Stand[]> {
  const stands: Stand[] = [];
  for (const size of sizes)
    for (const server of servers) {
      if (explaining.includes(server.name) && size.people !== explainedAt) continue;
      stands.push({ server, size, crowd: await gather([server.url], size.people) });
    }
  return stands;
}

async function measure({ server, size, crowd }: Stand): Promise<number> {
  const before = await server.cpuMs();
  await crowd.advance(size.turns);
  const used = (await server.cpuMs()) - before;
  return used / (size.people * size.turns);
}
