import { problem } from '../../../words/problems';
import { notice, type Notice } from '../../../words/notices';
import type { AnswerContext, Outcome, Reading } from '../../definition';
import type { PlainDate, Value } from '../../values';
import { asTyped, clip, isBlankWord } from '../../reading/words';
import { showDates } from '../../show';
import { inputOf, refused, short, type Kind } from '../kind';
import { addDays, daysOfMonth, mondayOf, partsOf, weekdayOf } from './calendar';
import { group, type Item } from './group';
import { inRuns, without, type LeftOut } from './leave-out';
import { phrasesIn, type Phrase } from './phrases';
import { withLastYear } from './prepared';
import { resolve, yearProblem, type Impossible } from './resolve';
import { settle, tidy } from './settle';
import { allDaysOf, datesValue, type DatesValue } from './span';
import { tokensOf, type Token } from './tokens';

type DatesOutcome = Outcome<DatesValue>;

/** Days one answer may list. */
const MOST_ITEMS = 62;
/** Ways of reading one answer that are offered. */
const MOST_WAYS = 4;

/** The days of a visit. */
export const dates: Kind<DatesValue> = {
  inputs: (asked, _answers, stored) => [inputOf(asked, { kind: 'line' }, stored && show(stored))],
  read: short(readDates),
  show,
};

function show({ days, ranges }: DatesValue): string {
  return showDates(days, ranges);
}

/** What an answer says: single days and ranges, phrases for several, and what is left out of them. */
interface Said {
  readonly text: string;
  readonly items: readonly Item[];
  readonly left: readonly Item[];
  readonly phrases: readonly Phrase[];
  readonly relative: { readonly days: readonly PlainDate[]; readonly asks: readonly Notice[] };
  readonly tokens: readonly Token[];
  /** The tokens of no phrase. */
  readonly rest: readonly Token[];
  readonly unknown: readonly string[];
}

/**
 * Day comes before month; a missing year is proposed from the month reported,
 * a future day is asked about, a day that does not exist refused with what may have been meant.
 * Several days said at once are proposed one by one.
 */
function readDates(text: string, context: AnswerContext, previous: Value | undefined): DatesOutcome {
  // «sin domingos» leaves days out; «sin fecha» is blank.
  if (isBlankWord(text) && !tokensOf(text).some(({ is }) => is === 'weekday'))
    return { is: 'blank', notice: [notice('dates.blank')] };
  const said = understand(text, context);
  const single = said.items.length + said.relative.days.length;
  if (single + said.left.length > MOST_ITEMS) return unread('dates.unclear', text);
  if (ambiguousPair(said.tokens)) return pair(said.tokens, text, context);
  if (single === 0 && said.tokens.some(({ is }) => is === 'quantity')) return unread('dates.no-day', text);
  if (single + visited(said).length === 0 && !leavesOut(said)) return dayless(said.tokens, text, context);
  return said.items.some((item) => item.or) && said.phrases.length === 0
    ? eitherOf(said, context)
    : together(said, context, previous);
}

function understand(text: string, context: AnswerContext): Said {
  const tokens = tokensOf(withLastYear(text, context.today));
  const { phrases, rest } = phrasesIn(tokens, context);
  const { items, unknown } = group(rest);
  return {
    text,
    items: items.filter((item) => !item.except),
    left: items.filter((item) => item.except),
    phrases,
    relative: relativeDays(rest, text, context),
    tokens,
    rest,
    unknown,
  };
}

const visited = ({ phrases }: Said): readonly Phrase[] => phrases.filter((phrase) => !phrase.except);

const leavesOut = ({ tokens, phrases, left }: Said): boolean =>
  left.length > 0 ||
  phrases.some(({ except, only }) => except || only === true) ||
  tokens.some(({ is }) => is === 'workdays');

const unread = (code: 'dates.unclear' | 'dates.no-day', text: string): DatesOutcome =>
  refused(problem(code, { typed: clip(text) }));

