import { isOfVisit } from './cues';
import { keyAt, opensClause, type Span, type Word } from './words';

const INFINITIVE = /^\p{L}+(?:ar|er|ir)(?:se|me|nos|lo|la|los|las|les?)?$/u;
/** Words that end as an infinitive does. */
const NO_VERB =
  /^(lugar|hogar|celular|particular|mujer|taller|ayer|bar|mar|titular|escolar|familiar|similar|regular|popular|singular|preliminar|ejemplar|pilar|tercer|primer|cualquier|super|ante|poder|alfiler|canciller|lider|cuartel|almorzar|solar|lunar|nuclear|circular|militar|vocalia|primera|tercera|hilar|azucar|nectar|collar|dolar|altar|peatonal|suplir|enter|server|router|docker|cluster|master|partner|twitter|internet|ser)$/;

const isInfinitive = (word: Word | undefined): boolean =>
  word?.is === 'letters' && INFINITIVE.test(word.key) && !NO_VERB.test(word.key);

/** What leads to a purpose, right before its infinitive. */
const LEADS: readonly (readonly string[])[] = [
  ['con', 'el', 'objetivo', 'de'],
  ['con', 'el', 'objeto', 'de'],
  ['con', 'objeto', 'de'],
  ['con', 'el', 'fin', 'de'],
  ['con', 'la', 'finalidad', 'de'],
  ['con', 'el', 'proposito', 'de'],
  ['con', 'la', 'intencion', 'de'],
  ['a', 'fin', 'de'],
  ['a', 'efecto', 'de'],
  ['a', 'efectos', 'de'],
  ['el', 'objetivo', 'fue'],
  ['el', 'objetivo', 'era'],
  ['el', 'objetivo', 'es'],
  ['el', 'proposito', 'fue'],
  ['la', 'finalidad', 'fue'],
  ['para'],
  ['p'],
];
const leadsBy = new Map<string, (readonly string[])[]>();
for (const lead of LEADS) leadsBy.set(lead[0] ?? '', [...(leadsBy.get(lead[0] ?? '') ?? []), lead]);

/** Of going somewhere: «fui a Puebla a revisar» is a purpose. */
const WENT = /^(fui|fuimos|fue|fueron|voy|vamos|viaj\w+|acud\w+|asist\w+|vine|vinimos|regres\w+|llegamos)$/;

/** «Objetivo: …» */
const LABEL = /^(objetivos?|proposito|motivo|finalidad)$/;

/** A verb that begins another sentence than the purpose's. */
const FINITE =
  /^(fui|fuimos|fue|fueron|estuv\w+|hubo|asist(i|io|imos|ieron)|se|ademas|tambien|despues|luego|posteriormente|asimismo|donde|pero|cuando|mientras|que\b.*|\p{L}+(amos|imos|aron|ieron))$/u;
const ACCENTED = /\p{L}{2,}(é|ó|í)$/u;

export interface Purpose extends Span {
  /** Where the words that lead to it begin. */
  readonly lead: number;
}

/** The purpose that is told of a visit, from its infinitive on. `marks` are the days and codes, which are no part of it at its end. */
export function purposeIn(words: readonly Word[], marks: readonly Span[]): Purpose | undefined {
  for (let at = 0; at < words.length; at += 1) {
    const start = startAt(words, at);
    if (start === undefined) continue;
    const end = trimmed(words, start, beforeMark(words, start, endOf(words, start), marks), marks);
    if (end - start > 1) return { lead: at, start, end };
  }
  return undefined;
}

