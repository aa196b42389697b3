import type { AnswerContext } from '../../definition';
import type { PlainDate } from '../../values';
import { daysFrom, daysOfMonth, easterOf, monthOf, monthsLater, partsOf } from './calendar';
import { isYearAt, monthsAt, past, yearAt, type At, type Months } from './months';
import { likelyYear } from './resolve';
import { datesValue, type DatesValue } from './span';
import { half, holyDays, lastRun, onWeekdays, partOf, periodWays, pick, weekdaysOf, weekWays } from './stretch-days';
import type { Token } from './tokens';
import { isDayAt, isRangeAt, ofRange, weekdayList } from './weekday-list';

/** Several days said at once: «abril de 2023», «los lunes de abril», «semana santa». */
export interface Phrase {
  /** Each way to take it, the likeliest first. */
  readonly ways: readonly DatesValue[];
  /** Days of the week alone: they are looked for among the days said besides, to be left out («menos los domingos»). */
  readonly weekdays?: readonly number[];
  /** Or, of those days, no others are meant: «los lunes del 3 al 24», «del 3 al 14, de lunes a viernes». */
  readonly only?: true;
  /** Left out, rather than visited. */
  readonly except: boolean;
  /** Years and months that were not said, and are the likeliest. */
  readonly years: readonly number[];
  readonly monthless: boolean;
  /** Years that were said, for them to be checked. */
  readonly said: readonly number[];
}

export interface Phrased {
  readonly phrases: readonly Phrase[];
  /** The tokens of no phrase. */
  readonly rest: readonly Token[];
}

type Found = Omit<Phrase, 'except'>;

/** Takes the phrases out of the tokens. Months count as whole ones where no day is said beside them. */
export function phrasesIn(tokens: readonly Token[], context: AnswerContext): Phrased {
  const said = withoutPeriods(tokens, context);
  const first = sweep(said, (at) => phraseAt(said, at, context));
  const base = upToExcept(first.rest);
  if (base.some(isDay)) return first;
  const second = sweep(first.rest, (at) => (at < base.length ? wholeMonths(first.rest, at, context) : undefined));
  return { phrases: [...first.phrases, ...second.phrases], rest: second.rest };
}

const isDay = (token: Token, at: number, among: readonly Token[]): boolean =>
  ['figures', 'nth', 'relative', 'relative-weekday'].includes(token.is) ||
  (token.is === 'number' && token.digits < 3 && !isYearAt(among, at));

const upToExcept = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex((token) => token.is === 'except');
  return at < 0 ? tokens : tokens.slice(0, at);
};

/** «del mes pasado» is a month, «del año pasado» a year. */
function withoutPeriods(tokens: readonly Token[], { today }: AnswerContext): Token[] {
  return tokens.flatMap((token, at): Token[] => {
    if (token.is !== 'period') return [token];
    if (token.unit === 'year') return [{ is: 'number', value: partsOf(today).year - token.ago, digits: 4 }];
    if (token.unit !== 'month' || !['of', 'from'].includes(tokens[at - 1]?.is ?? '')) return [token];
    const { year, month } = partsOf(monthsLater(monthOf(today), -token.ago));
    return [{ is: 'month', month, year }];
  });
}

function sweep(tokens: readonly Token[], read: (at: number) => At<Found>): Phrased {
  const phrases: Phrase[] = [];
  const rest: Token[] = [];
  let except = false;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (token?.is === 'except') except = true;
    const phrase = read(at);
    if (phrase === undefined) {
      if (token !== undefined) rest.push(token);
      at += 1;
      continue;
    }
    // «excepto domingos del 3 al 14»: after the days of the week come those they are left out of.
    const leavesWeekdays = rest.at(-1)?.is === 'except' && phrase.found.weekdays !== undefined;
    phrases.push({ ...phrase.found, except });
    if (leavesWeekdays && tokens[phrase.end]?.is === 'from' && isRangeAt(tokens, phrase.end + 1)) {
      rest.pop();
      except = false;
    }
    // What joins the phrase to its neighbours goes with it; «3 al último lunes» keeps its «al», to be asked about.
    while (['from', 'of', 'all'].includes(rest.at(-1)?.is ?? '')) rest.pop();
    if (rest.at(-1)?.is === 'to' && !['number', 'nth', 'figures', 'month'].includes(rest.at(-2)?.is ?? '')) rest.pop();
    rest.push({ is: 'and' });
    at = phrase.end;
  }
  return { phrases, rest };
}

