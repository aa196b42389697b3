import fc from 'fast-check';
import { sameWords } from '../../../../core/form/answers';
import { blocksOf, cleanBlocks, proseAsText, showBlocks } from '../../../../core/form/kinds/prose';
import { MARKS } from '../../../../core/form/marks';
import { plainBlocks } from '../../../../core/form/plain';
import type { Block, Mark, Paragraph } from '../../../../core/form/values';
import { marks, wordsMarked } from '../../../helpers/people/marks';

const paragraph = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({ type: 'paragraph', text, ...more });
const bullet = (text: string, more: Partial<Paragraph> = {}): Paragraph =>
  paragraph(text, { list: { kind: 'bulleted', level: 0, sign: 2 }, ...more });
const bold = (from: number, to: number): readonly Mark[] => [{ from, to, is: 'bold' }];

describe('typed lists', () => {
  test('Lines that begin with a dash become items, and the plain text is what was typed', () => {
    const typed = 'Se acordó:\n- uno\n- dos\nFin.\n\nOtro.';
    const blocks = blocksOf(typed, []);
    expect(blocks).toEqual([
      paragraph('Se acordó:'),
      bullet('- uno', { below: true }),
      bullet('- dos', { below: true }),
      paragraph('Fin.', { below: true }),
      paragraph('Otro.'),
    ]);
    expect(proseAsText(blocks)).toBe(typed);
    expect(showBlocks(blocks)).toBe(typed);
    expect(plainBlocks(blocks)).toEqual([paragraph('Se acordó:\n- uno\n- dos\nFin.'), paragraph('Otro.')]);
  });

  test('Asterisks, underscores and tags are words', () => {
    for (const text of ['*uno* _dos_ **tres**', '<b>uno</b>\n<li>dos</li>', '{tag} #typst'])
      expect(blocksOf(text, [])).toEqual([paragraph(text)]);
  });
});

describe('an answer that is edited in a box of text', () => {
  const table: Block = { type: 'table', headerRows: 0, rows: [[{ text: 'a', marks: bold(0, 1) }]] };
  const before: readonly Block[] = [
    paragraph('Se firmó el convenio.', { marks: bold(3, 8) }),
    bullet('• uno', { marks: bold(2, 5) }),
    bullet('• dos', { below: true }),
    table,
  ];

  test('Unchanged, it is what it was', () => {
    const again = blocksOf(proseAsText(before), before);
    expect(again).toEqual(before);
  });

  test('Paragraphs, items and tables that were left alone keep how they were written; a changed one is plain', () => {
    const text = proseAsText(before).replace('firmó', 'revisó').replace('• dos', '• dos\n• tres');
    expect(blocksOf(text, before)).toEqual([
      paragraph('Se revisó el convenio.'),
      bullet('• uno', { marks: bold(2, 5) }),
      bullet('• dos', { below: true }),
      bullet('• tres', { below: true }),
      table,
    ]);
  });

  test('An item whose lines go on, and one alone, stay items', () => {
    const list = { kind: 'numbered', level: 0, sign: 3 } as const;
    const alone = [paragraph('Antes'), paragraph('1. uno\nsigue', { list }), paragraph('Después')];
    expect(blocksOf(proseAsText(alone).replace('Antes', 'Ayer'), alone)).toEqual([
      paragraph('Ayer'),
      ...alone.slice(1),
    ]);
  });

  test('Whatever was written, saving the box untouched changes nothing', () => {
    const line = fc.tuple(
      fc.constantFrom('- ', '• ', '1. ', '2. ', '  - ', '', ''),
      // Words in each line: a blank one between two items is closed, as a list has none.
      fc.string({ minLength: 1, maxLength: 8 }).filter((words) => words.trim() !== ''),
    );
    const some = fc
      .array(
        line.map(([sign, words]) => sign + words),
        { maxLength: 6 },
      )
      .chain((lines) => marks(lines.join('\n').length).map((found) => paragraph(lines.join('\n'), { marks: found })));
    fc.assert(
      fc.property(some, (written) => {
        const stored = cleanBlocks([written]);
        const again = blocksOf(proseAsText(stored), stored);
        expect(proseAsText(again)).toBe(proseAsText(stored));
        expect(sameWords({ kind: 'prose', blocks: again }, { kind: 'prose', blocks: stored })).toBe(true);
        const texts = stored.map((block) => (block.type === 'paragraph' ? block.text : ''));
        if (new Set(texts).size === texts.length) expect(again).toEqual(stored);
      }),
      { numRuns: 500, examples: [[paragraph(' \n  - !\n- !')]] },
    );
  });
});

describe('blocks as they may be kept', () => {
  test('Each mark stretches over the same words in whatever paragraph they came to stand', () => {
    const some = fc
      .string({ unit: fc.constantFrom('a', 'b', '\n', ' ', '-', '• ', '1. ', '2. ', '😀'), maxLength: 40 })
      .chain((text) => marks(text.length).map((found) => paragraph(text, { marks: found })));
    fc.assert(
      fc.property(some, (written) => {
        const all: Record<string, string> = {};
        for (const block of cleanBlocks([written]))
          if (block.type === 'paragraph')
            for (const [way, words] of Object.entries(wordsMarked(block))) all[way] = (all[way] ?? '') + words;
        expect(all).toEqual(wordsMarked(written));
      }),
      { numRuns: 500 },
    );
  });

  test('A link keeps its own address only where it may be followed', () => {
    const link = (href: string): Mark => ({ from: 0, to: 3, is: 'link', href });
    expect(cleanBlocks([paragraph('uno', { marks: [link('javascript:alert(1)')] })])).toEqual([paragraph('uno')]);
    expect(cleanBlocks([paragraph('uno', { marks: [link(' HTTPS://ine.mx')] })])).toEqual([
      paragraph('uno', { marks: [link('https://ine.mx/')] }),
    ]);
  });

  test('An item is told by its sign: without one it is a paragraph, whatever was claimed', () => {
    expect(cleanBlocks([bullet('uno')])).toEqual([paragraph('uno')]);
    const wrong = { kind: 'bulleted', level: 40.5, sign: 99 } as const;
    expect(cleanBlocks([paragraph('2. dos\n\nsigue', { list: wrong })])).toEqual([
      paragraph('2. dos\nsigue', { list: { kind: 'numbered', level: 0, sign: 3 } }),
    ]);
  });

  test('An answer has a limit of marks and of addresses; beyond it, words are plain', () => {
    const many = Array.from({ length: 30 }, () =>
      paragraph('a '.repeat(400), {
        marks: Array.from({ length: 400 }, (_, at) => bold(2 * at, 2 * at + 1)[0] as Mark),
      }),
    );
    const kept = cleanBlocks(many).flatMap((block) => (block.type === 'paragraph' ? (block.marks ?? []) : []));
    expect(kept).toHaveLength(4 * MARKS);
    const links = Array.from({ length: 100 }, (_, at) =>
      paragraph('enlace', {
        marks: [{ from: 0, to: 6, is: 'link', href: `https://ine.mx/${'a'.repeat(1_500)}${at}` }],
      }),
    );
    expect(cleanBlocks(links).filter((block) => block.type === 'paragraph' && block.marks !== undefined)).toHaveLength(
      26,
    );
  });
});
