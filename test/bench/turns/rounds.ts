import { gather, type Crowd } from '../crowd';
import { lap } from '../lap';
import type { StoreName } from '../stores';

/** So many people at once, on so many processes of the product that share one store. */
export interface Load {
  readonly store: StoreName;
  readonly processes: number;
  readonly people: number;
}

export interface TurnsPlan {
  /** Turns of one person in one measurement, by how many press at once. */
  readonly sizes: readonly { readonly people: number; readonly turns: number }[];
  /** Several processes are tried with as many people as there are at most. */
  readonly processes: number;
  readonly rounds: number;
  readonly warmUps: number;
}

export const turnsPlans: Readonly<Record<'full' | 'quick', TurnsPlan>> = {
  full: {
    sizes: [
      { people: 1, turns: 12 * lap.length },
      { people: 16, turns: lap.length },
      { people: 64, turns: lap.length / 2 },
    ],
    processes: 3,
    rounds: 12,
    warmUps: 4,
  },
  quick: {
    sizes: [
      { people: 1, turns: 6 },
      { people: 16, turns: 2 },
      { people: 64, turns: 1 },
    ],
    processes: 2,
    rounds: 2,
    warmUps: 0,
  },
};

/** One crowd's turns in one measurement. */
export interface TurnsSample extends Load {
  readonly round: number;
  /** Each of them answered, and so on disk. */
  readonly turns: number;
  readonly seconds: number;
  /** From the press to the end of the answer, in ms, one for each turn. */
  readonly latencies: readonly number[];
}

/** Processes of the product that are running, and the store that they share. */
export interface Running {
  readonly store: StoreName;
  readonly storageUrl: string;
  readonly urls: readonly string[];
}

interface Stand {
  readonly running: Running;
  readonly load: Load;
  readonly turns: number;
  readonly crowd: Crowd;
}

export interface TurnsOutcome {
  readonly samples: readonly TurnsSample[];
  /** The crowds of so many processes on one store. */
  readonly crowdsOn: (running: Running) => readonly Crowd[];
}

/**
 * One crowd at a time, in short pieces and to and fro, so that whatever else the machine does falls on all
 * alike; a ratio is then taken within a round. The crowd presses from this process, on the same machine.
 */
export async function runTurns(running: readonly Running[], plan: TurnsPlan): Promise<TurnsOutcome> {
  const stands = await setUp(running, plan);
  const samples: TurnsSample[] = [];
  for (let round = -plan.warmUps; round < plan.rounds; round += 1) {
    const order = round % 2 === 0 ? stands : [...stands].reverse();
    for (const stand of order) {
      const sample = await measure(stand, round);
      if (round >= 0) samples.push(sample);
    }
  }
  return {
    samples,
    crowdsOn: (running) => stands.filter((stand) => stand.running === running).map(({ crowd }) => crowd),
  };
}

async function setUp(running: readonly Running[], { sizes }: TurnsPlan): Promise<readonly Stand[]> {
  const most = Math.max(...sizes.map(({ people }) => people));
  const stands: Stand[] = [];
  for (const one of running)
    for (const { people, turns } of sizes) {
      const { store, urls } = one;
      if (urls.length > 1 && people < most) continue;
      const load = { store, processes: urls.length, people };
      stands.push({ running: one, load, turns, crowd: await gather(urls, people) });
    }
  return stands;
}

async function measure({ load, turns, crowd }: Stand, round: number): Promise<TurnsSample> {
  const from = performance.now();
  const latencies = await crowd.advance(turns);
  const seconds = (performance.now() - from) / 1_000;
  return { ...load, round, turns: latencies.length, seconds, latencies };
}
