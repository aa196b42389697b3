import type { AnswerInput, Asked, Form } from '../form/definition';
import { kindOf } from '../form/kinds/kinds';
import type { Answers, Value } from '../form/values';
import { askedAt, storedAt, type AskedStep } from '../report/steps';
import type { Report, Step } from '../report/types';
import type { Input } from './screens';

/** The inputs a field or column is answered with, holding what was typed last, else what is stored. */
export function inputsOf(
  asked: Asked,
  answers: Answers,
  { stored, typed }: { readonly stored: Value | undefined; readonly typed: AnswerInput | undefined },
): readonly Input[] {
  const given = stored?.kind === asked.input ? stored : undefined;
  return kindOf(asked.input)
    .inputs(asked, answers, given)
    .map(({ value = '', ...input }) => {
      if (typed === undefined) return withValue(input, value);
      return withValue(input, input.id === asked.id ? typed.text : (typed.parts?.[input.id] ?? ''));
    });
}

/**
 * What was typed stays in the card. A list cannot hold words that are none of its choices, so it
 * gives way to a line that can: the answer is read the same either way.
 */
export function withValue(input: Input, value: string): Input {
  if (value === '') return input;
  if (!('choices' in input)) return { ...input, value };
  const known = new Set(input.choices.map((choice) => choice.value));
  if (value.split(',').every((part) => known.has(part))) return { ...input, value };
  const { choices: _, ...base } = input;
  return { ...base, kind: 'line', value };
}

/** What the inputs of a step's card hold when it is drawn, by input id. */
export function shownInputs(form: Form, report: Report, step: Step): Readonly<Record<string, string>> {
  if (step.at !== 'field' && step.at !== 'cell') return {};
  const asked = askedAt(form, step);
  if (asked === undefined) return {};
  const inputs = inputsOf(asked, report.answers, { stored: storedOrSuggested(report, step, asked), typed: undefined });
  return Object.fromEntries(inputs.flatMap((input) => (input.value === undefined ? [] : [[input.id, input.value]])));
}

/** The answer a card begins with: what is stored, else the author's last unit. */
export const storedOrSuggested = (report: Report, step: AskedStep, asked: Asked): Value | undefined =>
  storedAt(report, step) ?? (asked.input === 'unit' ? report.suggestedUnit : undefined);
