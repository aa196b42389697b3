import { keyAt, type Span, type Word } from './words';

/** What takes back what was said before it: «el 3… no, el 4». */
const BACK = /^(perdon|digo|corrijo|rectifico|miento|correccion|equivoque)$/;
const DENIES = /^(no|tampoco|ni|sin|excepto|menos|salvo)$/;

/**
 * Whether what the spans say is denied, taken back or left open between two: then it is for the
 * person to say. `all` are the spans of every field, among which a correction goes with the nearest.
 */
export function isTakenBack(words: readonly Word[], spans: readonly Span[], all: readonly Span[]): boolean {
  return (
    spans.some((span) => isDenied(words, span)) ||
    spans.some((span, at) => isOr(words, spans[at - 1], span)) ||
    words.some((_, at) => takesBack(words, at) && spans.some((span) => span === nearest(all, at)))
  );
}

/** «no fui a Durango», «sin la distrital». */
function isDenied(words: readonly Word[], { start }: Span): boolean {
  for (let at = start - 1; start - at < 6; at -= 1) {
    const word = words[at];
    if (word === undefined || word.sentence !== words[start]?.sentence || word.is === 'sign') return false;
    if (DENIES.test(word.key)) return !/^(solo|solamente|unicamente)$/.test(keyAt(words, at + 1));
  }
  return false;
}

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

/** What a correction is about: what follows it closely, else what stands last before it. */
function nearest(all: readonly Span[], at: number): Span | undefined {
  const after = all
    .filter(({ start }) => start > at && start - at < 9)
    .sort((one, other) => one.start - other.start)[0];
  return after ?? [...all].filter(({ end }) => end <= at).sort((one, other) => other.end - one.end)[0];
}
