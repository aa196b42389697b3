import mammoth from 'mammoth';
import PizZip from 'pizzip';
import { readFileSync } from 'node:fs';
import { renderWord, tagsIn, templateFile } from '../../documents/word';
import { tagsOf } from '../../documents/word-data';
import { styles } from '../../documents/word-text';
import type { Form } from '../../core/form/definition';
import { visitReport } from '../../core/form/visit-report';
import type { Answers, Block, CellValue, Row, Table } from '../../core/form/values';
import { allSeeds, seeds, simulations } from '../fixtures/seeds';
import { readWord } from '../helpers/word-text';
import { allOf, parseXml, pathOf } from '../helpers/xml';

const sent = (answers: Answers) => ({ answers, state: 'in-review' as const, folio: 'INF-2023-0042' });
const p = (text: string): Block => ({ type: 'paragraph', text });
const prose = (...blocks: Block[]) => ({ kind: 'prose' as const, blocks });
const matters = (...cells: Record<string, CellValue>[]): Answers => ({
  matters: {
    kind: 'rows',
    rows: cells.map((row, i): Row => ({ id: String(i + 1), columns: Object.keys(row), cells: row })),
  },
});
const partOf = (file: Buffer, name: string): string => new PizZip(file).file(name)?.asText() ?? '';
const COLUMNS = ['agreements', 'particular', 'improvement', 'ordinary', 'pycipef', 'project'];

describe('the three reference reports come back word for word', () => {
  const short = visitReport.fields.filter(({ input }) => input !== 'rows');
  const blanks = Object.fromEntries(short.map(({ id }) => [id, '']));
  const printed: Record<string, Record<string, string>> = {
    'entidades con proceso electoral': { states: 'entidades federativas con proceso electoral' },
    Coahuila: { states: 'Coahuila', boards: 'Local y OPL' },
    México: { states: 'México', visitDates: '3, 10, 24 y 28 de abril de 2023', boards: 'Local' },
  };

  test.each(allSeeds.map((seed) => [seed.name, seed] as const))('%s', (name, seed) => {
    const read = readWord(renderWord(visitReport, sent(seed.answers)));
    expect(read.fields).toEqual({
      ...blanks,
      unit: 'Unidad Técnica de Servicios de Informática',
      objective: seed.typed['objective'] ?? '',
      ...printed[name],
    });
    const rows = seed.answers['matters']?.kind === 'rows' ? seed.answers['matters'].rows : [];
    expect(rows.length).toBeGreaterThan(0);
    expect(read.matters).toEqual(rows.map(asPrinted));
    expect(read.header).toBe(visitReport.title);
    expect(read.footer).toMatch(/^Folio INF-2023-0042\tPágina \d+ de \d+$/);
    expect(read.properties).toEqual({ title: visitReport.title, subject: 'INF-2023-0042', language: 'es-MX' });
  });

  /** Every column, blanks included; a project's heading is its first paragraph. */
  function asPrinted(row: Row): Record<string, readonly Block[]> {
    const project = row.cells['project'];
    if (project?.kind !== 'project') throw new Error('No project');
    const heading = project.code === undefined ? [] : [p(`${project.code} ${project.name ?? ''}`)];
    return Object.fromEntries(COLUMNS.map((id) => [id, id === 'project' ? [...heading, ...project.blocks] : []]));
  }

  test('as another reader of Word files sees them', async () => {
    const buffer = renderWord(visitReport, sent(seeds.mexico.answers));
    const { value, messages } = await mammoth.convertToHtml({ buffer });
    expect(messages.filter((message) => message.type === 'error')).toEqual([]);
    expect(value).toContain('<td rowspan="2"><p>Primer Simulacro de votación a través del SIVEI</p></td>');
    expect(value).toContain('<td rowspan="4"><p>La Junta Local Ejecutiva del estado de México:</p></td>');
    for (const { cells } of seeds.mexico.typedMatters) {
      for (const paragraph of cells['project']?.text.split('\n\n').slice(0, 3) ?? [])
        expect(value).toContain(paragraph);
    }
  });
});

