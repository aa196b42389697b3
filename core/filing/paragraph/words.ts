import { fold } from '../../form/reading/words';

/** A word, a number or a sign of a text, and where it stands. */
export interface Word {
  /** Folded: «Junta» is `junta`. */
  readonly key: string;
  readonly typed: string;
  readonly start: number;
  readonly end: number;
  readonly is: 'letters' | 'digits' | 'sign';
  /** Sentences are counted from 0; a semicolon and a new line end one too. */
  readonly sentence: number;
}

const WORD = /\p{L}[\p{L}\p{M}]*|\p{Nd}+|[^\s\p{L}\p{Nd}]/gu;
/** Most words are folded as they stand. */
const PLAIN = /^[a-z]+$/;
/** A point after one of these, or after a single letter, ends no sentence. */
const SHORTENED =
  /^(lic|ing|mtro|mtra|dr|dra|sr|sra|srta|arq|av|no|num|art|edo|cd|tel|ext|prof|profa|pte|nte|atte|etc|vs|p|j)$/;

/** The words of a text, in order. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let sentence = 0;
  for (const match of text.matchAll(WORD)) {
    const [typed] = match;
    const start = match.index;
    const before = words.at(-1);
    if (before !== undefined && endsAt(text, before, words.at(-2), start)) sentence += 1;
    const plain = PLAIN.test(typed);
    const is = plain || /^\p{L}/u.test(typed) ? 'letters' : /^\p{Nd}/u.test(typed) ? 'digits' : 'sign';
    words.push({
      key: plain || is === 'sign' ? typed : fold(typed),
      typed,
      start,
      end: start + typed.length,
      is,
      sentence,
    });
  }
  return words;
}

/** Whether a sentence ends between a word and the one that begins at `start`. */
function endsAt(text: string, last: Word, beforeLast: Word | undefined, start: number): boolean {
  if (/^[;!?]$/.test(last.typed)) return true;
  const gap = text.slice(last.end, start);
  const small = /^[\p{Ll}\p{Nd}]/u.test(text.slice(start, start + 2));
  if (gap.includes('\n')) return gap.split('\n').length > 2 || /^[.:]$/.test(last.typed) || !(small || goesOn(last));
  if (last.typed !== '.' || gap === '') return false;
  const shortened = beforeLast?.end === last.start && (SHORTENED.test(beforeLast.key) || beforeLast.key.length === 1);
  return !shortened && !/^\p{Ll}/u.test(text.slice(start, start + 2));
}

/** «…a la Junta Local de»: the line was broken, and not the sentence. */
const goesOn = ({ key }: Word): boolean =>
  /^(,|de|del|la|el|los|las|en|y|e|o|con|a|al|por|para|que|un|una|se|su|sus|nos|como|entre|desde|hasta|sobre)$/.test(
    key,
  );

/** A part of the words, by their places: from `start` up to and without `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part in words that its field reads, where those it was typed in do not do alone. */
export interface SaidSpan extends Span {
  readonly said?: string;
}

export const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** The part as it was typed. */
export const typedIn = (text: string, words: readonly Word[], { start, end }: Span): string =>
  text.slice(words[start]?.start ?? text.length, words[end - 1]?.end ?? text.length);

/** The part as `keyOf` has it: letters and digits, «D.F.» as one word. */
export function keyIn(words: readonly Word[], { start, end }: Span): string {
  let key = '';
  let last: Word | undefined;
  for (const word of words.slice(start, end)) {
    if (word.is !== 'sign') key += key === '' || last?.end === word.start ? word.key : ` ${word.key}`;
    else if (word.key !== '.') key = key === '' ? key : `${key} `.replace(/ +$/, ' ');
    last = word;
  }
  return key.trim();
}

/** The folded word at a place; '' beyond the text. */
export const keyAt = (words: readonly Word[], at: number): string => words[at]?.key ?? '';

/** Whether the word begins with a capital letter. */
export const isCapital = (word: Word | undefined): boolean => word !== undefined && /^\p{Lu}/u.test(word.typed);

/** Whether the word is in capitals alone, as an acronym is. */
export const isUpper = (word: Word | undefined): boolean => word !== undefined && /^\p{Lu}+$/u.test(word.typed);

/** Whether the word is the first of its sentence, or nothing but a sign parts it from what stands before. */
export function opensClause(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return before === undefined || before.sentence !== words[at]?.sentence || /^[,:(«"“—–•*¡¿-]$/.test(before.typed);
}

/** The places of all the words in the spans. */
export const placesIn = (spans: readonly Span[]): ReadonlySet<number> =>
  new Set(spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)));
