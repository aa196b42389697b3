import { widthOf } from '../drawing/letters';
import { clustersOf, printable } from './printable';

/** A stretch of text, or a word that a narrow column may have to break. */
export type Part = string | LongWord;

export interface LongWord {
  /** A line may end after each; together they are the word. */
  readonly pieces: readonly string[];
  /** How wide each is, as a part of its size. */
  readonly widths: readonly number[];
  /** Whether it is a word of the language, parted at its syllables; a piece of any other is parted anywhere. */
  readonly syllables: boolean;
}

/** How words are printed. */
export interface Words {
  readonly bold?: boolean;
  /** Letters of the words that fit where they stand; the form's narrowest column holds ten, of usual width. */
  readonly whole?: number;
}

const WHOLE = 10;
/** As a part of its size: what a word may take in the form's narrowest column. */
const WIDE = 6;
/** No Spanish word is longer. */
const LONGEST = 30;
const WORDS = /[^\s\u00a0\u200b-]+/g;
/** Addresses, and what is written like one: an e-mail's, a page's, «INE/CG-12/2023». */
const ADDRESSES = /[^\s\u00a0\u200b]{6,}/g;
const OF_ADDRESS = /[@/_]|\p{L}\.\p{L}/u;
const PIECES = /[^-./@_?&=#:]*[-./@_?&=#:]+|[^-./@_?&=#:]+/g;

/** Counting signs takes long, and those of Spanish are one unit each. */
const lengthOf = (word: string): number =>
  word.length > LONGEST || /^[\x20-\u024f]*$/.test(word) ? word.length : clustersOf(word).length;

/** The text of a run, fit to print, with its long words apart. */
export function partsOf(raw: string, words: Words = {}): readonly Part[] {
  const text = printable(raw);
  const parts: Part[] = [];
  let at = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESSES)) {
    if (!isAddress(address)) continue;
    parts.push(...wordsOf(text.slice(at, index), words), longWord(address.match(PIECES) ?? [], false, words));
    at = index + address.length;
  }
  return [...parts, ...wordsOf(text.slice(at), words)];
}

/** Spanish repeats the hyphen that ends a line («técnico-», «-operativo»): in an address it would be one too many. */
const isAddress = (word: string): boolean =>
  (word.includes('-') || word.length > WHOLE) && OF_ADDRESS.test(word) && /\p{L}/u.test(word);

function wordsOf(text: string, words: Words): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  const whole = Math.min(words.whole ?? WHOLE, WHOLE);
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const length = lengthOf(word);
    if (length <= whole && !isWide(word, words)) continue;
    if (index > at) parts.push(text.slice(at, index));
    parts.push(longWord([word], length <= LONGEST && /^\p{L}+\p{P}*$/u.test(word), words));
    at = index + word.length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

/** Capitals are. */
const isWide = (word: string, { bold }: Words): boolean => word.length > WIDE / 2 && widthOf(word, bold) > WIDE;

const longWord = (pieces: readonly string[], syllables: boolean, { bold }: Words): LongWord => ({
  pieces,
  widths: pieces.map((piece) => (piece.length > LONGEST ? piece.length : widthOf(piece, bold))),
  syllables,
});
