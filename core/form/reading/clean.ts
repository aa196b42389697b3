import { marked, type Marked } from '../marks';
import type { Mark } from '../values';

/** Control characters but tab and line feed, and the marks that turn a line's direction: nobody types them to be read. */
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
/** Halves of characters, which no file or protocol can carry. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The same words in one spelling: NFC, `\n` for every line break, nothing unseen. Markup is text like any other. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u0085/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .replace(UNSEEN, '')
    .replace(LONE_SURROGATE, '')
    .normalize('NFC');
}

/** The same with its marks, which stretch over the same words as before. */
export function cleanMarked({ text, marks = [] }: Marked): Marked {
  const clean = cleanText(text);
  return marked(clean, clean === text ? marks : movedMarks(text, clean, marks));
}

/** Marks of a text that was cleaned, each of whose ends may have moved. */
function movedMarks(text: string, clean: string, marks: readonly Mark[]): readonly Mark[] {
  if (marks.length === 0) return marks;
  const ends = [...new Set(marks.flatMap(({ from, to }) => [wholeAt(text, from), wholeAt(text, to)]))];
  const edges = ends.sort((a, b) => a - b);
  const moved = new Map<number, number>();
  let [from, length] = [0, 0];
  for (const edge of edges) {
    length += cleanText(text.slice(from, edge)).length;
    moved.set(edge, length);
    from = edge;
  }
  // Two letters that only together have another spelling (a Korean syllable's parts): rare enough to be counted anew.
  const isSum = length + cleanText(text.slice(from)).length === clean.length;
  const at = (edge: number): number =>
    isSum ? (moved.get(edge) ?? 0) : Math.min(clean.length, cleanText(text.slice(0, edge)).length);
  return marks.map((mark) => ({ ...mark, from: at(wholeAt(text, mark.from)), to: at(wholeAt(text, mark.to)) }));
}

/** What may not be parted from the character before it. */
const GOES_WITH = /^[\p{M}\u200d\udc00-\udfff]/u;

/** This place, or the next at which no character is parted: an accent that stands alone belongs to its letter. */
function wholeAt(text: string, place: number): number {
  let at = Math.min(Math.max(place, 0), text.length);
  while (at > 0 && at < text.length && isInside(text, at)) at += 1;
  return at;
}

function isInside(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  if (before === '\r' && after === '\n') return true;
  if (/[\udc00-\udfff]/.test(after)) return /[\ud800-\udbff]/.test(before);
  return GOES_WITH.test(text.slice(at, at + 2));
}
