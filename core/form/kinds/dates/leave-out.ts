import type { DateRange, PlainDate } from '../../values';
import { addDays, isRestDay, weekdayOf } from './calendar';
import { allDaysOf, datesValue, type DatesValue } from './span';

/** What is not visited among the days said: «menos el 5», «sin domingos», «solo días hábiles». */
export interface LeftOut {
  readonly days: readonly PlainDate[];
  readonly weekdays: readonly number[];
  /** Only these days of the week; where there are none, all of them. */
  readonly only: readonly number[];
  /** Only Monday to Friday, without the days of mandatory rest. */
  readonly workdays: boolean;
}

/** Days in a row, from three on, as one range. */
export function inRuns(days: readonly PlainDate[]): DatesValue {
  const runs: PlainDate[][] = [];
  for (const day of [...new Set(days)].sort()) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && addDays(last, 1) === day) run.push(day);
    else runs.push([day]);
  }
  const ranges = runs.flatMap((run): DateRange[] =>
    run.length > 2 ? [{ from: run[0] ?? '', to: run.at(-1) ?? '' }] : [],
  );
  return datesValue(
    runs.flatMap((run) => (run.length > 2 ? [] : run)),
    ranges,
  );
}

/** The days that are left, and those to leave out that were not among them. */
export function without(value: DatesValue, out: LeftOut): { readonly left: DatesValue; readonly missing: PlainDate[] } {
  const said = allDaysOf(value);
  const months = new Set(said.map((day) => day.slice(0, 7)));
  // «del 30 de abril al 2 de mayo, menos el 30»: the month is that of the day there.
  const meant = out.days.map((day) => {
    const alike = said.filter((one) => one.slice(8) === day.slice(8));
    return months.size > 1 && !said.includes(day) && alike.length === 1 ? (alike[0] ?? day) : day;
  });
  const kept = said.filter(
    (day) =>
      !meant.includes(day) &&
      !out.weekdays.includes(weekdayOf(day)) &&
      (out.only.length === 0 || out.only.includes(weekdayOf(day))) &&
      (!out.workdays || (![0, 6].includes(weekdayOf(day)) && !isRestDay(day))),
  );
  return { left: inRuns(kept), missing: meant.filter((day) => !said.includes(day)) };
}
