import { statesOfPlace } from '../../form/catalogues/catalogues';
import { isDateline } from './dates';
import { isMonthName, isWeekday } from './days';
import { isBoard, isInName, isOrigin, isSurname, nameAt, type StateSpan } from './states';
import { isCapital, isUpper, keyAt, keyIn, opensClause, overlap, typedIn, type Span, type Word } from './words';

/** Where somebody was, by whichever name. */
export interface Place extends Span {
  readonly name: string;
  /** The states it may be of: one where a state is named, none where the place is not known. */
  readonly states: readonly string[];
  /** Whether the state itself is named. */
  readonly named: boolean;
  readonly gone: boolean;
}

/** Words of the longest name of a town. */
const LONGEST = 6;
const PLACED = /^(en|a|hacia|visit\p{L}*|recorr\p{L}+|despues|luego|posteriormente|finalmente)$/u;

/**
 * The states that are named, and the towns that nobody said the state of: a town is not taken for its state, though
 * it is the capital. A name that is placed and not known counts as somewhere.
 */
export function placesOf(text: string, words: readonly Word[], states: readonly StateSpan[]): readonly Place[] {
  const found: Place[] = states.map((span) => ({ ...span, name: span.state, states: [span.state], named: true }));
  const here = new Set(states.map(({ state }) => state));
  for (let at = 0; at < words.length;) {
    const state = nameAt(words, at);
    const town = state === undefined ? townAt(words, at, found) : undefined;
    const isIn = town?.states.some((state) => here.has(state)) === true;
    if (town !== undefined && !isIn && !found.some((other) => overlap(other, town)))
      found.push({ ...town, name: typedIn(text, words, town), named: false, gone: true });
    at = (state ?? town)?.end ?? at + 1;
  }
  return found.sort((one, other) => one.start - other.start);
}

function townAt(
  words: readonly Word[],
  start: number,
  before: readonly Place[],
): (Span & Pick<Place, 'states'>) | undefined {
  const first = words[start];
  if (first?.is !== 'letters' || !isCapital(first) || isMonthName(first.key) || isWeekday(first.key)) return undefined;
  const last = before.at(-1);
  const listed = last !== undefined && start - last.end < 3 && /^[ye,]$/.test(keyAt(words, start - 1));
  const placed = PLACED.test(keyAt(words, start - 1)) || isTown(words, start);
  if (!placed && !listed && !opensClause(words, start)) return undefined;
  const known = knownAt(words, start);
  const end = known?.end ?? start + 1;
  if (isInName(words, start) || isOrigin(words, { start, end }) || isDateline(words, end)) return undefined;
  if (known !== undefined) return isSurname(words, start) ? undefined : known;
  return placed && !isUpper(first) && !isBoard(first.key) ? { start, end, states: [] } : undefined;
}

/** «la ciudad de Mérida». */
const isTown = (words: readonly Word[], start: number): boolean =>
  keyAt(words, start - 1) === 'de' && /^(ciudad|municipio|cabecera|sede|capital)$/.test(keyAt(words, start - 2));

/** The longest name of a known town there. */
function knownAt(words: readonly Word[], start: number): (Span & Pick<Place, 'states'>) | undefined {
  for (let end = Math.min(words.length, start + LONGEST); end > start; end -= 1) {
    if (words[end - 1]?.is !== 'letters' || words[end - 1]?.sentence !== words[start]?.sentence) continue;
    const states = statesOfPlace(keyIn(words, { start, end }));
    if (states.length > 0) return { start, end, states };
  }
  return undefined;
}
