import type { HistoryEntry, Seal } from '../core/record/types';
import type { ReportStore } from './ports';
import { misfitsIn } from './transfer/chain';

/** A report's history as it was read, and the first of its entries that does not fit; undefined where all do. */
export interface Trail {
  readonly entries: readonly HistoryEntry[];
  readonly tip: Seal;
  readonly misfit: number | undefined;
}

/** Reads a history and checks it. What was added between the two looks is left for the next time. */
export async function trailOf(store: Pick<ReportStore, 'load' | 'history'>, id: string): Promise<Trail> {
  for (let look = 1; ; look += 1) {
    const tip = (await store.load(id))?.tip ?? { seq: 0, hash: '' };
    const entries = await store.history(id);
    const isWhole = entries.length <= tip.seq;
    // What stays after the end in three looks was put there by nobody who saves.
    if (isWhole || look === 3) return { entries, tip, misfit: misfitsIn({ history: entries, tip })[0]?.seq };
  }
}
