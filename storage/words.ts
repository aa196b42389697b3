/** Words of a search that count; more would only narrow it to nothing. */
const MOST_WORDS = 20;
const LONGEST_SEARCH = 2_000;
/** Characters of a word that are looked at: no word of a language has more. */
const LONGEST_WORD = 64;

/**
 * The words of a text as searches compare them: lower case, no accents, split at whatever is
 * neither letter nor digit ("INF-2026-0042" is three). Every store folds both sides with this, so
 * that a search finds the same in each.
 */
export function foldedWords(text: string): readonly string[] {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words === null ? [] : words.map(clip);
}

const clip = (word: string): string =>
  word.length <= LONGEST_WORD
    ? word
    : Array.from(word.slice(0, 2 * LONGEST_WORD))
        .slice(0, LONGEST_WORD)
        .join('');

/** What a person typed into a search, as folded words without repetition: none for blank or mere punctuation. */
export function searchWords(typed: string): readonly string[] {
  return [...new Set(foldedWords(typed.slice(0, LONGEST_SEARCH)))].slice(0, MOST_WORDS);
}