/** Refuses a text without a day: a month or weekday alone lacks the day, anything else is no date. */
function dayless(tokens: readonly Token[], text: string, context: AnswerContext): DatesOutcome {
  const weekday = tokens.find((token) => token.is === 'weekday');
  if (weekday !== undefined && !tokens.some((token) => token.is === 'month' || token.is === 'unknown')) {
    return whichWeekday(weekday.weekday, text, context);
  }
  return unread(tokens.some(({ is }) => PARTLY.has(is)) ? 'dates.no-day' : 'dates.unclear', text);
}

/** What tells of time without saying a day. */
const PARTLY: ReadonlySet<Token['is']> = new Set<Token['is']>([
  ...(['month', 'weekday', 'week', 'weekend', 'fortnight', 'part', 'period', 'quantity', 'all'] as const),
]);

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

function relativeDays(tokens: readonly Token[], text: string, context: AnswerContext): Said['relative'] {
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
    asks.push(notice('dates.relative', { typed: tokens.length === 1 ? clip(text) : asTyped(text, token.typed), day }));
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
  if (first?.is !== 'number' || second?.is !== 'number') return unread('dates.unclear', text);
  const single = { or: false, except: false };
  const range = resolve([{ from: { day: first.value }, to: { day: second.value }, ...single }], context);
  const day = resolve([{ from: { day: first.value, month: second.value }, ...single }], context);
  const readings = [range, day].flatMap((way) => ('problem' in way ? [] : [reading(datesValue(way.days, way.ranges))]));
  if (readings.length === 0) return 'problem' in day ? impossible(day) : unread('dates.unclear', text);
  return { is: 'ambiguous', question: [notice('dates.which', { typed: clip(text) })], readings };
}

const impossible = (found: Impossible): DatesOutcome =>
  refused(
    found.problem,
    found.meant.map((way) => reading(tidy(way).value)),
  );

/** «3 o 4 de abril»: one of them, or all. */
function eitherOf(said: Said, context: AnswerContext): DatesOutcome {
  const all = resolve(said.items, context);
  if ('problem' in all) return impossible(all);
  const each = said.items.length < MOST_WAYS ? said.items.map((item) => resolve([item], context)) : [];
  const ways = [...each, all].flatMap((way) => ('problem' in way ? [] : [tidy(way).value]));
  const question = [...all.asks, notice('dates.which', { typed: clip(said.text) })];
  return { is: 'ambiguous', question, readings: ways.map(reading) };
}

/** All that was said, as one answer. */
function together(said: Said, context: AnswerContext, previous: Value | undefined): DatesOutcome {
  const resolved = resolve(said.items, context);
  if ('problem' in resolved) return impossible(resolved);
  const left = resolve(said.left, context);
  if ('problem' in left) return refused(left.problem);
  const wrongYear = said.phrases.flatMap((phrase) => phrase.said).map((year) => yearProblem(year, context));
  const [problemFound] = wrongYear.filter((found) => found !== undefined);
  if (problemFound !== undefined) return refused(problemFound);

  const single = datesValue([...resolved.days, ...said.relative.days], resolved.ranges);
  const whole = waysOf(said, single, context, previous);
  const out = leftOut(said, allDaysOf(left));
  const cut = whole.map((way) => (leavesOut(said) ? without(way, out) : { left: way, missing: [] }));
  const ways = cut.map(({ left: value }) => value).filter(({ days, ranges }) => days.length + ranges.length > 0);
  if (ways.length === 0 || ways.some(({ days }) => days.length > MOST_ITEMS)) return unread('dates.unclear', said.text);

  const rest = restOf(said, ways);
  if (rest === undefined) return unread('dates.unclear', said.text);
  const proposed = said.phrases.length > 0 || leavesOut(said) || weekOf(said);
  const missing = [...new Set(cut.flatMap((one) => one.missing))];
  const asks = [
    ...(proposed ? [notice('dates.proposed', { typed: clip(said.text) })] : []),
    ...said.relative.asks,
    ...spelledAsks(said.tokens),
    ...phraseAsks(said, context),
    ...resolved.asks,
    ...(missing.length === 0 ? [] : [notice('dates.not-among', { days: missing })]),
    ...(rest === '' ? [] : [notice('dates.rest', { typed: rest })]),
  ];
  return settle({ ways, asks, notices: resolved.notices, proposed, typed: said.text }, context);
}

