import mammoth from 'mammoth';
import type { Answers, Block, Row, Table } from '../../../core/form/values';
import type { ReportState } from '../../../core/record/types';
import { visitReport } from '../../../core/form/visit-report';
import { propertiesOf } from '../../../documents/properties';
import { renderWord } from '../../../documents/word/word';
import { allSeeds, seeds, simulations } from '../../fixtures/seeds';
import { matters, p, partOf, prose, sent } from '../../helpers/documents/word-reports';
import { readWord } from '../../helpers/documents/word-text';
import { allOf, parseXml, textIn } from '../../helpers/documents/xml';

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
    expect(read.footer).toMatch(/^Folio INF-2023-0042 · Revisión 1 · En revisión\tPágina \d+ de \d+$/);
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

test('the end of its history is printed at the foot of every page, where it is known', () => {
  const report = { answers: {}, state: 'in-review', folio: 'INF-2026-0001' } as const;
  const hash = '3f9a1c0788d24be1'.repeat(4);
  const sealed = readWord(renderWord(visitReport, { ...report, seal: { seq: 42, hash } })).footer;
  expect(sealed).toMatch(new RegExp(`\nHuella del historial: ${hash} \\(entrada 42\\)$`));
  expect(readWord(renderWord(visitReport, report)).footer).not.toContain('Huella');
});

describe('a mark for what does not count', () => {
  const printedIn = (state: ReportState, folio?: string) =>
    renderWord(visitReport, { answers: {}, state, ...(folio === undefined ? {} : { folio }) });
  const headerOf = (...said: Parameters<typeof printedIn>) => readWord(printedIn(...said));

  test('Borrador until it is sent', () => {
    expect(headerOf('draft').header).toBe(`Borrador\n${visitReport.title}`);
    expect(headerOf('draft').footer).toMatch(/^Sin folio · Borrador\t/);
    expect(headerOf('in-review', 'INF-2026-0001').header).toBe(visitReport.title);
    expect(headerOf('withdrawn', 'INF-2026-0001').header).toBe(`Retirado\n${visitReport.title}`);
    expect(headerOf('cancelled').header).toBe(`Descartado\n${visitReport.title}`);
  });

  test('stands across the page as well, and only then', () => {
    const across = (...said: Parameters<typeof printedIn>) =>
      allOf(parseXml(partOf(printedIn(...said), 'word/header1.xml')), 'v:textpath').flatMap(
        (one) => one.attributes['string'] ?? [],
      );
    expect(across('draft')).toEqual(['BORRADOR']);
    expect(across('withdrawn', 'INF-2026-0001')).toEqual(['RETIRADO']);
    expect(across('cancelled')).toEqual(['DESCARTADO']);
    expect(partOf(printedIn('approved', 'INF-2026-0001'), 'word/header1.xml')).not.toContain('w:pict');
  });

  test('a report without answers is the blank form, one empty row included', () => {
    const read = headerOf('draft');
    expect(new Set(Object.values(read.fields))).toEqual(new Set(['']));
    expect(Object.keys(read.fields)).toHaveLength(visitReport.fields.length - 1);
    expect(read.matters).toEqual([Object.fromEntries(COLUMNS.map((id) => [id, []]))]);
  });
});

describe('the file says of itself', () => {
  const hash = '3f9a1c0788d24be1'.repeat(4);
  const paper = { ...sent(seeds.coahuila.answers), round: 2, seal: { seq: 42, hash } };

  test('which paper it is, and which history it was printed from', () => {
    const custom = parseXml(partOf(renderWord(visitReport, paper), 'docProps/custom.xml'));
    const said = allOf(custom, 'property').map((one) => [one.attributes['name'] ?? '', textIn(one)] as const);
    expect(new Map(said)).toEqual(propertiesOf(paper));
  });

  test('its revision, and none before it is sent', () => {
    const footerOf = (round: number) => readWord(renderWord(visitReport, { ...paper, round })).footer;
    expect(footerOf(1)).toMatch(/^Folio INF-2023-0042 · Revisión 1 · En revisión\t/);
    expect(footerOf(2)).toMatch(/^Folio INF-2023-0042 · Revisión 2 · En revisión\t/);
  });

  test('the same in the same bytes, whenever it is made', () => {
    const [one, other] = [renderWord(visitReport, paper), renderWord(visitReport, paper)];
    expect(one.equals(other)).toBe(true);
    expect(renderWord(visitReport, { ...paper, round: 3 }).equals(one)).toBe(false);
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
    readWord(renderWord(visitReport, sent(matters({ project: prose(...blocks) })))).matters[0]?.['project'];

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

test('an answer of a field that stopped applying is not printed, and one that was given all the same is', () => {
  const answers: Answers = {
    boards: { kind: 'boards', boards: ['local'] },
    districts: { kind: 'districts', districts: [{ state: '05', number: '03' }] },
  };
  const printed = (districts: number) => {
    const changedAt = { 'field/boards': 5, 'field/districts': districts };
    return readWord(renderWord(visitReport, { answers, changedAt, state: 'draft' })).fields['districts'];
  };
  expect(printed(4)).toBe('');
  expect(printed(6)).toBe('03');
});
