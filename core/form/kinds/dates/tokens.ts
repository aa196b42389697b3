import { digitsForWords } from '../../reading/numbers';
import { nearest } from '../../reading/spelling';
import { fold } from '../../reading/words';
import { MONTHS, WEEKDAYS } from './calendar';

/** What a date is written with. `spelled` keeps a month or weekday that was written with a slip. */
export type Token =
  | { readonly is: 'number'; readonly value: number; readonly digits: number }
  | { readonly is: 'month'; readonly month: number; readonly spelled?: string }
  | { readonly is: 'weekday'; readonly weekday: number }
  /** Day, month and perhaps year in figures: «03/04/2023», «2023-04-03». */
  | {
      readonly is: 'figures';
      readonly day: number;
      readonly month: number;
      readonly year?: number;
      readonly iso: boolean;
    }
  | { readonly is: 'to' }
  | { readonly is: 'from' }
  | { readonly is: 'and' }
  | { readonly is: 'of' }
  /** The year is said to be one: «del año 2023». */
  | { readonly is: 'year' }
  | { readonly is: 'relative'; readonly days: number; readonly typed: string }
  | { readonly is: 'relative-weekday'; readonly weekday: number; readonly way: 'last' | 'next'; readonly typed: string }
  /** A stretch of time with no days in it: «semana», «quincena». */
  | { readonly is: 'stretch'; readonly typed: string }
  | { readonly is: 'unknown'; readonly typed: string };

const monthNames = new Map<string, number>();
MONTHS.forEach((name, at) => {
  monthNames.set(name, at + 1);
  monthNames.set(name.slice(0, 3), at + 1);
  monthNames.set(name.slice(0, 4), at + 1);
});
monthNames.set('setiembre', 9).set('sept', 9).set('set', 9);
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
const ROMAN_FIGURES = /^(\d{1,2})[/-](i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii)[/-](\d{4}|\d{2})\b/;
const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const SKIPPED = /^(dias?|el|los|las|la|en|fechas?|visitas?|fue|fueron|es|mes|entre|desde el|pasado|presente)$/;

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

/** Ordinals as numbers, numbers in words as digits, hours left out. */
function prepared(text: string): string {
  const folded = fold(text.replace(/[º°ª]/g, 'o '))
    .replace(/\b(?:(?:de |a )?las? )?\d{1,2}(?::\d{2}(?: ?(?:horas|hrs?|h)\b\.?)?| ?(?:horas|hrs?)\b\.?)/g, ' ')
    // «3-abr-2023»: here the dashes are no range.
    .replace(/\b(\d{1,2})[-/.](\p{L}{3,10})\.?[-/.](\d{2,4})\b/gu, '$1 $2 $3')
    .replace(/\b(\d{1,2})\s?(?:o|ero|ro|er)\b\.?/g, '$1')
    .replace(/\bprimero?\b(?! ?(?:semana|quincena))/g, '1')
    // «entre el 3 y el 5» is what lies between, not two days.
    .replace(/\bentre ((?:el |los |dias )*\d{1,2}(?: de \p{L}+)?(?: de \d{4})?) y (?:el )?/u, 'del $1 al ')
    .replace(/\s+/g, ' ');
  return digitsForWords(folded).trim();
}

type Read = readonly [Token | undefined, number];

function next(rest: string): Read {
  return figures(rest) ?? relative(rest) ?? number(rest) ?? sign(rest) ?? word(rest);
}

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
    const month = ROMANS.indexOf(romans[2] ?? '') + 1;
    return [
      { is: 'figures', day: Number(romans[1]), month, year: fullYear(romans[3] ?? ''), iso: true },
      romans[0].length,
    ];
  }
  // «04/2023» has a month and no day.
  const monthly = /^(0?[1-9]|1[0-2])[/-]\d{4}(?!\d)/.exec(rest);
  if (monthly !== null) return [{ is: 'month', month: Number(monthly[1]) }, monthly[0].length];
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
  return relativeWeekday(rest);
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
  const digits = /^\d+/.exec(rest)?.[0];
  return digits === undefined
    ? undefined
    : [{ is: 'number', value: Number(digits), digits: digits.length }, digits.length];
}

function sign(rest: string): Read | undefined {
  const first = rest.charAt(0);
  if (/[-–—−]/.test(first)) return [{ is: 'to' }, 1];
  if (/[,;&+]/.test(first)) return [{ is: 'and' }, 1];
  if (/[.:()"'«»/]/.test(first)) return [undefined, 1];
  return /\p{L}/u.test(first) ? undefined : [{ is: 'unknown', typed: first }, first.length];
}

function word(rest: string): Read {
  const typed = /^\p{L}+/u.exec(rest)?.[0] ?? rest.slice(0, 1);
  return [wordToken(typed), typed.length];
}

function wordToken(typed: string): Token | undefined {
  const month = monthNames.get(typed);
  if (month !== undefined) return { is: 'month', month };
  const weekday = weekdayNames.get(typed);
  if (weekday !== undefined) return { is: 'weekday', weekday };
  if (/^(al|a|hasta)$/.test(typed)) return { is: 'to' };
  if (/^(y|e|o)$/.test(typed)) return { is: 'and' };
  if (/^(del|desde)$/.test(typed)) return { is: 'from' };
  if (typed === 'de' || typed === 'd') return { is: 'of' };
  if (/^(ano|anos)$/.test(typed)) return { is: 'year' };
  if (
    /^(semanas?|quincenas?|bimestre|trimestre|principios?|inicios?|mediados|fin(es|ales)?|todo|varios)$/.test(typed)
  ) {
    return { is: 'stretch', typed };
  }
  if (SKIPPED.test(typed)) return undefined;
  const [slip] = typed.length > 3 ? nearest(typed, longMonths) : [];
  return slip === undefined ? { is: 'unknown', typed } : { is: 'month', month: slip, spelled: typed };
}
