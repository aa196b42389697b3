import fc from 'fast-check';
import { marked } from '../../../core/form/marks';
import { drawn, drawnCell, runsOf } from '../../../documents/drawing/runs';
import { marks, wordsMarked } from '../../helpers/people/marks';

const plain = (text: string) => ({ text, bold: false, italic: false });

describe('a paragraph as runs', () => {
  test('Bold, italic and links are runs of their own, and may be one over another', () => {
    expect(
      runsOf({
        text: 'Se firmó el convenio.',
        marks: [
          { from: 0, to: 8, is: 'bold' },
          { from: 3, to: 11, is: 'italic' },
          { from: 12, to: 20, is: 'link', href: 'https://ine.mx/' },
        ],
      }),
    ).toEqual([
      { text: 'Se ', bold: true, italic: false },
      { text: 'firmó', bold: true, italic: true },
      { text: ' el', bold: false, italic: true },
      plain(' '),
      { text: 'convenio', bold: false, italic: false, href: 'https://ine.mx/' },
      plain('.'),
    ]);
  });

  test('What is typed is never read: asterisks, tags and braces are words', () => {
    const text = '*negrita* _x_ <b>y</b> {tag} #typst [a](https://b.mx)';
    expect(runsOf({ text })).toEqual([plain(text)]);
  });

  test('No mark parts a character in two, and none reaches outside', () => {
    expect(runsOf({ text: 'a😀b', marks: [{ from: 2, to: 99, is: 'bold' }] })).toEqual([
      plain('a'),
      { text: '😀b', bold: true, italic: false },
    ]);
  });

  test('Whatever the marks, the runs say the text, each word in its own way', () => {
    const some = fc.string({ maxLength: 40 }).chain((text) => marks(text.length).map((found) => marked(text, found)));
    fc.assert(
      fc.property(some, (said) => {
        const runs = runsOf(said);
        expect(runs.map(({ text }) => text).join('')).toBe(said.text);
        const bold = runs.map((run) => (run.bold ? run.text.replace(/\s/g, '') : '')).join('');
        expect(bold).toBe(wordsMarked(said)['bold'] ?? '');
      }),
    );
  });
});

describe('items of lists', () => {
  test('An item comes without its sign, which its number and level tell', () => {
    expect(
      drawn({ type: 'paragraph', text: '  3) uno\n   sigue', list: { kind: 'numbered', level: 1, sign: 5 } }),
    ).toEqual({ runs: [plain('uno\nsigue')], item: { kind: 'numbered', level: 1, number: 3, closing: ')' } });
    const bold = [{ from: 0, to: 5, is: 'bold' as const }];
    expect(
      drawn({ type: 'paragraph', text: '• uno', marks: bold, list: { kind: 'bulleted', level: 0, sign: 2 } }),
    ).toEqual({ runs: [{ text: 'uno', bold: true, italic: false }], item: { kind: 'bulleted', level: 0 } });
  });

  test('A cell of a table holds its lines, and the items of a list among them', () => {
    const cell = { text: 'Se acordó:\n1. uno\n2. dos', marks: [{ from: 14, to: 17, is: 'italic' as const }] };
    expect(drawnCell(cell)).toEqual([
      { runs: [plain('Se acordó:')] },
      {
        runs: [{ text: 'uno', bold: false, italic: true }],
        item: { kind: 'numbered', level: 0, number: 1, closing: '.' },
      },
      { runs: [plain('dos')], item: { kind: 'numbered', level: 0, number: 2, closing: '.' } },
    ]);
    expect(drawnCell({ text: 'a\nb' })).toEqual([{ runs: [plain('a\nb')] }]);
  });
});
