import { monthNamed, WEEKDAYS } from '../../form/kinds/dates/calendar';
import { isYear } from '../../form/kinds/dates/year';
import { digitsForWords } from '../../form/reading/numbers';
import { fold } from '../../form/reading/words';
import { keyAt, type Word } from './words';

const WEEKDAY = new RegExp(`^(?:${WEEKDAYS.map((name) => fold(name)).join('|')}|lun|mie|jue|vie|sab|dom)$`);
/** What stands between the days of one list. */
const BETWEEN = /^(,|;|y|e|o|u|&|-|–|—|al?|hasta|el|los|del|desde|entre|dias?|ni|como|tambien|\/)$/;
/** What begins a list, and belongs to it. */
const HEAD = /^(del|desde|entre|el|los|dias?)$/;
/** Nouns after which a number counts something else. */
const COUNTS =
  /^(calle|sala|salon|piso|distritos?|distrital(es)?|jdes?|jds?|juntas?|capacit\w+|asisti\w+|personas?|funcionari\w+|total|art|articulos?|numeros?|num|folio|paginas?|anexos?)$/;
const ARTICLE = /^(el|los|dias?)$/;

export const isWeekday = (key: string): boolean => WEEKDAY.test(key);
export const isBetweenDays = (key: string): boolean => BETWEEN.test(key);
export const isMonthName = (key: string): boolean => monthNamed(key) !== undefined;

/** Whether a month is named there, or told as this one or the last. */
export function isMonth(words: readonly Word[], at: number): boolean {
  if (words[at]?.is !== 'letters') return false;
  const key = keyAt(words, at);
  if (key !== 'mes') return isMonthName(key);
  return (
    /^(pasado|anterior)$/.test(keyAt(words, at + 1)) ||
    /^(presente|mismo|este)$/.test(keyAt(words, at - 1)) ||
    keyAt(words, at + 2) === 'curso'
  );
}

export function isDay(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || word.is === 'sign') return false;
  if (word.is === 'digits') return /^\d{1,2}$/.test(word.key);
  return /^primer[oa]?$/.test(word.key) || /^\d{1,2}$/.test(digitsForWords(word.key));
}

/** «2023», «veintitrés», «mil». */
const isNumberWord = (key: string): boolean => /^\d+$/.test(digitsForWords(key));

/** «1o», «1er»: a day's ending. */
const isEnding = (words: readonly Word[], at: number): boolean =>
  /^(o|°|ero?|ro|er)$/.test(keyAt(words, at)) &&
  words[at - 1]?.is === 'digits' &&
  words[at]?.start === words[at - 1]?.end;

/** Where the days of a month begin that stand before its name; undefined where none does. */
export function daysBefore(words: readonly Word[], month: number, floor: number): number | undefined {
  let at = month - 1;
  if (/^(presente|mismo|este)$/.test(keyAt(words, at))) at -= 1;
  if (/^(de|del|d|\/|-|\.)$/.test(keyAt(words, at))) at -= 1;
  // «3 del mes de abril»
  if (keyAt(words, at) === 'mes' && /^(del?)$/.test(keyAt(words, at - 1))) at -= 2;
  if (isEnding(words, at)) at -= 1;
  return at >= floor && isDay(words, at) ? listStart(words, at, floor) : undefined;
}

