import { problem, type Problem } from '../words/problems';
import { refused, type Decision } from './decision';
import { decisionsOf } from './approvals';
import { transitions } from './transitions';
import type { Command, Report } from './types';

/** Why a command is not taken, by who gives it and where the report stands; undefined where it may be. */
export function notAllowed(report: Report, command: Command): Decision | undefined {
  const found = whyNot(report, command);
  return found === undefined ? undefined : refused(found);
}

function whyNot(report: Report, command: Command): Problem | undefined {
  const { by, in: states } = transitions[command.type];
  const isAuthors = command.by.id === report.author.id;
  if (by === 'author' && !isAuthors) return problem('report.not-yours');
  if (command.type === 'Approve' || command.type === 'RequestChanges') {
    const closed = undecidable(report, command.seen);
    if (closed !== undefined) return closed;
  }
  if (!states.includes(report.state)) return closedIn(report, command);
  return by === 'others' && isAuthors ? problem('review.own') : undefined;
}

/**
 * Why there is nothing to decide on a report, on a card that was drawn at that version; undefined where there is.
 * Whoever decides on a card of an earlier revision has not read this one; of two decisions the first stands.
 */
export function undecidable(report: Report, seen: number | undefined): Problem | undefined {
  const { state, folio = '', round, sentAt = 0 } = report;
  if (seen !== undefined && seen < sentAt) return problem('review.older-revision', { folio, round });
  if (state === 'in-review') return undefined;
  const last = decisionsOf(report).at(-1);
  if (last === undefined) return problem('report.not-in-review', { folio, state });
  const { is, by, at } = last;
  const code = is === 'request' ? 'review.requested-already' : 'review.approved-already';
  return problem(code, { folio, by: by.name, at });
}

/** The state that is in the way. */
function closedIn({ state, folio = '' }: Report, { type }: Command): Problem {
  switch (type) {
    case 'Correct':
      return problem('report.not-approved', { folio, state });
    case 'Withdraw':
      return problem('report.not-in-review', { folio, state });
    case 'TakeBack':
      return problem('review.nothing-decided', { folio });
    default:
      return problem('report.not-editable', { folio, state });
  }
}
