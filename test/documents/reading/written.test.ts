import type { FilledForm } from '../../../core/form/filled';
import { visitReport } from '../../../core/form/visit-report';
import { readForm } from '../../../documents/reading/reading';
import { line, para, run, wordFile } from '../../helpers/documents/word-files';

async function read(file: Buffer): Promise<FilledForm> {
  const found = await readForm(visitReport, file);
  if (found.is !== 'form') throw new Error(found.kind);
  return found.form;
}
const p = (text: string) => ({ type: 'paragraph', text });

test('bold, italics, links and lists are kept as they are written', async () => {
  const numbering = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
  const item = (id: number, text: string) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
  const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://x/numbering" Target="numbering.xml"/><Relationship Id="rId2" Type="http://x/hyperlink" Target="https://ine.mx/a" TargetMode="External"/><Relationship Id="rId3" Type="http://x/hyperlink" Target="file:///c:/x" TargetMode="External"/></Relationships>`;
  const link = (id: string, text: string) => `<w:hyperlink r:id="${id}">${run(text)}</w:hyperlink>`;
  const file = wordFile(
    [
      line(visitReport.title),
      line('Objetivo de la visita'),
      para(
        run('Ver '),
        run('el', '<w:b/>'),
        run(' PREP', '<w:b/><w:i/>'),
        run('. ', '<w:b w:val="0"/>'),
        link('rId2', 'acta'),
        link('rId3', ' local'),
      ),
      item(1, 'Uno'),
      item(1, 'Dos'),
      item(2, 'Punto'),
      para(run('oculto', '<w:vanish/>'), run('visible')),
    ].join(''),
    { 'word/numbering.xml': numbering, 'word/_rels/document.xml.rels': rels },
  );
  expect((await read(file)).fields['objective']).toEqual([
    {
      type: 'paragraph',
      text: 'Ver el PREP. acta local',
      marks: [
        { is: 'bold', from: 4, to: 11 },
        { is: 'italic', from: 6, to: 11 },
        { is: 'link', from: 13, to: 17, href: 'https://ine.mx/a' },
      ],
    },
    { type: 'paragraph', text: '1) Uno', list: { kind: 'numbered', level: 0, sign: 3 } },
    { type: 'paragraph', text: '2) Dos', list: { kind: 'numbered', level: 0, sign: 3 } },
    { type: 'paragraph', text: '• Punto', list: { kind: 'bulleted', level: 0, sign: 2 } },
    p('visible'),
  ]);
});

const WML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const char = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
/** As Word writes it: the instruction cut into runs. */
const instruction = (...pieces: readonly string[]): string =>
  pieces.map((piece) => `<w:r><w:instrText xml:space="preserve">${piece}</w:instrText></w:r>`).join('');

test.each([
  ['a field', ` HYPERLINK "https://ine.mx/a" `, 'https://ine.mx/a'],
  ['one to a place in a page', ` HYPERLINK "https://ine.mx/a" \\l "acta" `, 'https://ine.mx/a#acta'],
  ['one with a tip before it', ` HYPERLINK \\o "Vea \\"esto\\"" "https://ine.mx/a" \\t "_blank"`, 'https://ine.mx/a'],
  ['one without quotes', 'HYPERLINK https://ine.mx/a', 'https://ine.mx/a'],
  ['one that leads to a place in the file', ' HYPERLINK \\l "_Toc1" ', undefined],
  ['one of something else', ' REF acta \\h ', undefined],
  ['one of quotes that never end', `HYPERLINK ${'\\"'.repeat(200_000)}`, undefined],
])('a link as %s', async (_, said, href) => {
  const quoted = said.replaceAll('"', '&quot;');
  const half = quoted.indexOf('ine') + 1;
  const complex = `${char('begin')}${instruction(quoted.slice(0, half), quoted.slice(half))}${char('separate')}${run('el ')}${run('acta', '<w:b/>')}${char('end')}`;
  const simple = `<w:fldSimple w:instr="${quoted}">${run('el ')}${run('acta', '<w:b/>')}</w:fldSimple>`;
  for (const field of [complex, simple]) {
    const file = wordFile(
      line(visitReport.title) + line('Objetivo de la visita') + para(run('Ver ') + field + run('.')),
    );
    const bold = { is: 'bold', from: 7, to: 11 };
    const link = { is: 'link', from: 4, to: 11, href };
    const marks = href === undefined ? [bold] : [link, bold];
    expect((await read(file)).fields['objective']).toEqual([{ type: 'paragraph', text: 'Ver el acta.', marks }]);
  }
});

