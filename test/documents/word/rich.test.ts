import PizZip from 'pizzip';
import mammoth from 'mammoth';
import fc from 'fast-check';
import { visitReport } from '../../../core/form/visit-report';
import { blocksOf, cleanBlocks } from '../../../core/form/kinds/prose';
import type { Answers, Block, Mark } from '../../../core/form/values';
import { completed } from '../../../documents/word/completed';
import { withLists } from '../../../documents/word/lists';
import { renderWord } from '../../../documents/word/word';
import { matters, p, partOf, prose, sent } from '../../helpers/documents/word-reports';
import { parseXml } from '../../helpers/documents/xml';

const objective = (...blocks: Block[]): Answers => ({ objective: prose(...blocks) });
const word = (answers: Answers) => renderWord(visitReport, sent(answers));
const html = async (answers: Answers) => (await mammoth.convertToHtml({ buffer: word(answers) })).value;
const mark = (text: string, words: string, is: 'bold' | 'italic' | { readonly href: string }): Mark => {
  const [from, to] = [text.indexOf(words), text.indexOf(words) + words.length];
  return typeof is === 'string' ? { from, to, is } : { from, to, is: 'link', href: is.href };
};

describe('what was written in bold, in italics and as a link', () => {
  test('is so in Word, one over another', async () => {
    const text = 'Se firmó el convenio con el OPL.';
    const marks = [
      mark(text, 'convenio con', 'bold'),
      mark(text, 'con el OPL', 'italic'),
      mark(text, 'Se firmó', { href: 'https://ine.mx/?a=1&b="2"' }),
      mark(text, 'firmó el', 'bold'),
    ];
    expect(await html(objective(...cleanBlocks([{ type: 'paragraph', text, marks }])))).toContain(
      '<a href="https://ine.mx/?a=1&amp;b=%222%22">Se <strong>firmó</strong></a><strong> el</strong> <strong>convenio <em>con</em></strong><em> el OPL</em>.',
    );
  });

  test('Addresses are relationships of the document, each once, in a style that the template need not have', () => {
    const text = 'uno dos';
    const marks = [mark(text, 'uno', { href: 'https://ine.mx/' }), mark(text, 'dos', { href: 'https://ine.mx/' })];
    const file = word(objective({ type: 'paragraph', text, marks }));
    const relations = partOf(file, 'word/_rels/document.xml.rels');
    expect(relations.match(/Target="https:\/\/ine\.mx\/" TargetMode="External"/g)).toHaveLength(1);
    expect(partOf(file, 'word/styles.xml').match(/w:styleId="Hyperlink"/g)).toHaveLength(1);
    expect(partOf(file, 'word/document.xml')).not.toContain('r:id="#');
  });

  test('What is typed is never read', async () => {
    const text = '**no** _no_ <b>no</b> {title} {#matters} {@objective} #typst';
    expect(await html(objective(p(text)))).toContain(
      '**no** _no_ &lt;b&gt;no&lt;/b&gt; {title} {#matters} {@objective} #typst',
    );
  });
});

describe('lists', () => {
  test('Items are Word’s own, without the sign that was typed', async () => {
    const blocks = blocksOf('Se acordó:\n1. uno\n2. dos\n  - dentro\n3. tres\nFin.', []);
    expect(await html(objective(...blocks))).toContain(
      '<p>Se acordó:</p><ol><li>uno</li><li>dos<ul><li>dentro</li></ul></li><li>tres</li></ol><p>Fin.</p>',
    );
  });

  test('Each cell begins its own numbers, a table’s cell too', async () => {
    const list = blocksOf('1. uno\n2. dos', []);
    const table: Block = { type: 'table', headerRows: 0, rows: [[{ text: '1. tres\n2. cuatro' }, { text: 'x' }]] };
    const file = word(matters({ ordinary: prose(...list), pycipef: prose(...list, table) }));
    const nums = [...partOf(file, 'word/document.xml').matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, num]) => num);
    expect(nums).toHaveLength(6);
    expect(new Set(nums).size).toBe(3);
    expect(nums[0]).toBe(nums[1]);
    const numbering = partOf(file, 'word/numbering.xml');
    for (const num of nums)
      expect(numbering).toMatch(
        new RegExp(`<w:num w:numId="${num}">.*?<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>`),
      );
  });

  test('A report without lists and links is packed as the template is', () => {
    const names = Object.keys(new PizZip(word(objective(p('uno')))).files);
    expect(names).not.toContain('word/numbering.xml');
    expect(completed(new Map([['word/document.xml', '<w:p/>']]), () => undefined).size).toBe(0);
  });

  test('A template with lists and a style of links of its own keeps them', () => {
    const own = new Map([
      [
        'word/numbering.xml',
        '<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="7"></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num></w:numbering>',
      ],
      [
        'word/styles.xml',
        '<w:styles><w:style w:styleId="Hipervnculo"><w:name w:val="Hyperlink"/></w:style></w:styles>',
      ],
      ['[Content_Types].xml', '<Types><Override PartName="/word/numbering.xml"/></Types>'],
      [
        'word/_rels/document.xml.rels',
        '<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"/></Relationships>',
      ],
    ]);
    const text = 'uno';
    const marks = [mark(text, 'uno', { href: 'https://ine.mx/' })];
    const filled = partOf(
      word(objective(...blocksOf('1. a\n2. b', []), { type: 'paragraph', text, marks })),
      'word/document.xml',
    );
    const before = filled
      .replaceAll(/<w:numId w:val="\d+"\/>/g, '<w:numId w:val="#1 0 begins"/>')
      .replace('r:id="enlace1"', 'r:id="#https://ine.mx/"');
    const changed = completed(new Map([['word/document.xml', before]]), (name) => own.get(name));
    expect([...changed.keys()].sort()).toEqual([
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/numbering.xml',
    ]);
    expect(changed.get('word/document.xml')).toContain('<w:rStyle w:val="Hipervnculo"/>');
    expect(changed.get('word/numbering.xml')).toMatch(
      /^<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="7"><\/w:abstractNum>(<w:abstractNum w:abstractNumId="(?:8|9|10|11)">.*?<\/w:abstractNum>){4}<w:num w:numId="4">.*<w:num w:numId="7">.*<\/w:numbering>$/,
    );
  });

  test('Whatever the numbers, Word counts those that were written', () => {
    const item = fc.record({ level: fc.nat(3), number: fc.integer({ min: 0, max: 4 }), begins: fc.boolean() });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const marks = items.map(
          ({ level, number, begins }) =>
            `<w:ilvl w:val="${level}"/><w:numId w:val="#${number} 0${begins ? ' begins' : ''}"/>`,
        );
        const { part, numbering } = withLists(marks.join(''), '');
        expect(counted(part, numbering)).toEqual(items.map(({ number }) => number));
        expect(() => parseXml(numbering)).not.toThrow();
      }),
    );
  });
});

/** The numbers that Word shows: each list's own count, begun where it says, a level anew below another item. */
function counted(part: string, numbering: string): readonly number[] {
  const counts = new Map<string, number[]>();
  return [...part.matchAll(/<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/g)].map(([, level, num = '']) => {
    const at = Number(level);
    const [, from = '', first = ''] =
      new RegExp(`<w:num w:numId="${num}">.*?w:ilvl="(\\d)"><w:startOverride w:val="(\\d+)"`).exec(numbering) ?? [];
    const own = counts.get(num) ?? [];
    counts.set(num, own);
    own.length = Math.min(own.length, at + 1);
    own[at] = own[at] === undefined ? (Number(from) === at ? Number(first) : 1) : own[at] + 1;
    return own[at];
  });
}
