import { problem, type ProblemCode } from '../../../words/problems';
import { notice, type Notice } from '../../../words/notices';
import type { AnswerContext, Outcome, Reading } from '../../definition';
import type { DateRange, PlainDate } from '../../values';
import { clip, isBlankWord } from '../../reading/words';
import { showDates } from '../../show';
import { inputOf, short, type Kind } from '../kind';
import { addDays, isRestDay, monthOf, weekdayOf } from './calendar';
import { group } from './group';
import { datesValue, resolve, type DatesValue, type Impossible, type Resolved } from './resolve';
import { tokensOf, type Token } from './tokens';

type DatesOutcome = Outcome<DatesValue>;

/** Days one answer may list. */
const MOST_ITEMS = 62;

/** The days of a visit. */
export const dates: Kind<DatesValue> = {
  inputs: (asked, _answers, stored) => [inputOf(asked, { kind: 'line' }, stored && show(stored))],
  read: short(readDates),
  show,
};

function show({ days, ranges }: DatesValue): string {
  return showDates(days, ranges);
}

/**
 * Day comes before month; a missing year is proposed from the month reported,
 * a future day is asked about, a day that does not exist refused with what may have been meant.
 */
function readDates(text: string, context: AnswerContext): DatesOutcome {
  if (isBlankWord(text)) return { is: 'blank', notice: [notice('dates.blank')] };
  const tokens = tokensOf(text);
  const grouped = group(tokens);
  const relative = relativeDays(tokens, text, context);
  if (grouped.items.length + relative.days.length > MOST_ITEMS) return refused('dates.unclear', text);
  if (tokens.some((token) => token.is === 'stretch')) return refused('dates.no-day', text);
  if (grouped.items.length + relative.days.length === 0) return dayless(tokens, text, context);
  if (ambiguousPair(tokens)) return pair(tokens, text, context);
  const resolved = resolve(grouped.items, context);
  if ('problem' in resolved) return impossible(resolved);
  const rest = grouped.unknown.filter((word) => !/^(mes|al)$/.test(word));
  const asks = [
    ...relative.asks,
    ...spelledAsks(tokens),
    ...resolved.asks,
    ...(rest.length > 0 ? [notice('dates.rest', { typed: clip(rest.join(' ')) })] : []),
  ];
  if (grouped.unknown.length > rest.length || rest.length > 6) return refused('dates.unclear', text);
  return settle({ ...resolved, days: [...resolved.days, ...relative.days], asks }, context);
}

function refused(
  code: 'dates.unclear' | 'dates.no-day',
  text: string,
  readings: readonly Reading<DatesValue>[] = [],
): DatesOutcome {
  const offered = readings.length === 0 ? {} : { readings };
  return { is: 'refused', problem: problem(code satisfies ProblemCode, { typed: clip(text) }), ...offered };
}

/** Refuses a text without a day: a month or weekday alone lacks the day, anything else is no date. */
function dayless(tokens: readonly Token[], text: string, context: AnswerContext): DatesOutcome {
  const weekday = tokens.find((token) => token.is === 'weekday');
  if (weekday !== undefined && !tokens.some((token) => token.is === 'month' || token.is === 'unknown')) {
    return whichWeekday(weekday.weekday, text, context);
  }
  const partly = tokens.some((token) => token.is === 'month' || token.is === 'weekday');
  return refused(partly ? 'dates.no-day' : 'dates.unclear', text);
}

/** «el lunes»: the last one or the next one. */
function whichWeekday(weekday: number, text: string, context: AnswerContext): DatesOutcome {
  const days = [nearestWeekday(weekday, 'last', context.today), nearestWeekday(weekday, 'next', context.today)];
  return {
    is: 'ambiguous',
    question: [notice('dates.which', { typed: clip(text) })],
    readings: days.map((day) => reading(datesValue([day]))),
  };
}

function nearestWeekday(weekday: number, way: 'last' | 'next', today: PlainDate): PlainDate {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  if (way === 'next') return addDays(today, ahead === 0 ? 7 : ahead);
  return addDays(today, ahead === 0 ? -7 : ahead - 7);
}

function relativeDays(
  tokens: readonly Token[],
  text: string,
  context: AnswerContext,
): { days: PlainDate[]; asks: Notice[] } {
  const days: PlainDate[] = [];
  const asks: Notice[] = [];
  for (const token of tokens) {
    if (token.is !== 'relative' && token.is !== 'relative-weekday') continue;
    const day =
      token.is === 'relative'
        ? addDays(context.today, token.days)
        : nearestWeekday(token.weekday, token.way, context.today);
    days.push(day);
    // A token has lost its accents; where it is the whole text, the text is said back instead.
    asks.push(notice('dates.relative', { typed: tokens.length === 1 ? clip(text) : token.typed, day }));
  }
  return { days, asks };
}

/** Two numbers and a dash, no month: «3-4» is the 3rd to the 4th, or the 3rd of April. */
function ambiguousPair(tokens: readonly Token[]): boolean {
  const [first, dash, second] = tokens;
  return (
    tokens.length === 3 && first?.is === 'number' && dash?.is === 'to' && second?.is === 'number' && second.value <= 12
  );
}

function pair(tokens: readonly Token[], text: string, context: AnswerContext): DatesOutcome {
  const [first, , second] = tokens;
  if (first?.is !== 'number' || second?.is !== 'number') return refused('dates.unclear', text);
  const range = resolve([{ from: { day: first.value }, to: { day: second.value } }], context);
  const day = resolve([{ from: { day: first.value, month: second.value } }], context);
  const readings = [range, day].flatMap((way) => ('problem' in way ? [] : [reading(datesValue(way.days, way.ranges))]));
  if (readings.length === 0) return 'problem' in day ? impossible(day) : refused('dates.unclear', text);
  return { is: 'ambiguous', question: [notice('dates.which', { typed: clip(text) })], readings };
}

function impossible(found: Impossible): DatesOutcome {
  const readings = found.meant.map(tidy).map((tidied) => reading(tidied.value));
  return { is: 'refused', problem: found.problem, ...(readings.length === 0 ? {} : { readings }) };
}

const spelledAsks = (tokens: readonly Token[]): Notice[] =>
  tokens.flatMap((token) =>
    token.is === 'month' && token.spelled !== undefined
      ? [notice('dates.spelled', { typed: token.spelled, month: token.month })]
      : [],
  );

const reading = (value: DatesValue): Reading<DatesValue> => ({ value });

/** In order, each day once; ranges that meet in a day become one. */
function tidy(given: Pick<DatesValue, 'days' | 'ranges'>): { readonly value: DatesValue; readonly notices: Notice[] } {
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

function settle(resolved: Resolved, context: AnswerContext): DatesOutcome {
  const { value, notices } = tidy(resolved);
  const future = [...value.days, ...value.ranges.map((range) => range.to)].filter((day) => day > context.today).sort();
  const asks = [
    ...resolved.asks,
    ...(future[0] === undefined ? [] : [notice('dates.future', { day: future[0], today: context.today })]),
  ];
  if (asks.length > 0) {
    const outside = value.days.length > 0 && resolved.asks.length > 0 ? otherMonths(value, context) : [];
    const question = [...asks, ...outside, notice('dates.keep', { days: value.days, ranges: value.ranges })];
    return { is: 'confirm', question, readings: [reading(value)] };
  }
  const said = [...notices, ...resolved.notices, ...otherMonths(value, context), ...restDays(value)];
  return { is: 'accepted', value, ...(said.length === 0 ? {} : { notice: said }) };
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
