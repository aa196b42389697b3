import fc from 'fast-check';
import { addressOf, joined, MARKS, marked, sliced, tidyMarks, trimmed, type Marked } from '../../../core/form/marks';
import type { Mark } from '../../../core/form/values';
import { marks, wordsMarked } from '../../helpers/people/marks';

const someMarked: fc.Arbitrary<Marked> = fc
  .string({ maxLength: 40 })
  .chain((text) => marks(text.length).map((found) => marked(text, found)));

describe('marks of a text', () => {
  test('A slice has of each mark the words that are in it', () => {
    fc.assert(
      fc.property(someMarked, fc.nat(40), fc.nat(40), (said, one, other) => {
        const [from, to] = [Math.min(one, other), Math.min(Math.max(one, other), said.text.length)];
        const expected = wordsMarked(said, (at) => at >= from && at < to);
        expect(wordsMarked(sliced(said, from, to))).toEqual(expected);
      }),
    );
  });

  test('Trimmed, each mark has the same words less the space around', () => {
    fc.assert(
      fc.property(someMarked, (said) => {
        const start = said.text.length - said.text.trimStart().length;
        const end = said.text.trimEnd().length;
        expect(trimmed(said).text).toBe(said.text.trim());
        expect(wordsMarked(trimmed(said))).toEqual(wordsMarked(said, (at) => at >= start && at < end));
      }),
    );
  });

  test('Joined, each part keeps its marked words', () => {
    fc.assert(
      fc.property(fc.array(someMarked, { maxLength: 5 }), (parts) => {
        const all = joined(parts, '\n');
        expect(all.text).toBe(parts.map(({ text }) => text).join('\n'));
        let from = 0;
        for (const part of parts) {
          expect(wordsMarked(sliced(all, from, from + part.text.length))).toEqual(wordsMarked(part));
          from += part.text.length + 1;
        }
      }),
    );
  });

  test('Kept marks stand inside the text, in order, and touch none alike', () => {
    const wild = fc.record({
      from: fc.integer({ min: -50, max: 50 }),
      to: fc.integer({ min: -50, max: 50 }),
      is: fc.constantFrom('bold' as const, 'italic' as const),
    });
    // The two of bold become one that begins first.
    const grown = [
      { from: 0, to: 1, is: 'bold' as const },
      { from: 0, to: 2, is: 'italic' as const },
      { from: 1, to: 3, is: 'bold' as const },
    ];
    fc.assert(
      fc.property(fc.array(wild), fc.nat(30), (given, length) => {
        const kept = tidyMarks(given, length);
        for (const { from, to } of kept) expect(from >= 0 && from < to && to <= length).toBe(true);
        expect(tidyMarks(kept, length)).toEqual(kept);
        for (const is of ['bold', 'italic'] as const) {
          const ends = kept.filter((mark) => mark.is === is).map(({ from, to }) => [from, to] as const);
          expect(ends.every(([from], at) => at === 0 || from > (ends[at - 1]?.[1] ?? 0))).toBe(true);
        }
      }),
      { examples: [[grown, 3]] },
    );
  });

  test('A text with more marks than are kept goes on plain', () => {
    const many = Array.from({ length: MARKS + 10 }, (_, at): Mark => ({ from: 2 * at, to: 2 * at + 1, is: 'bold' }));
    expect(marked('a '.repeat(MARKS + 10), many).marks).toHaveLength(MARKS);
  });
});

describe('the address of a link', () => {
  test.each([
    ['https://ine.mx/acuerdos?a=1&b=2', 'https://ine.mx/acuerdos?a=1&b=2'],
    [' HTTP://INE.mx ', 'http://ine.mx/'],
    ['mailto:ana@ine.mx', 'mailto:ana@ine.mx'],
    ['https://ine.mx/"><b>', 'https://ine.mx/%22%3E%3Cb%3E'],
  ])('%j is kept as %j', (href, kept) => expect(addressOf(href)).toBe(kept));

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,hola',
    'file:///etc/passwd',
    '\\\\server\\share',
    'vbscript:x',
    'https://',
    'ine.mx',
    '#ancla',
    '',
    `https://ine.mx/${'a'.repeat(2_000)}`,
    `https://ine.mx/${'ñ'.repeat(1_000)}`,
  ])('%j leads nowhere', (href) => expect(addressOf(href)).toBeUndefined());
});
