import type { Span, Word } from './words';

/** What nobody says who was not there, or is not going. */
const GOING =
  /^(fui|fuimos|voy|vamos|ire|iremos|ibamos|estuve|estuvo|estuvimos|estuvieron|estaremos|visit\w*|acud\w+|asisti|asistio|asistimos|asistieron|viajamos|viaje|viajo|viajaron|recorri\w+|recorridos?|comisionad[oa]s?|capacitamos|capacite|capacito|capacitaron|capacitaciones|gira|giras|rumbo|traslad\w+|llegamos|llegue|supervisamos|supervise|supervisaron|atendimos|impartimos|imparti|acompanamos|acompane|presentamos|reunimos|reuni)$/;
/** What tells of a visit where little else is said. */
const MEETING =
  /^(asist\w+|reun\w+|capacit\w+|trabaj\w+|taller(es)?|cursos?|simulacros?|supervis\w+|atend\w+|atencion|impart\w+|entrevist\w+|acompan\w+|platicas?|verific\w+|revis\w+|particip\w+|encuentros?|viaj\w+|instal\w+|presencia|mesas?|pruebas?|foros?)$/;
/** Verbs of what happens on a day that is no visit's. */
const OTHER =
  /^(firm(o|aron|ado|ada)|suscri\w+|aprob\w+|public\w+|emiti\w+|vence\w*|vencio|nacio|naci|expir\w+|notific\w+|solicit\w+|convoc\w+|fund\w+|contrat\w+|cumpleanos|regres\w+|volvi\w*|nacimiento|enviar\w*|envi(o|e|aron)|renuncio|fallecio|pidi\w+|invit\w+)$/;
/** Papers: the day that follows one is its own. */
const PAPER =
  /^(oficios?|acuerdos?|convenios?|circular(es)?|correos?|ley|decreto|sentencia|minuta|contrato|escrito|nota|memorandum|tarjeta|plazo|limite|vigor|vigencia|elaboracion|folio|resolucion|lineamientos?|solicitud|invitacion|convocatoria|informes?|reportes?)$/;
/** What happens on a day, whoever goes there. */
const EVENT =
  /^(sesion(es)?|eleccion(es)?|comicios|jornada|votacion|debate|inici(o|a|ara|aron)|termin(o|a|ara|aron)|conclu\w+|entrara|proceso|campanas?|registro)$/;

/** Whether the words tell of a visit, in whatever company. */
export const tellsOfGoing = (words: readonly Word[]): boolean =>
  words.some(({ key }, at) => GOING.test(key) || (key === 'comision' && words[at + 1]?.key === 'a'));

/** Whether they may be about one. */
export const tellsOfMeeting = (words: readonly Word[]): boolean => words.some(isOfVisit);

export const isOfVisit = ({ key, is }: Word): boolean => is === 'letters' && (GOING.test(key) || MEETING.test(key));

type Cue = 'visit' | 'other' | 'paper' | 'event';

function cueOf(word: Word): Cue | undefined {
  const { key, is } = word;
  if (is !== 'letters') return undefined;
  if (isOfVisit(word)) return 'visit';
  if (OTHER.test(key)) return 'other';
  if (PAPER.test(key)) return 'paper';
  return EVENT.test(key) ? 'event' : undefined;
}

/** Whether a day said there is the day of something else than the visit: of a paper, of a session, of what was signed. */
export function isOfOther(words: readonly Word[], span: Span): boolean {
  const sentence = words[span.start]?.sentence;
  if (isCalledOff(words, span.start)) return true;
  const before = cuesOf(words, span.start - 1, -1, sentence);
  const after = cuesOf(words, span.end, 1, sentence);
  const lead = leadOf(words, span.start);
  const [nearest] = before;
  if (nearest === 'paper' && lead === 'of') return true;
  const told = lead === 'opens' ? [...after, ...before] : [...before, ...after];
  const first = told.find((cue) => cue !== 'event') ?? told[0];
  switch (first) {
    case undefined:
    case 'visit':
      return false;
    case 'other':
      return true;
    case 'paper':
      return !before.includes('visit') && !(lead === 'opens' && after.includes('visit'));
    case 'event':
      return true;
    default:
      return first satisfies never;
  }
}

/** A visit that was put off or called off: which day it was after all, is for the person to say. */
function isCalledOff(words: readonly Word[], start: number): boolean {
  const near = words.slice(Math.max(0, start - FAR), start + FAR);
  return near.some(({ key, sentence }) => sentence === words[start]?.sentence && CALLED_OFF.test(key));
}

const CALLED_OFF = /^(pospus\w+|pospon\w+|cancel\w+|reprogram\w+|suspend\w+|aplaz\w+|reagend\w+|programad[oa]s?)$/;

/** The cues on one side of a day in its sentence, the nearest first. */
function cuesOf(words: readonly Word[], from: number, step: 1 | -1, sentence: number | undefined): readonly Cue[] {
  const cues: Cue[] = [];
  for (let at = from, seen = 0; seen < FAR; at += step, seen += 1) {
    const word = words[at];
    if (word === undefined || word.sentence !== sentence) break;
    const cue = cueOf(word);
    if (cue !== undefined) cues.push(cue);
  }
  return cues;
}

/** Words looked at on each side. */
const FAR = 40;

/** How a day is joined to what stands before it: «oficio del 3», «, el 3 se firmó». */
function leadOf(words: readonly Word[], start: number): 'of' | 'opens' | 'other' {
  let at = start - 1;
  let of = /^(de|del)$/.test(words[start]?.key ?? '');
  for (; /^(el|los|dia|dias|de|del|fecha|desde|entre|a)$/.test(words[at]?.key ?? ''); at -= 1)
    of ||= /^(de|del|fecha)$/.test(words[at]?.key ?? '');
  const before = words[at];
  if (before === undefined || before.sentence !== words[start]?.sentence) return 'opens';
  if (of) return 'of';
  return /^([,:(]|y|e|que|pero|mientras|cuando)$/.test(before.key) ? 'opens' : 'other';
}
