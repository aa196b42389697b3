import { digitsForWords } from '../form/reading/numbers';
import { fold } from '../form/reading/words';
import { MONTHS, WEEKDAYS } from '../form/kinds/dates/calendar';
import { isOfOther } from './cues';
import { isCapital, keyAt, opensClause, type Span, type Word } from './words';

const MONTH = new RegExp(`^(?:${MONTHS.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|setiembre|sept|set)$`);
const WEEKDAY = new RegExp(`^(?:${WEEKDAYS.map((name) => fold(name)).join('|')}|lun|mie|jue|vie|sab|dom)$`);
/** What stands between the days of one list. */
const BETWEEN = /^(,|;|y|e|o|u|&|-|–|—|al?|hasta|el|los|del|desde|entre|dias?|ni|como|tambien)$/;
/** What begins a list, and belongs to it. */
const HEAD = /^(del|desde|entre|el|los|dias?)$/;
/** Words after whose number another thing is counted. */
const COUNTS =
  /^(distritos?|distrital(es)?|jdes?|jds?|juntas?|capacit\w+|asistieron|asistimos|asistio|personas?|funcionari\w+|total|art|articulos?|numeros?|num|no|folio|paginas?|anexos?)$/;

/** The days of the visit that the words tell, each part as it stands; the days of other things are left out. */
export function datesIn(text: string, words: readonly Word[]): readonly Span[] {
  const found = joined(words, [...inWords(words), ...inFigures(text, words)]);
  return found.filter((span) => !isDateline(words, span) && !isOfOther(words, span));
}

/** «ayer», «el martes pasado»: days counted from today. */
export function relativeDaysIn(words: readonly Word[]): readonly Span[] {
  return words.flatMap(({ key }, at): Span[] => {
    if (/^(ayer|antier|anteayer|hoy)$/.test(key) && !/^(de|hasta)$/.test(keyAt(words, at - 1)))
      return [{ start: at, end: at + 1 }];
    return WEEKDAY.test(key) && /^pasado$/.test(keyAt(words, at + 1)) ? [{ start: at, end: at + 2 }] : [];
  });
}

const isDay = (word: Word | undefined): boolean =>
  word !== undefined &&
  (word.is === 'digits'
    ? /^\d{1,2}$/.test(word.key)
    : word.is === 'letters' && (/^\d+$/.test(digitsForWords(word.key)) || /^primer[oa]?$/.test(word.key)));

/** «1o», «1er»: a day's ending. */
const isEnding = (words: readonly Word[], at: number): boolean =>
  /^(o|°|ero?|ro|er)$/.test(keyAt(words, at)) &&
  words[at - 1]?.is === 'digits' &&
  words[at]?.start === words[at - 1]?.end;

/** Days of months by their name. */
function inWords(words: readonly Word[]): Span[] {
  const spans: Span[] = [];
  words.forEach((_, at) => {
    const last = spans.at(-1);
    if (!isMonth(words, at) || (last !== undefined && at < last.end)) return;
    const start = daysBefore(words, at, last?.end ?? 0);
    if (start !== undefined) spans.push({ start, end: yearAfter(words, at + 1) });
    else {
      const end = daysAfter(words, at);
      if (end !== undefined) spans.push({ start: at, end });
    }
  });
  return spans;
}

/** «mar» and «set» are other words too: they are months beside a day alone. */
const isMonth = (words: readonly Word[], at: number): boolean =>
  words[at]?.is === 'letters' && MONTH.test(keyAt(words, at));

/** Where the days of a month begin that stand before it; undefined where none does. */
function daysBefore(words: readonly Word[], month: number, floor: number): number | undefined {
  let at = month - 1;
  if (/^(de|del|d|\/|-|\.)$/.test(keyAt(words, at))) at -= 1;
  // «3 del mes de abril»
  if (keyAt(words, at) === 'mes' && /^(del?)$/.test(keyAt(words, at - 1))) at -= 2;
  if (isEnding(words, at)) at -= 1;
  if (at < floor || !isDay(words[at])) return undefined;
  let start = at;
  let closed = false;
  for (at -= 1; at >= floor;) {
    const gap = at;
    while (at >= floor && (BETWEEN.test(keyAt(words, at)) || WEEKDAY.test(keyAt(words, at)) || isEnding(words, at)))
      at -= 1;
    const between = words.slice(at + 1, gap + 1).map(({ key }) => key);
    const plain = between.filter((key) => !WEEKDAY.test(key)).join(' ');
    if (at < floor || between.length === 0 || !isDay(words[at]) || ofOther(words, at)) break;
    // «distritos 3 y 7, 14 de abril»: a list that ended with «y» is another one.
    if (closed && /^[,;]/.test(plain)) closed = false;
    if (!joins(between)) break;
    start = at;
    closed ||= between.includes('y');
    at -= 1;
  }
  return withHead(words, start, floor);
}

