import { z } from 'zod';
import { MONTH_KEYS, type MonthKey } from '../../core/month/order';

const isKey = (word: string): word is MonthKey => (MONTH_KEYS as readonly string[]).includes(word);

/** `unit,date`: by what the reports of a month are put in order, the first first; each once. */
export const monthOrder = z.string().transform((raw, context): readonly MonthKey[] => {
  const words = raw
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
  const wrong = words.find((word) => !isKey(word));
  if (wrong === undefined) return [...new Set(words.filter(isKey))];
  context.addIssue({
    code: 'custom',
    message: `«${wrong}» no es un orden; use ${MONTH_KEYS.join(', ')}, o varios separados por comas.`,
  });
  return z.NEVER;
});
