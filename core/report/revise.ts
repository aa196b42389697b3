import { entryOf, isAsked, nextField, sameStep, stepExists, stepKey, storedAt, uncoveredBy } from './steps';
import { findField, type Form } from '../form/definition';
import { problem } from '../words/problems';
import { answerStep, sameInput, sameValue } from './decide-answers';
import { andThen, nothing, opened, refused, type CommandOf, type Decision } from './decision';
import { evolve } from './evolve';
import type { Report } from './types';

type Revision = CommandOf<'ReviseAnswer'>;

/**
 * Takes the edited text of the message that answered last. The walk stays where it is, unless the new answer makes a
 * field askable that was not, or needless the one being asked. Refused where the step was changed since.
 */
export function reviseAnswer(form: Form, report: Report, command: Revision): Decision {
  const { step, seen, type: _, ...given } = command;
  if (!stepExists(report, step) || (report.changedAt[stepKey(step)] ?? 0) > seen)
    return refused(problem('edit.too-late'), { typed: command.input });
  const { pending } = report;
  if (pending !== undefined && sameStep(pending.step, step) && sameInput(pending.typed, command.input)) return nothing;
  // Where the walk still stands at that step, it is answered as if it had been typed now.
  if (sameStep(step, report.at)) return answerStep(form, report, { ...given, type: 'AnswerStep' });
  const decision = answerStep(form, report, { ...given, type: 'AnswerStep', step });
  return changesNothing(report, command, decision) ? nothing : withWay(form, report, command, decision);
}

function changesNothing(report: Report, { step }: Revision, decision: Decision): boolean {
  if (!decision.ok || (step.at !== 'field' && step.at !== 'cell')) return false;
  return decision.events.every(
    (event) =>
      event.type === 'StepAnswered' && event.also === undefined && sameValue(storedAt(report, step), event.value),
  );
}

/** Where the walk goes on, where that is not where it stood. */
function withWay(form: Form, report: Report, command: Revision, decision: Decision): Decision {
  if (!decision.ok || decision.events.length === 0) return decision;
  const now = decision.events.reduce<Report>(evolve, report);
  if (now.pending !== undefined || !sameStep(now.at, report.at)) return decision;
  const uncovered = uncoveredBy(form, report, now);
  if (uncovered !== undefined) return andThen(command, decision, opened(entryOf(uncovered, now), now.at));
  const asked = now.at.at === 'field' ? findField(form, now.at.field) : undefined;
  if (asked === undefined || isAsked(asked, now.answers)) return decision;
  return andThen(command, decision, opened(nextField(form, now, asked.id), now.returnTo));
}
