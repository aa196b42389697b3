import type { PlainDate } from '../../values';
import {
  addDays,
  daysFrom,
  daysOfMonth,
  easterOf,
  mondayOf,
  monthOf,
  monthsLater,
  partsOf,
  weekdayOf,
} from './calendar';

export interface Month {
  readonly year: number;
  readonly month: number;
}

/** A stretch counted from today: the one `ago` before it, or after where negative. */
export interface Period {
  readonly unit: 'week' | 'weekend' | 'fortnight' | 'month' | 'year';
  readonly ago: number;
}

/** The week goes from Palm Sunday to Holy Saturday; its working days are another way to take it. */
export function holyDays(year: number, offsets: readonly number[]): PlainDate[][] {
  const easter = easterOf(year);
  if (offsets.length > 0) return [offsets.map((offset) => addDays(easter, offset))];
  return [daysFrom(addDays(easter, -7), addDays(easter, -1)), daysFrom(addDays(easter, -6), addDays(easter, -2))];
}

/** The nth of them, from the end where it is negative; none where one of them is lacking. */
export function pick<T>(from: readonly T[], nths: readonly number[]): readonly T[] {
  const picked = nths.map((nth) => from.at(nth > 0 ? nth - 1 : nth));
  return picked.every((one) => one !== undefined) ? picked : [];
}

export const onWeekdays = ({ year, month }: Month, weekdays: readonly number[]): PlainDate[] =>
  daysOfMonth(year, month).filter((day) => weekdays.includes(weekdayOf(day)));

/** The last run of those days of the week that is over. */
export function lastRun([first = 0, ...others]: readonly number[], today: PlainDate): PlainDate[] {
  const begun = addDays(today, -((weekdayOf(today) - first + 7) % 7));
  const over = addDays(begun, others.length) <= today ? begun : addDays(begun, -7);
  return daysFrom(over, addDays(over, others.length));
}

export function partOf({ year, month }: Month, part: 'start' | 'middle' | 'end'): PlainDate[] {
  const days = daysOfMonth(year, month);
  return part === 'start' ? days.slice(0, 10) : part === 'middle' ? days.slice(10, 20) : days.slice(20);
}

export function half({ year, month }: Month, nth: number): PlainDate[] {
  const days = daysOfMonth(year, month);
  if (nth === 1) return days.slice(0, 15);
  return nth === 2 || nth === -1 ? days.slice(15) : [];
}

/** Monday to Friday. The first week of a month is the one its first working day is in, or its first whole one. */
export function weekWays(months: readonly Month[], nths: readonly number[]): (readonly PlainDate[])[] {
  const begun = months.map((month) => pick(weeksOf(month, false), nths).flat());
  const whole = months.map((month) => pick(weeksOf(month, true), nths).flat());
  return [begun.flat(), whole.flat()].filter((days) => days.length > 0);
}

function weeksOf({ year, month }: Month, whole: boolean): PlainDate[][] {
  const weeks = new Map<PlainDate, PlainDate[]>();
  for (const day of daysOfMonth(year, month)) {
    const monday = mondayOf(day);
    if ([0, 6].includes(weekdayOf(day)) || (whole && monthOf(monday) !== monthOf(day))) continue;
    weeks.set(monday, whole ? daysFrom(monday, addDays(monday, 4)) : [...(weeks.get(monday) ?? []), day]);
  }
  return [...weeks.values()];
}

/** «el lunes de la semana pasada». */
export function weekdaysOf({ ago }: Period, weekdays: readonly number[], today: PlainDate): PlainDate[] {
  const monday = addDays(mondayOf(today), -7 * ago);
  return daysFrom(monday, addDays(monday, 6)).filter((day) => weekdays.includes(weekdayOf(day)));
}

export function periodWays({ unit, ago }: Period, today: PlainDate): (readonly PlainDate[])[] {
  const monday = addDays(mondayOf(today), -7 * ago);
  switch (unit) {
    case 'week':
      return [daysFrom(monday, addDays(monday, 4))];
    case 'weekend': {
      // On a weekend it is the one before that is past.
      const saturday = addDays(monday, 5);
      return [daysFrom(saturday, addDays(saturday, 1))];
    }
    case 'fortnight': {
      const { year, month, day } = partsOf(today);
      const halves = year * 24 + (month - 1) * 2 + (day > 15 ? 1 : 0) - ago;
      return [half({ year: Math.floor(halves / 24), month: Math.floor((halves % 24) / 2) + 1 }, (halves % 2) + 1)];
    }
    case 'month': {
      const { year, month } = partsOf(monthsLater(monthOf(today), -ago));
      return [daysOfMonth(year, month)];
    }
    case 'year':
      return [];
    default:
      return unit satisfies never;
  }
}
