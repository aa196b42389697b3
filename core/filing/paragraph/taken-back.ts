import { tellsOfGoing } from './cues';
import { keyAt, placesIn, type Span, type Word } from './words';

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

/**
 * Where the correction stands, by the spans that it goes with: of what each field is told, what follows it closely
 * and puts right something before it; the nearest that follows, whatever it is, and what stands beside that; else
 * what stands last before it.
 */
export function correctedIn(words: readonly Word[], byField: readonly (readonly Span[])[]): ReadonlyMap<Span, number> {
  const corrected = new Map<Span, number>();
  const all = byField.flat().sort((one, other) => one.start - other.start);
  for (const at of correctionsIn(words)) {
    const follows = ({ start }: Span): boolean => start > at && start - at < CLOSE;
    const nearest = all.find(follows) ?? all.findLast(({ start }) => start < at);
    const right = byField
      .filter((spans) => spans.some(({ start }) => start < at))
      .flatMap((spans) => spans.filter(follows));
    const beside = all.filter((span) => follows(span) && nearest !== undefined && isBeside(words, nearest, span));
    for (const span of [...right, ...beside, ...(nearest === undefined ? [] : [nearest])]) corrected.set(span, at);
  }
  return corrected;
}

/** «la 02, Durango»: nothing but a sign parts them. */
const isBeside = (words: readonly Word[], { end }: Span, { start }: Span): boolean =>
  start === end || (start === end + 1 && words[end]?.is === 'sign');

const correctionsIn = (words: readonly Word[]): readonly number[] =>
  words.flatMap((_, at) => (takesBack(words, at) ? [at] : []));

/** «…perdón, fue la 02», «distrito 6, digo, 2»: offices by their number alone, which only a correction tells from anything else. */
export function correctedOffices(
  words: readonly Word[],
  offices: readonly Span[],
  days: readonly Span[],
): readonly Span[] {
  const corrections = correctionsIn(words);
  if (corrections.length === 0) return [];
  const taken = placesIn([...offices, ...days]);
  const isAnother = (at: number): boolean => {
    const correction = corrections.findLast((place) => place < at);
    const last = [...offices, ...days].sort((one, other) => one.start - other.start).findLast(({ end }) => end <= at);
    const isNext = correction !== undefined && words.slice(correction + 1, at).every(({ is }) => is === 'sign');
    return isNext && last !== undefined && offices.includes(last);
  };
  return words.flatMap(({ is, key }, at) => {
    const isNumber = is === 'digits' && key.length < 3 && !taken.has(at);
    return isNumber && (/^las?$/.test(keyAt(words, at - 1)) || isAnother(at)) ? [{ start: at, end: at + 1 }] : [];
  });
}

/** Words between a correction and what it puts right. */
const CLOSE = 9;

/** «no fui a Durango», «sin la distrital», «creo que el 3»; in «no llovió y fuimos a Durango», «no a Durango sino a Puebla» somebody went. */
function weightOf(words: readonly Word[], { start, end }: Span): 'denied' | 'doubted' | 'said' {
  if (isDeniedBehind(words, end)) return 'denied';
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

/** «Sonora no se visitó; Sinaloa sí»; in «Sinaloa, no Sonora» the denial is of what comes next. */
const isDeniedBehind = (words: readonly Word[], end: number): boolean =>
  /^(no|tampoco)$/.test(keyAt(words, end)) &&
  words[end]?.sentence === words[end - 1]?.sentence &&
  (words[end + 1]?.is !== 'letters' ||
    tellsOfGoing(words.slice(end + 1, end + 4)) ||
    /^(se|hubo|pud\w+)$/.test(keyAt(words, end + 1)));

/** Words that a denial reaches. */
const FAR = 12;

const isOr = (words: readonly Word[], before: Span | undefined, { start }: Span): boolean => {
  if (before === undefined || start - before.end > 4) return false;
  return words.slice(before.end, start).some(({ key }) => /^[ou]$/.test(key));
};

function takesBack(words: readonly Word[], at: number): boolean {
  const key = keyAt(words, at);
  const after = words[at - 1]?.is === 'sign' || /^(y|ah|ay|bueno)$/.test(keyAt(words, at - 1));
  if (BACK.test(key)) return at === 0 || after || keyAt(words, at - 1) === 'me';
  if (key === 'bueno') return after && /^(,|no)$/.test(keyAt(words, at + 1));
  if (key === 'mejor' || key === 'mas') return /^(dicho|bien)$/.test(keyAt(words, at + 1));
  if (key !== 'no' || !after) return false;
  return (
    /^(,|;|…|\.|:|el|la|los|las|a|al|en|fue|fueron|era|eran|son|es|del|de|perdon)$/.test(keyAt(words, at + 1)) ||
    words[at + 1]?.is === 'digits'
  );
}
