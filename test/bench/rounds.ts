import { gather, type Crowd } from './crowd';
import { lap } from './lap';
import type { Measured } from './measured';
import { explaining, type ServerName } from './names';

/** How many people press at once, and how many laps each runs in one measurement: whole ones, so that all mixes are equal. */
export interface Size {
  readonly people: number;
  readonly laps: number;
}

export interface Plan {
  readonly sizes: readonly Size[];
  /** Where the servers that explain a ratio are measured too. */
  readonly explainedAt: number;
  /** Each measures every server once at every size. */
  readonly rounds: number;
  /** Rounds that are run first and not counted. */
  readonly warmUps: number;
}

export const plans: Readonly<Record<'full' | 'quick', Plan>> = {
  full: {
    sizes: [
      { people: 1, laps: 48 },
      { people: 16, laps: 4 },
      { people: 64, laps: 1 },
    ],
    explainedAt: 16,
    rounds: 9,
    warmUps: 2,
  },
  quick: {
    sizes: [
      { people: 1, laps: 4 },
      { people: 16, laps: 1 },
      { people: 64, laps: 1 },
    ],
    explainedAt: 16,
    rounds: 1,
    warmUps: 0,
  },
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
 * falls on all of them alike; a ratio is then taken within a round.
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
  for (const { crowd } of stands) crowd.close();
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
      stands.push({ server, size, crowd: await gather(server.url, size.people) });
    }
  return stands;
}

async function measure({ server, size, crowd }: Stand): Promise<number> {
  const before = await server.cpuMs();
  await crowd.advance(size.laps * lap.length);
  const used = (await server.cpuMs()) - before;
  return used / (size.people * size.laps * lap.length);
}
