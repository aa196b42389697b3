import type { Form } from '../form/definition';
import { problem, type Problem } from '../words/problems';
import { decisionsOf } from './approvals';
import { answerStep, chooseReading, declineReading, endingQuestion, skipStep } from './decide-answers';
import { answerFields } from './decide-fields';
import { askingUnread, takeForm } from './decide-form';
import { acceptAnswers, answerObservation, judgeObservation, requestChanges } from './decide-observations';
import { acceptProposal, dropProposal, placeRest, trimProposal } from './decide-proposal';
import { decideReview } from './decide-review';
import {
  addRow,
  cancel,
  finishRows,
  goBack,
  openStep,
  removeRow,
  resumed,
  start,
  submit,
  takeOver,
} from './decide-walk';
import { andThen, happened, nothing, refused, type Decision } from './decision';
import { isNamed } from './people';
import { reviseAnswer } from './revise';
import { settling } from './settle-observations';
import { OPEN } from './standing';
import type { Command, Report, ReportState } from './types';

/** What a command does to a report. Whoever calls has asked the store whether its key was applied already. Guards first. */
export function decide(form: Form, report: Report | undefined, command: Command): Decision {
  if (command.type === 'StartReport') return report === undefined ? start(form, command) : nothing;
  if (report === undefined) return refused(problem('report.gone'));
  const decision = askingUnread(form, report, command, decideOn(form, report, command));
  return isNote(command) ? decision : withName(report, command, settling(form, report, command, decision));
}

/** What is noted of readers, and of documents, is no act of the author's. */
const isNote = ({ type }: Command): boolean =>
  type === 'NoteRead' || type === 'NoteDownload' || type === 'NoteDocument';

/** An author whose name could not be had at first is named as soon as it is. */
function withName(report: Report, command: Command, decision: Decision): Decision {
  const { author } = report;
  if (!decision.ok || decision.events.length === 0 || command.by.id !== author.id) return decision;
  if (isNamed(author) || !isNamed(command.by)) return decision;
  return andThen(command, decision, { type: 'AuthorNamed' });
}

function decideOn(form: Form, report: Report, command: Exclude<Command, { type: 'StartReport' }>): Decision {
  const closed = notAllowed(report, command);
  if (closed !== undefined) return closed;
  switch (command.type) {
    case 'TakeBase':
      return takeOver(form, report, command);
    case 'TakeForm':
      return takeForm(form, report, command);
    case 'AnswerStep':
      return endingQuestion(report, command, answerStep(form, report, command));
    case 'AnswerFields':
      return answerFields(form, report, command);
    case 'ReviseAnswer':
      return reviseAnswer(form, report, command);
    case 'ChooseReading':
      return chooseReading(form, report, command);
    case 'DeclineReading':
      return declineReading(report, command);
    case 'AcceptProposal':
      return acceptProposal(form, report, command);
    case 'DropProposal':
      return dropProposal(report, command);
    case 'TrimProposal':
      return trimProposal(form, report, command);
    case 'PlaceRest':
      return placeRest(form, report, command);
    case 'SkipStep':
      return endingQuestion(report, command, skipStep(form, report, command));
    case 'GoBack':
      return goBack(form, report, command);
    case 'OpenStep':
      return openStep(form, report, command);
    case 'AddRow':
      return addRow(form, report, command);
    case 'RemoveRow':
      return removeRow(form, report, command);
    case 'FinishRows':
      return finishRows(form, report, command);
    case 'Review':
      return happened(command, { type: 'StepOpened', step: { at: 'summary' } });
    case 'Resume':
      return happened(command, resumed(command));
    case 'Cancel':
      return cancel(report, command);
    case 'Submit':
      return submit(form, report, command);
    case 'Withdraw':
    case 'AddComment':
    case 'EditComment':
    case 'RemoveComment':
    case 'AnswerComment':
    case 'Agree':
    case 'TakeBackAgreement':
    case 'Approve':
    case 'TakeBack':
    case 'Correct':
    case 'NoteRead':
    case 'NoteDownload':
    case 'NoteDocument':
      return decideReview(report, command);
    case 'RequestChanges':
      return requestChanges(form, report, command);
    case 'AcceptAnswers':
      return acceptAnswers(report, command);
    case 'AcceptObservation':
    case 'ReopenObservation':
    case 'RetractObservation':
      return judgeObservation(report, command);
    case 'ExplainObservation':
    case 'TakeText':
      return answerObservation(form, report, command);
    default:
      return command satisfies never;
  }
}

/** Who may give a command: its report's author, anybody but them, or whoever may read the report. */
export type Giver = 'author' | 'others' | 'anybody';

export interface Transition {
  readonly by: Giver;
  /** States in which it is taken; in any other it is refused. */
  readonly in: readonly ReportState[];
}

/** Reviewers have it, or have given it back. */
const UNDER_REVIEW: readonly ReportState[] = ['in-review', 'changes-requested'];
const ANY: readonly ReportState[] = ['draft', ...UNDER_REVIEW, 'approved', 'withdrawn', 'cancelled'];

const writing: Transition = { by: 'author', in: OPEN };
const talking: Transition = { by: 'anybody', in: ANY };

/**
 * Every command with who gives it and in which states: what is not here does not happen. Where a report goes from
 * there is `evolve`'s; whether a person reviews is told before (see `access.ts`), whether their decision still counts
 * in `decide-review.ts`. All of it, played through, is in docs/transitions.md.
 */
export const transitions: Readonly<Record<Command['type'], Transition>> = {
  StartReport: { by: 'author', in: [] },
  TakeBase: writing,
  TakeForm: writing,
  AnswerStep: writing,
  AnswerFields: writing,
  ReviseAnswer: writing,
  ChooseReading: writing,
  DeclineReading: writing,
  AcceptProposal: writing,
  DropProposal: writing,
  TrimProposal: writing,
  PlaceRest: writing,
  SkipStep: writing,
  GoBack: writing,
  OpenStep: writing,
  AddRow: writing,
  RemoveRow: writing,
  FinishRows: writing,
  Review: writing,
  Resume: writing,
  Submit: writing,
  /** Of a report that was sent, a correction alone. */
  Cancel: writing,
  Withdraw: { by: 'author', in: UNDER_REVIEW },
  /** Opens the next revision of a report that is approved; the approved one stays in force meanwhile. */
  Correct: { by: 'author', in: ['approved'] },
  AddComment: talking,
  EditComment: talking,
  RemoveComment: talking,
  AnswerComment: { by: 'author', in: ANY },
  Agree: talking,
  TakeBackAgreement: talking,
  /** Also of what others observed already. */
  RequestChanges: { by: 'others', in: UNDER_REVIEW },
  AcceptObservation: { by: 'others', in: UNDER_REVIEW },
  AcceptAnswers: { by: 'others', in: UNDER_REVIEW },
  ReopenObservation: { by: 'others', in: UNDER_REVIEW },
  RetractObservation: { by: 'others', in: UNDER_REVIEW },
  ExplainObservation: writing,
  TakeText: writing,
  Approve: { by: 'others', in: ['in-review'] },
  /** By whoever decided, shortly after. */
  TakeBack: { by: 'anybody', in: ['in-review', 'changes-requested', 'approved'] },
  /** Of what was never sent, nothing is noted. */
  NoteRead: talking,
  NoteDownload: talking,
  NoteDocument: talking,
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
