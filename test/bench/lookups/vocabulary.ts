import { chanceOf, type Chance } from '../../helpers/world/chance';
import { allSeeds } from '../../fixtures/seeds';

/** Different words that reports are written with: about as many as years of them would hold. */
const WORDS = 20_000;
const SYLLABLES =
  'ba ca ce co da de di en es fa ga in la le li lo ma me mi no os pa pe ra re ri sa se ta te ti to va ve';

/** The words of the reference reports, the likeliest first, then made ones, as names and places are. */
const vocabulary: readonly string[] = [...new Set([...wordsOfSeeds(), ...madeWords(chanceOf(1))])].slice(0, WORDS);

function wordsOfSeeds(): readonly string[] {
  const times = new Map<string, number>();
  const texts = textsIn(allSeeds.map(({ answers }) => answers)).join(' ');
  for (const word of texts.match(/\p{L}{2,}/gu) ?? []) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times].sort(([, one], [, other]) => other - one).map(([word]) => word);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'text' ? [String(inner)] : textsIn(inner)));
}

function* madeWords(chance: Chance): Generator<string> {
  const syllables = SYLLABLES.split(' ');
  const syllable = (): string => syllables[chance.between(0, syllables.length - 1)] ?? '';
  for (let made = 0; made < 2 * WORDS; made += 1) yield Array.from({ length: chance.between(3, 5) }, syllable).join('');
}

/** The n-th word is met about n times as seldom as the first: as the words of a language are. */
const aWord = (chance: Chance): string => vocabulary[Math.floor(vocabulary.length ** chance.next()) - 1] ?? '';

/** So many words of prose. */
export const aText = (chance: Chance, words: number): string =>
  Array.from({ length: words }, () => aWord(chance)).join(' ');
