import type { Span, Word } from './words';

/** Words that tell of a visit, by how they begin. */
const VISIT =
  /^(fui|fuimos|voy|vamos|ire|iremos|ibamos|estuv\w+|estaremos|visit\w*|acud\w+|asist\w+|viaj\w+|reun\w+|recorri\w+|capacit\w+|comision\w*|trabaj\w+|taller(es)?|cursos?|gira|giras|simulacros?|supervis\w+|atend\w+|atencion|llegu\w+|llegamos|impart\w+|entrevist\w+|acompan\w+|platica\w*|verific\w+|revis\w+|participa\w*|particip\w+|encuentro)$/;
/** Of having gone: what a signature never says. */
const WENT =
  /^(fui|fuimos|voy|vamos|estuv\w+|visite|visito|visitamos|visitaron|acud\w+|asistimos|asisti|asistio|viajamos|viaje|capacitamos|capacito|capacite|capacitaron|reunimos|reuni|reunio)$/;
/** Verbs of what happens on a day that is no visit's. */
const OTHER =
  /^(firm(o|aron|amos|ado|ada)|suscri\w+|aprob\w+|public\w+|emiti\w+|vence\w*|vencio|nacio|naci|expir\w+|notific\w+|inici(o|a|ara|aron)|entr(o|ara) en|recib\w+|solicit\w+|convoc\w+|fund\w+|contrat\w+|termino|concluye|concluyo|cumpleanos|nacimiento|entreg(ar|ara|aremos|o)|enviar\w*|envi(o|e|aron))$/;
/** Papers: the day that follows one is its own. */
const PAPER =
  /^(oficios?|acuerdos?|convenios?|circular(es)?|correos?|ley|decreto|sentencia|minuta|contrato|escrito|nota|memorandum|tarjeta|plazo|limite|vigor|vigencia|elaboracion|folio|resolucion|lineamientos?)$/;
/** What happens on a day, whoever goes there. */
const EVENT = /^(sesion(es)?|eleccion(es)?|comicios|jornada|votacion|debate)$/;

export const isVisit = ({ key }: Word): boolean => VISIT.test(key);
export const saysWent = (words: readonly Word[]): boolean => words.some(({ key }) => WENT.test(key));

type Cue = 'visit' | 'other' | 'paper' | 'event';

function cueOf({ key, is }: Word): Cue | undefined {
  if (is !== 'letters') return undefined;
  if (VISIT.test(key)) return 'visit';
  if (OTHER.test(key)) return 'other';
  if (PAPER.test(key)) return 'paper';
  return EVENT.test(key) ? 'event' : undefined;
}

/** Whether a day said there is the day of something else than the visit: of a paper, of a session, of what was signed. */
export function isOfOther(words: readonly Word[], span: Span): boolean {
  const sentence = words[span.start]?.sentence;
  const before = cuesOf(words, span.start - 1, -1, sentence);
  const after = cuesOf(words, span.end, 1, sentence);
  const lead = leadOf(words, span.start);
  const [nearest] = before;
  if (nearest === 'paper' && lead === 'of') return true;
  const first = lead === 'opens' ? (after[0] ?? nearest) : (nearest ?? after[0]);
  switch (first) {
    case undefined:
    case 'visit':
      return false;
    case 'other':
      return true;
    case 'paper':
    case 'event':
      return !before.includes('visit') && !(lead === 'opens' && after.includes('visit'));
    default:
      return first satisfies never;
  }
}

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
  let of = false;
  for (; /^(el|los|dia|dias|de|del|fecha|desde|entre|a)$/.test(words[at]?.key ?? ''); at -= 1)
    of ||= /^(de|del|fecha)$/.test(words[at]?.key ?? '');
  const before = words[at];
  if (before === undefined || before.sentence !== words[start]?.sentence) return 'opens';
  if (of) return 'of';
  return /^([,:(]|y|e|que|pero|mientras|cuando)$/.test(before.key) ? 'opens' : 'other';
}
