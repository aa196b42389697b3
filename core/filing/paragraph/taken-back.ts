import { tellsOfGoing } from './cues';
import { keyAt, type Span, type Word } from './words';

/** What takes back what was said before it: «el 3… no, el 4». */
const BACK = /^(perdon|digo|corrijo|rectifico|miento|correccion|equivoque)$/;
const DENIES = /^(no|tampoco|ni|sin|excepto|menos|salvo)$/;
/** Said by whoever is not sure. */
const DOUBTS = /^(creo|quiza|quizas|recuerdo|acuerdo|parece|probablemente|posiblemente|supongo|seguro|segura)$/;

/**
 * The ways to take what the spans say, the likeliest first, where part of it is denied, corrected, doubted or left
 * open between several; undefined where it is said without a doubt. What is denied alone can be taken in no way.
 */
export function waysOf<T extends Span>(
  words: readonly Word[],
  spans: readonly T[],
  corrected: ReadonlyMap<Span, number>,
): readonly (readonly T[])[] | undefined {
  const [correction] = spans.flatMap((span) => corrected.get(span) ?? []);
  if (correction !== undefined) return apart(spans, ({ start }) => start > correction);
  const weighed = spans.map((span) => weightOf(words, span));
  const isDenied = (span: T): boolean => weighed[spans.indexOf(span)] === 'denied';
  if (spans.some(isDenied)) return spans.every(isDenied) ? [] : apart(spans, (span) => !isDenied(span));
  if (weighed.includes('doubted')) return [spans];
  return spans.some((span, at) => isOr(words, spans[at - 1], span))
    ? [...spans.map((span) => [span]), spans]
    : undefined;
}

const apart = <T>(all: readonly T[], isFirst: (one: T) => boolean): readonly (readonly T[])[] =>
  [all.filter(isFirst), all.filter((one) => !isFirst(one))].filter((some) => some.length > 0);

/** Where the correction stands, by the spans of any field that it goes with: what follows it closely, else what stands last before it. */
export function correctedIn(
  words: readonly Word[],
  all: readonly Span[],
  days: readonly Span[],
): ReadonlyMap<Span, number> {
  const inOrder = [...all].sort((one, other) => one.start - other.start);
  const corrected = new Map<Span, number>();
  const correct = (span: Span | undefined, at: number): void => {
    if (span !== undefined) corrected.set(span, at);
  };
  let next = 0;
  words.forEach((_, at) => {
    while (next < inOrder.length && (inOrder[next]?.start ?? 0) <= at) next += 1;
    if (!takesBack(words, at)) return;
    if (saysDay(words, at))
      correct(
        days.findLast(({ start }) => start < at),
        at,
      );
    const after = inOrder[next];
    correct(after !== undefined && after.start - at < CLOSE ? after : inOrder[next - 1], at);
  });
  return corrected;
}

/** «…no, el 4»: a day without its month, which is no span of its own. */
const saysDay = (words: readonly Word[], at: number): boolean =>
  words
    .slice(at, at + CLOSE)
    .some(({ key, is }, ahead) => is === 'digits' && key.length < 3 && /^(el|dia)$/.test(keyAt(words, at + ahead - 1)));

/** Words between a correction and what it puts right. */
const CLOSE = 9;

/** «no fui a Durango», «sin la distrital», «creo que el 3»; in «no llovió y fuimos a Durango», «no a Durango sino a Puebla» somebody went. */
function weightOf(words: readonly Word[], { start }: Span): 'denied' | 'doubted' | 'said' {
  for (let at = start - 1; start - at < FAR; at -= 1) {
    const word = words[at];
    if (word === undefined || word.sentence !== words[start]?.sentence || word.is === 'sign') return 'said';
    if (DENIES.test(word.key))
      return /^(solo|solamente|unicamente|obstante)$/.test(keyAt(words, at + 1)) ? 'said' : 'denied';
    if (start - at < CLOSE && DOUBTS.test(word.key))
      return /^(de|el|los|segun)$/.test(keyAt(words, at - 1)) && word.key !== 'recuerdo' ? 'said' : 'doubted';
    if (word.key === 'sino' || (/^(y|pero)$/.test(word.key) && tellsOfGoing(words.slice(at, start)))) return 'said';
  }
  return 'said';
}

/** Words that a denial reaches. */
const FAR = 12;

const isOr = (words: readonly Word[], before: Span | undefined, { start }: Span): boolean => {
  if (before === undefined || start - before.end > 4) return false;
  return words.slice(before.end, start).some(({ key }) => /^[ou]$/.test(key));
};

function takesBack(words: readonly Word[], at: number): boolean {
  const key = keyAt(words, at);
  const after = words[at - 1]?.is === 'sign' || /^(y|ah|ay|bueno)$/.test(keyAt(words, at - 1));
  if (BACK.test(key)) return after || keyAt(words, at - 1) === 'me';
  if (key === 'bueno') return after && /^(,|no)$/.test(keyAt(words, at + 1));
  if (key === 'mejor' || key === 'mas') return /^(dicho|bien)$/.test(keyAt(words, at + 1));
  if (key !== 'no' || !after) return false;
  return (
    /^(,|;|…|\.|:|el|la|los|las|a|al|en|fue|fueron|era|eran|son|es|del|de|perdon)$/.test(keyAt(words, at + 1)) ||
    words[at + 1]?.is === 'digits'
  );
}
