import { hash } from 'node:crypto';
import type { Event, HistoryEntry, Seal } from '../core/record/types';

/** The events as entries of a history whose newest is that: numbered, and each chained to the one before. */
export function chained(tip: Seal, events: readonly Event[]): readonly HistoryEntry[] {
  let last = tip;
  return events.map((event) => {
    last = { seq: last.seq + 1, hash: entryHash(last.hash, event) };
    return { ...last, event };
  });
}

/** SHA-256 in hex over the previous entry's hash and the event's JSON. */
export const entryHash = (previous: string, event: Event): string => hash('sha256', previous + JSON.stringify(event));
