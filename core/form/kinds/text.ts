import type { Outcome } from '../definition';
import { isBlankWord } from '../reading/words';
import type { ValueOf } from '../values';
import { inputOf, tooLong, type Kind } from './kind';
import { cleanText, limitOf } from './prose';

/** A few words, on one line. */
export const text: Kind<ValueOf<'text'>> = {
  inputs: (asked, _answers, stored) => [inputOf(asked, { kind: 'line', maxLength: limitOf(asked) }, stored?.text)],
  read: (asked, input) => readText(limitOf(asked), input.text),
  show: (value) => value.text,
  searched: (value) => [value.text],
};

function readText(limit: number, typed: string): Outcome<ValueOf<'text'>> {
  if (typed.length > limit * 4) return tooLong(typed.length, limit);
  const line = cleanText(typed).replace(/\s+/g, ' ').trim();
  if (isBlankWord(line)) return { is: 'blank' };
  return line.length > limit ? tooLong(line.length, limit) : { is: 'accepted', value: { kind: 'text', text: line } };
}
