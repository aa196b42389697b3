import { stateNamed } from '../../form/kinds/states';
import { states as catalogue, statesOfPlace } from '../../form/catalogues/catalogues';
import { keyOf } from '../../form/reading/words';
import { isDateline } from './dates';
import { isCapital, isUpper, keyAt, keyIn, opensClause, type Span, type Word } from './words';

export interface StateSpan extends Span {
  readonly state: string;
  /** Said to have been gone to, or whose board was; not only spoken of. */
  readonly gone: boolean;
}

/** Words of the longest name of a state or a town. */
const LONGEST = 6;
/** Abbreviations that are other words too. */
const WORDS_TOO = /^(son|sin|ver|col|tab|mor|nay|camp|em|qr|aguas|tam|coa|mex|e m|q r)$/;
/** Names that are also words or surnames: they count in lower case only where a place would stand. */
const NOT_ALONE = /^(guerrero|hidalgo|sonora|tabasco|morelos|colima|durango|mexico)$/;
/** What a name stands in that is no state: a street, a school, an institution. */
const NAMED_AFTER =
  /^(calle|avenida|av|blvd|bulevar|boulevard|calzada|colonia|col|fraccionamiento|plaza|plazuela|parque|hotel|edificio|salon|sala|auditorio|universidad|autonoma|autonomo|tecnologico|colegio|escuela|facultad|congreso|gobernador|gobernadora|golfo|valle|nuevo|cerro|sierra|puerto|villa|hacienda|estadio|club|volcan|aeropuerto|carretera|autopista|heroico|constitucion|codigo|ley|banco|radio|diario|periodico|sol|general|cura|presidente|don|lic|licenciado|licenciada|ing|ingeniero|ingeniera|mtro|mtra|maestro|maestra|dr|dra|sr|sra|senor|senora|profesor|profesora|c|compañero|compañera|miguel|vicente|ecatepec|centro|teatro|museo|mercado|torre|camara|tribunal|sala|gobierno|museo|jose|maria|norte|instituto|organismo|consejo|casa|restaurante|cafe)$/;
/** Those of them that are names only where they begin with a capital: «el instituto electoral de Puebla» is no name. */
const IF_CAPITAL = /^(instituto|consejo|organismo|tribunal|sala|gobierno|congreso|casa|centro|general|norte)$/;
const ORIGIN =
  /^(desde|procedente|regres\w+|volvi\w*|salimos|sali|salio|salieron|partimos|parti|vengo|venimos|vuelta|retorno)$/;
const BOARD =
  /^(jles?|jdes?|jl|jd|junta|juntas|local|locales|distrital|distritales|ejecutiva|ejecutivas|opl|oples?|ople|vocal|vocalia|vocalias|distritos?|iee\w*|iepc|ine)$/;
/** «…y después Veracruz», «fue Zacatecas»: where somebody was. */
const NEXT = /^(fue|fueron|era|eran|primero|despues|luego|posteriormente|enseguida|finalmente|tambien|ademas)$/;
export const isBoard = (key: string): boolean => BOARD.test(key);
const PLACED = /^(en|a|al|hacia|por|y|e|,|:|estado|estados|entidad|entidades)$/;

/** Every state that is spoken of as one; names that a state stands in are passed over. */
export function statesIn(words: readonly Word[]): readonly StateSpan[] {
  const found: StateSpan[] = [];
  for (let at = 0; at < words.length;) {
    const named = words[at]?.is === 'letters' ? nameAt(words, at) : undefined;
    const town = named === undefined ? undefined : townEnd(words, named);
    if (named !== undefined && town === undefined && counts(words, named, found.at(-1)))
      found.push({ ...named, gone: isGone(words, named, found.at(-1)) });
    at = town ?? named?.end ?? at + 1;
  }
  return withoutCountry(words, found);
}

interface Named extends Span {
  readonly state: string;
}

const firstWords = new Set(
  catalogue
    .flatMap(({ name, officialName, variants }) => [name, officialName, ...variants])
    .map((name) => keyOf(name).split(' ')[0] ?? ''),
);

/** The longest name of a state at a place. */
export function nameAt(words: readonly Word[], start: number): Named | undefined {
  const first = words[start];
  const initial = first?.key.length === 1 && keyAt(words, start + 1) === '.';
  if (first === undefined || !(initial || firstWords.has(first.key))) return undefined;
  for (let length = Math.min(LONGEST, words.length - start); length > 0; length -= 1) {
    const part = words.slice(start, start + length);
    if (!part.every((word, at) => word.is === 'letters' || isPoint(part, at))) continue;
    if (part.at(-1)?.is === 'sign' && length > 1 && part.at(-2)?.key.length !== 1) continue;
    const span = { start, end: start + length };
    const state = stateNamed(keyIn(words, span));
    if (state !== undefined) return { ...span, state };
  }
  return undefined;
}

/** Where the name is part of a town's: «Ecatepec de Morelos», «Hidalgo del Parral». */
function townEnd(words: readonly Word[], { start, end }: Span): number | undefined {
  for (let from = Math.max(0, start - 4); from <= start; from += 1) {
    for (let to = Math.min(words.length, end + 4); to >= end; to -= 1) {
      if (to - from <= end - start) continue;
      const part = words.slice(from, to);
      if (part.every(({ is }) => is === 'letters') && statesOfPlace(part.map(({ key }) => key).join(' ')).length > 0)
        return to;
    }
  }
  return undefined;
}

const isPoint = (part: readonly Word[], at: number): boolean =>
  part[at]?.key === '.' && at > 0 && (part[at - 1]?.key.length ?? 9) < 5 && part[at - 1]?.end === part[at]?.start;

