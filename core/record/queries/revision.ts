import { asSent } from './sent';
import type { Report } from '../types';

/** What was sent for the nth time, where the report itself still has it: its last revision, and the one before while it is in review. */
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

/** The revision that is sent next. */
export const nextRound = ({ round, lastRound = 0 }: Report): number => Math.max(round, lastRound) + 1;
