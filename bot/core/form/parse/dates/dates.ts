import { problem } from '../../../problems';
import type { AnswerContext, Outcome } from '../../definition';
import type { ValueOf } from '../../values';
import { clip, fold, isBlankWord } from '../words';
import { MONTHS, plainDate } from './calendar';

export function readDates(text: string, _context: AnswerContext): Outcome<ValueOf<'dates'>> {
  if (isBlankWord(text)) return { is: 'blank', notice: 'La fecha queda en blanco.' };
  const match = /^([\d, y]+) de (\p{L}+) de (\d{4})$/u.exec(fold(text));
  const month = MONTHS.findIndex((name) => name === match?.[2]) + 1;
  if (match === null || month === 0) return { is: 'refused', problem: problem('dates.unclear', { typed: clip(text) }) };
  const days = (match[1] ?? '').match(/\d+/g) ?? [];
  const value = {
    kind: 'dates' as const,
    days: days.map((day) => plainDate(Number(match[3]), month, Number(day))),
    ranges: [],
  };
  return { is: 'accepted', value };
}
