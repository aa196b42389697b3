import type { AnswerContext, Asked } from '../../form/definition';
import { assumedIn } from './agreed';
import { isMonth, yearAfter } from './days';
import { keyAt, placesIn, typedIn, type SaidSpan, type Span, type Word } from './words';

/** Months that stand apart from their days: «en abril de 2023 fui a Puebla, los días 3 y 4». */
export function monthsApart(words: readonly Word[], days: readonly Span[]): readonly Span[] {
  const taken = placesIn(days);
  return words.flatMap((_, at): Span[] =>
    taken.has(at) || !isMonth(words, at) ? [] : [{ start: at, end: yearAfter(words, at + 1) }],
  );
}

interface Days {
  readonly dated: readonly Span[];
  /** The days of other things too, whose years are their own. */
  readonly days: readonly Span[];
  readonly months: readonly Span[];
}

/** Days without a year, with the one that stands apart in their sentence: «en 2023», «el año pasado»; the same where none does. */
export function withYear(
  text: string,
  words: readonly Word[],
  { dated, days, months }: Days,
  { asked, context }: { readonly asked: Asked; readonly context: AnswerContext },
): readonly SaidSpan[] {
  const taken = placesIn(days);
  const inMonth = placesIn(months);
  const years = words.flatMap((_, at) => (!taken.has(at) && isYearApart(words, at, inMonth) ? [at] : []));
  if (years.length === 0) return dated;
  const found = dated.map((span) => {
    const at = years.find((place) => words[place]?.sentence === words[span.start]?.sentence);
    const said = typedIn(text, words, span);
    const isOpen = assumedIn(asked, said, context).some(({ code }) => code === 'dates.no-year');
    if (at === undefined || !isOpen) return span;
    const year = keyAt(words, at) === 'ano' ? 'año pasado' : keyAt(words, at);
    return { ...span, said: `${said} de ${year}` };
  });
  return found.some((span, at) => span !== dated[at]) ? found : dated;
}

function isYearApart(words: readonly Word[], at: number, inMonth: ReadonlySet<number>): boolean {
  const key = keyAt(words, at);
  if (key === 'ano') return /^(pasado|anterior)$/.test(keyAt(words, at + 1));
  return /^20\d\d$/.test(key) && (inMonth.has(at) || /^(en|durante|ano)$/.test(keyAt(words, at - 1)));
}
