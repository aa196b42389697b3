import { problem, type Problem } from '../../../words/problems';
import { notice, type Notice } from '../../../words/notices';
import type { AnswerContext } from '../../definition';
import type { DateRange, PlainDate, YearMonth } from '../../values';
import { addDays, daysFrom, daysInMonth, monthOf, partsOf, plainDate, weekdayOf } from './calendar';
import type { Item, Written } from './group';
import { datesValue, edgesOf, type DatesValue } from './span';

/** Days in full, with what has to be asked or said about how they came about. */
interface Resolved {
  readonly days: readonly PlainDate[];
  readonly ranges: readonly DateRange[];
  readonly asks: readonly Notice[];
  readonly notices: readonly Notice[];
}

/** Why it cannot be taken, and what may have been meant. */
export interface Impossible {
  readonly problem: Problem;
  readonly meant: readonly DatesValue[];
}

/** A day with month and year, which may not exist. */
interface Full {
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

/** The Institute exists since April 2014; a visit further ahead than that is a slip of the key. */
const FIRST_YEAR = 2014;
const YEARS_AHEAD = 2;

/** Fills in month and year from the month reported and checks every day, or says why not. */
export function resolve(items: readonly Item[], context: AnswerContext): Resolved | Impossible {
  const month = context.reportingMonth;
  const full = items.map((item) => complete(item, month));
  const wrong = firstImpossible(full, context);
  if (wrong !== undefined) return wrong;
  const { days, ranges } = datesOf(full);
  const reversed = ranges.find((range) => range.to < range.from);
  if (reversed !== undefined) return backwards(full, reversed);
  return {
    days,
    ranges,
    asks: asksOf(items, full, ranges, month),
    notices: noticesOf(items, full),
  };
}

interface FullItem {
  readonly from: Full;
  readonly to?: Full;
}

const dateOf = (full: Full): PlainDate => plainDate(full.year, full.month, full.day);

const datesOf = (items: readonly FullItem[], asDate = dateOf) => ({
  days: items.filter((item) => item.to === undefined).map((item) => asDate(item.from)),
  ranges: items.flatMap(({ from, to }) => (to === undefined ? [] : [{ from: asDate(from), to: asDate(to) }])),
});

function complete(item: Item, month: YearMonth): FullItem {
  const to = item.to === undefined ? undefined : fullOf(item.to, month);
  const from = fullOf(item.from, month);
  if (to === undefined) return { from };
  // «29 de diciembre al 3 de enero»: a range that turns the year begins in the one before.
  if (from.month > to.month && from.year === to.year) {
    const reported = partsOf(month);
    const said = item.to?.year !== undefined || from.year > reported.year;
    return said || reported.month < 7
      ? { from: { ...from, year: from.year - 1 }, to }
      : { from, to: { ...to, year: to.year + 1 } };
  }
  return { from, to };
}

function fullOf(written: Written, reported: YearMonth): Full {
  const month = written.month ?? partsOf(reported).month;
  return { day: written.day, month, year: written.year ?? likelyYear(month, reported) };
}

/**
 * The year that a month without one most likely means, from the month reported: in January's report
 * «diciembre» is last year's, and in December's «enero» is next year's. Visits are reported after the
 * fact, so otherwise a month before the reported one is this year's, however far back.
 */
export function likelyYear(month: number, reported: YearMonth): number {
  const { year, month: reportedMonth } = partsOf(reported);
  if (month - reportedMonth > 6) return year - 1;
  return reportedMonth - month >= 10 ? year + 1 : year;
}

function firstImpossible(items: readonly FullItem[], context: AnswerContext): Impossible | undefined {
  for (const item of items) {
    for (const end of [item.from, ...(item.to === undefined ? [] : [item.to])]) {
      const found = impossible(end, context);
      if (found === undefined) continue;
      const meant = found.meant.map((day) => instead(items, end, day)).filter((value) => value !== undefined);
      return { problem: found.problem, meant };
    }
  }
  return undefined;
}

function impossible(full: Full, context: AnswerContext): { problem: Problem; meant: readonly PlainDate[] } | undefined {
  const { day, month, year } = full;
  if (month < 1 || month > 12) {
    const swapped = day >= 1 && day <= 12 && month <= daysInMonth(year, day) ? [plainDate(year, day, month)] : [];
    return { problem: problem('dates.no-such-month', { month, meant: swapped }), meant: swapped };
  }
  if (yearProblem(year, context) !== undefined) return farYear(full, context);
  const days = daysInMonth(year, month);
  if (day >= 1 && day <= days) return undefined;
  if (day < 1)
    return { problem: problem('dates.zero', { month: monthOf(plainDate(year, month, 1)), days }), meant: [] };
  const end = plainDate(year, month, days);
  const meant = day > 0 && day < 32 ? [end, addDays(end, 1)] : [];
  return { problem: problem('dates.no-such-day', { month: monthOf(end), days, meant }), meant };
}

function farYear(full: Full, context: AnswerContext): { problem: Problem; meant: readonly PlainDate[] } {
  const year = likelyYear(full.month, context.reportingMonth);
  const meant =
    full.day >= 1 && full.day <= daysInMonth(year, full.month) ? [plainDate(year, full.month, full.day)] : [];
  return { problem: noSuchYear(full.year, context, meant), meant };
}

/** Why there is no report of a visit in that year; undefined where there can be. */
export const yearProblem = (year: number, context: AnswerContext): Problem | undefined =>
  year < FIRST_YEAR || year > lastYear(context) ? noSuchYear(year, context) : undefined;

const lastYear = ({ today }: AnswerContext): number => partsOf(today).year + YEARS_AHEAD;

const noSuchYear = (year: number, context: AnswerContext, meant: readonly PlainDate[] = []): Problem =>
  problem('dates.year', { year, first: FIRST_YEAR, last: lastYear(context), meant });

/** The whole answer with one day mended; undefined where something else in it is wrong too. */
function instead(items: readonly FullItem[], wrong: Full, day: PlainDate): DatesValue | undefined {
  const mend = (full: Full): PlainDate => (full === wrong ? day : dateOf(full));
  const { days, ranges } = datesOf(items, mend);
  const real = edgesOf({ days, ranges }).every(exists);
  return real && ranges.every((range) => range.from <= range.to) ? datesValue(days, ranges) : undefined;
}

function exists(date: PlainDate): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function backwards(items: readonly FullItem[], reversed: DateRange): Impossible {
  const turned = { from: reversed.to, to: reversed.from };
  const { days, ranges } = datesOf(items);
  const mended = ranges.map((range) => (range.from === reversed.from && range.to === reversed.to ? turned : range));
  const sound = mended.every((range) => range.from <= range.to);
  return { problem: problem('dates.reversed', reversed), meant: sound ? [datesValue(days, mended)] : [] };
}

/** Longer than any visit: more likely a slip than a stay. */
const LONG_DAYS = 31;

function asksOf(
  items: readonly Item[],
  full: readonly FullItem[],
  ranges: readonly DateRange[],
  month: YearMonth,
): Notice[] {
  const ends = endsOf(items);
  const monthless = ends.some((end) => end.month === undefined);
  const yearless = ends.some((end) => end.year === undefined);
  const years = [...new Set(endsOf(full).map((end) => end.year))].sort((one, other) => one - other);
  const leaves = ranges.some(({ from, to }) => monthOf(from) !== month || monthOf(to) > month);
  const long = ranges.map(({ from, to }) => daysFrom(from, to).length).find((days) => days > LONG_DAYS);
  return [
    ...(monthless ? [notice('dates.no-month', { month })] : []),
    ...(yearless && !monthless ? [notice('dates.no-year', { years, month })] : []),
    ...(yearless && leaves ? [notice('dates.outside')] : []),
    ...(long === undefined ? [] : [notice('dates.long', { days: long })]),
    ...turned(items, full),
    ...weekdaysAmiss(items, full),
  ];
}

const endsOf = <T>(items: readonly { readonly from: T; readonly to?: T }[]): T[] =>
  items.flatMap((item) => [item.from, ...(item.to === undefined ? [] : [item.to])]);

/** Asks about a range whose first year was taken one back, since it would otherwise end before it begins. */
function turned(items: readonly Item[], full: readonly FullItem[]): Notice[] {
  const moved = items.find((item, at) => item.to?.year !== undefined && item.from.year !== full[at]?.from.year);
  return moved === undefined ? [] : [notice('dates.turn-of-year')];
}

function weekdaysAmiss(items: readonly Item[], full: readonly FullItem[]): Notice[] {
  const dates = endsOf(full).map(dateOf);
  return endsOf(items).flatMap((end, at) => {
    const day = dates[at] ?? '';
    return end.weekday !== undefined && end.weekday !== weekdayOf(day)
      ? [notice('dates.weekday', { day, said: end.weekday })]
      : [];
  });
}

function noticesOf(items: readonly Item[], full: readonly FullItem[]): Notice[] {
  const dates = endsOf(full);
  const swappable = endsOf(items).some(
    (end, at) => end.figures === true && end.day <= 12 && end.day !== dates[at]?.month,
  );
  return swappable ? [notice('dates.day-first', { days: dates.map(dateOf) })] : [];
}
