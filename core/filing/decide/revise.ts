import type { Form } from '../../form/definition';
import { problem } from '../../words/problems';
import { answerStep } from './answers';
import { nothing, refused, type CommandOf, type Decision } from '../../record/decision';
import { sameInput, sameValue } from '../pending';
import { pendingAt, sameStep, stepExists, stepKey, storedAt } from '../../record/queries/steps';
import type { Report } from '../../record/types';

type Revision = CommandOf<'ReviseAnswer'>;

/**
 * Takes the edited text of the message that answered last. The walk stays where it is, unless the new answer makes a
 * field askable that was not, or needless the one being asked. Refused where the step was changed since.
 */
export function reviseAnswer(form: Form, report: Report, command: Revision): Decision {
  const { step, seen, type: _, ...given } = command;
  if (!stepExists(report, step) || (report.changedAt[stepKey(step)] ?? 0) > seen)
    return refused(problem('edit.too-late'), { typed: command.input });
  const pending = pendingAt(report, step);
  if (pending !== undefined && sameInput(pending.typed, command.input)) return nothing;
  // Where the walk still stands at that step, it is answered as if it had been typed now.
  if (sameStep(step, report.at)) return answerStep(form, report, { ...given, type: 'AnswerStep' });
  const decision = answerStep(form, report, { ...given, type: 'AnswerStep', step });
  return changesNothing(report, command, decision) ? nothing : decision;
}

function changesNothing(report: Report, { step }: Revision, decision: Decision): boolean {
  if (!decision.ok || (step.at !== 'field' && step.at !== 'cell')) return false;
  return decision.events.every(
    (event) =>
      event.type === 'StepAnswered' && event.also === undefined && sameValue(storedAt(report, step), event.value),
  );
}
