import { evolve } from './evolve';
import type { Event, Report } from '../record/types';

/**
 * The report as it was when it was sent for the nth time, made anew of its history; undefined where it was not sent
 * so often.
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
