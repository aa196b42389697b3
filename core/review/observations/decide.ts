import { contextAt, readAnswer } from '../../form/answers';
import type { AnswerInput, Form } from '../../form/definition';
import type { CellValue } from '../../form/values';
import { problem, type Problem } from '../../words/problems';
import { happened, nothing, opened, refused, type CommandOf, type Decision, type Fact } from '../../record/decision';
import type { GivenRemark, Observation, ObservedOn, Remark } from '../../record/observation';
import {
  answersSent,
  isAnswerSent,
  isProposed,
  isThere,
  mayReword,
  observationOf,
} from '../../record/queries/observations';
import { isChangedSince } from '../../filing/pending';
import { askedAt, isWritten, returnOf, sameStep, stepExists, storedAt } from '../../record/queries/steps';
import type { Report } from '../../record/types';

/** Several at once, on the whole and on what was chosen; boxes that were left empty say nothing. */
export function requestChanges(form: Form, report: Report, command: CommandOf<'RequestChanges'>): Decision {
  const fields = Object.fromEntries(
    Object.entries(command.fields).flatMap(([field, reason]) =>
      reason.trim() === '' ? [] : [[field, reason.trim()] as const],
    ),
  );
  const reason = command.reason.trim();
  const observations: Remark[] = [];
  for (const given of command.observations ?? []) {
    const remark = remarkIn(form, report, command.at, given);
    if (remark === 'blank') continue;
    if ('code' in remark) return refused(remark);
    observations.push(remark);
  }
  if (reason === '' && Object.keys(fields).length === 0 && observations.length === 0)
    return refused(problem('review.no-reason'));
  const more = observations.length === 0 ? {} : { observations };
  return happened(command, { type: 'ChangesRequested', reason, fields, ...more });
}

/** What somebody says, with the text they propose as it will be read; what stands there already is no proposal. */
function remarkIn(form: Form, report: Report, at: string, given: GivenRemark): Remark | Problem | 'blank' {
  const { on } = given;
  const text = given.text.trim();
  if (on.at !== 'report' && (askedAt(form, on) === undefined || !stepExists(report, on)))
    return problem('card.outdated');
  const proposed = given.proposed === undefined ? 'same' : proposedIn(form, report, at, on, given.proposed);
  if (proposed !== 'same' && 'code' in proposed) return proposed;
  if (proposed === 'same') return text === '' ? 'blank' : { on, text };
  return { on, text, proposed: proposed.value };
}

function proposedIn(
  form: Form,
  report: Report,
  at: string,
  on: ObservedOn,
  input: AnswerInput,
): Problem | 'same' | { readonly value: CellValue } {
  const asked = on.at === 'report' ? undefined : askedAt(form, on);
  if (on.at === 'report' || asked === undefined || !isWritten(asked)) return problem('card.outdated');
  const stored = storedAt(report, on);
  const outcome = readAnswer(asked, input, contextAt(at.slice(0, 10), report.answers), stored);
  if (outcome.is === 'refused') return outcome.problem;
  if (outcome.is === 'blank') return stored === undefined ? 'same' : problem('observation.no-text');
  const value = outcome.is === 'accepted' ? outcome.value : outcome.readings[0]?.value;
  if (value?.kind !== 'prose' && value?.kind !== 'project') return problem('observation.no-text');
  return isProposed(value, stored) ? 'same' : { value };
}

type Answering = CommandOf<'ExplainObservation' | 'AttendObservation' | 'TakeText'>;
type Judging = CommandOf<'AcceptObservation' | 'ReopenObservation' | 'RetractObservation'>;

/** What a report's author answers, in words or by a press. */
export function answerObservation(form: Form, report: Report, command: Answering): Decision {
  const observation = observationOf(report, command.id);
  if (observation === undefined) return refused(problem('card.outdated'));
  switch (command.type) {
    case 'ExplainObservation':
      return explain(form, report, command, observation);
    case 'AttendObservation':
      return attend(report, command, observation);
    case 'TakeText':
      return take(form, report, command, observation);
    default:
      return command satisfies never;
  }
}