/** Each way to take what was said to be visited; where only days left out were said, they are left out of the stored dates or of the month. */
function waysOf(
  said: Said,
  single: DatesValue,
  context: AnswerContext,
  previous: Value | undefined,
): readonly DatesValue[] {
  if (weekOf(said)) return single.days.map((day) => weekAround(day));
  const phrases = visited(said);
  if (single.days.length + single.ranges.length + phrases.length === 0)
    return [previous?.kind === 'dates' ? previous : monthOfLeft(said, context)];
  if (phrases.length === 0) return [single];
  return phrases
    .reduce<readonly DatesValue[]>(
      (ways, phrase) =>
        ways.flatMap((way) => phrase.ways.map((more) => datesValue([...way.days, ...more.days], way.ranges))),
      [single],
    )
    .slice(0, MOST_WAYS)
    .map(({ days, ranges }) =>
      ranges.length === 0 ? inRuns(days) : { ...inRuns(days), ranges: [...ranges, ...inRuns(days).ranges] },
    );
}

function monthOfLeft({ left }: Said, { reportingMonth }: AnswerContext): DatesValue {
  const reported = partsOf(reportingMonth);
  const { month = reported.month, year = reported.year } = left[0]?.from ?? {};
  return inRuns(daysOfMonth(year, Math.min(12, Math.max(1, month))));
}

/** «la semana del 3 de abril»: the working days around one day. */
const weekOf = ({ rest, items }: Said): boolean =>
  items.length === 1 &&
  items[0]?.to === undefined &&
  rest.some(({ is }, at) => is === 'week' && ['of', 'from'].includes(rest[at + 1]?.is ?? ''));

function weekAround(day: PlainDate): DatesValue {
  const monday = mondayOf(day);
  return datesValue([], [{ from: monday, to: addDays(monday, 4) }]);
}

const leftOut = ({ phrases, tokens }: Said, days: readonly PlainDate[]): LeftOut => {
  const left = phrases.filter((phrase) => phrase.except);
  return {
    days: [...days, ...left.flatMap(({ ways: [way] }) => way?.days ?? [])],
    weekdays: left.flatMap(({ weekdays = [] }) => weekdays),
    only: phrases.flatMap(({ only, weekdays = [] }) => (only === true ? weekdays : [])),
    workdays: tokens.some(({ is }) => is === 'workdays'),
  };
};

/** Words that were not understood, as typed; undefined where the whole was not. */
function restOf({ text, rest, unknown, items }: Said, [way]: readonly DatesValue[]): string | undefined {
  const days = way === undefined ? 0 : allDaysOf(way).length;
  const stray = rest.flatMap((token, at) => {
    if (token.is === 'quantity') return token.count === days ? [] : [token.typed];
    if (token.is === 'week' || token.is === 'weekend')
      return items.length > 0 && ['of', 'from'].includes(rest[at + 1]?.is ?? '') ? [] : [token.typed];
    return token.is === 'fortnight' || token.is === 'part' ? [token.typed] : [];
  });
  if (unknown.some((word) => /^(mes|al)$/.test(word)) || unknown.length > 6) return undefined;
  return clip(asTyped(text, [...stray, ...unknown].join(' ')));
}

const spelledAsks = (tokens: readonly Token[]): Notice[] =>
  tokens.flatMap((token) =>
    token.is === 'month' && token.spelled !== undefined
      ? [notice('dates.spelled', { typed: token.spelled, month: token.month })]
      : [],
  );

function phraseAsks(said: Said, { reportingMonth: month }: AnswerContext): Notice[] {
  const phrases = visited(said);
  const alone = leavesOut(said) && phrases.length + said.items.length + said.relative.days.length === 0;
  const years = [...new Set(phrases.flatMap((phrase) => phrase.years))].sort((one, other) => one - other);
  return [
    ...(phrases.some((phrase) => phrase.monthless) || alone ? [notice('dates.no-month', { month })] : []),
    ...(years.length === 0 ? [] : [notice('dates.no-year', { years, month })]),
  ];
}

const reading = (value: DatesValue): Reading<DatesValue> => ({ value });