describe('the form', () => {
  const file = renderWord(visitReport, sent({ ...seeds.mexico.answers, remarks: prose(p('a'), simulations) }));
  const document = parseXml(partOf(file, 'word/document.xml'));

  test('is landscape Letter with its title in the page header', () => {
    const [section] = allOf(document, 'w:sectPr');
    expect(pathOf(section, 'w:pgSz')?.attributes).toEqual({ 'w:w': '15840', 'w:h': '12240', 'w:orient': 'landscape' });
    expect(pathOf(section, 'w:headerReference')?.attributes['w:type']).toBe('default');
    expect(partOf(file, 'word/header1.xml')).toContain('w:val="TituloInforme"');
  });

  test('has six columns of their own widths, the project widest, under a heading that repeats', () => {
    const table = allOf(document, 'w:tbl').find((one) => allOf(one, 'w:tblHeader').length > 0);
    const widths = allOf(pathOf(table, 'w:tblGrid') ?? document, 'w:gridCol').map((one) =>
      Number(one.attributes['w:w']),
    );
    expect(widths).toHaveLength(6);
    expect(Math.max(...widths)).toBe(widths[5]);
    expect(pathOf(table, 'w:tblPr', 'w:tblLayout')?.attributes['w:type']).toBe('fixed');
    expect(pathOf(table, 'w:tr', 'w:trPr', 'w:tblHeader')).toBeDefined();
  });

  test('keeps its headings with what they head, and lets its rows break', () => {
    const table = allOf(document, 'w:tbl').find((one) => allOf(one, 'w:tblHeader').length > 0);
    const [heading, ...rows] = (table?.children ?? []).filter((one) => typeof one !== 'string' && one.name === 'w:tr');
    expect(typeof heading === 'string' || heading === undefined ? 0 : allOf(heading, 'w:keepNext').length).toBe(6);
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(typeof row !== 'string' && pathOf(row, 'w:trPr', 'w:cantSplit')).toBeUndefined();
    expect(partOf(file, 'word/styles.xml')).toMatch(/w:styleId="Heading1".*?<w:keepNext\/>/);
  });

  test('prints nothing under 8 points, in Mexican Spanish', () => {
    const sizes = allOf(parseXml(partOf(file, 'word/styles.xml')), 'w:sz').map((one) =>
      Number(one.attributes['w:val']),
    );
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
    expect(partOf(file, 'word/styles.xml')).toContain('<w:lang w:val="es-MX"');
  });

  test('has a paragraph at the end of every cell and between tables, as Word demands', () => {
    for (const cell of allOf(document, 'w:tc')) {
      const last = cell.children.at(-1);
      expect(typeof last === 'string' ? last : last?.name).toBe('w:p');
    }
    for (const parent of [...allOf(document, 'w:tc'), ...allOf(document, 'w:body')]) {
      const names = parent.children.map((child) => (typeof child === 'string' ? child : child.name));
      expect(names.some((name, i) => name === 'w:tbl' && names[i + 1] === 'w:tbl')).toBe(false);
    }
  });

  test('is whole: every part is XML, every style exists, the type comes first', () => {
    const zip = new PizZip(file);
    const known = new Set(
      allOf(parseXml(partOf(file, 'word/styles.xml')), 'w:style').map((one) => one.attributes['w:styleId']),
    );
    for (const name of Object.keys(zip.files)) expect(() => parseXml(partOf(file, name))).not.toThrow();
    for (const kind of ['w:pStyle', 'w:tblStyle']) {
      for (const used of allOf(document, kind)) expect(known).toContain(used.attributes['w:val']);
    }
    for (const style of Object.values(styles)) expect(known).toContain(style);
    expect(Object.keys(zip.files)[0]).toBe('[Content_Types].xml');
  });
});