/** Where the list begins that ends with the day at a place. */
export function listStart(words: readonly Word[], last: number, floor: number): number {
  const days = [last];
  const links: string[] = [];
  for (let at = last - 1; at >= floor; at -= 1) {
    const gap = at;
    while (at >= floor && (BETWEEN.test(keyAt(words, at)) || WEEKDAY.test(keyAt(words, at)) || isEnding(words, at)))
      at -= 1;
    const between = words.slice(at + 1, gap + 1).map(({ key }) => key);
    const link = between.find((key) => !HEAD.test(key) && !WEEKDAY.test(key));
    if (at < floor || link === undefined || !isDay(words, at)) break;
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
  const [first = 0, second] = days;
  let noun = first - 1;
  while (/^(a|de|del|los|las|el|:|\.|no)$/.test(keyAt(words, noun))) noun -= 1;
  if (second === undefined || !COUNTS.test(keyAt(words, noun))) return first;
  const one = /^(jde|jd|distrito|distrital|junta|capacit\w+|asisti\w+|calle|sala|salon|piso)$/.test(keyAt(words, noun));
  const apart = one || (keyAt(words, first).startsWith('0') && !keyAt(words, second).startsWith('0'));
  if (apart && /^[,;y]$/.test(links[0] ?? '')) return second;
  const closed = links.indexOf('y');
  return closed >= 0 && /^[,;]$/.test(links[closed + 1] ?? '') ? (days[closed + 2] ?? first) : noun;
}

/** The list with what begins it: «del 3 al 5», «martes 18». */
function withHead(words: readonly Word[], start: number, floor: number): number {
  let head = start;
  for (let at = start - 1; at >= floor && (HEAD.test(keyAt(words, at)) || WEEKDAY.test(keyAt(words, at))); at -= 1)
    if (!ARTICLE.test(keyAt(words, at))) head = at;
  return head;
}

/** «abril 3 y 10»: past the days that stand behind their month; undefined where none does, or where they count something. */
export function daysAfter(words: readonly Word[], month: number): number | undefined {
  if (!isDay(words, month + 1) || words[month + 1]?.is !== 'digits') return undefined;
  let end = month + 2;
  while (/^(,|y|e|al?|-)$/.test(keyAt(words, end)) && words[end + 1]?.is === 'digits' && isDay(words, end + 1))
    end += 2;
  return isCounting(words, end) ? undefined : yearAfter(words, end);
}

/** Whether the number before is that of a noun there: «3 vocales». */
export const isCounting = (words: readonly Word[], at: number): boolean =>
  words[at]?.is === 'letters' &&
  words[at]?.sentence === words[at - 1]?.sentence &&
  !/^(de|del|en|con|a|al|para|y|e|fui|fuimos|se|la|el|por|excepto|menos|salvo|sin|estuv\w+|visit\w+|acud\w+)$/.test(
    keyAt(words, at),
  );

/** Past the year, where one follows, and past what goes on with the same month: «3 de abril y el 5», «al 5», «excepto el 4». */
export function endAfter(words: readonly Word[], from: number): number {
  let end = weekdayAfter(words, yearAfter(words, from));
  for (;;) {
    let at = end;
    while (at - end < 4 && /^(,|y|e|al?|hasta|-|–|el|los|dias?|excepto|menos|salvo|sin)$/.test(keyAt(words, at)))
      at += 1;
    const between = words.slice(end, at).map(({ key }) => key);
    const goesOn = between.some((key) => /^(el|los|al|hasta|-|–|excepto|menos|salvo|sin)$/.test(key));
    const same = words[at]?.sentence === words[end - 1]?.sentence;
    if (!goesOn || !same || words[at]?.is !== 'digits' || !isDay(words, at)) return end;
    if (isCounting(words, at + 1) || isDayOfAnother(words, at + 1) || isOfThose(words, at + 1)) return end;
    end = weekdayAfter(words, yearAfter(words, at + 1));
  }
}

/** «el 2 de los enlaces» */
const isOfThose = (words: readonly Word[], at: number): boolean =>
  keyAt(words, at) === 'de' && /^(l[ao]s?|cada|sus?|est[ao]s)$/.test(keyAt(words, at + 1));

/** «3 de abril (lunes)»: the weekday is a part of the day, and may not be its own. */
export const weekdayAfter = (words: readonly Word[], end: number): number =>
  keyAt(words, end) === '(' && isWeekday(keyAt(words, end + 1)) ? end + 2 : end;

/** «…y el 5 de mayo», «y el 5, 6 y 7 de mayo»: the month to come is theirs. */
function isDayOfAnother(words: readonly Word[], from: number): boolean {
  let at = from;
  while (at - from < 40 && (BETWEEN.test(keyAt(words, at)) || keyAt(words, at) === 'de' || isDay(words, at))) at += 1;
  return /^[/.-]$/.test(keyAt(words, from)) || isMonth(words, at);
}

/** Past the year, where one follows: «de 2023», «del presente año». */
export function yearAfter(words: readonly Word[], from: number): number {
  if (/^(pasado|anterior)$/.test(keyAt(words, from)) && keyAt(words, from - 1) === 'mes') return from + 1;
  if (keyAt(words, from) === 'en' && keyAt(words, from + 1) === 'curso') return from + 2;
  return figuresAfter(words, from) ?? thisYearAfter(words, from);
}

/** «del presente año», «del año en curso»: a year without its number. */
function thisYearAfter(words: readonly Word[], from: number): number {
  let at = /^(de|del|,)$/.test(keyAt(words, from)) ? from + 1 : from;
  while (/^(este|presente|mismo|actual)$/.test(keyAt(words, at))) at += 1;
  if (keyAt(words, at) !== 'ano') return from;
  if (keyAt(words, at + 1) === 'en' && keyAt(words, at + 2) === 'curso') return at + 3;
  return /^(pasado|anterior|actual)$/.test(keyAt(words, at + 1)) ? at + 2 : at + 1;
}

/** Words of a year: «del presente año de dos mil veintitrés». */
const LONGEST_YEAR = 8;
/** Signs and articles that lead to no year: «3 de abril. El 10», «3 de abril y el 5». */
const APART = /^(el|los|las?|dias?|[,;:])$/;

/** Past the longest run of words there that the date field reads as a year; undefined where none does. */
function figuresAfter(words: readonly Word[], from: number): number | undefined {
  for (let end = Math.min(words.length, from + LONGEST_YEAR); end > from; end -= 1) {
    const run = words.slice(from, end);
    const last = run.at(-1);
    if (last === undefined || last.is === 'sign' || !isNumberWord(last.key)) continue;
    if (endsSentence(words, from) || run.some(({ key }) => APART.test(key))) continue;
    const said = run.map(({ key }) => (key === '/' || key === '-' ? ' ' : key)).join(' ');
    if (isYear(said) && isFree(words, from, end)) return end;
  }
  return undefined;
}

/** «…de abril. 23 vocales»; a point after «abr» ends none. */
const endsSentence = (words: readonly Word[], at: number): boolean =>
  keyAt(words, at) === '.' &&
  words[at + 1]?.sentence !== words[at]?.sentence &&
  !/^(\p{L}{3}|sept)$/u.test(keyAt(words, at - 1));

/** Whether a year there stands for itself: «abril 23 personas», «abril 23 de mayo», «abril 10 a 14 horas» say none. */
function isFree(words: readonly Word[], from: number, end: number): boolean {
  const [year, next, then] = words.slice(end - 1, end + 2);
  if (year?.key.length === 4 || words.slice(from, end).filter(({ key }) => isNumberWord(key)).length > 1) return true;
  const glued = next?.is === 'sign' && next.start === year?.end && then?.is === 'digits' && then.start === next.end;
  if (glued || isOfList(words, end - 1)) return false;
  const linked = words.slice(from, end - 1).some(({ key }) => /^(del?|ano|[’‘'/])$/.test(key));
  return linked || (Number(digitsForWords(year?.key ?? '')) >= FIRST_BARE_YEAR && !isMany(words, end));
}

/** «3 de abril 22 de mayo», «3 de abril 22 y 23 de mayo»: the month to come is the number's; «12 dic 22 y 3 ene 23» has years. */
function isOfList(words: readonly Word[], at: number): boolean {
  const last = /^[y,]$/.test(keyAt(words, at + 1)) && isDay(words, at + 2) ? at + 2 : at;
  const month = /^del?$/.test(keyAt(words, last + 1)) ? last + 2 : last + 1;
  return isMonth(words, month) && (last === at || yearAfter(words, month + 1) === month + 1);
}

/** Before 2014 there was no Institute: a smaller number is a day's, or of something else. */
const FIRST_BARE_YEAR = 14;

/** Whether what stands there is what a number counts: «personas», «vocales»; offices come with numbers of their own. */
const isMany = (words: readonly Word[], at: number): boolean =>
  isCounting(words, at) && /^\p{Ll}+s$/u.test(words[at]?.typed ?? '') && !NOT_MANY.test(keyAt(words, at));

const NOT_MANY =
  /(mos|^(juntas|distritos|distritales|jdes|oples|locales|lunes|martes|miercoles|jueves|viernes|tras|nos))$/;
