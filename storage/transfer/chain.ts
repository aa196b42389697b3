import type { HistoryEntry, Seal } from '../../core/record/types';
import { entryHash } from '../chained';

/**
 * An entry of a history that does not fit, by its number.
 *
 * - `missing`: it is not there. `order`: it is, in another place. `added`: it is there twice, or after the end.
 * - `changed`: it does not follow from the one before by its hash, or its bytes are others than were written.
 * - `tip`: the end that the report says has another hash.
 */
export interface Misfit {
  readonly is: 'missing' | 'order' | 'added' | 'changed' | 'tip';
  readonly seq: number;
  /** The entry itself; absent where it is not there. */
  readonly entry?: HistoryEntry;
}

/** What a report says of its history, and what is there. */
export interface Chained {
  /** In the order they are kept. */
  readonly history: readonly HistoryEntry[];
  readonly tip: Seal;
  /** Numbers of entries that say the same in other bytes than this program writes. */
  readonly altered?: readonly number[];
}

/** Numbers from 1 without a gap, each hash over the one before and the event's JSON, up to the tip; the first misfit first. */
export function misfitsIn({ history, tip, altered = [] }: Chained): readonly Misfit[] {
  const misfits: Misfit[] = [];
  let last: Seal = { seq: 0, hash: '' };
  for (const [place, entry] of history.entries()) {
    const wanted = last.seq + 1;
    if (entry.seq > tip.seq || entry.seq < wanted) {
      misfits.push({ is: 'added', seq: entry.seq, entry });
      continue;
    }
    if (entry.seq > wanted) {
      const later = history.slice(place).find(({ seq }) => seq === wanted);
      // What stands in another place upsets all that follows.
      if (later !== undefined) return [...misfits, { is: 'order', seq: wanted, entry: later }];
      misfits.push({ is: 'missing', seq: wanted });
    } else if (entry.seq !== wanted || !follows(last, entry) || altered.includes(wanted)) {
      misfits.push({ is: 'changed', seq: wanted, entry });
    }
    last = { seq: Math.max(wanted, entry.seq) || wanted, hash: entry.hash };
  }
  return last.seq < tip.seq ? [...misfits, { is: 'missing', seq: last.seq + 1 }] : [...misfits, ...tipOf(last, tip)];
}

const follows = (last: Seal, { event, hash: found }: HistoryEntry): boolean => entryHash(last.hash, event) === found;

const tipOf = (last: Seal, tip: Seal): readonly Misfit[] =>
  last.seq === tip.seq && last.hash === tip.hash ? [] : [{ is: 'tip', seq: tip.seq }];
