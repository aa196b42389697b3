import { isUnwritten } from './steps';
import type { Instant, Report } from './types';

/** Somebody's turn has not been taken. */
export interface Waiting {
  /** Whose turn it is. */
  readonly on: 'author' | 'reviewers';
  readonly since: Instant;
  /**
   * Names this wait among the report's others: the same as long as nobody takes the turn, comments and
   * all, and another one once it was taken and left again.
   */
  readonly spell: string;
}

/** Whose turn it is and since when, or undefined where the report is decided, discarded or hardly begun. */
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

/** Rows without a text are none. */
const hasAnswers = ({ answers }: Report): boolean =>
  Object.values(answers).some((value) => value.kind !== 'rows' || value.rows.some((row) => !isUnwritten(row)));
