import { daysFrom } from './calendar';
import type { DateRange, PlainDate, ValueOf } from '../../values';

export type DatesValue = ValueOf<'dates'>;
export type Dates = Pick<DatesValue, 'days' | 'ranges'>;

export const datesValue = (days: readonly PlainDate[], ranges: readonly DateRange[] = []): DatesValue => ({
  kind: 'dates',
  days,
  ranges,
});

/** Single days as ranges of one, and the ranges. */
export const spansOf = ({ days, ranges }: Dates): DateRange[] => [
  ...days.map((day) => ({ from: day, to: day })),
  ...ranges,
];

/** Single days, and both ends of ranges, in order. */
export const edgesOf = ({ days, ranges }: Dates): PlainDate[] =>
  [...days, ...ranges.flatMap(({ from, to }) => [from, to])].sort();

/** Every day, each once and in order, whether it was said alone or in a range. */
export const allDaysOf = ({ days, ranges }: Dates): PlainDate[] =>
  [...new Set([...days, ...ranges.flatMap(({ from, to }) => daysFrom(from, to))])].sort();
