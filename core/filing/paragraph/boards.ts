import { opls } from '../../form/catalogues/catalogues';
import { keyOf } from '../../form/reading/words';
import { numberAfter } from './districts';
import { isCapital, isUpper, keyAt, keyIn, opensClause, typedIn, type Span, type Word } from './words';

/** A kind of office that is spoken of, in words its field reads. */
export interface BoardSpan extends Span {
  readonly said: string;
}

const HEAD = /^(juntas?|vocalias?)$/;
const LOCAL = /^local(es)?$/;
const DISTRITAL = /^distrital(es)?$/;
/** Words between «junta» and what kind it is, or between two kinds. */
const ALONG =
  /^(ejecutiv[ao]s?|la|las|los|el|y|e|,|o|con|en|a|tambien|como|asi|de|del|ine|juntas?|vocalias?|\/|electoral(es)?)$/;
const OTHER_JUNTA = /^(general|de)$/;

const oplKeys = new Set(opls.flatMap(({ acronyms }) => acronyms.map(keyOf)));
const oplNames = new Set(opls.map(({ name }) => keyOf(name)));
const firstWords = new Set([...oplNames].map((name) => name.split(' ')[0] ?? ''));
const LONGEST_NAME = Math.max(...[...oplNames].map((name) => name.split(' ').length));

/** The offices that are spoken of, in order; with boxes beside them, as one, for their field to say which are ticked. */
export function boardsIn(text: string, words: readonly Word[]): readonly BoardSpan[] {
  const spans = offices(text, words);
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return spans;
  let { start } = first;
  let { end } = last;
  while (isOfBox(words[start - 1])) start -= 1;
  while (isOfBox(words[end])) end += 1;
  if (!words.slice(start, end).some(isBox)) return spans;
  return [{ start, end, said: typedIn(text, words, { start, end }) }];
}

const isBox = (word: Word | undefined): boolean => /^[x☑✓✔✅■◼⬛◉☒✗✘✕✖❌❎☐□◻⬜○◯▢]$/u.test(word?.key ?? '');
const isOfBox = (word: Word | undefined): boolean => isBox(word) || /^[()[\]_]$/.test(word?.key ?? '');

function offices(text: string, words: readonly Word[]): readonly BoardSpan[] {
  const found: BoardSpan[] = [];
  for (let at = 0; at < words.length;) {
    const spans = boardsAt(text, words, at, found.at(-1));
    if (!isAsking(words, at)) found.push(...spans);
    at = Math.max(at + 1, spans.at(-1)?.end ?? 0);
  }
  return found;
}

/** «a solicitud del OPL»: whoever asked for the visit is not yet where it went. */
function isAsking(words: readonly Word[], start: number): boolean {
  let at = start - 1;
  while (/^(de|del|la|las|el|los|por|personal)$/.test(keyAt(words, at))) at -= 1;
  return /^(solicitud|solicitudes|peticion|invitacion|oficio|convocatoria|solicitad[oa]|convocad[oa]s?|invitad[oa]s?)$/.test(
    keyAt(words, at),
  );
}

function boardsAt(text: string, words: readonly Word[], at: number, last: BoardSpan | undefined): BoardSpan[] {
  const word = words[at];
  if (word?.is !== 'letters') return [];
  const one = (said: string, end = at + 1): BoardSpan[] => [{ start: at, end, said }];
  if (HEAD.test(word.key)) return kindsAfter(words, at);
  if (/^jles?$/.test(word.key) || (word.typed === 'JL' && isUpper(word))) return one('JLE');
  if (/^jdes?$/.test(word.key) || (word.typed === 'JD' && isUpper(word))) return one('JDE');
  if (/^oples?$|^opls?$/.test(word.key)) return one('OPL');
  if (/^distritos?$/.test(word.key) && isNumbered(words, at)) return one('distrital');
  if (DISTRITAL.test(word.key)) return isAloneDistrital(words, at, last) ? one('distrital') : [];
  if (LOCAL.test(word.key)) return isAloneLocal(words, at) ? one('local') : [];
  return oplAt(text, words, at);
}

