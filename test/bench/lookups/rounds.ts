import type { ReportStore } from '../../../storage/ports';
import type { StoreName } from '../stores';
import { lookupNames, timed, type LookupName } from './lookups';

export interface LookupPlan {
  readonly sizes: Readonly<Record<StoreName, readonly number[]>>;
  readonly rounds: number;
  /** Of one lookup in one round. */
  readonly calls: number;
  /** What takes longer in one round is called no more in it. */
  readonly roundMs: number;
  /** What has taken longer in all rounds so far, one that counts among them, is measured no more. */
  readonly budgetMs: number;
}

export const lookupPlans: Readonly<Record<'full' | 'quick', LookupPlan>> = {
  full: {
    sizes: { sqlite: [1_000, 100_000, 1_000_000], mongodb: [1_000, 100_000] },
    rounds: 20,
    calls: 20,
    roundMs: 200,
    budgetMs: 5_000,
  },
  quick: {
    sizes: { sqlite: [50, 200, 400], mongodb: [50, 200] },
    rounds: 2,
    calls: 2,
    roundMs: 50,
    budgetMs: 1_000,
  },
};

/** A store with so many reports. */
export interface Filled {
  readonly store: StoreName;
  readonly size: number;
  readonly opened: ReportStore;
}

export interface LookupSample {
  readonly store: StoreName;
  readonly size: number;
  readonly lookup: LookupName;
  readonly round: number;
  readonly ms: readonly number[];
}

/** In short pieces and to and fro over all the stores, so that whatever else the machine does falls on all alike. */
export async function runLookups(stores: readonly Filled[], plan: LookupPlan): Promise<readonly LookupSample[]> {
  const samples: LookupSample[] = [];
  const stands = lookupNames.map((lookup) => stores.map((filled) => ({ lookup, filled, spentMs: 0 })));
  // The first round is not counted: what was filled just now is compiled and read for the first time.
  for (let round = -1; round < plan.rounds; round += 1)
    for (const alike of stands)
      for (const stand of round % 2 === 0 ? alike : [...alike].reverse()) {
        if (round > 0 && stand.spentMs > plan.budgetMs) continue;
        const { lookup, filled } = stand;
        const { store, size, opened } = filled;
        const ms = await measure((turn) => timed(lookup, opened, size, turn), round + 1, plan);
        stand.spentMs += ms.reduce((sum, one) => sum + one, 0);
        if (round >= 0) samples.push({ store, size, lookup, round, ms });
      }
  return samples;
}

async function measure(
  call: (turn: number) => Promise<number>,
  round: number,
  { calls, roundMs }: LookupPlan,
): Promise<readonly number[]> {
  const ms: number[] = [];
  let sum = 0;
  for (let at = 0; at < calls && sum < roundMs; at += 1) {
    const took = await call(round * calls + at);
    ms.push(took);
    sum += took;
  }
  return ms;
}
