import {
  districtMapAt,
  districtsOf,
  printedState,
  states,
  units,
  type DistrictSeat,
} from '../form/catalogues/catalogues';
import { findField, type AnswerInput, type Column, type Field, type Form } from '../form/definition';
import { proseAsText } from '../form/kinds/prose';
import { showValue } from '../form/answers';
import { answerOf, type Answers, type DistrictMap, type Value } from '../form/values';
import { columnOf, storedAt } from '../report/steps';
import type { Report, Step } from '../report/types';
import { walk } from '../words/texts.es';
import type { Choice, Input } from './screens';

type Asked = Field | Column;
type Shown = { readonly stored: Value | undefined; readonly typed: AnswerInput | undefined };

const BOARDS: readonly Choice[] = [
  { title: 'Local', value: 'local' },
  { title: 'Distrital', value: 'distrital' },
  { title: 'OPL', value: 'opl' },
];

/** People look for a unit by its acronym, and a client's list is searched by its titles alone. */
const UNITS: readonly Choice[] = units.map(({ id, name }) => ({ title: `${name} (${id})`, value: id }));

/** The inputs a field or column is answered with, holding what was typed last, else what is stored. */
export function inputsOf(asked: Asked, answers: Answers, shown: Shown): readonly Input[] {
  if (asked.input === 'project') return projectInputs(asked, shown);
  const input = mainInput(asked, answers, shown.stored);
  const value = shown.typed?.text ?? storedText(shown.stored);
  return [withValue(input, value)];
}

function mainInput(asked: Asked, answers: Answers, stored: Value | undefined): Input {
  const base = {
    id: asked.id,
    label: asked.label,
    ...(asked.placeholder === undefined ? {} : { placeholder: asked.placeholder }),
    ...('required' in asked && asked.required === true ? { required: true } : {}),
  };
  switch (asked.input) {
    case 'unit':
      return { ...base, kind: 'choice', choices: UNITS };
    case 'states':
      return { ...base, kind: 'choices', choices: states.map((state) => ({ title: state.name, value: state.key })) };
    case 'boards':
      return { ...base, kind: 'checks', choices: BOARDS };
    case 'districts': {
      const choices = districtChoices(answers, answerOf({ it: stored as Value }, 'it', 'districts')?.map);
      return choices.length === 0
        ? { ...base, kind: 'line' }
        : { ...base, kind: 'choices', choices, placeholder: walk.districtSearch };
    }
    case 'dates':
      return { ...base, kind: 'line' };
    case 'count':
      return { ...base, kind: 'number' };
    case 'text':
      return { ...base, kind: 'line', maxLength: asked.maxLength };
    case 'prose':
    case 'project':
      return { ...base, kind: 'prose', maxLength: asked.maxLength };
    case 'rows':
      return { ...base, kind: 'line' };
    default:
      return asked satisfies never;
  }
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

/** A stored value as its input holds it: ids for lists, else text that reads back as the same value. */
function storedText(value: Value | undefined): string {
  if (value === undefined) return '';
  switch (value.kind) {
    case 'unit':
      return value.id;
    case 'states':
      return value.literal ?? value.keys.join(',');
    case 'boards':
      return value.boards.join(',');
    case 'districts':
      return value.districts
        .map((district) => districtValue(district.state, district.number, value.districts))
        .join(',');
    case 'prose':
    case 'project':
      return proseAsText(value.blocks);
    case 'rows':
      return '';
    case 'dates':
    case 'count':
    case 'text':
      return showValue(value);
    default:
      return value satisfies never;
  }
}

const districtValue = (state: string, number: string, among: readonly { readonly state: string }[]): string =>
  among.every((district) => district.state === state) ? number : `${state}/${number}`;

/** The districts of the states visited, on the map of the visit; both maps' where the date leaves it open. */
function districtChoices(answers: Answers, stored: DistrictMap | undefined): readonly Choice[] {
  const keys = answerOf(answers, 'states', 'states')?.keys ?? [];
  const map = stored ?? districtMapAt(answerOf(answers, 'visitDates', 'dates'));
  const several = keys.length > 1;
  return keys.flatMap((state) =>
    seatsOn(state, map).map((district) => {
      const seat = `${district.number} · ${district.seats[0] ?? ''}`;
      return several
        ? { title: `${printedState(state)} ${seat}`, value: `${state}/${district.number}` }
        : { title: seat, value: district.number };
    }),
  );
}

function seatsOn(state: string, map: DistrictMap | 'open'): readonly DistrictSeat[] {
  if (map !== 'open') return districtsOf(state, map);
  const [older, newer] = [districtsOf(state, '2017'), districtsOf(state, '2022')];
  return older.length > newer.length ? older : newer;
}

function projectInputs(column: Column, { stored, typed }: Shown): readonly Input[] {
  const project = stored?.kind === 'project' ? stored : undefined;
  const code = typed?.parts?.['projectCode'] ?? (typed === undefined ? project?.code : undefined);
  const name = typed?.parts?.['projectName'] ?? (typed === undefined ? project?.name : undefined);
  const work = typed?.text ?? storedText(stored);
  const inputs: readonly Input[] = [
    { kind: 'line', id: 'projectCode', label: walk.projectCode, placeholder: walk.projectCodeExample },
    { kind: 'line', id: 'projectName', label: walk.projectName, placeholder: walk.projectNameExample },
    {
      kind: 'prose',
      id: column.id,
      label: walk.projectWork,
      maxLength: column.maxLength,
      ...(column.placeholder === undefined ? {} : { placeholder: column.placeholder }),
    },
  ];
  const values = [code ?? '', name ?? '', work];
  return inputs.map((input, at) => withValue(input, values[at] ?? ''));
}

/** What the inputs of a step's card hold when it is drawn, by input id. */
export function shownInputs(form: Form, report: Report, step: Step): Readonly<Record<string, string>> {
  if (step.at !== 'field' && step.at !== 'cell') return {};
  const asked = step.at === 'cell' ? columnOf(form, step) : findField(form, step.field);
  if (asked === undefined) return {};
  const inputs = inputsOf(asked, report.answers, { stored: storedOrSuggested(report, step, asked), typed: undefined });
  return Object.fromEntries(inputs.flatMap((input) => (input.value === undefined ? [] : [[input.id, input.value]])));
}

/** The answer a card begins with: what is stored, else the author's last unit. */
export const storedOrSuggested = (
  report: Report,
  step: Extract<Step, { at: 'field' | 'cell' }>,
  asked: Asked,
): Value | undefined => storedAt(report, step) ?? (asked.input === 'unit' ? report.suggestedUnit : undefined);
