import { digitsForWords } from '../form/reading/numbers';
import { fold } from '../form/reading/words';
import { MONTHS, WEEKDAYS } from '../form/kinds/dates/calendar';
import { isOfOther } from './cues';
import { keyAt, type Span, type Word } from './words';

const MONTH = new RegExp(`^(?:${MONTHS.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|setiembre|sept|set)$`);
const WEEKDAY = new RegExp(`^(?:${WEEKDAYS.map((name) => fold(name)).join('|')}|lun|mie|jue|vie|sab|dom)$`);
/** What stands between the days of one list. */
const BETWEEN = /^(,|;|y|e|o|u|&|-|–|—|al?|hasta|el|los|del|desde|entre|dias?|ni|como|tambien)$/;
/** What begins a list, and belongs to it. */
const HEAD = /^(del|desde|entre|el|los|dias?)$/;
/** Words after whose number another thing is counted. */
const COUNTS =
  /^(calle|sala|salon|piso|distritos?|distrital(es)?|jdes?|jds?|juntas?|capacit\w+|asistieron|asistimos|asistio|personas?|funcionari\w+|total|art|articulos?|numeros?|num|no|folio|paginas?|anexos?)$/;

/** The days of the visit that the words tell, each part as it stands; the days of other things are left out. */
export function datesIn(text: string, words: readonly Word[]): readonly Span[] {
  const found = joined(words, [...inWords(words), ...inFigures(text, words)]);
  return found.filter((span) => !isOfLetter(words, span) && !isOfOther(words, span));
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
  const days = [at];
  const links: string[] = [];
  for (at -= 1; at >= floor; at -= 1) {
    const gap = at;
    while (at >= floor && (BETWEEN.test(keyAt(words, at)) || WEEKDAY.test(keyAt(words, at)) || isEnding(words, at)))
      at -= 1;
    const between = words.slice(at + 1, gap + 1).map(({ key }) => key);
    const link = between.find((key) => !/^(el|los|dias?)$/.test(key) && !WEEKDAY.test(key));
    if (at < floor || link === undefined || !isDay(words[at])) break;
    // «calle 5, 3 de abril»: days are listed in their order.
    if (link === ',' && Number(words[at]?.key) >= Number(words[days[0] ?? 0]?.key)) break;
    days.unshift(at);
    links.unshift(between.includes('y') ? 'y' : link);
  }
  return withHead(words, ownDays(words, days, links), floor);
}

/**
 * The first day of a list that may begin with the numbers of something else: «distritos 3 y 7, 14 de
 * abril» has a list that ended with «y», «distritos 3, 7 y 14 de abril» leaves it open: then the noun
 * is among the days, and their reading refuses it.
 */
function ownDays(words: readonly Word[], days: readonly number[], links: readonly string[]): number {
  const [first = 0] = days;
  let noun = first - 1;
  while (/^(a|de|del|los|las|el|:|\.|no)$/.test(keyAt(words, noun))) noun -= 1;
  if (days.length < 2 || !COUNTS.test(keyAt(words, noun))) return first;
  const closed = links.indexOf('y');
  const next = links[closed + 1] === ',' || links[closed + 1] === ';' ? closed + 2 : links[0] === 'y' ? 1 : 0;
  if (next > 0) return days[next] ?? first;
  return /^(capacit|asisti)/.test(keyAt(words, noun)) ? (days[1] ?? first) : noun;
}

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
  const found = [...text.matchAll(FIGURES)];
  if (found.length === 0) return [];
  const [places, ends] = [new Map<number, number>(), new Map<number, number>()];
  words.forEach((word, at) => {
    places.set(word.start, at);
    ends.set(word.end, at);
  });
  return found.flatMap((match): Span[] => {
    const start = places.get(match.index);
    const end = ends.get(match.index + match[0].length);
    if (start === undefined || end === undefined) return [];
    return [{ start: WEEKDAY.test(keyAt(words, start - 1)) ? start - 1 : start, end: end + 1 }];
  });
}

/** Days that begin and end a range, or are one or the other, belong together; those of a list are read each by itself. */
function joined(words: readonly Word[], spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = out.at(-1);
    const between = last === undefined ? [] : words.slice(last.end, span.start).map(({ key }) => key);
    const near = between.length > 0 && between.length < 6 && between.every((key) => BETWEEN.test(key));
    const open =
      between.some((key) => /^(al?|hasta|-|–|—|o|u)$/.test(key)) || keyAt(words, last?.start ?? -1) === 'entre';
    if (last !== undefined && (span.start < last.end || (near && open)))
      out[out.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else out.push(span);
  }
  return out;
}

/** Whether the place that ends there heads a letter, as in «Ciudad de México, a 3 de mayo de 2023». */
export const isDateline = (words: readonly Word[], end: number): boolean =>
  keyAt(words, end) === ',' &&
  keyAt(words, end + 1) === 'a' &&
  words[end + 2]?.is === 'digits' &&
  /^del?$/.test(keyAt(words, end + 3)) &&
  isMonth(words, end + 4);

/** The day of such a head: it begins the letter, or its line. */
const isOfLetter = (words: readonly Word[], { start }: Span): boolean => {
  if (keyAt(words, start - 1) !== 'a' || keyAt(words, start - 2) !== ',') return false;
  const { sentence } = words[start] ?? {};
  return start < 10 || words[start - 8]?.sentence !== sentence;
};
