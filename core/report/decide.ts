import type { Form } from '../form/definition';
import { isNothing } from '../form/used';
import { problem } from '../words/problems';
import { knownUnit, takeBase } from './base';
import { answerStep, chooseReading, declineReading, endingQuestion, skipStep } from './decide-answers';
import { answerFields } from './decide-fields';
import { askingUnread, formFacts, takeForm } from './decide-form';
import { acceptProposal, dropProposal, placeRest, trimProposal } from './decide-proposal';
import {
  after,
  andThen,
  happened,
  nothing,
  opened,
  refused,
  type CommandOf,
  type Decision,
  type Fact,
} from './decision';
import {
  entryOf,
  isBegun,
  isInsideRow,
  isMended,
  isUnwritten,
  missingFields,
  newRow,
  nextField,
  returnOf,
  rowOf,
  rowsField,
  rowsOf,
  sameStep,
  stepBefore,
  stepExists,
} from './steps';
import { evolve } from './evolve';
import { isCorrection } from './in-force';
import { isNamed } from './people';
import { asksOfSameVisit, visitToLookFor } from './same-visit';
import { proposalIn } from './propose';
import { standingIn } from './proposed';
import { noteRead } from './decide-reads';
import { decideReview } from './decide-review';
import { notAllowed } from './allowed';
import { acceptAnswers, answerObservation, judgeObservation, requestChanges } from './decide-observations';
import { goneOnSending, openObservations, settling } from './settle-observations';
import { observationOf } from './observations';
import { reviseAnswer } from './revise';
import type { Command, Report, Step } from './types';

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
    case 'NoteRead':
    case 'NoteDownload':
    case 'NoteDocument':
      return noteRead(report, command);
    default:
      return command satisfies never;
  }
}

function start(form: Form, command: CommandOf<'StartReport'>): Decision {
  const { id, address, from, said, message, read } = command;
  const started: Fact = { type: 'ReportStarted', id, address, formVersion: form.version, ...usedBefore(form, command) };
  const empty = evolve(undefined, { ...started, key: '', at: '', by: command.by });
  if (from !== undefined) return happened(command, started, ...takeBase(form, empty, from.base, from.today));
  if (read !== undefined) return happened(command, started, ...formFacts(form, empty, command, read));
  const step = form.fields[0] ? entryOf(form.fields[0], empty) : ({ at: 'summary' } as const);
  const proposal = said === undefined ? undefined : proposalIn(form, { answers: {} }, said, step, message);
  const proposed: readonly Fact[] = proposal === undefined ? [] : [{ type: 'ProposalHeld', proposal }];
  return happened(command, started, opened(step, undefined), ...proposed);
}

const resumed = ({ address, left }: CommandOf<'Resume' | 'TakeBase'>): Fact => ({
  type: 'ReportResumed',
  address,
  ...(left === undefined ? {} : { left }),
});

/** An empty draft takes the place of a new one; one in which something was answered meanwhile stays as it is. */
function takeOver(form: Form, report: Report, command: CommandOf<'TakeBase'>): Decision {
  const { from } = command;
  if (isBegun(report)) return nothing;
  return happened(command, resumed(command), ...takeBase(form, report, from.base, from.today));
}

/** What the author used before; of the units, the last one is proposed. */
function usedBefore(form: Form, { used, at }: CommandOf<'StartReport'>) {
  if (used === undefined || isNothing(used)) return {};
  const [unit] = used.units;
  const isKnown = unit !== undefined && knownUnit(form, unit, at.slice(0, 10)) !== undefined;
  return { used, ...(isKnown ? { suggestedUnit: unit } : {}) };
}

function goBack(form: Form, report: Report, command: CommandOf<'GoBack'>): Decision {
  const from = command.step ?? report.at;
  // What was proposed elsewhere is still to be confirmed.
  if (report.proposal !== undefined && from.at === 'summary' && standingIn(report) === undefined)
    return happened(command, opened(report.proposal.step, undefined));
  if (!stepExists(report, from)) return refused(problem('card.outdated'));
  const home = isInsideRow(report, from) && !isMended(report, from) ? undefined : returnOf(form, report);
  if (home !== undefined) return happened(command, opened(home, undefined));
  return happened(command, opened(stepBefore(form, report, from), report.returnTo));
}

