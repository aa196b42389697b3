import type { YearMonth } from '../../form/values';

/** What the report of a month is made into. */
export type MonthKind = 'word' | 'pdf';

export const isMonthKind = (as: unknown): as is MonthKind => as === 'word' || as === 'pdf';

/** What is asked for, as the text by which a file is made. */
export const monthOrder = (month: YearMonth, as: MonthKind): string => JSON.stringify({ kind: 'month', month, as });