/** A proposed text is declined without a word, where its author likes; anything else wants a reason. */
function explain(form: Form, report: Report, command: CommandOf<'ExplainObservation'>, found: Observation): Decision {
  const text = command.text.trim();
  const { id, proposed } = found;
  if (!isStillAnswered(report, found)) return refused(settledAlready(found));
  if (proposed === undefined && text === '') return refused(problem('observation.no-reason'));
  if (found.answer !== undefined && (found.answer.text ?? '') === text) return nothing;
  const how = proposed === undefined ? 'explained' : 'declined';
  const fact: Fact = { type: 'ObservationAnswered', id, how, ...(text === '' ? {} : { text }) };
  return happened(command, fact, ...homeFrom(form, report, found));
}

/** The author's word that the whole report was seen to; of a field, what stands in it says so. */
function attend(report: Report, command: CommandOf<'AttendObservation'>, found: Observation): Decision {
  if (found.on.at !== 'report') return refused(problem('card.outdated'));
  if (found.answer?.how === 'attended') return nothing;
  if (!isStillAnswered(report, found)) return refused(settledAlready(found));
  return happened(command, { type: 'ObservationAnswered', id: found.id, how: 'attended' });
}

/** It waits for an answer, or its author may still change what they said. */
const isStillAnswered = (report: Report, found: Observation): boolean =>
  found.state === 'open' || mayReword(report, found);

const settledAlready = ({ state }: Observation): Problem => problem('observation.settled', { state });

/** The proposed text becomes the answer; over one that was changed after this card was drawn, it does not. */
function take(form: Form, report: Report, command: CommandOf<'TakeText'>, found: Observation): Decision {
  const { id, on, proposed, state } = found;
  if (state !== 'open') return refused(settledAlready(found));
  if (proposed === undefined || on.at === 'report' || !isThere(form, report, on))
    return refused(problem('card.outdated'));
  if (isChangedSince(report, command, on)) return refused(problem('observation.text-changed'));
  const answered: Fact = { type: 'StepAnswered', step: on, value: proposed, observation: id };
  const settled: Fact = { type: 'ObservationAnswered', id, how: 'taken' };
  return happened(command, answered, settled, ...homeFrom(form, report, found));
}

/** Where what was observed is being asked, that is answered: the walk goes back to where it was opened. */
function homeFrom(form: Form, report: Report, { on }: Observation): readonly Fact[] {
  const { at } = report;
  if (on.at === 'report' || at.at === 'summary') return [];
  const isAsked = sameStep(on, at) || (on.at === 'field' && at.at === 'rows' && at.field === on.field);
  if (!isAsked) return [];
  return [opened(returnOf(form, report) ?? { at: 'summary' }, undefined)];
}

/** Whoever accepts all has read each answer that was sent: those of another revision are refused (see `decide.ts`). */
export function acceptAnswers(report: Report, command: CommandOf<'AcceptAnswers'>): Decision {
  const accepted = answersSent(report).map(({ id }) => ({ type: 'ObservationAccepted', id }) as const);
  return accepted.length === 0 ? nothing : happened(command, ...accepted);
}

/** What reviewers make of an answer. Whoever calls knows that they may. */
export function judgeObservation(report: Report, command: Judging): Decision {
  const found = observationOf(report, command.id);
  if (found === undefined) return refused(problem('card.outdated'));
  switch (command.type) {
    case 'AcceptObservation':
      if (found.state === 'accepted') return nothing;
      return notAnswered(report, found) ?? happened(command, { type: 'ObservationAccepted', id: found.id });
    case 'ReopenObservation':
      return reopen(report, command, found);
    case 'RetractObservation':
      return retract(command, found);
    default:
      return command satisfies never;
  }
}

function notAnswered(report: Report, found: Observation): Decision | undefined {
  if (found.state === 'retracted') return refused(settledAlready(found));
  return isAnswerSent(report, found) ? undefined : refused(problem('observation.not-answered'));
}

function reopen(report: Report, command: CommandOf<'ReopenObservation'>, found: Observation): Decision {
  const reason = command.reason.trim();
  const barred = notAnswered(report, found);
  if (barred !== undefined) return barred;
  if (reason === '') return refused(problem('observation.no-why'));
  return happened(command, { type: 'ObservationReopened', id: found.id, reason });
}

/** Nobody takes back what others observed. */
function retract(command: CommandOf<'RetractObservation'>, found: Observation): Decision {
  if (command.by.id !== found.by.id) return refused(problem('observation.not-yours', { by: found.by.name }));
  const settled = found.state === 'accepted' || found.state === 'retracted';
  return settled ? nothing : happened(command, { type: 'ObservationRetracted', id: found.id });
}
