import { contextAt, readAnswer, showValue } from '../../form/answers';
import type { AnswerInput, Form } from '../../form/definition';
import { showBlocks } from '../../form/kinds/prose';
import type { Answers, Value } from '../../form/values';
import { happened, nothing, refused, type CommandOf, type Decision } from '../../record/decision';
import { askedAt, rowsOf, storedAt, type AskedStep } from '../../record/queries/steps';
import type { Pending, Report } from '../../record/types';
import { notice } from '../../words/notices';
import { keptOf, questionOf } from '../pending';

/** What another report answers at a step; of a table, in its last row that has that column. */
export function answeredAt(answers: Answers, step: AskedStep): Value | undefined {
  if (step.at === 'field') return answers[step.field];
  return rowsOf(answers, step.field).findLast(({ cells }) => cells[step.column] !== undefined)?.cells[step.column];
}

/** Offers an answer of another report where one is asked. Nothing of it is one before its author says so. */
export function offerAnswer(form: Form, report: Report, command: CommandOf<'OfferAnswer'>): Decision {
  const { value, folio, today } = command;
  const step = report.at;
  const asked = step.at === 'field' || step.at === 'cell' ? askedAt(form, step) : undefined;
  if (asked === undefined || (step.at !== 'field' && step.at !== 'cell')) return nothing;
  const input = inputOf(value, report.answers);
  const outcome = readAnswer(asked, input, contextAt(today, report.answers), storedAt(report, step));
  if (outcome.is === 'blank') return nothing;
  if (outcome.is === 'refused') return refused(outcome.problem);
  const offered: Partial<Pending> =
    outcome.is === 'accepted'
      ? {
          question: [notice('last.offered', { folio })],
          readings: [{ value: outcome.value, label: notice('last.use'), ...(outcome.also && { also: outcome.also }) }],
        }
      : {};
  const pending: Pending = { step, typed: keptOf(input), ...questionOf(outcome), ...offered };
  return happened(command, { type: 'AnswerHeld', pending });
}

/** An answer as its card would give it. */
function inputOf(value: Value, answers: Answers): AnswerInput {
  if (value.kind === 'prose') return { text: showValue(value), blocks: value.blocks };
  if (value.kind !== 'project') return { text: showValue(value, answers) };
  const { blocks, code = '', name = '' } = value;
  return { text: showBlocks(blocks), blocks, parts: { projectCode: code, projectName: name } };
}