describe('a mark for what does not count', () => {
  const headerOf = (state: 'draft' | 'in-review' | 'withdrawn' | 'cancelled', folio?: string) =>
    readWord(renderWord(visitReport, { answers: {}, state, ...(folio === undefined ? {} : { folio }) }));

  test('Borrador until it is sent', () => {
    expect(headerOf('draft').header).toBe(`Borrador\n${visitReport.title}`);
    expect(headerOf('draft').footer).toMatch(/^Sin folio\t/);
    expect(headerOf('in-review', 'INF-2026-0001').header).toBe(visitReport.title);
    expect(headerOf('withdrawn', 'INF-2026-0001').header).toBe(`Retirado\n${visitReport.title}`);
    expect(headerOf('cancelled').header).toBe(`Descartado\n${visitReport.title}`);
  });

  test('a report without answers is the blank form, one empty row included', () => {
    const read = headerOf('draft');
    expect(new Set(Object.values(read.fields))).toEqual(new Set(['']));
    expect(Object.keys(read.fields)).toHaveLength(visitReport.fields.length - 1);
    expect(read.matters).toEqual([Object.fromEntries(COLUMNS.map((id) => [id, []]))]);
  });
});

describe('the template and the form agree', () => {
  const template = readFileSync(templateFile);

  /** Tags by which a field shows its answer: all but labels, title and the like. */
  function faults(form: Form, source: Buffer): string[] {
    const tags = tagsIn(source);
    const columns = form.fields.flatMap((field) => (field.input === 'rows' ? field.columns.map((one) => one.id) : []));
    const known = new Set([...tagsOf(form, { answers: {}, state: 'draft' }).keys(), ...columns]);
    const needed = [...form.fields.map((field) => field.id), ...columns];
    return [
      ...[...tags].filter((tag) => !known.has(tag)).map((tag) => `the form lacks ${tag}`),
      ...needed.filter((id) => !tags.has(id)).map((id) => `the template lacks ${id}`),
    ];
  }

  const withField: Form = {
    ...visitReport,
    fields: [
      ...visitReport.fields,
      { id: 'newField', label: 'Lugar', question: '¿Dónde?', input: 'text', maxLength: 100 },
    ],
  };
  const withTag = edited(template, (xml) =>
    xml.replace('{trainedStaff}', '{newField}</w:t></w:r><w:r><w:t>{trainedStaff}'),
  );

  function edited(source: Buffer, change: (xml: string) => string): Buffer {
    const zip = new PizZip(source);
    const before = partOf(source, 'word/document.xml');
    const after = change(before);
    expect(after).not.toBe(before);
    zip.file('word/document.xml', after);
    return zip.generate({ type: 'nodebuffer' });
  }

  test('as they are', () => expect(faults(visitReport, template)).toEqual([]));

  test('a field without its tag, and a tag without its field, are found', () => {
    expect(faults(withField, template)).toEqual(['the template lacks newField']);
    expect(faults(visitReport, withTag)).toEqual(['the form lacks newField']);
    expect(() => renderWord(visitReport, sent({}), withTag)).toThrow();
  });

  test('a plain field is an entry in the form and a tag in the template', () => {
    const answers: Answers = { ...seeds.coahuila.answers, newField: { kind: 'text', text: 'Saltillo & Torreón' } };
    const file = renderWord(withField, sent(answers), withTag);
    expect(readWord(file).fields['trainedStaff']).toBe('Saltillo & Torreón');
    expect(faults(withField, withTag)).toEqual([]);
  });

  test('a tag that Word tore into several runs still works', () => {
    const torn = edited(template, (xml) =>
      xml.replace('{visitDates}', '{visit</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>Dates}'),
    );
    expect(readWord(renderWord(visitReport, sent(seeds.mexico.answers), torn)).fields['visitDates']).toBe(
      '3, 10, 24 y 28 de abril de 2023',
    );
  });
});

