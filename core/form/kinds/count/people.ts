import { statesOfPlace } from '../../catalogues/catalogues';
import { keyOf } from '../../reading/words';
import { stateNamed } from '../states';

/** Small words that stand inside a name. */
const PARTICLE = /^(de|del|la|las|los|y|e)$/;
/** Words that begin what is no name of a person. */
const NO_NAME =
  /^(a|al|con|de|del|el|en|la|las|los|mas|menos|no|para|pero|por|que|se|si|sin|solo|su|un|una|unos|unas|total|entre|turno|grupo|curso|taller|jle|jde|jl|jd|opl|ople|junta|vocalia|vocal|personal|personas?|mujer(es)?|hombres?|servidor(es)?|capacitad[oa]s?|asistentes?|participantes?|aprox\w*)$/;

/**
 * How many people a text names: «3: Juan Pérez, Ana López» names two. Where a list has capitals they
 * tell names from other words; without any, only several words each, parted by commas, are names.
 */
export function peopleIn(text: string): number {
  const parts = text
    .split(/[,;:\n()•]|\s[ye]\s|\s[-–—]\s|\d+[.)-]/u)
    .map((part) => part.replace(/^[\s\d.#º*-]+|[\s.]+$/gu, ''))
    .filter((part) => part !== '' && !isFiller(part));
  if (parts.length === 0 || !parts.every(isWords)) return 0;
  const capital = parts.every(isCapital);
  const long = parts.every((part) => part.split(/\s+/).length > 1);
  const listed = parts.length > 1;
  return (capital && (listed || long)) || (long && listed && text.includes(':')) ? parts.length : 0;
}

const isFiller = (part: string): boolean =>
  keyOf(part)
    .split(' ')
    .every((word) => NO_NAME.test(word));

/** Two to six words of letters, none of them a place, the first none that begins something else. */
function isWords(part: string): boolean {
  const words = part.split(/\s+/);
  const key = keyOf(part);
  return (
    words.length < 7 &&
    words.every((word) => /^[\p{L}.'’-]+$/u.test(word)) &&
    !NO_NAME.test(keyOf(words[0] ?? '')) &&
    stateNamed(key) === undefined &&
    statesOfPlace(key).length === 0
  );
}

const isCapital = (part: string): boolean =>
  part.split(/\s+/).every((word) => /^\p{Lu}/u.test(word) || PARTICLE.test(word));