/** «Objetivo: …», to the end of its line or the next label: what is told there is told of no other field. */
export function statedPurpose(text: string, words: readonly Word[], labels: readonly Span[]): Purpose | undefined {
  for (const label of labels) {
    const first = words[label.end];
    if (!LABEL.test(keyAt(words, label.start)) || first === undefined) continue;
    const line = text.indexOf('\n', first.start);
    const below = line === -1 ? -1 : words.findIndex((word) => word.start > line);
    const next = labels.find(({ start }) => start >= label.end);
    let end = Math.min(next?.start ?? words.length, below === -1 ? words.length : below);
    while (/^[,;|(•*–—-]$/.test(keyAt(words, end - 1))) end -= 1;
    if (end - label.end > 1) return { lead: label.start, start: label.end, end };
  }
  return undefined;
}

function startAt(words: readonly Word[], at: number): number | undefined {
  for (const lead of leadsBy.get(keyAt(words, at)) ?? []) {
    if (!lead.every((key, ahead) => keyAt(words, at + ahead) === key)) continue;
    const start = at + lead.length;
    if (isInfinitive(words[start]) && isAboutVisit(words, at)) return start;
  }
  const goes = keyAt(words, at) === 'a' && isInfinitive(words[at + 1]) && hasGone(words, at);
  return goes ? at + 1 : undefined;
}

/** Whether the sentence tells of a visit before the purpose, or begins with it. */
function isAboutVisit(words: readonly Word[], at: number): boolean {
  const { sentence } = words[at] ?? {};
  if (words[at - 1]?.sentence !== sentence) return true;
  for (let before = at - 1; words[before]?.sentence === sentence; before -= 1) {
    const word = words[before];
    if (
      word !== undefined &&
      (isOfVisit(word) || /^(objetivo|proposito|finalidad|motivo|ido|juntas?|jles?|oples?)$/.test(word.key))
    )
      return true;
  }
  return false;
}

/** «fui a Puebla a revisar», but not «vamos a revisar». */
function hasGone(words: readonly Word[], at: number): boolean {
  const { sentence } = words[at] ?? {};
  if (/^(voy|vamos|va|van)$/.test(keyAt(words, at - 1))) return false;
  for (let before = at - 1; at - before < 20 && words[before]?.sentence === sentence; before -= 1)
    if (WENT.test(keyAt(words, before))) return true;
  return false;
}

/** Where the purpose ends: with its sentence, or where another verb begins one within it. */
function endOf(words: readonly Word[], start: number): number {
  let at = start + 1;
  for (; words[at]?.sentence === words[start]?.sentence; at += 1) {
    const joint = /^(,|y|e)$/.test(keyAt(words, at));
    const next = words[at + 1];
    if (joint && next?.sentence === words[start]?.sentence && beginsAnother(words, at + 1)) return at;
    if (/^(fui|fuimos|estuve|estuvimos|visite|visitamos|acudi|acudimos|viaje|viajamos)$/.test(keyAt(words, at)))
      return at;
  }
  return at;
}

/** Up to the first day or code that stands beside it: «revisar el PREP el 19 de abril con el OPL». */
function beforeMark(words: readonly Word[], start: number, end: number, marks: readonly Span[]): number {
  const inside = marks.filter((mark) => mark.start > start + 2 && mark.start < end && isApart(words, mark));
  return Math.min(end, ...inside.map((mark) => startOf(words, mark)));
}

function beginsAnother(words: readonly Word[], from: number): boolean {
  const at = /^(y|e|ahi|alli)$/.test(keyAt(words, from)) ? from + 1 : from;
  const word = words[at];
  return word !== undefined && (FINITE.test(word.key) || ACCENTED.test(word.typed));
}

/** Without the days, codes and signs that stand at its end. */
function trimmed(words: readonly Word[], start: number, from: number, marks: readonly Span[]): number {
  let end = from;
  for (;;) {
    const mark = marks.find((one) => one.end === end && one.start > start && isApart(words, one));
    if (mark !== undefined) end = startOf(words, mark);
    else if (
      (keyAt(words, end - 1) === ')' && !words.slice(start, end).some(({ key }) => key === '(')) ||
      (/^([.,;:(!\]«»"–—-]|el|los|las|la|dia|dias|del?|y|durante|en|a|e)$/.test(keyAt(words, end - 1)) && end > start)
    )
      end -= 1;
    else return end;
  }
}

/** Where a day or a code begins, with the noun that names it. */
const startOf = (words: readonly Word[], { start }: Span): number =>
  /^(proyecto|clave|cip|codigo)$/.test(keyAt(words, start - 1)) ? start - 1 : start;

/** «, proyecto L091910» stands beside a purpose; in «dar seguimiento al proyecto L091910» it belongs to it. */
const isApart = (words: readonly Word[], { start }: Span): boolean =>
  !/^(proyecto|clave|cip|codigo)$/.test(keyAt(words, start - 1)) || /^[,;(–—-]$/.test(keyAt(words, start - 2));

/** Talk of the report itself, which is for the bot. */
const OF_THE_BOT = /^(informes?|reportes?|borrador(es)?|respuestas?|preguntas?|campos?|ayuda|bot)$/;

/** Said to the bot, in few words: «corregir la fecha de visita». */
const ASKS_THE_BOT =
  /^(corregir|cambiar|editar|modificar|buscar|ver|mostrar|cancelar|omitir|saltar|borrar|quitar|eliminar|enviar|continuar|regresar|volver|empezar|iniciar|terminar|guardar|salir)$/;

/** Whether the words are one sentence in the infinitive: that is an objective as it stands. */
export function isObjective(words: readonly Word[]): boolean {
  const letters = words.filter(({ is }) => is === 'letters');
  const one = words.every(({ sentence }) => sentence === words[0]?.sentence);
  if (!one || letters.length < 3 || !isInfinitive(words[0]) || keyAt(words, words.length - 1) === '?') return false;
  if (letters.length < 7 && ASKS_THE_BOT.test(keyAt(words, 0))) return false;
  return !(letters.length < 9 && letters.some(({ key }) => OF_THE_BOT.test(key))) && opensClause(words, 0);
}
