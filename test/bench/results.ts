import type { LookupsSummary } from './lookups/summary';
import type { Machine } from './machine';
import type { CpuSummary } from './summary';
import type { TurnsSummary } from './turns/summary';

/** What can be measured by itself, in the order it is. */
export const partNames = ['cpu', 'turns', 'lookups'] as const;

export type PartName = (typeof partNames)[number];

/** All that was measured: the machine, and the parts that were asked for. */
export interface Results extends Machine, Partial<CpuSummary> {
  readonly turns?: TurnsSummary;
  readonly lookups?: LookupsSummary;
}
