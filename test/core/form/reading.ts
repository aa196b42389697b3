import { readAnswer } from '../../../core/form/answers';
import {
  labelsOf,
  type AnswerContext,
  type AnswerInput,
  type Column,
  type Field,
  type Outcome,
} from '../../../core/form/definition';
import type { DistrictMap, Value } from '../../../core/form/values';
import { visitReport } from '../../../core/form/visit-report';
import { showValue } from '../../../core/form/answers';
import { toldText } from '../../../core/words/problems';

export function fieldOf(id: string): Field {
  const field = visitReport.fields.find((one) => one.id === id);
  if (field === undefined) throw new Error(`no field ${id}`);
  return field;
}

export function columnOf(id: string): Column {
  const matters = fieldOf('matters');
  const column = matters.input === 'rows' ? matters.columns.find((one) => one.id === id) : undefined;
  if (column === undefined) throw new Error(`no column ${id}`);
  return column;
}

export const statesOf = (...keys: string[]): Value => ({ kind: 'states', keys });

/** April 2023 in Coahuila, reported in May. */
export const may2023: AnswerContext = {
  today: '2023-05-03',
  reportingMonth: '2023-04',
  districtMap: '2017',
  answers: { states: statesOf('05') },
};

export const inStates = (...keys: string[]): AnswerContext => ({
  ...may2023,
  answers: keys.length === 0 ? {} : { states: statesOf(...keys) },
});

/** A visit whose date does not tell the map. */
export function onMap(map: DistrictMap | 'open', ...keys: string[]): AnswerContext {
  const { districtMap: _, ...rest } = inStates(...keys);
  return map === 'open' ? rest : { ...rest, districtMap: map };
}

export function read(id: string, typed: string | AnswerInput, context = may2023, previous?: Value): Outcome {
  return readAnswer(fieldOf(id), typeof typed === 'string' ? { text: typed } : typed, context, previous);
}

/** The outcome in a line: `accepted 3 de abril de 2023`, `confirm 25 | 26`, `refused`, `blank`. */
export function brief(outcome: Outcome, context = may2023): string {
  const shown = (value: Value, also: Readonly<Record<string, Value>> = {}): string =>
    [
      showValue(value, { ...context.answers, ...also }),
      ...Object.entries(also).map(([id, more]) => `${id}=${showValue(more, context.answers)}`),
    ].join(' + ');
  switch (outcome.is) {
    case 'accepted':
      return `${outcome.notice === undefined ? 'accepted' : 'noticed'} ${shown(outcome.value, outcome.also)}`;
    case 'blank':
      return 'blank';
    case 'confirm':
    case 'ambiguous':
    case 'refused':
      return [outcome.is, (outcome.readings ?? []).map((one) => shown(one.value, one.also)).join(' | ')]
        .join(' ')
        .trim();
  }
}

/** Whatever the person is told. */
export function said(outcome: Outcome): string {
  if (outcome.is === 'refused') return toldText([outcome.problem], { label: labelsOf(visitReport) });
  return toldText('question' in outcome ? outcome.question : (outcome.notice ?? []));
}