/** Words that may stand between one kind and the next. */
const NEAR = 8;

/** «Junta Local y las distritales»: each kind that a «junta» is said to be. */
function kindsAfter(words: readonly Word[], head: number): BoardSpan[] {
  if (OTHER_JUNTA.test(keyAt(words, head + 1))) return [];
  const found: BoardSpan[] = [];
  let start = head;
  for (let at = head + 1; at < words.length && at - start < NEAR; at += 1) {
    const { key = '', sentence } = words[at] ?? {};
    if (sentence !== words[head]?.sentence) break;
    if (LOCAL.test(key)) found.push({ start, end: at + 1, said: 'Junta Local' });
    else if (DISTRITAL.test(key)) found.push({ start, end: at + 1, said: 'Junta Distrital' });
    else if (!ALONG.test(key)) break;
    else continue;
    start = at + 1;
  }
  return found;
}

/** «las distritales 03 y 07», «local y distrital»; «cómputos distritales» are none. */
function isAloneDistrital(words: readonly Word[], at: number, last: BoardSpan | undefined): boolean {
  if (isNumbered(words, at)) return true;
  const before = keyAt(words, at - 1);
  const listed = last !== undefined && at - last.end < 4 && /^(y|e|,|las|la|\/|o)$/.test(before);
  return (
    listed || (/^(las|la)$/.test(before) && !/^(eleccion|elecciones)$/.test(keyAt(words, at - 2))) || isBare(words, at)
  );
}

const isAloneLocal = (words: readonly Word[], at: number): boolean =>
  isBare(words, at) || (/^(la|las)$/.test(keyAt(words, at - 1)) && isListEnd(words, at + 1));

/** Nothing but its neighbours in a list stand beside it: «Local y OPL, …». */
const isBare = (words: readonly Word[], at: number): boolean => opensClause(words, at) && isListEnd(words, at + 1);

function isListEnd(words: readonly Word[], at: number): boolean {
  const next = words[at];
  if (next === undefined || next.sentence !== words[at - 1]?.sentence || /^[,.:)]$/.test(next.key)) return true;
  return (
    /^(y|e|\/)$/.test(next.key) &&
    /^(la|las|el|opl|oples?|ople|distrital(es)?|jdes?|iee\w*|iepc)$/.test(keyAt(words, at + 1))
  );
}

/** An OPL by its acronym or name, or as the electoral body of a state. */
function oplAt(text: string, words: readonly Word[], at: number): BoardSpan[] {
  const word = words[at];
  if (word === undefined) return [];
  const of = (end: number): BoardSpan[] => [{ start: at, end, said: typedIn(text, words, { start: at, end }) }];
  if (isUpper(word) && oplKeys.has(word.key)) return of(at + 1);
  if (word.key.length > 3 && oplKeys.has(word.key) && !isCapital(word)) return of(at + 1);
  if (firstWords.has(word.key)) {
    for (let length = LONGEST_NAME; length > 2; length -= 1) {
      const span = { start: at, end: Math.min(words.length, at + length) };
      if (oplNames.has(keyIn(words, span))) return of(span.end);
    }
  }
  const said = [1, 2, 3, 4].map((ahead) => keyAt(words, at + ahead));
  if (
    /^organismos?$/.test(word.key) &&
    /^publicos?$/.test(said[0] ?? '') &&
    /^(local(es)?|electoral(es)?)$/.test(said[1] ?? '')
  )
    return [{ start: at, end: at + 3, said: 'OPL' }];
  const body =
    /^institutos?$/.test(word.key) && /^(estatal(es)?|local(es)?)?( ?)electoral(es)?( |$)/.exec(said.join(' '));
  if (body !== null && body !== false) return of(at + 1 + body[0].trim().split(' ').length);
  return [];
}

const isNumbered = (words: readonly Word[], office: number): boolean => numberAfter(words, office) !== undefined;