function counts(words: readonly Word[], named: Named, list: StateSpan | undefined): boolean {
  const { start, end } = named;
  const first = words[start];
  const key = keyIn(words, named);
  if (WORDS_TOO.test(key)) return isAfterTown(words, named);
  // «bc» and «nl» are letters of anything.
  if (key.length < 3 && !isUpper(first)) return false;
  if (key === 'distrito federal' && words[end]?.is === 'digits') return false;
  if (isInName(words, start)) return false;
  const inList = list !== undefined && start - list.end < 3;
  const last = keyAt(words, start - 1);
  const placed = PLACED.test(last) || /^del?$/.test(last) || BOARD.test(last) || opensClause(words, start) || inList;
  if (NOT_ALONE.test(key) && !isCapital(first) && !placed) return false;
  if (isCapital(first) && isSurname(words, start) && !inList) return false;
  return !isOrigin(words, named) && !isDateline(words, end);
}

/** «Xalapa, Ver.»: an abbreviation that is another word too, after a town of that state. */
function isAfterTown(words: readonly Word[], { start, end, state }: Named): boolean {
  if (keyAt(words, start - 1) !== ',' || keyAt(words, end) !== '.') return false;
  return [1, 2, 3, 4].some((length) => {
    const town = words.slice(start - 1 - length, start - 1).map(({ key }) => key);
    return statesOfPlace(town.join(' ')).includes(state);
  });
}

/** Whether the word before makes it a name: «calle Durango», «Universidad Autónoma de Coahuila», «Lic. Guerrero». */
export function isInName(words: readonly Word[], start: number): boolean {
  let at = start - 1;
  for (let seen = 0; seen < 9; seen += 1, at -= 1) {
    const word = words[at];
    if (word === undefined || word.sentence !== words[start]?.sentence) return false;
    if (
      /^(de|del|la|el|los|estado|libre|soberano|y|ciudadana|participacion|electoral|estatal|electorales|elecciones|publico|local|procesos|superior|judicial|legislativo|\.)$/.test(
        word.key,
      )
    ) {
      if (word.key === 'y' && words[at + 1]?.is === 'letters' && !/^(de|participacion)$/.test(keyAt(words, at + 1)))
        return false;
      continue;
    }
    // «Organismo Público Local de Coahuila» is what such a body is called anywhere.
    if (word.key === 'organismo') return false;
    return NAMED_AFTER.test(word.key) && (!IF_CAPITAL.test(word.key) || isCapital(word));
  }
  return false;
}

/** «Vicente Guerrero»: a capital letter right before, of a word that begins no sentence and is no board's. */
export function isSurname(words: readonly Word[], start: number): boolean {
  const before = words[start - 1];
  if (before === undefined || before.is !== 'letters' || !isCapital(before) || isUpper(before)) return false;
  if (before.sentence !== words[start]?.sentence || BOARD.test(before.key) || PLACED.test(before.key)) return false;
  return !/^(de|del|estado|visita|entidad|fui|fuimos|vi)$/.test(before.key) && !opensClause(words, start - 1);
}

/** «desde Puebla», «regresamos a Puebla», «viajamos de Puebla a Oaxaca». */
export function isOrigin(words: readonly Word[], { start, end }: Span): boolean {
  let at = start - 1;
  while (/^(de|del|la|el|a|al|estado)$/.test(keyAt(words, at))) at -= 1;
  if (words[at]?.sentence !== words[start]?.sentence) return false;
  const key = keyAt(words, at);
  const from = /^(de|del|la)$/.test(keyAt(words, start - 1)) && /^(a|al|hacia|hasta|-|–)$/.test(keyAt(words, end));
  return ORIGIN.test(key) || (from && /^(viaj\w*|vuelos?|traslad\w+|trayecto|ruta|fui|fuimos|salida)$/.test(key));
}

/** Whether it is where somebody went, or whose board was seen; «los sistemas de Coahuila» only speaks of it. */
function isGone(words: readonly Word[], { start }: Named, before: StateSpan | undefined): boolean {
  if (before !== undefined && start - before.end < 3 && words[start]?.sentence === words[before.start]?.sentence)
    return before.gone;
  const last = keyAt(words, start - 1);
  if (PLACED.test(last) || NEXT.test(last) || opensClause(words, start) || BOARD.test(last)) return true;
  let at = start - 1;
  while (/^(de|del|el|la|los|estado|estados|entidad|ejecutiva|ejecutivas)$/.test(keyAt(words, at))) at -= 1;
  return (
    BOARD.test(keyAt(words, at)) || words[at]?.is === 'digits' || /^(visita|gira|recorrido)$/.test(keyAt(words, at))
  );
}

/** «México» alone is the country; beside another state, or after a board, it is one. */
function withoutCountry(words: readonly Word[], found: readonly StateSpan[]): StateSpan[] {
  return found.filter((one, at) => {
    if (one.state !== '15' || keyAt(words, one.start) !== 'mexico' || one.end - one.start > 1) return true;
    const joinedBefore = found[at - 1]?.end === one.start - 1 && /^(y|e)$/.test(keyAt(words, one.start - 1));
    const next = found[at + 1];
    const joinedAfter = next?.start === one.end + 1 && /^(y|e|,)$/.test(keyAt(words, one.end));
    const listed = found[at - 1]?.end === one.start - 1 && keyAt(words, one.start - 1) === ',' && joinedAfter;
    let before = one.start - 1;
    while (/^(de|del|ejecutivas?)$/.test(keyAt(words, before))) before -= 1;
    return joinedBefore || joinedAfter || listed || BOARD.test(keyAt(words, before));
  });
}
