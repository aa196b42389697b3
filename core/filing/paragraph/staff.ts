import { digitsForWords } from '../../form/reading/numbers';
import { isMonthName } from './days';
import { keyAt, overlap, typedIn, type Span, type Word } from './words';

interface StaffSpan extends Span {
  readonly said: string;
}

/** Whom one trains. */
const PEOPLE =
  /^(personas?|funcionari\w+|servidor\w*|emplead\w+|vocal(es)?|vocalias|capacitador\w*|supervisor\w*|asistentes?|participantes?|integrantes|tecnic\w+|operador\w*|ciudadan\w+|consejer\w+|auxiliar(es)?|elementos|trabajador\w*|colaborador\w*|prestador\w*|caes?|ses|mujer(es)?|hombres?|companer\w+|miembros?|docentes|enlaces|secretari\w+|analistas?|monitores|encargad\w+|coordinador\w*|capturistas?|gentes?|ingenier\w+|personal|alumn\w+|becari\w+|jef[ae]s?|visitador\w*)$/;
/** What may be said of them besides. */
const THEIR =
  /^(public[oa]s?|electoral(es)?|local(es)?|distrital(es)?|de|y|del|las?|los|ejecutiv[oa]s|mas|en|total|ine|opl|junta|jle|jde|campo|informatica|fueron|quedaron|han|sido|ya|estan|resultaron|debidamente)$/;
const TRAINED = /^(capacit(amos|e|o|aron|ar|ando|ado|aba|aban|abamos)|adiestr(amos|e|o|aron|ar)|instruimos|formamos)$/;
const TRAINING = /^(capacitacion(es)?|adiestramientos?|entrenamientos?)$/;
const COURSE = /^(cursos?|taller(es)?|platicas?)$/;
const GAVE = /^(impart\w+|di|dimos|dio|dieron|ofreci\w*|brind\w+)$/;
const WERE_TRAINED = /^(capacitad[ao]s|adiestrad[ao]s|entrenad[ao]s)$/;
const TOOK = /^(recib(ieron|io)|tomaron|tuvieron)$/;
const ABOUT =
  /^(unas|unos|aprox\w*|como|cerca|alrededor|casi|mas|menos|minimo|maximo|al|por|lo|hasta|sobre|entre|poco)$/;
/** What is still to come counts nobody yet. */
const TO_COME =
  /^(capacitar(a|an|emos)|voy|vamos|van|iremos|ire|ira|iran|falta\w*|falto|pendientes?|podremos|queremos|quiero|planea\w*|pretend\w+|espera\w*|meta|programad\w+|proxim\w+|debe|debemos|habra)$/;

/** Numbers of people said to have been trained, each with its noun and with what hedges it. */
export function staffIn(text: string, words: readonly Word[]): readonly StaffSpan[] {
  const found: Span[] = [];
  words.forEach(({ is }, at) => {
    const spans = is === 'letters' ? staffAt(words, at) : [];
    found.push(...spans.filter((span) => !found.some((other) => overlap(span, other))));
  });
  return found.map((span) => ({ ...span, said: saidOf(text, words, span) }));
}

/** The number with its noun in words that its field reads: whom it counts is known here. */
const saidOf = (text: string, words: readonly Word[], { start, end }: Span): string =>
  words
    .slice(start, end)
    .map(({ key, start: from }, at) => {
      const gap = text.slice(words[start + at - 1]?.end ?? 0, from);
      const typed =
        PEOPLE.test(key) && !SEX.test(key)
          ? 'personas'
          : typedIn(text, words, { start: start + at, end: start + at + 1 });
      return at === 0 ? typed : `${gap}${typed}`;
    })
    .join('');

function staffAt(words: readonly Word[], at: number): readonly Span[] {
  const key = keyAt(words, at);
  if (TRAINED.test(key)) return isToCome(words, at) ? [] : afterVerb(words, at);
  if (TRAINING.test(key)) return isToCome(words, at) ? [] : listed(afterNoun(words, at) ?? beforeTraining(words, at));
  if (COURSE.test(key)) return gave(words, at) && !isToCome(words, at) ? listed(afterNoun(words, at)) : [];
  return WERE_TRAINED.test(key) && !isToCome(words, at) ? listed(besideParticiple(words, at)) : [];
}

const listed = (span: Span | undefined): readonly Span[] => (span === undefined ? [] : [span]);