/** Whether a number counts something else than days. */
const ofOther = (words: readonly Word[], at: number): boolean => {
  let before = at - 1;
  while (/^(a|de|del|los|las|el|:|\.)$/.test(keyAt(words, before))) before -= 1;
  return COUNTS.test(keyAt(words, before));
};

const joins = (between: readonly string[]): boolean => between.some((key) => !/^(el|los|dias?)$/.test(key));

/** The list with what begins it: «del 3 al 5», «martes 18». */
function withHead(words: readonly Word[], start: number, floor: number): number {
  let head = start;
  let at = start - 1;
  while (at >= floor && (HEAD.test(keyAt(words, at)) || WEEKDAY.test(keyAt(words, at)))) {
    if (!/^(el|los|dias?)$/.test(keyAt(words, at))) head = at;
    at -= 1;
  }
  return head;
}

/** «abril 3 y 10»: where days stand behind their month; undefined where none does, or where they count something. */
function daysAfter(words: readonly Word[], month: number): number | undefined {
  if (!isDay(words[month + 1]) || words[month + 1]?.is !== 'digits') return undefined;
  let end = month + 2;
  while (/^(,|y|e|al?|-)$/.test(keyAt(words, end)) && words[end + 1]?.is === 'digits' && isDay(words[end + 1]))
    end += 2;
  const next = words[end];
  const counts = next?.is === 'letters' && !/^(de|del|en|con|a|al|para|y|e|fui|fuimos|se|la|el|por)$/.test(next.key);
  return counts ? undefined : yearAfter(words, end);
}

/** Past the year, where one follows: «de 2023», «del año 2023», «del presente año». */
function yearAfter(words: readonly Word[], from: number): number {
  let at = from;
  if (keyAt(words, at) === '.') at += 1;
  const linked = /^(de|del|,|\/|-)$/.test(keyAt(words, at));
  if (linked) at += 1;
  while (/^(este|presente|mismo|actual|ano|pasado)$/.test(keyAt(words, at))) at += 1;
  if (/^(20|19)\d\d$/.test(keyAt(words, at))) return at + 1;
  if (
    linked &&
    /^\d\d$/.test(keyAt(words, at)) &&
    /^(de|del|\/|-)$/.test(keyAt(words, at - 1)) &&
    !isMonthSoon(words, at)
  )
    return at + 1;
  if (keyAt(words, at - 1) === 'ano') {
    return keyAt(words, at) === 'en' && keyAt(words, at + 1) === 'curso'
      ? at + 2
      : /^(pasado|actual)$/.test(keyAt(words, at))
        ? at + 1
        : at;
  }
  return from;
}

const isMonthSoon = (words: readonly Word[], at: number): boolean =>
  isMonth(words, at + 1) || (/^del?$/.test(keyAt(words, at + 1)) && isMonth(words, at + 2));

const FIGURES =
  /(?<![\p{L}\p{N}/.-])(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|(?:0[1-9]|[12]\d|3[01])\/(?:0[1-9]|1[0-2]))(?![\p{L}\p{N}/]|[.-]\p{N})/gu;

/** Days in figures: «20/04/2023». */
function inFigures(text: string, words: readonly Word[]): Span[] {
  const places = new Map(words.map((word, at) => [word.start, at]));
  const ends = new Map(words.map((word, at) => [word.end, at]));
  return [...text.matchAll(FIGURES)].flatMap((match): Span[] => {
    const start = places.get(match.index);
    const end = ends.get(match.index + match[0].length);
    if (start === undefined || end === undefined) return [];
    return [{ start: WEEKDAY.test(keyAt(words, start - 1)) ? start - 1 : start, end: end + 1 }];
  });
}

/** Spans with nothing but what parts the days of a list between them are one. */
function joined(words: readonly Word[], spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = out.at(-1);
    const between = last === undefined ? [] : words.slice(last.end, span.start);
    const near =
      last !== undefined &&
      (span.start < last.end ||
        (between.length > 0 && between.length < 6 && between.every(({ key }) => BETWEEN.test(key))));
    if (near) out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else out.push(span);
  }
  return out;
}

/** «Ciudad de México, a 3 de mayo de 2023» heads a letter. */
export function isDateline(words: readonly Word[], { start }: Span): boolean {
  const comma = keyAt(words, start - 1) === 'a' ? start - 2 : start - 1;
  if (keyAt(words, start - 1) !== 'a' || keyAt(words, comma) !== ',') return false;
  let at = comma - 1;
  while (at > 0 && !opensClause(words, at)) at -= 1;
  return isCapital(words[at]) && comma - at < 7;
}
