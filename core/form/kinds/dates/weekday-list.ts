import { isYearAt, past } from './months';
import type { Token } from './tokens';

/** A day said as one: «3», «2do», «3/4». */
export const isDayAt = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  return (
    token !== undefined &&
    (token.is === 'figures' || token.is === 'nth' || (token.is === 'number' && !isYearAt(tokens, at)))
  );
};

interface WeekdayList {
  readonly days: readonly number[];
  readonly every: boolean;
  readonly range: boolean;
}

/** «lunes», «lunes y miércoles», «lunes a viernes». */
export function weekdayList(
  tokens: readonly Token[],
  at: number,
): { readonly found: WeekdayList; readonly end: number } {
  const days: number[] = [];
  let [end, after, every, range, joined] = [at, at, false, false, false];
  for (let token = tokens[end]; token?.is === 'weekday'; token = tokens[end]) {
    const last = days.at(-1);
    if (joined && last !== undefined)
      for (let day = (last + 1) % 7; day !== token.weekday; day = (day + 1) % 7) days.push(day);
    days.push(token.weekday);
    every ||= token.every;
    after = end + 1;
    end = past(tokens, after, 'and', 'or', 'to', 'from');
    joined = tokens.slice(after, end).some(({ is }) => is === 'to');
    range ||= joined && tokens[end]?.is === 'weekday';
  }
  return { found: { days: [...new Set(days)], every, range }, end: after };
}

/** «los lunes del 3 al 24», «del 3 al 14, de lunes a viernes»: the days of the week of a range that is said beside them. */
export function ofRange(
  tokens: readonly Token[],
  at: number,
  { days, every, range }: WeekdayList,
  end: number,
): boolean {
  const several = every || range || days.length > 1;
  const follows = past(tokens, end, 'and', 'from');
  const from = tokens.slice(end, follows).some(({ is }) => is === 'from');
  if ((from || several) && isRangeAt(tokens, follows)) return true;
  // «del 3 al 7 y los lunes» are more days.
  const joined = tokens.slice(0, at).findLast(({ is }) => is !== 'from' && is !== 'of' && is !== 'all');
  const more = joined?.is === 'and' && joined.spoken === true;
  const before = tokens.slice(0, at).some((_, from) => isRangeAt(tokens.slice(0, at), from));
  return several && before && !more && !saysMore(tokens, end);
}

/** Whether days or a month stand there: «los lunes de mayo». */
const saysMore = (tokens: readonly Token[], at: number): boolean => {
  const next = past(tokens, at, 'and', 'of', 'from');
  return tokens[next]?.is === 'month' || tokens[next]?.is === 'period' || isDayAt(tokens, next);
};

/** «3 al 14», «3 de abril al 5 de mayo»: from a day said to another. */
export function isRangeAt(tokens: readonly Token[], at: number): boolean {
  if (!isDayAt(tokens, at)) return false;
  let end = past(tokens, at + 1, 'of', 'from', 'month', 'year');
  if (isYearAt(tokens, end)) end += 1;
  return tokens[end]?.is === 'to' && isDayAt(tokens, past(tokens, end + 1, 'weekday'));
}
