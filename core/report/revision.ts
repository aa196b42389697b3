import { evolve } from './evolve';
import { asSent } from './sent';
import type { Event, Report } from './types';

/**
 * The report as it was when it was sent for the nth time, made anew of its history; undefined where it was not sent
 * so often. Whatever release wrote the history: what a report is follows from its events.
 */
export function revisionIn(events: readonly Event[], round: number): Report | undefined {
  let report: Report | undefined;
  let key: string | undefined;
  for (const event of events) {
    // What was decided at once was saved at once, and raised the version once: an answer's age is told by it.
    if (report !== undefined && event.key !== key) report = { ...report, version: report.version + 1 };
    key = event.key;
    report = evolve(report, event);
    if (event.type === 'ReportSubmitted' && report.round === round) return report;
  }
  return undefined;
}

/** The same where the report itself still has it: its last revision, and the one before while it is in review. */
export function revisionOf(report: Report, round: number): Pick<Report, 'answers' | 'changedAt'> | undefined {
  if (round < 1 || round > report.round) return undefined;
  if (round === report.round) return asSent(report);
  const { previous } = report;
  return previous?.round === round ? { changedAt: {}, ...previous } : undefined;
}

/**
 * The revision that this one was made from: the one before, but where a correction that was sent was dropped between
 * them.
 */
export function baseOf({ round, previous }: Pick<Report, 'round' | 'previous'>, revision = round): number {
  const known = revision === round && previous !== undefined && previous.round < round;
  return known ? previous.round : revision - 1;
}
