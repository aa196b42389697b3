import { problem } from '../../problems';
import { states } from '../catalogues/catalogues';
import type { AnswerContext, Outcome } from '../definition';
import type { ValueOf } from '../values';
import { clip, isBlankWord, keyOf } from './words';

export function readStates(text: string, _context: AnswerContext): Outcome<ValueOf<'states'>> {
  if (isBlankWord(text)) return { is: 'blank' };
  const keys: string[] = [];
  for (const part of text.split(/,|\sy\s|\se\s/)) {
    const key = keyOf(part);
    const state = states.find((one) =>
      [one.key, one.name, one.officialName, ...one.variants].some((name) => keyOf(name) === key),
    );
    if (state === undefined) return { is: 'refused', problem: problem('states.unknown', { typed: clip(part) }) };
    keys.push(state.key);
  }
  return { is: 'accepted', value: { kind: 'states', keys } };
}
