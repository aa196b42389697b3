import type { AnswerContext } from '../../definition';
import { likelyYear } from './resolve';
import type { Month } from './stretch-days';
import type { Token } from './tokens';

/** What stands at a token, and the token after it. */
export type At<T> = { readonly found: T; readonly end: number } | undefined;

export type Months = readonly Month[];

/** The first token from there on that says something: «de», «del» and the like do not. */
export function past(tokens: readonly Token[], at: number, ...skipped: readonly Token['is'][]): number {
  let end = at;
  while (skipped.includes(tokens[end]?.is ?? 'unknown')) end += 1;
  return end;
}

/** A number that is a year: of four figures, or of two and right after a month, «de» or «año». */
export function isYearAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.is !== 'number') return false;
  return token.digits === 4 || (token.digits === 2 && tokens[at - 1]?.is === 'year');
}

export function yearAt(tokens: readonly Token[], at: number): At<number> {
  const end = past(tokens, at, 'of', 'from', 'year');
  const token = tokens[end];
  if (token?.is !== 'number') return undefined;
  if (token.digits === 4) return { found: token.value, end: end + 1 };
  const twoFigures =
    token.digits === 2 && token.value > 13 && tokens[past(tokens, end + 1, 'of', 'from')]?.is !== 'month';
  return twoFigures ? { found: 2000 + token.value, end: end + 1 } : undefined;
}

interface MonthsSaid {
  readonly months: Months;
  readonly years: readonly number[];
  readonly said: readonly number[];
}

/** «de abril», «de marzo y abril de 2023», «de marzo a mayo». */
export function monthsAt(tokens: readonly Token[], at: number, context: AnswerContext): At<MonthsSaid> {
  const written: { month: number; year?: number }[] = [];
  let end = past(tokens, at, 'of', 'from', 'and', 'all');
  let range = false;
  let after = at;
  for (let token = tokens[end]; token?.is === 'month'; token = tokens[end]) {
    const last = written.at(-1);
    if (range && last !== undefined)
      for (let month = (last.month % 12) + 1; month !== token.month; month = (month % 12) + 1) written.push({ month });
    const year = token.year === undefined ? yearAt(tokens, end + 1) : { found: token.year, end: end + 1 };
    written.push({ month: token.month, ...(year === undefined ? {} : { year: year.found }) });
    after = year?.end ?? end + 1;
    end = past(tokens, after, 'of', 'from', 'and', 'or', 'to', 'all');
    range = tokens.slice(after, end).some(({ is }) => is === 'to');
  }
  return written.length === 0 ? undefined : { found: dated(written, tokens, context), end: after };
}

/** Months without a year take the next one's, else the only one said anywhere, else the likeliest. */
function dated(
  written: readonly { readonly month: number; readonly year?: number }[],
  tokens: readonly Token[],
  context: AnswerContext,
): MonthsSaid {
  const anywhere = new Set(
    tokens.flatMap((token) => (token.is === 'number' && token.digits === 4 ? [token.value] : [])),
  );
  const [only] = anywhere.size === 1 ? [...anywhere] : [];
  const years: number[] = [];
  const months = written.map(({ month, year }, at) => {
    const next = written.slice(at).find((one) => one.year !== undefined);
    const turned = next !== undefined && month - next.month > 6 ? 1 : 0;
    const said = year ?? (next?.year === undefined ? only : next.year - turned);
    const likely = likelyYear(month, context.reportingMonth);
    if (said === undefined) years.push(likely);
    return { month, year: said ?? likely };
  });
  const said = [...written.flatMap(({ year }) => year ?? []), ...(only === undefined ? [] : [only])];
  return { months, years: [...new Set(years)], said };
}