/** «capacitamos a 25»; «a 20 el lunes y a 30 el martes», «a 30 enlaces y 12 auditores» are two numbers. */
function afterVerb(words: readonly Word[], verb: number): readonly Span[] {
  const first = counted(words, verb + 1, /^(a|al?|un|total|de|en|ya|aqui|tambien|ayer|hoy|ahi|alli|:|,|la|lo)$/, 6);
  if (first === undefined) return listed(further(words, verb));
  const more: Span[] = [];
  for (let at = first.end; words[at]?.sentence === words[verb]?.sentence && at - first.end < 20; at += 1) {
    const start = keyAt(words, at + 1) === 'a' ? at + 2 : at + 1;
    if (!/^[ye,]$/.test(keyAt(words, at)) || !isNumber(words, start)) continue;
    const end = numberEnd(words, start);
    const isMore =
      start === at + 2 || (isNoun(words, end) && !isOfTime(words, start, end) && !isPart(words, first, end));
    if (isMore) more.push({ start, end: Math.max(end + 1, pastPeople(words, end)) });
  }
  return [first, ...more];
}

const SEX = /^(mujer(es)?|hombres?)$/;

/** «25 personas, 14 mujeres y 11 hombres»: who is counted there was counted before. */
const isPart = (words: readonly Word[], { start, end }: Span, noun: number): boolean =>
  SEX.test(keyAt(words, noun)) && !words.slice(start, end).some(({ key }) => SEX.test(key));

/** «se capacitó en Tlaxcala a 60 personas»: not right after the verb, but with its noun. */
function further(words: readonly Word[], verb: number): Span | undefined {
  for (let at = verb + 1; at - verb < 14 && words[at]?.sentence === words[verb]?.sentence; at += 1) {
    if (keyAt(words, at) !== 'a' || !isNumber(words, at + 1)) continue;
    const span = counted(words, at, /^a$/, 2);
    return span !== undefined && hasPeople(words, span) ? span : undefined;
  }
  return undefined;
}

/** «capacitación a 25 funcionarios», «capacitación: 25 personas». */
function afterNoun(words: readonly Word[], noun: number): Span | undefined {
  const lead = /^(a|de|para|un|total|:|dirigida|dirigido|presencial|virtual|del|en|sobre|los|las|el|la)$/;
  let from = noun + 1;
  // «un curso sobre el SIVEI a 15 vocales»
  for (let at = noun + 1; at - noun < 9 && words[at]?.sentence === words[noun]?.sentence; at += 1)
    if (keyAt(words, at) === 'a' && isNumber(words, at + 1)) from = at;
  const span = counted(words, from, lead, 5);
  return span !== undefined && hasPeople(words, span) ? span : undefined;
}

const hasPeople = (words: readonly Word[], { start, end }: Span): boolean =>
  words.slice(start, end).some(({ key }) => PEOPLE.test(key));

const gave = (words: readonly Word[], at: number): boolean =>
  [1, 2, 3].some((back) => GAVE.test(keyAt(words, at - back)) && words[at - back]?.sentence === words[at]?.sentence);

/** «30 vocales recibieron la capacitación». */
function beforeTraining(words: readonly Word[], noun: number): Span | undefined {
  let at = noun - 1;
  while (/^(la|una|esta|dicha)$/.test(keyAt(words, at))) at -= 1;
  return TOOK.test(keyAt(words, at)) ? endingAt(words, at) : undefined;
}

/** «25 personas capacitadas», «personas capacitadas: 25», «fueron capacitadas 25 personas». */
function besideParticiple(words: readonly Word[], participle: number): Span | undefined {
  return (
    counted(words, participle + 1, /^(:|=|fueron|son|un|total|de|-|–|a|en)$/, 4) ??
    endingAt(words, participle, participle + 1)
  );
}

/** The number of people that stand right before a place. */
function endingAt(words: readonly Word[], place: number, end = place): Span | undefined {
  let at = place - 1;
  while (place - at < 9 && (THEIR.test(keyAt(words, at)) || PEOPLE.test(keyAt(words, at)))) at -= 1;
  if (!isNumber(words, at) || words[at]?.sentence !== words[place]?.sentence) return undefined;
  // The reading takes whom it counts, and not what is said of them.
  return {
    start: withAbout(words, numberStart(words, at)),
    end: keyAt(words, at + 1) !== '' && PEOPLE.test(keyAt(words, at + 1)) ? at + 2 : end,
  };
}

/** A number there, past words that only lead to it, with how it is hedged and whom it counts. */
function counted(words: readonly Word[], from: number, lead: RegExp, most: number): Span | undefined {
  let at = from;
  while (at - from < most && (lead.test(keyAt(words, at)) || ABOUT.test(keyAt(words, at))) && !isNumber(words, at))
    at += 1;
  if (!isNumber(words, at) || words[at]?.sentence !== words[from - 1]?.sentence) return undefined;
  const end = numberEnd(words, at);
  if (isOfTime(words, at, end)) return undefined;
  const past = pastAbout(words, pastPeople(words, end));
  return { start: withAbout(words, at), end: past === end && isNoun(words, end) ? end + 1 : past };
}

