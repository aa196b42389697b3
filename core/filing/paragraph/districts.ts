import { ordinal, roman } from '../../form/reading/numbers';
import { isSeat } from '../../form/kinds/districts/seats';
import type { StateSpan } from './states';
import { isUpper, keyAt, keyIn, placesIn, type Span, type Word } from './words';

const OFFICE = /^(distritos?|distrital(es)?|jdes?|jds?)$/;
/** What may stand between an office and its number. */
const BEFORE_NUMBER =
  /^(electoral(es)?|federal(es)?|ejecutivas?|nos?|nums?|numeros?|\.|:|#|del|los|el|la|las|n|°|º|\(|en)$/;

/** The number after an office: «distrito electoral federal No. 03»; undefined where there is none. */
export function numberAfter(words: readonly Word[], office: number): number | undefined {
  let at = office + 1;
  while (BEFORE_NUMBER.test(keyAt(words, at)) && at - office < 6) at += 1;
  const same = words[at]?.sentence === words[office]?.sentence;
  // «en el 3 de abril» is a day.
  const day = /^(el|en|los)$/.test(keyAt(words, at - 1)) && !/^distritos?$/.test(keyAt(words, office));
  return same && !day && isNumber(words, at) ? at : undefined;
}

/** District offices as they are told: «distritales 03 y 07 de Coahuila», «la 03 Junta Distrital», «JDE de Monclova». */
export function districtsIn(
  words: readonly Word[],
  states: readonly StateSpan[],
  days: readonly Span[],
): readonly Span[] {
  const taken = placesIn(days);
  const found: Span[] = [];
  words.forEach(({ key, is }, at) => {
    if (is !== 'letters' || !OFFICE.test(key) || at < (found.at(-1)?.end ?? 0)) return;
    const span = numbered(words, at, states, taken) ?? numberFirst(words, at, states) ?? seated(words, at, states);
    if (span !== undefined && span.start >= (found.at(-1)?.end ?? 0)) found.push(span);
  });
  return found;
}

function numbered(
  words: readonly Word[],
  office: number,
  states: readonly Span[],
  days: ReadonlySet<number>,
): Span | undefined {
  const first = numberAfter(words, office);
  if (first === undefined || days.has(first)) return undefined;
  let end = pastState(words, listEnd(words, first, days), states);
  // «1 y 2 de Hidalgo y 5 de Puebla»
  for (;;) {
    let next = end;
    while (/^(y|e|,|;|el|la|las|los|distritos?|jdes?)$/.test(keyAt(words, next)) && next - end < 4) next += 1;
    if (next === end || !isNumber(words, next)) break;
    const listed = listEnd(words, next, days);
    const past = pastState(words, listed, states);
    if (past === listed) break;
    end = past;
  }
  return { start: office, end };
}

/** «la 03 Junta Distrital», «01, 02 y 05 distritos», «el tercer distrito». */
function numberFirst(words: readonly Word[], office: number, states: readonly Span[]): Span | undefined {
  let at = office - 1;
  while (/^(juntas?|ejecutivas?|\.|°|º|o|a)$/.test(keyAt(words, at)) && office - at < 4) at -= 1;
  const counted = ordinal(keyAt(words, at)) !== undefined && keyAt(words, at) !== 'segunda';
  if (!isNumber(words, at) && !counted) return undefined;
  let start = at;
  while (/^(y|e|,|al)$/.test(keyAt(words, start - 1)) && isNumber(words, start - 2)) start -= 2;
  // «las 7 juntas distritales» are seven, «la 07 Junta Distrital» is one.
  const many =
    start === at && words.slice(at, office + 1).some(({ key }) => /^(distritos|distritales|juntas|jdes)$/.test(key));
  if (many) return undefined;
  const past = /^(ejecutivas?|electoral(es)?|federal(es)?)$/.test(keyAt(words, office + 1)) ? office + 2 : office + 1;
  return { start, end: pastState(words, past, states) };
}

function isNumber(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word?.is === 'digits') return word.key.length < 3;
  return word !== undefined && isUpper(word) && roman(word.key) !== undefined;
}

function listEnd(words: readonly Word[], first: number, days: ReadonlySet<number>): number {
  let end = first + 1;
  for (let closed = false; ;) {
    let at = end;
    while (
      /^(y|e|o|u|,|al?|-|–|hasta|el|la|los|las|distritos?|tambien|del|\/|&)$/.test(keyAt(words, at)) &&
      at - end < 3
    )
      at += 1;
    const between = words.slice(end, at).map(({ key }) => key);
    const joins = between.some((key) => !/^(el|la|los|las|del|distritos?)$/.test(key));
    if (!joins || !isNumber(words, at) || words[at]?.sentence !== words[first]?.sentence) return end;
    // After «y» a list has ended: what follows a comma, or «y el», is a day or another number.
    if (closed && between[0] !== 'y') return end;
    if (days.has(at)) return end;
    closed ||= between.includes('y');
    end = at + 1;
  }
}

/** With the state that is said of them. */
function pastState(words: readonly Word[], end: number, states: readonly Span[]): number {
  let at = end;
  while (/^(de|del|en|el|estado|,|\()$/.test(keyAt(words, at)) && at - end < 4) at += 1;
  return states.find(({ start }) => start === at)?.end ?? end;
}

/** «Junta Distrital de Monclova», «JDE Saltillo y Torreón»: by their seats, where all the words are. */
function seated(words: readonly Word[], office: number, states: readonly StateSpan[]): Span | undefined {
  const here = [...new Set(states.map(({ state }) => state))];
  let at = office + 1;
  while (/^(ejecutivas?|de|en|con|sede|cabecera|federal|electoral|:|\()$/.test(keyAt(words, at)) && at - office < 6)
    at += 1;
  let end: number | undefined;
  for (let place = seatEnd(words, at, here); place !== undefined; place = seatEnd(words, at, here)) {
    end = place;
    at = place;
    while (/^(y|e|,|de|en)$/.test(keyAt(words, at)) && at - place < 3) at += 1;
  }
  return end === undefined ? undefined : { start: office, end };
}

function seatEnd(words: readonly Word[], start: number, here: readonly string[]): number | undefined {
  if (here.length === 0) return undefined;
  for (let length = 5; length > 0; length -= 1) {
    const end = start + length;
    if (words[start]?.is !== 'letters' || end > words.length) continue;
    if (isSeat(keyIn(words, { start, end }), here)) return end;
  }
  return undefined;
}
