import { ordinal, roman } from '../../reading/numbers';
import { nearest } from '../../reading/spelling';
import { fold } from '../../reading/words';
import { monthNamed, MONTHS, WEEKDAYS } from './calendar';
import { prepared } from './prepared';
import { period, stretch, type StretchToken } from './stretches';

/** What a date is written with. `spelled` keeps a month or weekday that was written with a slip. */
export type Token =
  | { readonly is: 'number'; readonly value: number; readonly digits: number }
  /** «2do», «segunda»; from the end where negative: «último» is -1. `word` where it was said in one, or is feminine. */
  | { readonly is: 'nth'; readonly value: number; readonly word?: string }
  | { readonly is: 'month'; readonly month: number; readonly year?: number; readonly spelled?: string }
  /** `every`: «los lunes», «cada lunes». */
  | { readonly is: 'weekday'; readonly weekday: number; readonly every: boolean }
  /** Day, month and perhaps year in figures: «03/04/2023», «2023-04-03». */
  | {
      readonly is: 'figures';
      readonly day: number;
      readonly month: number;
      readonly year?: number;
      readonly iso: boolean;
    }
  | { readonly is: 'to' | 'from' | 'or' | 'of' }
  /** `spoken`: «y», rather than a comma. */
  | { readonly is: 'and'; readonly spoken?: true }
  /** The year is said to be one: «del año 2023». */
  | { readonly is: 'year' }
  | { readonly is: 'relative'; readonly days: number; readonly typed: string }
  | { readonly is: 'relative-weekday'; readonly weekday: number; readonly way: 'last' | 'next'; readonly typed: string }
  | StretchToken
  | { readonly is: 'unknown'; readonly typed: string };

const longMonths = MONTHS.map((name, at) => [name, at + 1] as const);

const weekdayNames = new Map<string, number>();
WEEKDAYS.forEach((name, at) => {
  weekdayNames.set(fold(name), at);
  weekdayNames.set(`${fold(name)}s`, at);
  if (!['domingo', 'martes'].includes(name)) weekdayNames.set(fold(name).slice(0, 3), at);
});
weekdayNames.set('dom', 0);

const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/^(antes de ayer|anteayer|antier|antes de ayer)\b/, -2],
  [/^ayer\b/, -1],
  [/^(el dia de hoy|hoy)\b/, 0],
  [/^pasado manana\b/, 2],
  [/^manana\b/, 1],
];
const FIGURES = /^(\d{1,2}) ?([/.-]) ?(\d{1,2})(?: ?\2 ?(\d{4}|\d{2}))?(?![\d])/;
const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const ROMAN_FIGURES = /^(\d{1,2})[/-](i{1,3}|iv|vi{0,3}|ix|xi{0,2})[/-](\d{4}|\d{2})\b/;
const NTH = /^(\d{1,2})(?:o|a|er[oa]?|r[oa]|d[oa]|t[oa]|m[oa]|v[oa]|n[oa]|av[oa])(?![\p{L}\d])\.?/u;
const SKIPPED =
  /^(dias?|el|los|las|la|en|fechas?|visitas?|fue|fueron|es|mes|entre|desde el|pasado|presente|complet[oa]|enter[oa]|santos?|solo|solamente|unicamente)$/;

/** Cuts the words of a date into tokens; what is none comes as `unknown`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let rest = prepared(text);
  while (rest !== '') {
    const [token, length] = next(rest);
    if (token !== undefined) tokens.push(token);
    rest = rest.slice(length).replace(/^\s+/, '');
  }
  return tokens;
}

type Read = readonly [Token | undefined, number];

const next = (rest: string): Read =>
  figures(rest) ?? stretch(rest) ?? relative(rest) ?? period(rest) ?? number(rest) ?? sign(rest) ?? word(rest);

function figures(rest: string): Read | undefined {
  const iso = ISO.exec(rest);
  if (iso !== null) {
    return [
      { is: 'figures', year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]), iso: true },
      iso[0].length,
    ];
  }
  const romans = ROMAN_FIGURES.exec(rest);
  if (romans !== null) {
    const month = roman(romans[2] ?? '') ?? 0;
    return [
      { is: 'figures', day: Number(romans[1]), month, year: fullYear(romans[3] ?? ''), iso: true },
      romans[0].length,
    ];
  }
  return unbroken(rest) ?? monthly(rest) ?? shortFigures(rest);
}

/** «04/2023» and «2023-04» have a month and no day. */
function monthly(rest: string): Read | undefined {
  const [whole, month, year] = /^(0?[1-9]|1[0-2])[/-](\d{4})(?!\d)/.exec(rest) ?? [];
  const [isoWhole, isoYear, isoMonth] = /^(\d{4})[/-](0[1-9]|1[0-2])(?![\d/-])/.exec(rest) ?? [];
  const found = whole ?? isoWhole;
  if (found === undefined) return undefined;
  return [{ is: 'month', month: Number(month ?? isoMonth), year: Number(year ?? isoYear) }, found.length];
}

