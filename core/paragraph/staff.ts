import { digitsForWords } from '../form/reading/numbers';
import { keyAt, type Span, type Word } from './words';

/** Whom one trains. */
const PEOPLE =
  /^(personas?|funcionari\w+|servidor\w*|emplead\w+|vocal(es)?|capacitador\w*|supervisor\w*|asistentes?|participantes?|integrantes|tecnic\w+|operador\w*|ciudadan\w+|consejer\w+|auxiliar(es)?|elementos|trabajador\w*|colaborador\w*|prestador\w*|cae|caes|se|mujer(es)?|hombres?|compañer\w+|companer\w+|personal|miembros?|docentes|enlaces|secretari\w+|analistas?|monitores|encargad\w+|coordinador\w*|capturistas|gente|public\w+|electoral(es)?|local(es)?|de|y|del|la|las|los)$/;
/** Told as done: what is still to come counts nobody yet. */
const TRAINED =
  /^(capacitamos|capacite|capacito|capacitaron|capacitar|capacitando|capacitado|adiestramos|adiestro|instruimos)$/;
const TRAINING = /^(capacitacion|capacitaciones|adiestramiento|entrenamiento)$/;
const WERE_TRAINED = /^(capacitad[ao]s|adiestrad[ao]s|entrenad[ao]s)$/;
const ABOUT = /^(unas|unos|aprox\w*|como|cerca|alrededor|casi|mas|menos|minimo|maximo|al|por|lo|hasta|sobre|entre)$/;
const FUTURE =
  /^(capacitar(a|an|emos|e)|voy|vamos|van|iremos|ire|ira|iran|falta\w*|falto|pendientes?|por|podremos|queremos|quiero|se va|planea\w*|pretend\w+|espera\w*|meta|programad\w+)$/;

/** Numbers of people said to have been trained, each with its noun. */
export function staffIn(words: readonly Word[]): readonly Span[] {
  const found: Span[] = [];
  words.forEach(({ key, is }, at) => {
    if (is !== 'letters') return;
    const span = TRAINED.test(key)
      ? afterVerb(words, at)
      : TRAINING.test(key)
        ? afterNoun(words, at)
        : WERE_TRAINED.test(key)
          ? beforeNoun(words, at)
          : undefined;
    if (span !== undefined && span.start >= (found.at(-1)?.end ?? 0)) found.push(span);
  });
  return found;
}

/** «capacitamos a 25», «se capacitó a un total de 25 personas». */
function afterVerb(words: readonly Word[], verb: number): Span | undefined {
  if (keyAt(words, verb) === 'capacitar' && isToCome(words, verb)) return undefined;
  return counted(words, verb + 1, /^(a|al?|un|total|de|en|ya|aqui|tambien|ayer|hoy|ahi|alli|:|,)$/, 6);
}

/** «capacitación a 25 funcionarios», «capacitación: 25 personas». */
function afterNoun(words: readonly Word[], noun: number): Span | undefined {
  if (isToCome(words, noun)) return undefined;
  const span = counted(words, noun + 1, /^(a|de|para|un|total|:|dirigida|presencial|virtual)$/, 4);
  return span !== undefined &&
    words.slice(span.start, span.end).some(({ key, is }) => is === 'letters' && isPerson(key))
    ? span
    : undefined;
}

const isPerson = (key: string): boolean =>
  PEOPLE.test(key) && !/^(de|y|del|la|las|los|se|local(es)?|electoral(es)?|public\w+)$/.test(key);

/** «25 personas capacitadas», «personas capacitadas: 25», «fueron capacitadas 25 personas». */
function beforeNoun(words: readonly Word[], noun: number): Span | undefined {
  const after = counted(words, noun + 1, /^(:|=|fueron|son|un|total|de|-|–|a|en)$/, 4);
  if (after !== undefined) return after;
  let at = noun - 1;
  while (/^(fueron|quedaron|han|sido|ya|estan|resultaron)$/.test(keyAt(words, at)) || PEOPLE.test(keyAt(words, at)))
    at -= 1;
  const end = noun + 1;
  if (!isNumber(words, at) || noun - at > 9 || words[at]?.sentence !== words[noun]?.sentence) return undefined;
  const start = numberStart(words, at);
  return { start: withAbout(words, start), end };
}

