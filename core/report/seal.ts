import type { HistoryEntry, Seal } from './types';

/** The entry by which a report was approved last; undefined where it never was. */
export function approvalSeal(history: readonly HistoryEntry[]): Seal | undefined {
  const found = history.findLast(({ event }) => event.type === 'ReportApproved');
  return found === undefined ? undefined : { seq: found.seq, hash: found.hash };
}
