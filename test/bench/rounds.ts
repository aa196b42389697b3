import type { Crowd } from './crowd';
import { lap } from './lap';
import type { Running } from './process';

export type Pace = 'full' | 'quick';

export interface Plan {
  /** How many press at once, and the turns that each takes in one measurement. */
  readonly sizes: readonly { readonly people: number; readonly turns: number }[];
  /** Each measures every stand once. */
  readonly rounds: number;
  /** Rounds that are run first and not counted: a server that runs for days is compiled throughout. */
  readonly warmUps: number;
}

/** Measurements of a tenth of a second: long enough to be one, short enough to be under the same weather as its neighbours. */
export const plans: Readonly<Record<Pace, Plan>> = {
  full: {
    sizes: [
      { people: 1, turns: 12 * lap.length },
      { people: 16, turns: lap.length },
      { people: 64, turns: lap.length / 2 },
    ],
    rounds: 20,
    warmUps: 12,
  },
  quick: {
    sizes: [
      { people: 1, turns: lap.length },
      { people: 16, turns: 2 },
      { people: 64, turns: 1 },
    ],
    rounds: 2,
    warmUps: 0,
  },
};

/** One crowd before one server, which may be several processes. */
export interface Stand<Name extends string = string> {
  readonly name: Name;
  readonly people: number;
  /** Each person's, in one measurement. */
  readonly turns: number;
  readonly crowd: Crowd;
  readonly processes: readonly Running[];
}

/** One measurement: turns that were all answered, and so kept. */
export interface Sample<Name extends string = string> {
  readonly name: Name;
  readonly people: number;
  readonly round: number;
  /** CPU of one turn. */
  readonly cpuMs: number;
  readonly perSecond: number;
  /** From the press to the end of the answer, in ms, one for each turn. */
  readonly latencies: readonly number[];
}

/**
 * Measures the stands in short pieces and to and fro, so that whatever else the machine does falls on all alike; a ratio
 * is then taken within a round, in which all crowds are at the same places of the lap. Whoever presses is this process.
 */
export async function runRounds<Name extends string>(
  stands: readonly Stand<Name>[],
  { rounds, warmUps }: Plan,
): Promise<readonly Sample<Name>[]> {
  const samples: Sample<Name>[] = [];
  for (let round = -warmUps; round < rounds; round += 1)
    for (const stand of round % 2 === 0 ? stands : [...stands].reverse()) {
      const sample = await measure(stand, round);
      if (round >= 0) samples.push(sample);
    }
  return samples;
}

async function measure<Name extends string>(stand: Stand<Name>, round: number): Promise<Sample<Name>> {
  const { name, people, turns, crowd } = stand;
  const before = await cpuOf(stand);
  const from = performance.now();
  const latencies = await crowd.advance(turns);
  const seconds = (performance.now() - from) / 1_000;
  const cpuMs = ((await cpuOf(stand)) - before) / latencies.length;
  return { name, people, round, cpuMs, perSecond: latencies.length / seconds, latencies };
}

async function cpuOf({ processes }: Pick<Stand, 'processes'>): Promise<number> {
  const used = await Promise.all(processes.map((one) => one.used()));
  return used.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}
