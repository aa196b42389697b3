import fc from 'fast-check';
import { readPasted } from '../../../bot/pasted/read';
import { readAnswer } from '../../../core/form/answers';
import { cleanBlocks, proseAsText } from '../../../core/form/kinds/prose';
import type { Paragraph } from '../../../core/form/values';
import { fieldOf } from '../../core/form/reading';
import { drawn } from '../../../documents/drawing/runs';

const p = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({ type: 'paragraph', text, ...more });
const formatted = (text: string, html: string) => readPasted({ text, html }).formatted;
/** What is in bold, in italics, and what leads where. */
const waysOf = (html: string, text: string) =>
  (formatted(text, html) ?? []).flatMap((one) =>
    drawn(one).runs.flatMap(({ text: words, bold, italic, href }) =>
      bold || italic || href !== undefined
        ? [`${words}: ${[bold && 'bold', italic && 'italic', href].filter(Boolean).join(' ')}`]
        : [],
    ),
  );

describe('a message without a table, as a chat client writes it', () => {
  test('Bold, italics and links are those of its HTML; its words stay its text', () => {
    const html =
      '<p>Se firmó el <strong>convenio <em>general</em></strong> con <a href="https://ine.mx/a?b=1&amp;c=2" title="x">el OPL</a>.</p>';
    expect(readPasted({ text: 'Se firmó el convenio general con el OPL.', html })).toEqual({
      text: 'Se firmó el convenio general con el OPL.',
      formatted: [
        p('Se firmó el convenio general con el OPL.', {
          marks: [
            { from: 12, to: 28, is: 'bold' },
            { from: 21, to: 28, is: 'italic' },
            { from: 33, to: 39, is: 'link', href: 'https://ine.mx/a?b=1&c=2' },
          ],
        }),
      ],
    });
  });

  test('Its lists are lists, whether or not its text has their signs', () => {
    const html = '<p>Se acordó:</p><ol><li>uno<ul><li>dentro</li></ul></li><li>dos</li></ol>';
    const list = [
      p('Se acordó:'),
      p('1. uno', { list: { kind: 'numbered', level: 0, sign: 3 } }),
      p('  • dentro', { list: { kind: 'bulleted', level: 1, sign: 4 }, below: true }),
      p('2. dos', { list: { kind: 'numbered', level: 0, sign: 3 }, below: true }),
    ];
    expect(formatted('Se acordó:\n\nuno\ndentro\ndos', html)).toEqual(list);
    expect(formatted('Se acordó:\n1. uno\n• dentro\n2. dos', html)).toEqual(list);
  });

  test('Where the HTML says other words, the text counts alone', () => {
    expect(formatted('Se firmó', '<p>Se <b>revisó</b></p>')).toBeUndefined();
    expect(formatted('Se firmó', '<p>Se firmó</p>')).toBeUndefined();
    expect(formatted('**Se** _firmó_', '<p>**Se** _firmó_</p>')).toBeUndefined();
  });

  test.each([
    [
      '<b style="font-weight:normal" id="docs-internal-guid"><span style="font-weight:700">uno</span> dos</b>',
      ['uno: bold'],
    ],
    ['<p><span style="font-style: italic; mso-bidi-font-weight: bold">uno</span> dos</p>', ['uno: italic']],
    ['<h2>uno</h2>dos', ['uno: bold']],
    ['<p><b>uno </b><b>dos</b></p>', ['uno dos: bold']],
    ['<p><a href="javascript:alert(1)">uno</a> <a href="data:text/html,x">dos</a></p>', []],
    ['<p><a href=" mailto:ana@ine.mx ">uno</a> <i>dos</i></p>', ['uno: mailto:ana@ine.mx', 'dos: italic']],
    ['<p><a href="https://a.mx/"><b>uno</b></a> dos</p>', ['uno: bold https://a.mx/']],
  ])('%s', (html, ways) => expect(waysOf(html, 'uno dos')).toEqual(ways));

  test('Lists of Word, which it writes as paragraphs, are lists too', () => {
    const item = (sign: string, text: string, level: number) =>
      `<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]><b>${text}</b></p>`;
    const html = item('·', 'uno', 1) + item('o', 'dos', 2) + item('1.', 'tres', 1);
    expect(formatted('uno\ndos\ntres', html)).toMatchObject([
      { text: '• uno', list: { kind: 'bulleted', level: 0, sign: 2 }, marks: [{ from: 2, to: 5, is: 'bold' }] },
      { text: '• dos', list: { kind: 'bulleted', level: 1, sign: 2 } },
      { text: '1. tres', list: { kind: 'numbered', level: 0, sign: 3 } },
    ]);
  });

  test('In a cell of a table, too', () => {
    const html = '<table><tr><td><b>a</b><br>b</td><td><ul><li>x</li><li><i>y</i></li></ul></td></tr></table>';
    expect(readPasted({ text: 'x', html }).blocks).toEqual([
      {
        type: 'table',
        headerRows: 0,
        rows: [
          [
            { text: 'a\nb', marks: [{ from: 0, to: 1, is: 'bold' }] },
            { text: '• x\n• y', marks: [{ from: 6, to: 7, is: 'italic' }] },
          ],
        ],
      },
    ]);
  });

  test('Becomes the answer to a question of prose, and any other reads its text', () => {
    const html = '<p>Se <b>firmó</b></p>';
    const input = readPasted({ text: 'Se firmó', html });
    const context = { today: '2023-05-02', reportingMonth: '2023-04', answers: {} };
    const read = (said: typeof input) => readAnswer(fieldOf('objective'), said, context);
    expect(read(input)).toMatchObject({
      is: 'accepted',
      value: { blocks: [{ text: 'Se firmó', marks: [{ from: 3, to: 8, is: 'bold' }] }] },
    });
    expect(read(readPasted({ text: '👍', html: '<b>👍</b>' })).is).toBe('refused');
  });

  test('An answer keeps the words, in order, whatever HTML they came in', () => {
    const tag = fc.constantFrom(
      'b',
      'i',
      'ul',
      'ol',
      'li',
      'p',
      'div',
      'a href="https://ine.mx/"',
      'span style="font-weight:bold"',
    );
    const { html } = fc.letrec<{ html: string }>((tie) => ({
      html: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('uno', ' dos ', 'tres<br>', '😀'),
        fc
          .tuple(tag, fc.array(tie('html'), { maxLength: 3 }))
          .map(([name, inside]) => `<${name}>${inside.join('')}</${name.split(' ')[0]}>`),
      ),
    }));
    fc.assert(
      fc.property(html, (said) => {
        const text = said.replaceAll('<br>', ' ').replace(/<[^>]*>/g, ' ');
        const found = readPasted({ text, html: said }).formatted;
        if (found === undefined) return;
        const words = found.flatMap((one) => drawn(one).runs.map((run) => run.text)).join('');
        expect(words.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
        const kept = cleanBlocks(found);
        expect(proseAsText(cleanBlocks(kept))).toBe(proseAsText(kept));
      }),
      { numRuns: 300 },
    );
  });
});
