import { MONTH_KEYS, type MonthKey } from '../../core/paper/month/order';
import { listOf, Wrong } from './reader';

const isKey = (word: string): word is MonthKey => (MONTH_KEYS as readonly string[]).includes(word);

/** `unit,date`: by what the reports of a month are put in order, the first first; each once. */
export function monthOrder(raw: string): readonly MonthKey[] | Wrong {
  const words = listOf(raw.toLowerCase());
  const wrong = words.find((word) => !isKey(word));
  return wrong === undefined
    ? [...new Set(words.filter(isKey))]
    : new Wrong(`«${wrong}» no es un orden; use ${MONTH_KEYS.join(', ')}, o varios separados por comas.`);
}
