import type { Piece } from './words';

/** Words that stay on each side of a change; a stretch is cut only where that leaves out as many again. */
const AROUND = 8;
/** Of a change itself, in words: what was added or removed in one piece. */
const WITHIN = 120;

/** In the place of words that both texts hold. */
export const LEFT_OUT = '…';

/** The changes with some words around each: where many are the same, «…» stands for those between. */
export const shortened = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.map((piece, at): Piece => {
    if (piece.is !== 'same') return { ...piece, text: clippedChange(piece.text) };
    const [first, last] = [at === 0, at === pieces.length - 1];
    return first && last ? piece : { ...piece, text: between(piece.text, first ? 0 : AROUND, last ? 0 : AROUND) };
  });

/** The first and the last words of a text. */
function between(text: string, head: number, tail: number): string {
  const words = [...text.matchAll(/\S+/g)];
  if (words.length <= head + tail + AROUND) return text;
  const headEnd = head === 0 ? 0 : endOf(words[head - 1]);
  const tailStart = tail === 0 ? text.length : (words.at(-tail)?.index ?? text.length);
  const before = head === 0 ? '' : `${text.slice(0, headEnd)} `;
  const after = tail === 0 ? '' : ` ${text.slice(tailStart)}`;
  return `${before}${LEFT_OUT}${after}`;
}

const endOf = (word: RegExpExecArray | RegExpMatchArray | undefined): number =>
  (word?.index ?? 0) + (word?.[0].length ?? 0);

/** A long change keeps its beginning and its end. */
function clippedChange(text: string): string {
  const words = text.match(/\S+/g)?.length ?? 0;
  return words <= WITHIN ? text : between(text, WITHIN - 2 * AROUND, AROUND);
}
