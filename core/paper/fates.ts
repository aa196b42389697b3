import { evolve } from '../report/evolve';
import type { HistoryEntry, Report, ReportState } from '../record/types';

/** What became of a revision, as its report's history tells it. */
export interface Fate {
  /** 1 for what was sent first. */
  readonly round: number;
  /** `cancelled`: a correction that was sent and dropped. One that was approved stays so when another takes its place. */
  readonly state: RevisionState;
  /** The entry by which it was sent. */
  readonly sent: HistoryEntry;
  /** The entry by which it came into that state: the last of those that say something of its paper. */
  readonly since: HistoryEntry;
}

type RevisionState = Exclude<ReportState, 'draft'>;

/** A revision came into another state. */
export interface Turn {
  readonly round: number;
  readonly state: RevisionState;
  readonly entry: HistoryEntry;
}

export interface Fates {
  /** The nth is of the nth revision. */
  readonly revisions: readonly Fate[];
  /** All that happened to them, oldest first. */
  readonly turns: readonly Turn[];
  /** The newest entry that changed what its author reads: answers, and how the report stands. */
  readonly written: HistoryEntry | undefined;
  /** The report as its author has it at the end. */
  readonly report: Report | undefined;
}

/** Follows every revision through a report's history, whatever release wrote it. */
export function fatesIn(history: readonly HistoryEntry[]): Fates {
  let report: Report | undefined;
  let written: HistoryEntry | undefined;
  const turns: Turn[] = [];
  const states: RevisionState[] = [];
  for (const entry of history) {
    const now = evolve(report, entry.event);
    if (report === undefined || readsOtherwise(report, now)) written = entry;
    const turn = turnOf(entry, report, now);
    if (turn !== undefined && states[turn.round] !== turn.state) {
      states[turn.round] = turn.state;
      turns.push(turn);
    }
    report = now;
  }
  return { revisions: revisionsOf(turns), turns, written, report };
}

/** What is kept aside, asked or commented is not on paper. */
const readsOtherwise = (before: Report, now: Report): boolean =>
  before.answers !== now.answers || before.state !== now.state || before.round !== now.round;

/** Which revision an entry leaves in which state. */
function turnOf(entry: HistoryEntry, before: Report | undefined, { round, state }: Report): Turn | undefined {
  // One that was never sent leaves no revision behind.
  if (entry.event.type === 'CorrectionDropped' && before !== undefined && before.round !== round)
    return { round: before.round, state: 'cancelled', entry };
  // While it is written, what was approved stays as it is.
  return state === 'draft' || round === 0 ? undefined : { round, state, entry };
}

function revisionsOf(turns: readonly Turn[]): readonly Fate[] {
  const revisions: Fate[] = [];
  for (const { round, state, entry } of turns)
    revisions[round - 1] = { round, state, sent: revisions[round - 1]?.sent ?? entry, since: entry };
  return revisions;
}

/** The approved revision that counts, whatever is corrected meanwhile; undefined where none does. */
export const inForceAmong = ({ revisions }: Pick<Fates, 'revisions'>): Fate | undefined =>
  revisions.findLast(({ state }) => state === 'approved');
