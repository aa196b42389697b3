import type { DateRange, PlainDate, ValueOf } from '../../values';

export type DatesValue = ValueOf<'dates'>;

export const datesValue = (days: readonly PlainDate[], ranges: readonly DateRange[] = []): DatesValue => ({
  kind: 'dates',
  days,
  ranges,
});
