import type { Piece } from './words';

/** Words that stay on each side of a change; a stretch is cut only where that leaves out as many again. */
const AROUND = 8;
/** Of a change itself, in words: what was added or removed in one piece. */
const WITHIN = 120;

/** The same in characters, for what has no spaces: of the words at one side of a change, and of a change itself. */
const LONGEST = { around: 160, change: 1_000 } as const;

/** In the place of words that both texts hold. */
export const LEFT_OUT = '…';

/** The changes with some words around each: where many are the same, «…» stands for those between. */
export const shortened = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map((piece, at): Piece => {
    if (piece.is !== 'same') return { ...piece, text: shortChange(piece.text) };
    const [first, last] = [at === 0, at === pieces.length - 1];
    return first && last ? piece : { ...piece, text: shortSame(piece.text, first ? 0 : AROUND, last ? 0 : AROUND) };
  });

/** The first and the last words of what stays. */
function shortSame(text: string, head: number, tail: number): string {
  const { around } = LONGEST;
  const [first, last] = [head === 0 ? 0 : around, tail === 0 ? 0 : around];
  return withoutMiddle(withoutWords(text, head, tail), first, last);
}

/** A long change keeps its beginning and its end. */
function shortChange(text: string): string {
  const words = text.match(/\S+/g)?.length ?? 0;
  const fewer = words <= WITHIN ? text : withoutWords(text, WITHIN - 2 * AROUND, AROUND);
  return withoutMiddle(fewer, LONGEST.change - LONGEST.around, LONGEST.around);
}

function withoutWords(text: string, head: number, tail: number): string {
  const words = [...text.matchAll(/\S+/g)];
  if (words.length <= head + tail + AROUND) return text;
  return joined(text, head === 0 ? 0 : endOf(words[head - 1]), tail === 0 ? text.length : startOf(words.at(-tail)));
}

const startOf = (word: RegExpExecArray | undefined): number => word?.index ?? 0;
const endOf = (word: RegExpExecArray | undefined): number => startOf(word) + (word?.[0].length ?? 0);

/** A text of more characters than that at its beginning and its end, in whole characters. */
function withoutMiddle(text: string, head: number, tail: number): string {
  if (text.length <= head + tail + LONGEST.around) return text;
  return joined(text, wholeAt(text, head), wholeAt(text, text.length - tail));
}

function joined(text: string, end: number, start: number): string {
  const before = end === 0 ? '' : `${text.slice(0, end)} `;
  const after = start === text.length ? '' : ` ${text.slice(start)}`;
  return `${before}${LEFT_OUT}${after}`;
}

/** What belongs to the character before it. */
const JOINED = /^[\p{M}\p{Join_C}\p{Emoji_Modifier}\uDC00-\uDFFF]/u;

/** The nearest place at or before `at` where a character begins: none so long is written. */
function wholeAt(text: string, at: number): number {
  let place = at;
  while (place > 0 && place < text.length && at - place < 64 && isInside(text, place)) place -= 1;
  return place;
}

const isInside = (text: string, at: number): boolean =>
  JOINED.test(String.fromCodePoint(text.codePointAt(at) ?? 0)) || text.charCodeAt(at - 1) === 0x200d;