function phraseAt(tokens: readonly Token[], at: number, context: AnswerContext): At<Found> {
  const token = tokens[at];
  switch (token?.is) {
    case 'feast':
      return feast(tokens, at, token.offsets, context);
    case 'nth':
      return nths(tokens, at, context);
    case 'number':
      return tokens[at + 1]?.is === 'weekday' ? someOf(tokens, at + 1, token.value, context) : undefined;
    case 'weekday':
      return weekdays(tokens, at, context);
    case 'part':
      return inMonths(tokens, at + 1, context, (months) => [months.flatMap((month) => partOf(month, token.part))]);
    case 'period':
      return { found: fixed(periodWays(token, context.today)), end: at + 1 };
    case 'weekend':
      return weekend(tokens, at, context);
    default:
      return undefined;
  }
}

const fixed = (ways: readonly (readonly PlainDate[])[]): Found => ({
  ways: ways.map((days) => datesValue(days)),
  years: [],
  monthless: false,
  said: [],
});

/** Days of the months said there; where none is said, of the month reported. */
function inMonths(
  tokens: readonly Token[],
  at: number,
  context: AnswerContext,
  waysIn: (months: Months) => readonly (readonly PlainDate[])[],
): At<Found> {
  const there = monthsAt(tokens, at, context);
  if (there === undefined) {
    const ways = distinct(waysIn([partsOf(context.reportingMonth)])).map((days) => datesValue(days));
    return ways.some(isEmpty) ? undefined : { found: { ways, years: [], monthless: true, said: [] }, end: at };
  }
  const { months, years, said } = there.found;
  const real = months.every(({ year }) => year > 1000);
  const ways = real ? distinct(waysIn(months)).map((days) => datesValue(days)) : [];
  return ways.some(isEmpty) ? undefined : { found: { ways, years, monthless: false, said }, end: there.end };
}

const isEmpty = ({ days }: DatesValue): boolean => days.length === 0;

const distinct = (ways: readonly (readonly PlainDate[])[]): (readonly PlainDate[])[] => [
  ...new Map(ways.map((days) => [days.join(), days])).values(),
];

/** Whole months, where nothing else stands beside them that has days. */
function wholeMonths(tokens: readonly Token[], at: number, context: AnswerContext): At<Found> {
  if (tokens[at]?.is !== 'month') return undefined;
  return inMonths(tokens, at, context, (months) => [months.flatMap(({ year, month }) => daysOfMonth(year, month))]);
}

/** The holy week, or days about it, of the year said or of the likeliest; where neither is near, of the next one too. */
function feast(tokens: readonly Token[], at: number, offsets: readonly number[], context: AnswerContext): At<Found> {
  const year = yearAt(tokens, at + 1);
  if (year !== undefined) {
    return { found: { ...fixed(holyDays(year.found, offsets)), said: [year.found] }, end: year.end };
  }
  const { year: now } = partsOf(context.today);
  const likely =
    [now - 1, now, now + 1].find((one) => likelyYear(partsOf(easterOf(one)).month, context.reportingMonth) === one) ??
    now;
  const [first, ...others] = holyDays(likely, offsets);
  const ahead =
    daysFrom(easterOf(likely), context.today).length > LONG_AGO ? holyDays(likely + 1, offsets).slice(0, 1) : [];
  const years = ahead.length === 0 ? [likely] : [likely, likely + 1];
  return { found: { ...fixed([...(first === undefined ? [] : [first]), ...others, ...ahead]), years }, end: at + 1 };
}

/** Days after which the feast to come may be meant as well. */
const LONG_AGO = 182;