/** «20230403», «03042023». */
function unbroken(rest: string): Read | undefined {
  const [, isoYear, isoMonth, isoDay] = /^(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)/.exec(rest) ?? [];
  const [, day, month, year] = /^([0-3]\d)(0[1-9]|1[0-2])(20\d\d)(?!\d)/.exec(rest) ?? [];
  const found = [isoDay ?? day, isoMonth ?? month, isoYear ?? year].map(Number);
  const [inDay = 0, inMonth = 0, inYear = 0] = found;
  return found.some(Number.isNaN)
    ? undefined
    : [{ is: 'figures', day: inDay, month: inMonth, year: inYear, iso: isoDay !== undefined }, 8];
}

function shortFigures(rest: string): Read | undefined {
  const match = FIGURES.exec(rest);
  // «11-12 abril» is a range; «3-4» alone could be one, or a day and its month.
  if (match === null || (match[4] === undefined && match[2] !== '/')) return undefined;
  const year = match[4] === undefined ? {} : { year: fullYear(match[4]) };
  return [{ is: 'figures', day: Number(match[1]), month: Number(match[3]), ...year, iso: false }, match[0].length];
}

/** «23» is 2023: the Institute is younger than any other century. */
const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

function relative(rest: string): Read | undefined {
  for (const [pattern, days] of RELATIVE) {
    const match = pattern.exec(rest);
    if (match !== null) return [{ is: 'relative', days, typed: match[0] }, match[0].length];
  }
  const ago = /^hace (\d{1,3}) (dias?|semanas?)\b/.exec(rest);
  if (ago !== null) {
    const days = -Number(ago[1]) * (ago[2]?.startsWith('s') === true ? 7 : 1);
    return [{ is: 'relative', days, typed: ago[0] }, ago[0].length];
  }
  return everyWeekday(rest) ?? relativeWeekday(rest);
}

function everyWeekday(rest: string): Read | undefined {
  const [whole, name = ''] = /^(?:todos los|todas las|cada|los)(?: dias)? (\p{L}+)/u.exec(rest) ?? [];
  const weekday = weekdayNames.get(name);
  return whole === undefined || weekday === undefined
    ? undefined
    : [{ is: 'weekday', weekday, every: true }, whole.length];
}

function relativeWeekday(rest: string): Read | undefined {
  const match = /^(?:(pasado|proximo|este) )?(\p{L}+)(?: (pasado|proximo|que viene|que entra))?/u.exec(rest);
  const weekday = weekdayNames.get(match?.[2] ?? '');
  const way = match?.[1] ?? match?.[3];
  if (match === null || weekday === undefined || way === undefined) return undefined;
  const token: Token = { is: 'relative-weekday', weekday, way: way === 'pasado' ? 'last' : 'next', typed: match[0] };
  return [token, match[0].length];
}

function number(rest: string): Read | undefined {
  const nth = NTH.exec(rest);
  if (nth !== null) {
    const feminine = nth[0].replace('.', '').endsWith('a') ? { word: nth[0] } : {};
    return [{ is: 'nth', value: Number(nth[1]), ...feminine }, nth[0].length];
  }
  const digits = /^\d+/.exec(rest)?.[0];
  return digits === undefined
    ? undefined
    : [{ is: 'number', value: Number(digits), digits: digits.length }, digits.length];
}

function sign(rest: string): Read | undefined {
  const first = rest.charAt(0);
  if (/[-–—−]/.test(first)) return [{ is: 'to' }, 1];
  if (/[,;&+]/.test(first)) return [{ is: 'and' }, 1];
  if (/[.:()"'’‘´`«»/¿?¡!]/.test(first)) return [undefined, 1];
  return /\p{L}/u.test(first) ? undefined : [{ is: 'unknown', typed: first }, first.length];
}

function word(rest: string): Read {
  const typed = /^\p{L}+/u.exec(rest)?.[0] ?? rest.slice(0, 1);
  return [wordToken(typed), typed.length];
}

function wordToken(typed: string): Token | undefined {
  const month = monthNamed(typed);
  if (month !== undefined) return { is: 'month', month };
  const weekday = weekdayNames.get(typed);
  if (weekday !== undefined) return { is: 'weekday', weekday, every: /[bo]s$/.test(typed) };
  const nth = /^ultim[oa]s?$/.test(typed) ? -1 : /^penultim[oa]$/.test(typed) ? -2 : ordinal(typed);
  if (nth !== undefined) return { is: 'nth', value: nth, word: typed };
  if (/^(al|a|hasta)$/.test(typed)) return { is: 'to' };
  if (/^(y|e)$/.test(typed)) return { is: 'and', spoken: true };
  if (/^(o|u)$/.test(typed)) return { is: 'or' };
  if (/^(del|desde)$/.test(typed)) return { is: 'from' };
  if (typed === 'de' || typed === 'd') return { is: 'of' };
  if (/^(ano|anos)$/.test(typed)) return { is: 'year' };
  if (SKIPPED.test(typed)) return undefined;
  const [slip] = typed.length > 3 ? nearest(typed, longMonths) : [];
  return slip === undefined ? { is: 'unknown', typed } : { is: 'month', month: slip, spelled: typed };
}