describe('whatever was typed', () => {
  const hostile = [
    '{unit} {#matters} {/matters} {@objective}',
    '</w:t></w:r></w:p><w:p/>',
    'a & b &amp; &#0; <script>alert(1)</script>',
    '${x} %MACRO% [[x]] $1 $&',
    '\u202eabc\u202c \u200fשלום مرحبا',
    '"comillas" y \'otras\'',
    '👩🏽‍💻 ñ e\u0301',
    'línea uno\nlínea dos\ttabulada',
    'x'.repeat(10_000),
  ];

  test.each(hostile.map((text) => [text.slice(0, 40), text] as const))(
    '%j stands literally in every field',
    (_, text) => {
      const answers: Answers = {
        unit: { kind: 'unit', id: 'X', name: text },
        states: { kind: 'states', keys: [], literal: text },
        objective: prose(p(text), p('fin')),
        remarks: prose(p(text)),
        ...matters({
          ordinary: prose(p(text)),
          project: { kind: 'project', code: 'L091910', name: text, blocks: [p(text)] },
        }),
      };
      const read = readWord(renderWord(visitReport, sent(answers)));
      expect(read.fields).toMatchObject({ unit: text, states: text, objective: `${text}\n\nfin`, remarks: text });
      expect(read.matters[0]).toMatchObject({ ordinary: [p(text)], project: [p(`L091910 ${text}`), p(text)] });
    },
  );

  test('what XML forbids is left out, and only that', () => {
    const text = 'a\u0000b\u0008c\u000bd\ufffee\ud800f\udc00g';
    const answers: Answers = { unit: { kind: 'unit', id: 'X', name: text }, objective: prose(p(text)) };
    expect(readWord(renderWord(visitReport, sent(answers))).fields).toMatchObject({
      unit: 'abcdefg',
      objective: 'abcdefg',
    });
  });
});

describe('tables inside an answer', () => {
  const table = (headerRows: number, ...rows: Table['rows'][number][]): Table => ({ type: 'table', headerRows, rows });
  const readBack = (...blocks: Block[]) =>
    readWord(renderWord(visitReport, sent(matters({ improvement: prose(...blocks) })))).matters[0]?.['improvement'];

  test.each<[string, Table]>([
    ['columns', table(1, [{ text: 'A', colSpan: 3 }], [{ text: '1' }, { text: '2', colSpan: 2 }])],
    ['rows', table(0, [{ text: 'A', rowSpan: 3 }, { text: '1' }], [{ text: '2' }], [{ text: '3' }])],
    [
      'both',
      table(
        1,
        [{ text: 'A', colSpan: 2, rowSpan: 2 }, { text: 'B' }],
        [{ text: 'C' }],
        [{ text: '1' }, { text: '2' }, { text: '3' }],
      ),
    ],
    ['neighbours', table(0, [{ text: 'A', rowSpan: 2 }, { text: 'B', rowSpan: 2 }, { text: 'C' }], [{ text: 'D' }])],
    [
      'blank cells and lines',
      table(2, [{ text: '' }, { text: 'x\ny' }], [{ text: '1' }, { text: '' }], [{ text: '' }, { text: '{a}<&' }]),
    ],
  ])('merged %s', (_, made) => {
    expect(readBack(p('antes'), made, p('después'))).toEqual([p('antes'), made, p('después')]);
  });

  test('two in a row, and nothing else, stay two', () => {
    expect(readBack(simulations, simulations)).toEqual([simulations, simulations]);
  });

  test('spans that leave the table or run into others are cut, and no text is lost', () => {
    const broken = table(
      0,
      [{ text: 'A', rowSpan: 99 }, { text: 'B' }],
      [{ text: 'C', colSpan: 9_999 }, { text: 'D' }],
    );
    const text = JSON.stringify(readBack(broken));
    for (const cell of ['A', 'B', 'C', 'D']) expect(text).toContain(`"${cell}"`);
    expect(readBack(table(0), table(0, []), p('x'))).toEqual([p('x')]);
  });
});

test('ten rows of six cells, each of 10,000 characters and all different, are all there', () => {
  const long = (row: number, column: string) => `${row} ${column} `.padEnd(10_000, `${row}${column} áéí `).trim();
  const rows = Array.from({ length: 10 }, (_, row) =>
    Object.fromEntries(COLUMNS.map((id) => [id, prose(p(long(row, id)))])),
  );
  const read = readWord(renderWord(visitReport, sent(matters(...rows))));
  expect(read.matters).toEqual(rows.map((row) => Object.fromEntries(COLUMNS.map((id) => [id, row[id]?.blocks]))));
});