/** Opens a step for an edit, and keeps where to return to: the step being asked, or the summary. */
function openStep(form: Form, report: Report, command: CommandOf<'OpenStep'>): Decision {
  if (!stepExists(report, command.step)) return refused(problem('card.outdated'));
  const step = whereOf(form, report, command.step);
  // The step being asked is open already: what is asked about its answer is not dropped by looking away.
  if (sameStep(step, report.at) && report.pending !== undefined && report.pending.asks !== 'talk') return nothing;
  const returnTo = report.returnTo ?? (command.step.at === 'summary' ? undefined : placeOf(report));
  return happened(command, { ...opened(step, returnTo), ...openedFrom(report, command) });
}

/** One that was settled meanwhile is no reason any more. */
const openedFrom = (report: Report, { observation: id }: CommandOf<'OpenStep'>) =>
  id !== undefined && observationOf(report, id)?.state === 'open' ? { observation: id } : {};

/** A cell that still wants its text is returned to; a row that was opened to be mended is not, but its table. */
function placeOf(report: Report): Step {
  const { at } = report;
  if (at.at === 'cell' && !isMended(report, at)) return at;
  return isInsideRow(report, at) && at.at !== 'summary' ? { at: 'rows', field: at.field } : at;
}

function whereOf(form: Form, report: Report, step: Step): Step {
  if (step.at !== 'rows' && step.at !== 'field') return step;
  const field = rowsField(form, step.field);
  return field === undefined ? step : entryOf(field, report);
}

function addRow(form: Form, report: Report, command: CommandOf<'AddRow'>): Decision {
  if (rowsField(form, command.field) === undefined) return refused(problem('card.outdated'));
  return happened(command, opened(newRow(command.field, report), report.returnTo));
}

function removeRow(form: Form, report: Report, command: CommandOf<'RemoveRow'>): Decision {
  if (rowOf(report.answers, command.field, command.row) === undefined) return nothing;
  const removed: Fact = { type: 'RowRemoved', field: command.field, row: command.row };
  const field = rowsField(form, command.field);
  const step = field === undefined ? report.at : entryOf(field, after(report, command, removed));
  return happened(command, removed, opened(step, report.returnTo));
}

function finishRows(form: Form, report: Report, command: CommandOf<'FinishRows'>): Decision {
  if (rowsField(form, command.field) === undefined) return refused(problem('card.outdated'));
  return happened(command, opened(returnOf(form, report) ?? nextField(form, report, command.field), undefined));
}

function cancel(report: Report, command: CommandOf<'Cancel'>): Decision {
  if (isCorrection(report)) return happened(command, { type: 'CorrectionDropped' });
  return report.folio === undefined
    ? happened(command, { type: 'ReportCancelled' })
    : refused(problem('report.not-draft', { folio: report.folio }));
}

function submit(form: Form, report: Report, command: CommandOf<'Submit'>): Decision {
  const { proposal } = report;
  if (proposal !== undefined && standingIn(report) === undefined)
    return happened(command, opened(proposal.step, undefined));
  if (proposal !== undefined) return refused(problem('proposal.open'));
  const missing = missingFields(form, report);
  if (missing.length > 0) return refused(problem('report.incomplete', { fields: missing }));
  const open = openObservations(form, report);
  if (open !== undefined) return refused(open);
  const { sameVisit, seen } = command;
  if (sameVisit !== undefined && visitToLookFor(form, report) !== undefined)
    return happened(command, { type: 'SameVisitFound', ...sameVisit });
  // A card that was drawn before the question does not answer it.
  if (asksOfSameVisit(report) && seen !== undefined && seen < (report.sameVisit?.since ?? 0)) return nothing;
  const empty = form.fields.flatMap((field) =>
    rowsOf(report.answers, field.id)
      .filter(isUnwritten)
      .map((row): Fact => ({ type: 'RowRemoved', field: field.id, row: row.id })),
  );
  const gone = goneOnSending(form, report);
  return happened(command, ...empty, ...gone, { type: 'ReportSubmitted', folio: report.folio ?? command.folio });
}
