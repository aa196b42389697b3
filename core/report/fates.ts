import { evolve } from './evolve';
import type { HistoryEntry, Report, ReportState } from './types';

/** What became of a revision, as its report's history tells it. */
export interface Fate {
  /** 1 for what was sent first. */
  readonly round: number;
  /** `cancelled`: a correction that was sent and dropped. One that was approved stays so when another takes its place. */
  readonly state: Exclude<ReportState, 'draft'>;
  /** The entry by which it was sent. */
  readonly sent: HistoryEntry;
  /** The entry by which it came into that state: the last of those that say something of its paper. */
  readonly since: HistoryEntry;
}

export interface Fates {
  /** The nth is of the nth revision. */
  readonly revisions: readonly Fate[];
  /** The newest entry that changed what its author reads: answers, and how the report stands. */
  readonly written: HistoryEntry | undefined;
}

/** Follows every revision through a report's history, whatever release wrote it. */
export function fatesIn(history: readonly HistoryEntry[]): Fates {
  let report: Report | undefined;
  let told: Fates = { revisions: [], written: undefined };
  for (const entry of history) {
    const now = evolve(report, entry.event);
    told = next(told, entry, report, now);
    report = now;
  }
  return told;
}

function next({ revisions, written }: Fates, entry: HistoryEntry, before: Report | undefined, now: Report): Fates {
  return {
    revisions: revisionsAfter(revisions, entry, before, now),
    written: before === undefined || readsOtherwise(before, now) ? entry : written,
  };
}

/** What is kept aside, asked or commented is not on paper. */
const readsOtherwise = (before: Report, now: Report): boolean =>
  before.answers !== now.answers || before.state !== now.state || before.round !== now.round;

function revisionsAfter(
  revisions: readonly Fate[],
  entry: HistoryEntry,
  before: Report | undefined,
  { round, state }: Report,
): readonly Fate[] {
  switch (entry.event.type) {
    case 'ReportSubmitted':
      return [...revisions, { round, state: 'in-review', sent: entry, since: entry }];
    case 'CorrectionDropped':
      // One that was never sent leaves no revision behind.
      return before === undefined || before.round === round
        ? revisions
        : changed(revisions, before.round, 'cancelled', entry);
    default:
      // While it is corrected, what was approved stays as it is.
      return state === 'draft' ? revisions : changed(revisions, round, state, entry);
  }
}

const changed = (
  revisions: readonly Fate[],
  round: number,
  state: Fate['state'],
  since: HistoryEntry,
): readonly Fate[] =>
  revisions.map((fate) => (fate.round === round && fate.state !== state ? { ...fate, state, since } : fate));

/** The approved revision that counts, whatever is corrected meanwhile; undefined where none does. */
export const inForceAmong = ({ revisions }: Pick<Fates, 'revisions'>): Fate | undefined =>
  revisions.findLast(({ state }) => state === 'approved');
