import { problem } from '../../problems';
import type { Outcome } from '../definition';
import type { ValueOf } from '../values';
import { clip, isBlankWord } from './words';

export function readCount(text: string): Outcome<ValueOf<'count'>> {
  if (isBlankWord(text)) return { is: 'blank' };
  const digits = text.trim().replace(/,(?=\d{3})/g, '');
  if (!/^\d{1,6}$/.test(digits)) return { is: 'refused', problem: problem('count.unclear', { typed: clip(text) }) };
  return { is: 'accepted', value: { kind: 'count', count: Number(digits) } };
}