test('a link that is cut in two is one, with its place in the page', async () => {
  const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId2" Type="http://x/hyperlink" Target="https://ine.mx/a" TargetMode="External"/></Relationships>`;
  const link = (text: string) => `<w:hyperlink r:id="rId2" w:anchor="acta">${run(text)}</w:hyperlink>`;
  const file = wordFile(
    line(visitReport.title) +
      line('Objetivo de la visita') +
      para(run('Ver '), link('el ac'), '<w:bookmarkStart w:id="1" w:name="x"/>', link('ta')),
    { 'word/_rels/document.xml.rels': rels },
  );
  expect((await read(file)).fields['objective']).toEqual([
    {
      type: 'paragraph',
      text: 'Ver el acta',
      marks: [{ is: 'link', from: 4, to: 11, href: 'https://ine.mx/a#acta' }],
    },
  ]);
});

test('lists count on as Word does: by their definition, but where one begins anew', async () => {
  const lvl = (level: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const num = (id: number, definition: number, begins = '') =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${begins}</w:num>`;
  const from = (number: number) => `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${number}"/></w:lvlOverride>`;
  const numbering = `<w:numbering ${WML}><w:abstractNum w:abstractNumId="0">${lvl(0, 'decimal', '%1.')}${lvl(1, 'decimal', '%2.')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${lvl(0, 'none', '')}${lvl(1, 'none', '–')}</w:abstractNum>${num(1, 0)}${num(2, 0)}${num(3, 0, from(4))}${num(4, 1)}</w:numbering>`;
  const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://x/numbering" Target="numbering.xml"/></Relationships>`;
  const item = (id: number, level = 0) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${run('x')}</w:p>`;
  const items = [item(1), item(1, 1), item(2), item(2, 1), item(3), item(3), item(2), item(4), item(4, 1)];
  const file = wordFile(line(visitReport.title) + line('Objetivo de la visita') + items.join(''), {
    'word/numbering.xml': numbering,
    'word/_rels/document.xml.rels': rels,
  });
  const texts = (await read(file)).fields['objective']?.map((block) => (block.type === 'paragraph' ? block.text : ''));
  expect(texts).toEqual(['1. x', '  1. x', '2. x', '  1. x', '4. x', '5. x', '6. x', 'x', '  • x']);
});

test('boxes of a form are read as they are printed: of a symbol font, and of fields', async () => {
  const sym = (code: string, font = 'Wingdings') => `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`;
  const field = (state: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="x"/><w:checkBox><w:sizeAuto/>${state}</w:checkBox></w:ffData></w:fldChar></w:r>${instruction(' FORMCHECKBOX ')}${char('separate')}${char('end')}`;
  const shown = (box: string) => para(run('Junta: ') + box + run(' Local'));
  const boxes = [
    [sym('F0FE'), '☑'],
    [sym('F0A8'), '☐'],
    [sym('F053', 'Wingdings 2'), '☒'],
    [sym('F053'), ''],
    [field('<w:default w:val="0"/><w:checked/>'), '☒'],
    [field('<w:default w:val="1"/><w:checked w:val="0"/>'), '☐'],
    [field('<w:default/>'), '☒'],
    [field(''), '☐'],
  ] as const;
  for (const [box, said] of boxes)
    expect((await read(wordFile(line(visitReport.title) + shown(box)))).fields['boards']).toEqual([
      p(`${said} Local`.trim()),
    ]);
});
