import fc from 'fast-check';
import type { Marked } from '../../../core/form/marks';
import type { Mark } from '../../../core/form/values';

const ADDRESSES = ['https://ine.mx/', 'mailto:ana@ine.mx'] as const;

/** Marks of a text of that length, as they come: in any order, one over another. */
export const marks = (length: number): fc.Arbitrary<readonly Mark[]> =>
  fc.array(
    fc
      .tuple(fc.nat(length), fc.nat(length), fc.constantFrom('bold', 'italic', ...ADDRESSES))
      .map(([one, other, what]): Mark => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        return what === 'bold' || what === 'italic' ? { from, to, is: what } : { from, to, is: 'link', href: what };
      }),
    { maxLength: 6 },
  );

/** Of each way of writing, all characters that are written so, in order; white space says nothing. */
export function wordsMarked(
  { text, marks: given = [] }: Marked,
  where = (_at: number) => true,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (let at = 0; at < text.length; at++) {
    if (!where(at) || text.charAt(at).trim() === '') continue;
    const ways = given.filter(({ from, to }) => from <= at && at < to);
    for (const way of new Set(ways.map((mark) => (mark.is === 'link' ? mark.href : mark.is))))
      found[way] = (found[way] ?? '') + text.charAt(at);
  }
  return found;
}
