import { monthNamed, MONTHS, monthOf, monthsLater, partsOf } from '../form/kinds/dates/calendar';
import { twoDigits } from '../form/reading/numbers';
import { nearest } from '../form/reading/spelling';
import type { PlainDate, YearMonth } from '../form/values';

/** Which month somebody asks for. */
export type AskedMonth =
  /** None was said: the last that is over. */
  | { readonly is: 'any' }
  /** Without a year, the last of that name that has begun. */
  | { readonly is: 'named'; readonly month: number; readonly year?: number }
  /** So many months before this one. */
  | { readonly is: 'ago'; readonly months: number };

const ASKS =
  /^(?:(?:ver|quiero|dame|hacer|haz|preparar|prepara|generar|genera|descargar) )?(?:el )?(?:informe|reporte)(?: (?:mensual|del mes))(?: (.*))?$/;

const AGO = Object.entries({
  ...{ 'este mes': 0, 'mes actual': 0, 'mes en curso': 0 },
  ...{ 'mes pasado': 1, 'mes anterior': 1, 'ultimo mes': 1, 'mes antepasado': 2 },
}).map(([words, months]) => ({ words, length: words.split(' ').length, months }));

/** What may stand before a month and says nothing. */
const BEFORE = new Set(['de', 'del', 'para', 'a', 'el', 'mes']);

/** «informe mensual de abril 2023», in `keyOf`'s spelling; undefined where it is no such question. */
export function readAskedMonth(said: string): AskedMonth | undefined {
  const found = ASKS.exec(said);
  if (found === null) return undefined;
  const words = (found[1] ?? '').split(' ').filter((word) => word !== '');
  const from = words.findIndex((word) => !BEFORE.has(word));
  if (from === -1) return { is: 'any' };
  const told = words.slice(from);
  // «Del pasado» is of the month that is past.
  return wholly(told) ?? wholly(['mes', ...told]);
}

function wholly(words: readonly string[]): AskedMonth | undefined {
  const found = monthAt(words, 0);
  return found?.end === words.length ? found.asked : undefined;
}

/**
 * The month that words in `keyOf`'s spelling say from `at` on, and the place after its last word: «abril», «abril de
 * 2023», «abr 23», «04 2023», «2023 4», «202304», «mes pasado», with a slip or two. Undefined where no month stands there.
 */
export function monthAt(
  words: readonly string[],
  at: number,
): { readonly asked: AskedMonth; readonly end: number } | undefined {
  const ago = AGO.find((one) => words.slice(at, at + one.length).join(' ') === one.words);
  if (ago !== undefined) return { asked: { is: 'ago', months: ago.months }, end: at + ago.length };
  const [one = '', two = ''] = words.slice(at);
  if (isYear(one) && isNth(two)) return { asked: named(two, one), end: at + 2 };
  if (isNth(one) && isYear(two)) return { asked: named(one, two), end: at + 2 };
  if (/^\d{6}$/.test(one) && isYear(one.slice(0, 4)) && isNth(one.slice(4)))
    return { asked: named(one.slice(4), one.slice(0, 4)), end: at + 1 };
  const month = monthNamed(one) ?? monthMeant(one);
  if (month === undefined) return undefined;
  let end = at + 1;
  while (['de', 'del', 'ano'].includes(words[end] ?? '')) end += 1;
  const year = words[end] ?? '';
  if (isYear(year) || /^\d{2}$/.test(year)) return { asked: named(month, year.padStart(4, '20')), end: end + 1 };
  return { asked: { is: 'named', month }, end: at + 1 };
}

const isYear = (word: string): boolean => /^(19|20)\d{2}$/.test(word);
const isNth = (word: string): boolean => /^\d{1,2}$/.test(word) && Number(word) >= 1 && Number(word) <= MONTHS.length;
const named = (month: string | number, year: string): AskedMonth => ({
  is: 'named',
  month: Number(month),
  year: Number(year),
});

/** The month that is written with a slip or two. A first letter is seldom missed: «género» is no January. */
function monthMeant(word: string): number | undefined {
  const [only, ...others] = nearest(
    word,
    MONTHS.flatMap((month, at) => (month[0] === word[0] ? [[month, at + 1] as const] : [])),
  );
  return others.length === 0 ? only : undefined;
}

/** The month that is asked for on that day. */
export function monthAsked(asked: AskedMonth, today: PlainDate): YearMonth {
  const now = monthOf(today);
  switch (asked.is) {
    case 'any':
      return monthsLater(now, -1);
    case 'ago':
      return monthsLater(now, -asked.months);
    case 'named': {
      const { year, month: thisMonth } = partsOf(today);
      const said = asked.year ?? (asked.month > thisMonth ? year - 1 : year);
      return `${said}-${twoDigits(asked.month)}`;
    }
    default:
      return asked satisfies never;
  }
}
