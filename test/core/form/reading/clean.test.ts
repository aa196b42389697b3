import fc from 'fast-check';
import { cleanMarked, cleanText } from '../../../../core/form/reading/clean';
import type { Mark } from '../../../../core/form/values';
import { marks, wordsMarked } from '../../../helpers/people/marks';

/** Letters as they may come: accents apart, line breaks of every kind, what is not seen, halves of characters. */
const letter = fc.constantFrom(
  'a',
  'b',
  'ñ',
  'e\u0301',
  'n\u0303',
  '😀',
  ' ',
  '\n',
  '\r\n',
  '\u2028',
  '\u2029',
  '\u200e',
  '\u0000',
  '\ud800',
);

describe('cleaning a marked text', () => {
  test('A mark stretches over the same words before and after', () => {
    const some = fc.array(letter, { maxLength: 30 }).chain((letters) =>
      marks(letters.length).map((found) => {
        const at = (place: number) => letters.slice(0, place).join('').length;
        return {
          text: letters.join(''),
          marks: found.map((mark) => ({ ...mark, from: at(mark.from), to: at(mark.to) })),
        };
      }),
    );
    fc.assert(
      fc.property(some, (said) => {
        const clean = cleanMarked(said);
        expect(clean.text).toBe(cleanText(said.text));
        const words = Object.entries(wordsMarked(said)).map(([way, found]) => [way, cleanText(found)]);
        expect(wordsMarked(clean)).toEqual(Object.fromEntries(words.filter(([, found]) => found !== '')));
      }),
      { numRuns: 500 },
    );
  });

  test('Wherever a mark ends, the text is what it is without marks, and no mark reaches outside', () => {
    const some = fc
      .string({ unit: 'binary', maxLength: 20 })
      .chain((text) => marks(text.length).map((found) => ({ text, marks: found })));
    fc.assert(
      fc.property(some, (said) => {
        const clean = cleanMarked(said);
        expect(clean.text).toBe(cleanText(said.text));
        for (const { from, to } of clean.marks ?? [])
          expect(from >= 0 && from < to && to <= clean.text.length).toBe(true);
      }),
    );
  });

  test('An accent stays with its letter, and the parts of a syllable count as one', () => {
    const bold = (from: number, to: number): readonly Mark[] => [{ from, to, is: 'bold' }];
    expect(cleanMarked({ text: 'cafe\u0301 solo', marks: bold(0, 4) })).toEqual({
      text: 'café solo',
      marks: bold(0, 4),
    });
    expect(cleanMarked({ text: '\u1112\u1161\u11ab x', marks: bold(4, 5) })).toEqual({
      text: '한 x',
      marks: bold(2, 3),
    });
  });
});
