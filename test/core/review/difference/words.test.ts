import fc from 'fast-check';
import { wordsBetween, type Piece } from '../../../../core/review/difference/words';

const without = (is: Piece['is'], pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece.is === is ? '' : piece.text)).join('');

const shown = (before: string, after: string): string =>
  wordsBetween(before, after)
    .map(({ is, text }) => (is === 'same' ? text : is === 'added' ? `{+${text}+}` : `{-${text}-}`))
    .join('');

describe('the words between two texts', () => {
  test.each([
    ['nothing in either', '', '', ''],
    ['the same twice', 'Se acordó.', 'Se acordó.', 'Se acordó.'],
    ['all of it new', '', 'Se acordó.', '{+Se acordó.+}'],
    ['all of it gone', 'Se acordó.', '', '{-Se acordó.-}'],
    ['a word in its place', 'hubo tres juntas', 'hubo cuatro juntas', 'hubo {-tres-}{+cuatro+} juntas'],
    ['a word more', 'hubo juntas', 'hubo tres juntas', 'hubo{+ tres+} juntas'],
    ['a word less', 'hubo tres juntas', 'hubo juntas', 'hubo{- tres-} juntas'],
    ['the first word less', 'Ayer hubo', 'hubo', '{-Ayer -}hubo'],
    ['more at the end', 'Se acordó.', 'Se acordó. Falta firmar.', 'Se acordó.{+ Falta firmar.+}'],
    ['a sign', 'Se acordó, ayer', 'Se acordó; ayer', 'Se acordó{-,-}{+;+} ayer'],
    ['a number, whole', 'de 1,250 a 3.5', 'de 1,350 a 3.5', 'de {-1,250-}{+1,350+} a 3.5'],
    ['a code, whole', 'L091910 Soporte', 'L091920 Soporte', '{-L091910-}{+L091920+} Soporte'],
    ['a line broken', 'uno dos', 'uno\ndos', 'uno{- -}{+\n+}dos'],
    [
      'a crumb between larger changes',
      'con la vocalía de organización',
      'ante el consejero de capacitación',
      '{-con la vocalía de organización-}{+ante el consejero de capacitación+}',
    ],
  ])('%s', (_what, before, after, expected) => expect(shown(before, after)).toBe(expected));

  const word = fc.oneof(
    fc.constantFrom(
      'de',
      'la',
      'visita',
      'acordó',
      'Junta',
      ',',
      '.',
      '\n',
      '\n\n',
      '1,250',
      '*',
      '<b>',
      'שלום',
      '👩‍🔬',
      '🇲🇽',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));

  test('taken back, they are both texts', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordsBetween(before, after);
        expect(without('added', pieces)).toBe(before);
        expect(without('removed', pieces)).toBe(after);
      }),
    );
  });

  test('taken back where one text came from the other, and no two neighbours are of one sort', () => {
    const edit = fc.array(fc.tuple(fc.nat(60), word), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), edit, (words, edits) => {
        const changed = [...words];
        for (const [at, put] of edits) changed.splice(at, 1, put);
        const [before, after] = [words.join(' '), changed.join(' ')];
        const pieces = wordsBetween(before, after);
        expect([without('added', pieces), without('removed', pieces)]).toEqual([before, after]);
        pieces.forEach((piece, at) => expect(piece.is).not.toBe(pieces[at + 1]?.is));
      }),
    );
  });

  test('no piece begins with half of a character', () => {
    const mark = fc.constantFrom(
      'é'.normalize('NFD'),
      'ñ'.normalize('NFD'),
      '👩‍🔬',
      '👍🏽',
      '❤️',
      '🇲🇽',
      'a',
      ' ',
      'o\u0301\u0323',
      '-',
    );
    const marked = fc.array(mark, { maxLength: 30 }).map((parts) => parts.join(''));
    const segmenter = new Intl.Segmenter('es', { granularity: 'grapheme' });
    fc.assert(
      fc.property(marked, marked, (before, after) => {
        const pieces = wordsBetween(before, after);
        const texts = [
          [before, pieces.filter(({ is }) => is !== 'added')],
          [after, pieces.filter(({ is }) => is !== 'removed')],
        ] as const;
        for (const [whole, parts] of texts) {
          const starts = new Set([...segmenter.segment(whole)].map(({ index }) => index));
          let at = 0;
          for (const { text: part } of parts) {
            expect(starts).toContain(at);
            at += part.length;
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('long texts', () => {
  const words = (count: number, of: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => of(at)).join(' ');

  test('that share nothing are one change', () => {
    const pieces = wordsBetween(
      words(1_700, (at) => `antes${at}`),
      words(1_700, (at) => `después${at}`),
    );
    expect(pieces.map(({ is }) => is)).toEqual(['removed', 'added']);
  });

  test('of the same few words in another order are still told apart, and taken back', () => {
    let seed = 7;
    const chance = (): number => (seed = (seed * 48_271) % 0x7fffffff) % 40;
    const [before, after] = [words(5_000, () => `p${chance()}`), words(5_000, () => `p${chance()}`)];
    const pieces = wordsBetween(before, after);
    expect([without('added', pieces), without('removed', pieces)]).toEqual([before, after]);
  });

  test('of signs alone are taken back', () => {
    const [before, after] = ['-a'.repeat(6_000), 'b+'.repeat(6_000)];
    const pieces = wordsBetween(before, after);
    expect([without('added', pieces), without('removed', pieces)]).toEqual([before, after]);
  });
});
