import { isUnwritten } from './steps';
import type { Instant, Report } from '../types';

export type WaitingFor = 'draft' | 'observations' | 'review';

/** A wait: the report cannot go on until somebody acts. */
export interface Waiting {
  /** Who must act. */
  readonly on: 'author' | 'reviewers';
  /** On what: the rest of a draft, answers to observations, a decision. */
  readonly for: WaitingFor;
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
      return hasAnswers(report) ? onAuthor('draft', report.updatedAt) : undefined;
    case 'changes-requested':
      return onAuthor('observations', latest(report.updatedAt, report.changeRequests.at(-1)?.at));
    case 'in-review':
      return {
        on: 'reviewers',
        for: 'review',
        since: report.submittedAt ?? report.updatedAt,
        spell: `round-${report.round}`,
      };
    case 'approved':
    case 'withdrawn':
    case 'cancelled':
      return undefined;
    default:
      return report.state satisfies never;
  }
}

const onAuthor = (what: WaitingFor, since: Instant): Waiting => ({ on: 'author', for: what, since, spell: since });

const latest = (one: Instant, other: Instant = one): Instant => (Date.parse(other) > Date.parse(one) ? other : one);

/** Rows without a text do not count. */
const hasAnswers = ({ answers, proposal }: Report): boolean =>
  proposal !== undefined ||
  Object.values(answers).some((value) => value.kind !== 'rows' || value.rows.some((row) => !isUnwritten(row)));