/** A number there, past words that only lead to it, with how it is hedged and whom it counts. */
function counted(words: readonly Word[], from: number, lead: RegExp, most: number): Span | undefined {
  let at = from;
  while (at - from < most && (lead.test(keyAt(words, at)) || ABOUT.test(keyAt(words, at))) && !isNumber(words, at))
    at += 1;
  if (!isNumber(words, at) || words[at]?.sentence !== words[from - 1]?.sentence) return undefined;
  const end = numberEnd(words, at);
  return { start: withAbout(words, at), end: pastPeople(words, end) };
}

function withAbout(words: readonly Word[], start: number): number {
  let at = start;
  while (
    /^(de|a)$/.test(keyAt(words, at - 1)) && ABOUT.test(keyAt(words, at - 2)) ? true : ABOUT.test(keyAt(words, at - 1))
  )
    at -= 1;
  return at;
}

function isNumber(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  if (word.is === 'digits') return true;
  if (/^(un|una|uno)$/.test(word.key))
    return /^(docena|decena|centena|persona|funcionari[ao])/.test(keyAt(words, at + 1));
  return word.is === 'letters' && /^\d+$/.test(digitsForWords(word.key));
}

/** Past one number or several of them: «1,250», «ciento veinte», «20 a 25», «14 mujeres y 11 hombres». */
function numberEnd(words: readonly Word[], start: number): number {
  let end = start + 1;
  for (;;) {
    const glued = words[end]?.start === words[end - 1]?.end && words[end + 1]?.start === words[end]?.end;
    if (glued && /^[,.'’-]$/.test(keyAt(words, end)) && words[end + 1]?.is === 'digits') end += 2;
    else if (isNumber(words, end) || /^(mil|docenas?|decenas?|centenas?)$/.test(keyAt(words, end))) end += 1;
    else if (/^(y|a|o|-|–|al)$/.test(keyAt(words, end)) && isNumber(words, end + 1) && !isDayNext(words, end + 1))
      end += 2;
    else return end;
  }
}

const isDayNext = (words: readonly Word[], at: number): boolean =>
  /^(de|del)$/.test(keyAt(words, at + 1)) &&
  words[at + 2]?.is === 'letters' &&
  /^(ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)/.test(keyAt(words, at + 2));

function numberStart(words: readonly Word[], last: number): number {
  let at = last;
  while (
    isNumber(words, at - 1) ||
    keyAt(words, at - 1) === 'mil' ||
    (/^[,.]$/.test(keyAt(words, at - 1)) &&
      words[at - 2]?.is === 'digits' &&
      words[at - 1]?.end === words[at]?.start) ||
    (keyAt(words, at - 1) === 'y' && isNumber(words, at - 2))
  )
    at -= 1;
  return at;
}

/** Past whom the number counts, and past how many of them are women and men. */
function pastPeople(words: readonly Word[], from: number): number {
  let end = from;
  for (let at = from; at - from < 24; at += 1) {
    const { key = '', sentence } = words[at] ?? {};
    if (sentence !== words[from - 1]?.sentence) break;
    if (/^(mujer(es)?|hombres?|personas?)$/.test(key) || (at === end && isPerson(key))) {
      end = at + 1;
      continue;
    }
    const groups = /^(\(|y|e|,|\)|:|m|h)$/.test(key) || isNumber(words, at);
    if (!groups || !isGroupAhead(words, at)) break;
  }
  return keyAt(words, end) === ')' ? end + 1 : end;
}

const isGroupAhead = (words: readonly Word[], at: number): boolean =>
  words.slice(at, at + 4).some(({ key }) => /^(mujer(es)?|hombres?)$/.test(key));

/** «para capacitar a 25» of a visit that is still to be made, «faltan por capacitar 25». */
function isToCome(words: readonly Word[], at: number): boolean {
  const sentence = words[at]?.sentence;
  return words.slice(Math.max(0, at - 12), at).some((word) => word.sentence === sentence && FUTURE.test(word.key));
}
