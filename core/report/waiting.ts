import { isUnwritten } from './steps';
import type { Instant, Report } from './types';

/** A wait: the report cannot go on until somebody acts. */
export interface Waiting {
  /** Who must act. */
  readonly on: 'author' | 'reviewers';
  readonly since: Instant;
  /**
   * Id of this wait among the report's waits. Comments do not change it; once somebody has acted, the
   * next wait has another one.
   */
  readonly spell: string;
}

/** Whom a report waits for, and since when; undefined where it is decided, discarded or hardly begun. */
export function waitingOf(report: Report): Waiting | undefined {
  switch (report.state) {
    case 'draft':
      return hasAnswers(report) ? onAuthor(report.updatedAt) : undefined;
    case 'changes-requested':
      return onAuthor(latest(report.updatedAt, report.changeRequests.at(-1)?.at));
    case 'in-review':
      return { on: 'reviewers', since: report.submittedAt ?? report.updatedAt, spell: `round-${report.round}` };
    case 'approved':
    case 'withdrawn':
    case 'cancelled':
      return undefined;
    default:
      return report.state satisfies never;
  }
}

const onAuthor = (since: Instant): Waiting => ({ on: 'author', since, spell: since });

const latest = (one: Instant, other: Instant = one): Instant => (Date.parse(other) > Date.parse(one) ? other : one);

/** Rows without a text do not count. */
const hasAnswers = ({ answers, proposal }: Report): boolean =>
  proposal !== undefined ||
  Object.values(answers).some((value) => value.kind !== 'rows' || value.rows.some((row) => !isUnwritten(row)));
