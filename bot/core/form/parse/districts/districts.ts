import { problem } from '../../../problems';
import { twoDigits } from '../../catalogues/catalogues';
import type { AnswerContext, Outcome } from '../../definition';
import { answerOf, type ValueOf } from '../../values';
import { clip, isBlankWord, keyOf } from '../words';

export function readDistricts(text: string, context: AnswerContext): Outcome<ValueOf<'districts'>> {
  if (isBlankWord(text)) return { is: 'blank' };
  const numbers = keyOf(text)
    .split(' ')
    .filter((word) => /^\d{1,2}$/.test(word));
  const state = answerOf(context.answers, 'states', 'states')?.keys[0] ?? '';
  if (numbers.length === 0) {
    return { is: 'refused', problem: problem('districts.unknown', { typed: clip(text), example: '1 al 3, 7' }) };
  }
  const districts = numbers.map((number) => ({ state, number: twoDigits(Number(number)) }));
  return { is: 'accepted', value: { kind: 'districts', districts } };
}
