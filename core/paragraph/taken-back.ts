import { tellsOfGoing } from './cues';
import { keyAt, type Span, type Word } from './words';

/** What takes back what was said before it: «el 3… no, el 4». */
const BACK = /^(perdon|digo|corrijo|rectifico|miento|correccion|equivoque)$/;
const DENIES = /^(no|tampoco|ni|sin|excepto|menos|salvo)$/;
/** Said by whoever is not sure. */
const DOUBTS = /^(creo|quiza|quizas|recuerdo|acuerdo|parece|probablemente|posiblemente|supongo|seguro|segura)$/;

/**
 * Whether what the spans say is denied, left open between two, or among what is `corrected`: then it
 * is for the person to say.
 */
export const isTakenBack = (
  words: readonly Word[],
  spans: readonly Span[],
  corrected: ReadonlySet<Span | undefined>,
): boolean =>
  spans.some((span, at) => corrected.has(span) || isDenied(words, span) || isOr(words, spans[at - 1], span));

/** The spans of any field that a correction goes with: what follows it closely, else what stands last before it. */
export function correctedIn(words: readonly Word[], all: readonly Span[]): ReadonlySet<Span | undefined> {
  const inOrder = [...all].sort((one, other) => one.start - other.start);
  const corrected = new Set<Span | undefined>();
  let next = 0;
  words.forEach((_, at) => {
    while (next < inOrder.length && (inOrder[next]?.start ?? 0) <= at) next += 1;
    if (!takesBack(words, at)) return;
    const after = inOrder[next];
    corrected.add(after !== undefined && after.start - at < CLOSE ? after : inOrder[next - 1]);
  });
  return corrected;
}

/** Words between a correction and what it puts right. */
const CLOSE = 9;

/** «no fui a Durango», «sin la distrital»; in «no llovió y fuimos a Durango» somebody went. */
function isDenied(words: readonly Word[], { start }: Span): boolean {
  for (let at = start - 1; start - at < FAR; at -= 1) {
    const word = words[at];
    if (word === undefined || word.sentence !== words[start]?.sentence || word.is === 'sign') return false;
    if (DENIES.test(word.key)) return !/^(solo|solamente|unicamente|obstante)$/.test(keyAt(words, at + 1));
    if (start - at < CLOSE && DOUBTS.test(word.key))
      return !/^(de|el|los|segun)$/.test(keyAt(words, at - 1)) || word.key === 'recuerdo';
    if (/^(y|pero|sino)$/.test(word.key) && tellsOfGoing(words.slice(at, start))) return false;
  }
  return false;
}

/** Words that a denial reaches. */
const FAR = 12;

const isOr = (words: readonly Word[], before: Span | undefined, { start }: Span): boolean => {
  if (before === undefined || start - before.end > 4) return false;
  return words.slice(before.end, start).some(({ key }) => /^[ou]$/.test(key));
};

function takesBack(words: readonly Word[], at: number): boolean {
  const key = keyAt(words, at);
  const after = words[at - 1]?.is === 'sign' || /^(y|ah|ay)$/.test(keyAt(words, at - 1));
  if (BACK.test(key)) return after || keyAt(words, at - 1) === 'me';
  if (key === 'mejor' || key === 'mas') return /^(dicho|bien)$/.test(keyAt(words, at + 1));
  if (key !== 'no' || !after) return false;
  return (
    /^(,|…|\.|:|el|la|los|las|a|al|en|fue|fueron|era|eran|son|es|del|de|perdon)$/.test(keyAt(words, at + 1)) ||
    words[at + 1]?.is === 'digits'
  );
}
