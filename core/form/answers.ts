import type { Around } from '../words/coded';
import { problem, toldText, type ProblemCode } from '../words/problems';
import { reportingMonthAt } from './catalogues/catalogues';
import type { AnswerContext, AnswerInput, Asked, Outcome, Reading } from './definition';
import { kindOf } from './kinds/kinds';
import { plainValue } from './plain';
import { clip, isOnlySigns } from './reading/words';
import type { Answers, PlainDate, Value } from './values';

/** What is known where an answer is read on that day. */
export const contextAt = (today: PlainDate, answers: Answers): AnswerContext => ({
  today,
  reportingMonth: reportingMonthAt(today),
  answers,
});

/**
 * Reads an answer, typed or from a card. Never throws, never picks between two readings on its own.
 * `previous` is the answer it replaces: what was confirmed before is not asked about again, and a
 * text's `[Tabla N]` lines stand for its tables.
 */
export function readAnswer(asked: Asked, input: AnswerInput, context: AnswerContext, previous?: Value): Outcome {
  const outcome = settled(kindOf(asked.input).read(asked, input, context, previous), previous);
  const signs = outcome.is === 'refused' && TURNED_AWAY.has(outcome.problem.code) ? undefined : signsIn(input);
  if (signs !== undefined) {
    const found = problem('answer.signs', { typed: clip(signs), required: asked.required === true });
    return { is: 'refused', problem: found };
  }
  return outcome.is === 'blank' && asked.required === true
    ? { is: 'refused', problem: problem('answer.required', { field: asked.id }) }
    : outcome;
}

/** Refusals of what was not read at all. */
const TURNED_AWAY: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['answer.too-long', 'answer.by-parts']);

/** The first of an answer's texts that is made of signs alone. */
const signsIn = ({ text, blocks, parts = {} }: AnswerInput): string | undefined =>
  [...(blocks === undefined ? [text] : []), ...Object.values(parts)].find(isOnlySigns);

/** Does not ask again what was confirmed before: a question whose first reading is the stored answer is answered by it. */
function settled(outcome: Outcome, previous: Value | undefined): Outcome {
  if (previous === undefined) return outcome;
  if (outcome.is === 'accepted')
    return sameDistricts(outcome.value, previous) ? { is: 'accepted', value: previous } : outcome;
  if (outcome.is !== 'confirm') return outcome;
  const [first] = outcome.readings;
  if (first === undefined || first.also !== undefined) return outcome;
  return same(first.value, previous) ? { is: 'accepted', value: previous } : outcome;
}

/** Whether these are the stored districts, typed again where the map does not matter: the stored map stays. */
function sameDistricts(value: Value, previous: Value): boolean {
  if (value.kind !== 'districts' || previous.kind !== 'districts') return false;
  return value.map === undefined && same(value.districts, previous.districts);
}

/** Whether two answers say the same: words count, and what was merged. Bold, italics, links and the making of a list do not. */
export const sameWords = (one: Value | undefined, other: Value | undefined): boolean =>
  same(one && plainValue(one), other && plainValue(other));

/** Whether all of several answers do, or cells of a row. */
export const sameAnswers = (before: Answers, now: Answers): boolean =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].every((id) => sameWords(before[id], now[id]));

/** Compares JSON values. A store may give keys back in another order. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([name, value]) => right.has(name) && same(value, right.get(name)));
}

/**
 * A value as the official form prints it, in es-MX. The shown value of a short field reads back as
 * the same value. `answers` tell the states, without which districts of several states name theirs.
 */
export const showValue = (value: Value, answers: Answers = {}): string => kindOf(value.kind).show(value, answers);

/** The texts of an answer that a search looks into. */
export const searchedIn = (value: Value): readonly string[] => kindOf(value.kind).searched?.(value) ?? [];

/** What the button of a reading says. */
export function readingText({ value, label, also }: Reading, answers: Answers, labels: Around['label']): string {
  const shown = showValue(value, { ...answers, ...also });
  if (label === undefined) return shown;
  return toldText(typeof label === 'string' ? label : [label], { value: shown, label: labels });
}
