import { clustersOf, printable } from './printable';

/** A stretch of text, or a word so long that a narrow column may have to break it. */
export type Part = string | LongWord;

export interface LongWord {
  readonly word: string;
  /** In characters as a person counts them. */
  readonly length: number;
  /** Whether it is a word of the language, parted at its syllables; any other is parted anywhere. */
  readonly syllables: boolean;
}

/** Shorter words fit the form's narrowest column. */
const LONG = 11;
/** No Spanish word is longer. */
const LONGEST = 30;
const LONG_WORDS = /[^\s\u00a0\u200b-]{11,}/g;

/** Counting signs takes long, and those of Spanish are one unit each. */
const lengthOf = (word: string): number =>
  word.length > LONGEST || /^[\x20-\u024f]*$/.test(word) ? word.length : clustersOf(word).length;

/** The text of a run, fit to print, with its long words apart. */
export function partsOf(raw: string): readonly Part[] {
  const text = printable(raw);
  const parts: Part[] = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(LONG_WORDS)) {
    const length = lengthOf(word);
    if (length < LONG) continue;
    if (index > at) parts.push(text.slice(at, index));
    parts.push({ word, length, syllables: length <= LONGEST && /^\p{L}+\p{P}*$/u.test(word) });
    at = index + word.length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}
