import { addDays, isRestDay, weekdayOf } from '../../form/kinds/dates/calendar';
import type { PlainDate } from '../../form/values';

/** Whether people work on a day, where they are. */
export type IsWorkday = (day: PlainDate) => boolean;

/** Days that are remembered, at most. */
const KNOWN = 2_000;

/** From Monday to Friday, without the days of mandatory rest (see `isRestDay`) and those that are named. */
export function workdays(holidays: readonly PlainDate[] = []): IsWorkday {
  const off = new Set(holidays);
  // The same few months are asked about over and over.
  const known = new Map<PlainDate, boolean>();
  const found = (day: PlainDate): boolean => {
    const weekday = weekdayOf(day);
    const works = weekday >= 1 && weekday <= 5 && !isRestDay(day) && !off.has(day);
    if (known.size >= KNOWN) known.clear();
    known.set(day, works);
    return works;
  };
  return (day) => known.get(day) ?? found(day);
}

/** Days in a row without work are taken to be no more than this, whatever is configured. */
const LONGEST_REST = 366;

/** The day itself where it is a working day, else the next one. */
export function workdayFrom(day: PlainDate, isWorkday: IsWorkday): PlainDate {
  let found = day;
  for (let rest = 0; rest < LONGEST_REST && !isWorkday(found); rest += 1) found = addDays(found, 1);
  return found;
}

/** So many working days after a day; with 0, as `workdayFrom`. */
export function workdaysAfter(day: PlainDate, count: number, isWorkday: IsWorkday): PlainDate {
  let found = workdayFrom(day, isWorkday);
  for (let passed = 0; passed < count; passed += 1) found = workdayFrom(addDays(found, 1), isWorkday);
  return found;
}
