import { isOfOther } from './cues';
import {
  daysAfter,
  daysBefore,
  endAfter,
  isBetweenDays,
  isDay,
  isMonth,
  isMonthName,
  isWeekday,
  listStart,
  weekdayAfter,
} from './days';
import { keyAt, type Span, type Word } from './words';

/** The days that the words tell, each part as it stands. */
export const datesIn = (text: string, words: readonly Word[]): readonly Span[] =>
  joined(words, [...inWords(words), ...inFigures(text, words)]);

/** Those of them that are the visit's, and no letter's or other thing's. */
export const ofVisit = (words: readonly Word[], days: readonly Span[]): readonly Span[] =>
  days.filter((span) => !isOfLetter(words, span) && !isOfOther(words, span));

/** «ayer», «el martes pasado»: days counted from today. */
export function relativeDaysIn(words: readonly Word[]): readonly Span[] {
  return words.flatMap(({ key }, at): Span[] => {
    const before = keyAt(words, at - 1);
    const ofDay = before === 'de' && keyAt(words, at - 2) === 'dia';
    if (/^(ayer|antier|anteayer|hoy)$/.test(key))
      return ofDay || !/^(de|hasta|antes|para)$/.test(before) ? [{ start: at, end: at + 1 }] : [];
    return isWeekday(key) && keyAt(words, at + 1) === 'pasado' ? [{ start: at, end: at + 2 }] : [];
  });
}

/** Days of months by their name. */
function inWords(words: readonly Word[]): Span[] {
  const spans: Span[] = [];
  words.forEach((_, at) => {
    const floor = spans.at(-1)?.end ?? 0;
    if (at < floor || !isMonth(words, at)) return;
    const start = daysBefore(words, at, floor);
    const end = start === undefined ? pastDays(words, at) : endAfter(words, at + 1);
    if (end !== undefined) spans.push({ start: start ?? at, end });
  });
  return spans;
}

/** «en abril 23» has a year and no day. */
const pastDays = (words: readonly Word[], month: number): number | undefined => {
  const end = daysAfter(words, month);
  const isYear = end === month + 2 && mayBeYear(words, month) && /^(en|durante|de|a)$/.test(keyAt(words, month - 1));
  return isYear ? undefined : end;
};

/** «abril 23»: the number behind a month may be a day or a year. */
export const mayBeYear = (words: readonly Word[], month: number): boolean =>
  isMonthName(keyAt(words, month)) && /^(1[4-9]|2\d|3[01])$/.test(keyAt(words, month + 1));

const FIGURES =
  /(?<![\p{L}\p{N}/.]|\p{L}-|\d{3}-|-\d{1,2}-)(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}([/-])(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})\2(?:\d{4}|\d{2})|(?:0[1-9]|[12]\d|3[01])\/(?:0[1-9]|1[0-2]))(?![\p{L}\p{N}/]|[.-]\p{N})/gu;

/** Days in figures: «20/04/2023», «24 al 28/04/2023». */
function inFigures(text: string, words: readonly Word[]): Span[] {
  const found = [...text.matchAll(FIGURES)];
  if (found.length === 0) return [];
  const [places, ends] = [new Map<number, number>(), new Map<number, number>()];
  words.forEach((word, at) => {
    places.set(word.start, at);
    ends.set(word.end, at);
  });
  let floor = 0;
  return found.flatMap((match): Span[] => {
    const start = places.get(match.index);
    const end = ends.get(match.index + match[0].length);
    if (start === undefined || end === undefined) return [];
    const first = isDay(words, start) ? listStart(words, start, floor) : start;
    floor = weekdayAfter(words, end + 1);
    return [{ start: first, end: floor }];
  });
}

/** Days that begin and end a range, or are one or the other, belong together; those of a list are read each by itself. */
function joined(words: readonly Word[], spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = out.at(-1);
    const between = last === undefined ? [] : words.slice(last.end, span.start).map(({ key }) => key);
    const near = between.length > 0 && between.length < 6 && between.every(isBetweenDays);
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
  isMonthName(keyAt(words, end + 4));

/** The day of such a head: it begins the letter, or its line. */
function isOfLetter(words: readonly Word[], { start }: Span): boolean {
  if (keyAt(words, start - 1) !== 'a' || keyAt(words, start - 2) !== ',') return false;
  return start < 10 || words[start - 8]?.sentence !== words[start]?.sentence;
}
