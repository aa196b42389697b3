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
    const closed = undecidable(report, command.type, command.seen);
    if (closed !== undefined) return closed;
  }
  if (command.type === 'AcceptAnswers' && isOfEarlier(report, command.seen)) return older(report);
  if (!states.includes(report.state)) return closedIn(report, command);
  if (by === 'others' && isAuthors) return problem(command.type === 'Approve' ? 'review.own' : 'observation.own');
  return undefined;
}

/**
 * Why a report takes no such decision, on a card that was drawn at that version; undefined where it does. Whoever
 * decides on a card of an earlier revision has not read this one; of two decisions the first stands, but who asks for
 * changes may add to what others asked.
 */
function undecidable(
  report: Report,
  type: 'Approve' | 'RequestChanges',
  seen: number | undefined,
): Problem | undefined {
  const { state, folio = '' } = report;
  if (isOfEarlier(report, seen)) return older(report);
  if (transitions[type].in.includes(state)) return undefined;
  const last = decisionsOf(report).at(-1);
  if (last === undefined) return problem('report.not-in-review', { folio, state });
  const { is, by, at } = last;
  const code = is === 'request' ? 'review.requested-already' : 'review.approved-already';
  return problem(code, { folio, by: by.name, at });
}

const isOfEarlier = ({ sentAt = 0 }: Report, seen: number | undefined): boolean => seen !== undefined && seen < sentAt;
const older = ({ folio = '', round }: Report): Problem => problem('review.older-revision', { folio, round });

/** The state that is in the way. */
function closedIn({ state, folio = '' }: Report, { type }: Command): Problem {
  switch (type) {
    case 'Correct':
      return problem('report.not-approved', { folio, state });
    case 'Withdraw':
    case 'AcceptObservation':
    case 'AcceptAnswers':
    case 'ReopenObservation':
    case 'RetractObservation':
      return problem('report.not-in-review', { folio, state });
    case 'TakeBack':
      return problem('review.nothing-decided', { folio });
    default:
      return problem('report.not-editable', { folio, state });
  }
}
