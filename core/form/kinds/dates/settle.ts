import { notice, type Notice } from '../../../words/notices';
import type { AnswerContext, Outcome } from '../../definition';
import { clip } from '../../reading/words';
import { showDates } from '../../show';
import type { DateRange } from '../../values';
import { accepted } from '../kind';
import { typedAsShown } from './as-typed';
import { isRestDay, monthOf } from './calendar';
import { datesValue, type Dates, type DatesValue } from './span';

/** What an answer came to, before it is taken or asked about. */
interface Unsettled {
  readonly typed: string;
  /** Each way to take it; never none. */
  readonly ways: readonly Dates[];
  /** What has to be asked before it is taken. */
  readonly asks: readonly Notice[];
  /** What only has to be said. */
  readonly notices: readonly Notice[];
  /** The days were not said one by one. */
  readonly proposed: boolean;
}

/** Takes the days, or asks about them: where there is a doubt, where they are still to come, where they can be read in several ways. */
export function settle(
  { typed, ways, asks, notices, proposed }: Unsettled,
  context: AnswerContext,
): Outcome<DatesValue> {
  const [first = datesValue([]), ...others] = ways.map(tidy).map(({ value }) => value);
  const doubts = [...asks, ...future(first, context)];
  if (others.length > 0) {
    const question = [...doubts, notice('dates.which-days'), ...(proposed ? [notice('dates.or-write')] : [])];
    return { is: 'ambiguous', question, readings: [first, ...others].map((value) => ({ value })) };
  }
  if (doubts.length > 0) {
    const outside = first.days.length > 0 && asks.length > 0 ? otherMonths(first, context) : [];
    const keep = notice('dates.keep', { days: first.days, ranges: first.ranges });
    const question = [...doubts, ...outside, keep, ...(proposed ? [notice('dates.or-write')] : [])];
    return { is: 'confirm', question, readings: [{ value: first }] };
  }
  const said = [...tidied(ways), ...asRead(typed, first, notices), ...otherMonths(first, context), ...restDays(first)];
  return accepted(first, said);
}

const tidied = ([way]: Unsettled['ways']): readonly Notice[] => (way === undefined ? [] : tidy(way).notices);

/** How the days were understood, where they are not shown as they were typed. */
function asRead(typed: string, { days, ranges }: DatesValue, notices: readonly Notice[]): readonly Notice[] {
  const literal = notices.length > 0 || typedAsShown(typed, showDates(days, ranges));
  return literal ? notices : [notice('dates.read', { typed: clip(typed), days, ranges })];
}

/** In order, each day once; ranges that meet in a day become one. */
export function tidy(given: Dates): {
  readonly value: DatesValue;
  readonly notices: Notice[];
} {
  const spans = given.ranges.filter((range) => range.from !== range.to);
  const merged: DateRange[] = [];
  for (const range of [...spans].sort((a, b) => a.from.localeCompare(b.from))) {
    const last = merged.at(-1);
    if (last === undefined || range.from > last.to) merged.push(range);
    else merged[merged.length - 1] = { from: last.from, to: range.to > last.to ? range.to : last.to };
  }
  const listedDays = [
    ...given.days,
    ...given.ranges.filter((range) => range.from === range.to).map((range) => range.from),
  ];
  const days = [...new Set(listedDays)]
    .filter((day) => !merged.some((range) => range.from <= day && day <= range.to))
    .sort();
  const notices = [
    ...(days.length < listedDays.length ? [notice('dates.repeated')] : []),
    ...(merged.length < spans.length ? [notice('dates.overlap')] : []),
  ];
  return { value: datesValue(days, merged), notices };
}

function future(value: DatesValue, { today }: AnswerContext): Notice[] {
  const [day] = [...value.days, ...value.ranges.map((range) => range.to)].filter((one) => one > today).sort();
  return day === undefined ? [] : [notice('dates.future', { day, today })];
}

/** Days and ranges wholly outside the month reported. A range that touches it belongs to it. */
function otherMonths(value: DatesValue, context: AnswerContext): Notice[] {
  const month = context.reportingMonth;
  const before = [...value.days, ...value.ranges.map((range) => range.to)].filter((day) => monthOf(day) < month);
  const after = [...value.days, ...value.ranges.map((range) => range.from)].filter((day) => monthOf(day) > month);
  return [
    ...(before.length === 0 ? [] : [notice('dates.before-month', { days: before, month })]),
    ...(after.length === 0 ? [] : [notice('dates.after-month', { days: after, month })]),
  ];
}

const restDays = (value: DatesValue): Notice[] => {
  const days = value.days.filter(isRestDay);
  return days.length === 0 ? [] : [notice('dates.rest-day', { days })];
};