/** A word right after a number that only joins what follows is no noun; any other goes with it, for its field to ask about. */
const isNoun = (words: readonly Word[], at: number): boolean =>
  words[at]?.is === 'letters' &&
  words[at]?.sentence === words[at - 1]?.sentence &&
  !/^(en|el|la|los|las|de|del|con|y|e|que|para|por|a|al|durante|sobre|desde|hasta|hoy|ayer|fui|fuimos|se|tambien|ademas|dentro|como|fueron|son|entre|junto|mediante|via|lunes|martes|miercoles|jueves|viernes|sabado|domingo|capacitad[oa]s|ahi|alli|mas|aprox\w*)$/.test(
    keyAt(words, at),
  );

/** «capacitamos 3 días», «a 2 juntas»: what is counted is nobody. */
function isOfTime(words: readonly Word[], at: number, end: number): boolean {
  const next = words[end];
  if (/^(de|del)$/.test(next?.key ?? '') && isMonthName(keyAt(words, end + 1))) return true;
  if (next?.sentence !== words[at]?.sentence || next?.is !== 'letters' || PEOPLE.test(next.key))
    return next?.key === '%' || next?.key === '/';
  return /^(dias?|horas?|semanas?|meses|juntas?|distritos?|jdes?|jles?|veces|sesiones|sedes|equipos|areas|grupos?|casillas|municipios|cursos?|talleres|sistemas|por|hrs?|am|pm|minutos|modulos)$/.test(
    next.key,
  );
}

function withAbout(words: readonly Word[], start: number): number {
  let at = start;
  while (
    ABOUT.test(keyAt(words, at - 1)) ||
    (/^(de|a)$/.test(keyAt(words, at - 1)) && ABOUT.test(keyAt(words, at - 2)))
  )
    at -= 1;
  return at;
}

/** «25 o más», «25 personas aproximadamente». */
function pastAbout(words: readonly Word[], end: number): number {
  if (/^aprox\w*$/.test(keyAt(words, end))) return end + 1;
  const more = /^(o|y)$/.test(keyAt(words, end)) && /^(mas|menos|pico)$/.test(keyAt(words, end + 1));
  return more || /^(mas o menos|y tantas)$/.test([0, 1, 2].map((at) => keyAt(words, end + at)).join(' '))
    ? end + 2
    : end;
}

function isNumber(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || word.is === 'sign') return false;
  if (word.is === 'digits') return true;
  if (/^(un|una|uno)$/.test(word.key))
    return /^(docena|decena|centena|persona|funcionari[ao]|vocal)/.test(keyAt(words, at + 1));
  return /^(mil|docenas?|decenas?)$/.test(word.key) || /^\d+$/.test(digitsForWords(word.key));
}

/** Past one number or several of them: «1,250», «ciento veinte», «20 a 25». */
function numberEnd(words: readonly Word[], start: number): number {
  let end = start + 1;
  for (;;) {
    const [sign, next] = [words[end], words[end + 1]];
    const glued = sign?.start === words[end - 1]?.end && next?.start === sign?.end && next?.is === 'digits';
    if (glued && /^[,.'’/-]$/.test(sign?.key ?? '')) end += 2;
    else if (isNumber(words, end)) end += 1;
    else if (
      /^(y|a|o|u|-|–|al)$/.test(sign?.key ?? '') &&
      isNumber(words, end + 1) &&
      !isMonthName(keyAt(words, end + 3))
    )
      end += 2;
    else return end;
  }
}

function numberStart(words: readonly Word[], last: number): number {
  let at = last;
  for (;;) {
    const [sign, before] = [words[at - 1], words[at - 2]];
    const glued = sign?.end === words[at]?.start && before?.end === sign?.start && before?.is === 'digits';
    if (glued && /^[,.'’]$/.test(sign?.key ?? '')) at -= 2;
    else if (isNumber(words, at - 1)) at -= 1;
    else if (/^(y|a|o|u|-|–)$/.test(sign?.key ?? '') && isNumber(words, at - 2)) at -= 2;
    else return at;
  }
}

/** Past whom the number counts, and past how many of them are women and men. */
function pastPeople(words: readonly Word[], from: number): number {
  let end = PEOPLE.test(keyAt(words, from)) ? from + 1 : from;
  for (let at = end; at - from < 24 && words[at]?.sentence === words[from - 1]?.sentence; at += 1) {
    const key = keyAt(words, at);
    if (SEX.test(key)) end = at + 1;
    else if (!/^(\(|y|e|,|\)|:|-|–)$/.test(key) && !isNumber(words, at)) break;
  }
  return keyAt(words, end) === ')' ? end + 1 : end;
}

/** «vamos a capacitar a 25», «faltan por capacitar 25». */
function isToCome(words: readonly Word[], at: number): boolean {
  for (let before = at - 1; at - before < 12 && words[before]?.sentence === words[at]?.sentence; before -= 1)
    if (TO_COME.test(keyAt(words, before))) return true;
  return false;
}
