import { answerOf, type Answers } from '../../form/values';
import type { Report } from '../../record/types';
import { daysIn, unitPlace } from './figures';

/** By what the reports of a month may be put in order. */
export const MONTH_KEYS = ['unit', 'state', 'date', 'folio'] as const;
export type MonthKey = (typeof MONTH_KEYS)[number];

/** Unless the configuration says another. */
export const USUAL_ORDER: readonly MonthKey[] = ['unit', 'date', 'state'];

type Ordered = Pick<Report, 'answers' | 'folio'>;

/** The reports in that order: by the first key, and by each further one what the ones before leave together; at last by folio. */
export const inOrder = <R extends Ordered>(reports: readonly R[], order: readonly MonthKey[]): readonly R[] =>
  [...reports].sort((one, other) => {
    for (const key of [...order, 'folio'] as const) {
      const difference = compare(sortedBy(key, one), sortedBy(key, other));
      if (difference !== 0) return difference;
    }
    return 0;
  });

/** Units and states as the catalogues have them; what has none of them, or no date, comes last. */
function sortedBy(key: MonthKey, { answers, folio = '' }: Ordered): string | number {
  switch (key) {
    case 'unit':
      return unitPlace(answerOf(answers, 'unit', 'unit')?.id ?? '');
    case 'state':
      return firstState(answers);
    case 'date':
      return daysIn(answers)[0] ?? LAST;
    case 'folio':
      return asSorted(folio);
    default:
      return key satisfies never;
  }
}

/** After every date and key: these begin with a digit. */
const LAST = '~';

function firstState(answers: Answers): string {
  const value = answerOf(answers, 'states', 'states');
  return value?.literal === undefined ? ([...(value?.keys ?? [])].sort()[0] ?? LAST) : LAST;
}

/** Numbers of a folio count as such: 10000 comes after 9999. */
const asSorted = (folio: string): string => folio.replace(/\d+$/, (number) => number.padStart(8, '0'));

function compare(one: string | number, other: string | number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
