import type { AnswerInput, Asked, Choice, Form } from '../../form/definition';
import { kindOf } from '../../form/kinds/kinds';
import { projectHeading } from '../../form/kinds/project';
import { USED_PROJECT, type Used } from '../../form/used';
import type { Answers, Value } from '../../form/values';
import { beginsWith } from '../../record/queries/observations';
import { askedAt, type AskedStep } from '../../record/queries/steps';
import type { Report, Step } from '../../record/types';
import { listGroups, usedProjects as words } from './remembered.es';
import type { Input } from '../../screen/screens';

interface Holding {
  readonly stored: Value | undefined;
  readonly typed: AnswerInput | undefined;
  /** What stands first in a list. */
  readonly used?: Used | undefined;
}

/** The inputs a field or column is answered with, holding what was typed last, else what is stored. */
export function inputsOf(asked: Asked, answers: Answers, { stored, typed, used }: Holding): readonly Input[] {
  const given = stored?.kind === asked.input ? stored : undefined;
  return usedFirst(asked, kindOf(asked.input).inputs(asked, answers, given), used).map(({ value = '', ...input }) => {
    if (typed === undefined) return withValue(input, value);
    return withValue(input, input.id === asked.id ? typed.text : (typed.parts?.[input.id] ?? ''));
  });
}

/** What their author used before stands first: in its list, or in one of its own. */
function usedFirst(asked: Asked, inputs: readonly Input[], used: Used | undefined): readonly Input[] {
  const [first, ...others] = inputs;
  if (used === undefined || first === undefined) return inputs;
  switch (asked.input) {
    case 'unit':
      return [
        headedBy(
          first,
          used.units.map(({ id }) => id),
        ),
        ...others,
      ];
    case 'states':
      return [headedBy(first, used.states), ...others];
    case 'project':
      return used.projects.length === 0 || (first.value ?? '') !== '' ? inputs : [usedProjects(used), ...inputs];
    default:
      return inputs;
  }
}

/** Each choice once: those of the group, in its order, are not among the others. */
function headedBy(input: Input, values: readonly string[]): Input {
  if (!('choices' in input)) return input;
  const group = values.flatMap((value) => input.choices.find((choice) => choice.value === value) ?? []);
  const others = input.choices.filter((choice) => !group.includes(choice));
  if (group.length === 0 || others.length === 0) return input;
  return { ...input, choices: [...named(group, listGroups.used), ...named(others, listGroups.others)] };
}

const named = (choices: readonly Choice[], group: string): readonly Choice[] =>
  choices.map((choice, index) => (index === 0 ? { ...choice, group } : choice));

const usedProjects = ({ projects }: Used): Input => ({
  kind: 'choice',
  id: USED_PROJECT,
  label: words.label,
  placeholder: words.placeholder,
  choices: projects.map((project) => ({
    title: projectHeading({ kind: 'project', ...project, blocks: [] }),
    value: project.code,
  })),
});

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
  const inputs = inputsOf(asked, report.answers, {
    stored: storedOrSuggested(report, step, asked),
    typed: undefined,
    used: report.used,
  });
  return Object.fromEntries(inputs.flatMap((input) => (input.value === undefined ? [] : [[input.id, input.value]])));
}

/** The answer a card begins with: a text that is proposed, where it was opened to be changed; what is stored; else the author's last unit. */
export const storedOrSuggested = (report: Report, step: AskedStep, asked: Asked): Value | undefined =>
  beginsWith(report, step) ?? (asked.input === 'unit' ? report.suggestedUnit : undefined);
