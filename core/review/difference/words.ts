import { commonOf, type Pair } from './common';

/** A stretch of two texts: of both, of the later alone, or of the earlier alone. */
export interface Piece {
  readonly is: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A word or a sign, and the space before it. At the end of a text stands an empty one, with what space is left. */
interface Token {
  readonly space: string;
  readonly word: string;
}

/**
 * A word with the signs inside it («1,250», «L091910», «10:30»), else a sign with whatever joins it: combining
 * marks, the halves of an emoji. A mark that stands on a space takes the space along.
 */
const LETTERS = String.raw`[\p{L}\p{N}\p{M}\p{Pc}]+(?:[.,:/'’-][\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Pc}]*)*[\p{M}\p{Join_C}]*`;
const SIGN = String.raw`[^\s](?:[\p{M}\p{Emoji_Modifier}]|\u200D[^\s\p{L}\p{N}]|\p{Join_C})*`;
const TOKEN = new RegExp(String.raw`(\s*)(?!(?<=\s)[\p{M}\p{Join_C}])(\s?${LETTERS}|\p{RI}{2}|\s?${SIGN})`, 'gu');

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const [whole, space = '', word = ''] of text.matchAll(TOKEN)) {
    tokens.push({ space, word });
    end += whole.length;
  }
  return [...tokens, { space: text.slice(end), word: '' }];
}

/**
 * What became of a text, word by word and in order: the same and the removed stretches together are the text before,
 * the same and the added ones the text after, to the last space. Neighbouring changes are one, and so are those
 * with next to nothing between them. Takes time in proportion to both lengths (see `commonOf`).
 */
export function wordsBetween(before: string, after: string): readonly Piece[] {
  if (before === after) return before === '' ? [] : [{ is: 'same', text: before }];
  const [left, right] = [tokensOf(before), tokensOf(after)];
  const pairs = commonOf(
    left.map(({ word }) => word),
    right.map(({ word }) => word),
  );
  return ordered(withoutCrumbs(piecesOf(left, right, pairs)));
}

/** A change: what was removed, and what was added in its place; between two of them stands what both texts hold. */
interface Change {
  removed: string;
  added: string;
}
type Part = string | Change;

function piecesOf(left: readonly Token[], right: readonly Token[], pairs: readonly Pair[]): readonly Part[] {
  const parts: Part[] = [];
  let [x, y] = [0, 0];
  for (const [one, other] of pairs) {
    const [token, same] = [left[one], right[other]];
    if (token === undefined || same === undefined) continue;
    const removed = left.slice(x, one).map(written).join('');
    const added = right.slice(y, other).map(written).join('');
    const shared = token.space === same.space;
    parts.push({ removed: removed + (shared ? '' : token.space), added: added + (shared ? '' : same.space) });
    parts.push((shared ? token.space : '') + token.word);
    [x, y] = [one + 1, other + 1];
  }
  return parts;
}

const written = ({ space, word }: Token): string => space + word;

/** Words that stand alone between two changes tell nothing: at most this many, and fewer characters than either. */
const CRUMB = { words: 2, characters: 16 } as const;

/** The same with neighbours joined: what both hold between two larger changes becomes part of them. */
function withoutCrumbs(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    if (typeof part === 'string') {
      if (part !== '') addSame(joined, part);
      continue;
    }
    if (part.removed === '' && part.added === '') continue;
    const [between, last] = [joined.at(-1), joined.at(-2)];
    if (typeof between === 'object') append(between, part.removed, part.added);
    else if (typeof between === 'string' && typeof last === 'object' && isCrumb(between, last, part)) {
      joined.pop();
      append(last, between + part.removed, between + part.added);
    } else joined.push({ ...part });
  }
  return joined;
}

function addSame(parts: Part[], text: string): void {
  const last = parts.at(-1);
  if (typeof last === 'string') parts[parts.length - 1] = last + text;
  else parts.push(text);
}

function append(change: Change, removed: string, added: string): void {
  change.removed += removed;
  change.added += added;
}

function isCrumb(text: string, before: Change, after: Change): boolean {
  if (text.length > CRUMB.characters || text.includes('\n')) return false;
  const sizeOf = ({ removed, added }: Change): number => Math.max(removed.trim().length, added.trim().length);
  if (text.trim().length >= Math.min(sizeOf(before), sizeOf(after))) return false;
  return text.trim().split(/\s+/).length <= CRUMB.words;
}

/** What was removed comes before what was added; the space that both begin or end with belongs to neither. */
function ordered(parts: readonly Part[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const add = (is: Piece['is'], text: string): void => {
    const last = pieces.at(-1);
    if (text === '') return;
    if (last?.is === is) pieces[pieces.length - 1] = { is, text: last.text + text };
    else pieces.push({ is, text });
  };
  for (const part of parts) {
    if (typeof part === 'string') {
      add('same', part);
      continue;
    }
    const [lead, trail] = sharedSpace(part);
    add('same', part.removed.slice(0, lead));
    add('removed', part.removed.slice(lead, part.removed.length - trail));
    add('added', part.added.slice(lead, part.added.length - trail));
    add('same', trail === 0 ? '' : part.removed.slice(-trail));
  }
  return pieces;
}

/** How many characters of space a change's two texts share at their beginning, and then at their end. */
function sharedSpace({ removed, added }: Change): readonly [number, number] {
  const most = Math.min(removed.length, added.length);
  let lead = 0;
  while (lead < most && removed[lead] === added[lead] && /\s/.test(removed.charAt(lead))) lead += 1;
  let trail = 0;
  const last = (text: string): string => text.charAt(text.length - 1 - trail);
  while (trail < most - lead && last(removed) === last(added) && /\s/.test(last(removed))) trail += 1;
  return [lead, trail];
}
