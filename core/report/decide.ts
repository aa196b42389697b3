import type { Form } from '../form/definition';
import { problem, type Problem } from '../words/problems';
import { decisionsOf } from '../record/queries/approvals';
import { filingCommands } from '../filing/commands';
import { askingUnread } from '../filing/decide/form';
import { readCommands } from './read-commands';
import { reviewCommands } from '../review/commands';
import { start } from '../filing/decide/walk';
import { andThen, nothing, refused, type After, type CommandOf, type Decision } from '../record/decision';
import { evolve } from './evolve';
import { isNamed } from '../record/queries/people';
import { settling } from '../review/observations/settle';
import type { Command, Report } from '../record/types';
import type { CommandRule, Deciding, Transition } from '../record/rules';

type Later = Exclude<Command, CommandOf<'StartReport'>>;

/** What a command does to a report. Whoever calls has asked the store whether its key was applied already. Guards first. */
export function decide(form: Form, report: Report | undefined, command: Command): Decision {
  if (command.type === 'StartReport') return report === undefined ? start(form, command) : nothing;
  if (report === undefined) return refused(problem('report.gone'));
  const decision = askingUnread(form, report, command, decideOn(form, report, command), after);
  return isNote(command) ? decision : withName(report, command, settling(form, report, command, decision, after));
}

const after: After = (report, events) => events.reduce<Report>(evolve, report);

const isNote = ({ type }: Command): boolean => type in readCommands;

/** An author whose name could not be had at first is named as soon as it is. */
function withName(report: Report, command: Command, decision: Decision): Decision {
  const { author } = report;
  if (!decision.ok || decision.events.length === 0 || command.by.id !== author.id) return decision;
  if (isNamed(author) || !isNamed(command.by)) return decision;
  return andThen(command, decision, { type: 'AuthorNamed' });
}

const rules: Deciding<Later['type']> = { ...filingCommands, ...reviewCommands, ...readCommands };

function decideOn(form: Form, report: Report, command: Later): Decision {
  const closed = notAllowed(report, command);
  if (closed !== undefined) return closed;
  const { decide } = rules[command.type] as CommandRule<Later>;
  return decide(report, command, form);
}

/**
 * Every command with who gives it and in which states: what is not here does not happen. Where a report goes from
 * there is `evolve`'s; whether a person reviews is told before (see `access.ts`), whether their decision still counts
 * in `core/review/commands.ts`. All of it, played through, is in docs/transitions.md.
 */
export const transitions: Readonly<Record<Command['type'], Transition>> = {
  StartReport: { by: 'author', in: [] },
  ...rules,
};

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