/** «primer y tercer lunes de abril», «segunda quincena», «última semana de mayo». */
function nths(tokens: readonly Token[], at: number, context: AnswerContext): At<Found> {
  const values: number[] = [];
  let end = at;
  for (let token = tokens[end]; token?.is === 'nth'; token = tokens[end]) {
    values.push(token.value);
    end = past(tokens, end + 1, 'and', 'or');
  }
  const unit = tokens[end];
  if (unit?.is === 'week') return inMonths(tokens, end + 1, context, (months) => weekWays(months, values));
  if (unit?.is === 'fortnight')
    return inMonths(tokens, end + 1, context, (months) => [
      months.flatMap((month) => values.flatMap((nth) => half(month, nth))),
    ]);
  // «el último día de abril», «el último de abril»
  if (values.every((nth) => nth < 0) && unit?.is === 'of')
    return inMonths(tokens, end, context, (months) => [
      months.flatMap(({ year, month }) => pick(daysOfMonth(year, month), values)),
    ]);
  const named = unit?.is === 'weekday' ? weekdayList(tokens, end) : undefined;
  if (named === undefined || isDayAt(tokens, named.end)) return undefined;
  return inMonths(tokens, named.end, context, (months) => [
    months.flatMap((month) => named.found.days.flatMap((weekday) => pick(onWeekdays(month, [weekday]), values))),
  ]);
}

function weekdays(tokens: readonly Token[], at: number, context: AnswerContext): At<Found> {
  const { found, end } = weekdayList(tokens, at);
  const left = tokens.slice(0, at).some(({ is }) => is === 'except');
  if (!left && ofRange(tokens, at, found, end))
    return { found: { ...fixed([[]]), weekdays: found.days, only: true }, end };
  // «lunes 3 de abril»: the weekday belongs to its day.
  if (isDayAt(tokens, left ? end : past(tokens, end, 'and'))) return undefined;
  const week = tokens[past(tokens, end, 'of', 'from')];
  if (week?.is === 'period' && week.unit === 'week')
    return { found: fixed([weekdaysOf(week, found.days, context.today)]), end: past(tokens, end, 'of', 'from') + 1 };
  const named = monthsAt(tokens, end, context) !== undefined;
  if (left && !named) return { found: { ...fixed([]), weekdays: found.days }, end };
  const all = tokens.slice(0, at).some(({ is }) => is === 'all');
  if (!named && !found.every && !found.range && !all) return undefined;
  const inMonth = inMonths(tokens, end, context, (months) => [
    months.flatMap((month) => onWeekdays(month, found.days)),
  ]);
  if (inMonth === undefined || named || found.every || all) return inMonth;
  // «de lunes a viernes» alone is the last such run of days, or each one of the month.
  const run = lastRun(found.days, context.today);
  return { ...inMonth, found: { ...inMonth.found, ways: [datesValue(run), ...inMonth.found.ways], monthless: false } };
}

/** «un lunes de abril» is one of them; «3 lunes de abril» may be any three. */
function someOf(tokens: readonly Token[], at: number, many: number, context: AnswerContext): At<Found> {
  const { found, end } = weekdayList(tokens, at);
  if (isDayAt(tokens, past(tokens, end, 'and')) || monthsAt(tokens, end, context) === undefined) return undefined;
  return inMonths(tokens, end, context, (months) => {
    const days = months.flatMap((month) => onWeekdays(month, found.days));
    return many === 1 ? days.map((day) => [day]) : [days];
  });
}

/** The weekend before or the one to come; of a month, each one. */
function weekend(tokens: readonly Token[], at: number, context: AnswerContext): At<Found> {
  // «fin de semana del 15 y 16»: its days are said.
  if (isDayAt(tokens, past(tokens, at + 1, 'of', 'from'))) return undefined;
  const left = tokens.slice(0, at).some(({ is }) => is === 'except');
  if (left) return { found: { ...fixed([]), weekdays: [6, 0] }, end: at + 1 };
  const many = tokens.slice(0, at).some(({ is }) => is === 'all');
  if (many || monthsAt(tokens, at + 1, context) !== undefined)
    return inMonths(tokens, at + 1, context, (months) => [months.flatMap((month) => onWeekdays(month, [6, 0]))]);
  const ways = [1, 0].flatMap((ago) => periodWays({ unit: 'weekend', ago }, context.today));
  return { found: fixed(ways), end: at + 1 };
}
