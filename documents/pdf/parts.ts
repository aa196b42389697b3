import { clustersOf, printable } from './printable';

/** A stretch of text, or a word that a narrow column may have to break. */
export type Part = string | LongWord;

export interface LongWord {
  /** A line may end after each; together they are the word. */
  readonly pieces: readonly string[];
  /** Whether it is a word of the language, parted at its syllables; a piece of any other is parted anywhere. */
  readonly syllables: boolean;
}

/** Shorter words fit the form's narrowest column. */
const LONG = 11;
/** No Spanish word is longer. */
const LONGEST = 30;
const LONG_WORDS = /[^\s\u00a0\u200b-]{11,}/g;
/** Addresses, and what is written like one: an e-mail's, a page's, «INE/CG-12/2023». */
const ADDRESSES = /[^\s\u00a0\u200b]{6,}/g;
const OF_ADDRESS = /[@/_]|\p{L}\.\p{L}/u;
const PIECES = /[^-./@_?&=#:]*[-./@_?&=#:]+|[^-./@_?&=#:]+/g;

/** Counting signs takes long, and those of Spanish are one unit each. */
const lengthOf = (word: string): number =>
  word.length > LONGEST || /^[\x20-\u024f]*$/.test(word) ? word.length : clustersOf(word).length;

/** The text of a run, fit to print, with its long words apart. */
export function partsOf(raw: string): readonly Part[] {
  const text = printable(raw);
  const parts: Part[] = [];
  let at = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESSES)) {
    if (!isAddress(address)) continue;
    parts.push(...wordsOf(text.slice(at, index)), { pieces: address.match(PIECES) ?? [], syllables: false });
    at = index + address.length;
  }
  return [...parts, ...wordsOf(text.slice(at))];
}

/** Spanish repeats the hyphen that ends a line («técnico-», «-operativo»): in an address it would be one too many. */
const isAddress = (word: string): boolean =>
  (word.includes('-') || word.length >= LONG) && OF_ADDRESS.test(word) && /\p{L}/u.test(word);

function wordsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(LONG_WORDS)) {
    const length = lengthOf(word);
    if (length < LONG) continue;
    if (index > at) parts.push(text.slice(at, index));
    parts.push({ pieces: [word], syllables: length <= LONGEST && /^\p{L}+\p{P}*$/u.test(word) });
    at = index + word.length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}
