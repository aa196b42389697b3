import type { AnswerContext, Asked } from '../../form/definition';
import { monthOf, monthText } from '../../form/kinds/dates/calendar';
import { edgesOf } from '../../form/kinds/dates/span';
import { offered } from './agreed';
import { isOfOther } from './cues';
import { isBetweenDays, isCounting, isDay, isWeekday } from './days';
import { keyAt, placesIn, typedIn, type SaidSpan, type Span, type Word } from './words';

/** Days that are said without their month: «viernes 21», «el 5», «del 5 al 7». */
export function bareDaysIn(words: readonly Word[], taken: readonly Span[]): readonly Span[] {
  const places = placesIn(taken);
  const found: Span[] = [];
  for (let at = 0; at < words.length;) {
    const span = places.has(at) || !isDay(words, at) ? undefined : bareAt(words, at, places);
    if (span !== undefined && !isOfOther(words, span)) found.push(span);
    at = span?.end ?? at + 1;
  }
  return found;
}

function bareAt(words: readonly Word[], day: number, taken: ReadonlySet<number>): Span | undefined {
  const before = keyAt(words, day - 1);
  const head =
    isWeekday(before) || /^(el|los|dias?)$/.test(before) ? 'day' : /^(del|desde|entre)$/.test(before) && 'range';
  if (head === false || (words[day]?.is !== 'digits' && /^(el|los)$/.test(before))) return undefined;
  const end = listEnd(words, day, taken);
  if (head === 'range' && end === day + 1) return undefined;
  const opens = /^(del|desde|entre)$/.test(keyAt(words, day - 2)) ? 2 : 1;
  return saysMore(words, end, before === 'el') ? undefined : { start: day - opens, end };
}

/** Past the days that are listed, or end a range, with the first. */
function listEnd(words: readonly Word[], day: number, taken: ReadonlySet<number>): number {
  let end = day + 1;
  for (;;) {
    let at = end;
    while (at - end < 4 && (isBetweenDays(keyAt(words, at)) || isWeekday(keyAt(words, at)))) at += 1;
    const isListed = at > end && isDay(words, at) && words[at]?.sentence === words[day]?.sentence;
    if (!isListed || taken.has(at) || saysMore(words, at + 1, false)) return end;
    end = at + 1;
  }
}

/** Whether what follows makes the number another than a day's: «el 5 %», «el 3 de los distritos», «los 12 vocales», «el 9:30». */
function saysMore(words: readonly Word[], at: number, isOne: boolean): boolean {
  const [next, then] = [keyAt(words, at), keyAt(words, at + 1)];
  const glued = words[at]?.start === words[at - 1]?.end && words[at + 1]?.start === words[at]?.end;
  if (next === '%' || (next === 'por' && then === 'ciento')) return true;
  if (/^del?$/.test(next)) return then !== 'presente';
  // «el 5 capacité»: one alone counts nothing.
  const counts = isOne ? /^(distrito|junta|consejo)/.test(next) : isCounting(words, at);
  return counts || (glued && words[at]?.is === 'sign' && words[at + 1]?.is === 'digits');
}

interface Days {
  readonly bare: readonly Span[];
  readonly dated: readonly Span[];
  /** Months apart from any day. */
  readonly months: readonly Span[];
}

/** The bare days with the month that is said nearest: of other days as their field reads these, or apart from any. */
export function withMonth(
  text: string,
  words: readonly Word[],
  { bare, dated, months }: Days,
  { asked, context }: { readonly asked: Asked; readonly context: AnswerContext },
): readonly SaidSpan[] {
  if (bare.length === 0) return bare;
  const said = new Map([
    ...dated.map((day) => [day, monthIn(typedIn(text, words, day), asked, context)] as const),
    ...months.map((month) => [month, typedIn(text, words, month)] as const),
  ]);
  const inOrder = [...said.keys()].sort((one, other) => one.start - other.start);
  return bare.map((span) => {
    const near = inOrder.findLast(({ start }) => start < span.start) ?? inOrder[0];
    const month = near && said.get(near);
    return month === undefined ? span : { ...span, said: `${typedIn(text, words, span)} de ${month}` };
  });
}

/** «abril de 2023», of the last day of those. */
function monthIn(said: string, asked: Asked, context: AnswerContext): string | undefined {
  const [reading] = offered(asked, said, context);
  const day = reading?.value.kind === 'dates' ? edgesOf(reading.value).at(-1) : undefined;
  return day === undefined ? undefined : monthText(monthOf(day));
}
