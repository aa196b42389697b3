import { readFilled } from '../../../core/form/read-filled';
import type { FilledForm } from '../../../core/form/filled';
import { visitReport } from '../../../core/form/visit-report';
import { readForm } from '../../../documents/reading/reading';
import { seeds } from '../../fixtures/seeds';
import { formFile } from '../../helpers/people/form-files';
import { cell, line, para, row, run, table, texts, withPart, wordFile } from '../../helpers/documents/word-files';

const TODAY = '2023-05-03';
const COLUMNS = [
  'Asuntos relacionados con la firma de Convenios de Apoyo y Colaboración',
  'Asuntos en particular',
  'Áreas de oportunidad',
  'Actividad ordinaria',
  'PyCIPEF',
  'Con que proyecto de la CIP se relaciona',
];

async function read(file: Buffer): Promise<FilledForm> {
  const found = await readForm(visitReport, file);
  if (found.is !== 'form') throw new Error(found.kind);
  return found.form;
}
const reading = async (file: Buffer) => readFilled(visitReport, await read(file), TODAY);
const p = (text: string) => ({ type: 'paragraph', text });

describe('our own paper, as another program leaves it', () => {
  const { mexico } = seeds;
  const same = { answers: mexico.answers, unread: {}, rest: [] };
  const changed = (change: (xml: string) => string) => withPart(formFile(mexico.answers), 'word/document.xml', change);

  test.each<[string, (xml: string) => string]>([
    [
      'runs split in the middle of words, with spelling marks',
      (xml) =>
        xml.replace(/<w:t xml:space="preserve">([^<]{4,})<\/w:t>/g, (_, text: string) => {
          const half = Math.floor(text.length / 2);
          const piece = (part: string) => `<w:t xml:space="preserve">${part}</w:t>`;
          return `${piece(text.slice(0, half))}</w:r><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="x"/><w:r><w:rPr><w:lang w:val="es-MX"/></w:rPr>${piece(text.slice(half))}`;
        }),
    ],
    [
      'smart tags and content controls around runs, paragraphs, cells and rows',
      (xml) =>
        xml
          .replace(/<w:r><w:t /g, '<w:smartTag w:element="date"><w:r><w:t ')
          .replace(/<\/w:t><\/w:r>/g, '</w:t></w:r></w:smartTag>')
          .replace(/<w:tr>/g, '<w:sdt><w:sdtPr><w:alias w:val="Fila"/></w:sdtPr><w:sdtContent><w:tr>')
          .replace(/<\/w:tr>/g, '</w:tr></w:sdtContent></w:sdt>'),
    ],
    [
      'insertions taken, deletions left out',
      (xml) =>
        xml
          .replace(
            /<w:r><w:t /g,
            '<w:del w:id="1" w:author="x"><w:r><w:delText>antes</w:delText></w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t ',
          )
          .replace(/<\/w:t><\/w:r>/g, '</w:t></w:r></w:ins>'),
    ],
    [
      'another prefix, and the strict namespace',
      (xml) =>
        xml
          .replaceAll('<w:', '<x:')
          .replaceAll('</w:', '</x:')
          .replaceAll(' w:', ' x:')
          .replace(/xmlns:w="[^"]*"/, 'xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"'),
    ],
    [
      'fields in the place of text',
      (xml) =>
        xml.replace(
          '<w:r><w:t xml:space="preserve">México</w:t></w:r>',
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MERGEFIELD Entidad </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>México</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
    ],
  ])('%s', async (_, change) => expect(await reading(changed(change))).toEqual(same));
});

test('an office’s own template: another order, another header, labels above their answers', async () => {
  const file = wordFile(
    [
      line('Instituto Nacional Electoral'),
      line('Oficio INE/UTSI/0123/2023'),
      line(visitReport.title),
      table(
        texts('FECHA DE VISITA', 'ENTIDAD(ES) FEDERATIVA(S)', 'DISTRITOS'),
        texts('3 y 10 de abril de 2023', 'Coahuila', '1 y 2'),
        row(cell(line('OBJETIVO DE LA VISITA:'), '<w:gridSpan w:val="3"/>')),
        row(cell(line('Revisar el PREP.') + line('Y sus equipos.'), '<w:gridSpan w:val="3"/>')),
        row(cell(para(run('Junta: ', '<w:b/>'), run('Local y Distrital')), '<w:gridSpan w:val="3"/>')),
        row(cell(line('Dirección Ejecutiva o Unidad Técnica')), cell(line('UTSI'), '<w:gridSpan w:val="2"/>')),
      ),
      line(''),
      table(
        row(cell(line('Asuntos relevantes tratados'), '<w:gridSpan w:val="6"/>')),
        texts(...[...COLUMNS].reverse()),
        texts('L091910 Soporte técnico', '', '', '', 'Se revisó el PREP.', ''),
        texts('', '', 'Se capacitó al personal.', '', '', ''),
      ),
      line('Total de personal capacitado: 1,250 personas'),
      line('Observaciones:'),
      line('Ninguna pendiente.'),
      table(texts('Fecha', 'Lugar'), texts('3 de abril', 'Saltillo')),
    ].join(''),
  );
  expect(await read(file)).toEqual({
    fields: {
      unit: [p('UTSI')],
      states: [p('Coahuila')],
      visitDates: [p('3 y 10 de abril de 2023')],
      boards: [p('Local y Distrital')],
      districts: [p('1 y 2')],
      objective: [p('Revisar el PREP.'), p('Y sus equipos.')],
      trainedStaff: [p('1,250 personas')],
      remarks: [
        p('Ninguna pendiente.'),
        {
          type: 'table',
          headerRows: 0,
          rows: [
            [{ text: 'Fecha' }, { text: 'Lugar' }],
            [{ text: '3 de abril' }, { text: 'Saltillo' }],
          ],
        },
      ],
    },
    rows: [
      { project: { blocks: [p('L091910 Soporte técnico')] }, particular: { blocks: [p('Se revisó el PREP.')] } },
      { ordinary: { blocks: [p('Se capacitó al personal.')] } },
    ],
    rest: [p('Oficio INE/UTSI/0123/2023'), p('Asuntos relevantes tratados')],
    pictures: 0,
  });
  const { answers, unread } = await reading(file);
  expect(answers).toMatchObject({
    unit: { id: 'UTSI' },
    boards: { boards: ['local', 'distrital'] },
    trainedStaff: { count: 1250 },
    districts: {
      districts: [
        { state: '05', number: '01' },
        { state: '05', number: '02' },
      ],
    },
    matters: {
      rows: [{ cells: { project: { code: 'L091910', name: 'Soporte técnico' } } }, { columns: ['ordinary'] }],
    },
  });
  expect(unread).toEqual({});
});

test('typed by hand after the official layout, over two pages with its headings repeated', async () => {
  const file = wordFile(
    [
      line(visitReport.title.slice(0, 90)),
      table(
        texts(
          'Dirección Ejecutiva o Unidad Técnica:',
          'Unidad Técnica de Servicios de Informática',
          'Entidad Federativa:',
          'México',
        ),
        texts('Fecha de visita:', '31 de abril de 2023', 'Junta:', 'Local'),
        row(cell(line('Objetivo de la visita:')), cell(line('Coordinar simulacros.'), '<w:gridSpan w:val="3"/>')),
      ),
      line('Asuntos relevantes tratados o a tratar en las visitas realizadas.'),
      table(texts(...COLUMNS), texts('', '', '', '', '', 'L097610 Voto electrónico')),
      line(visitReport.title),
      table(texts('Entidad Federativa:', 'México'), texts('Junta:', '')),
      table(texts(...COLUMNS), texts('', 'Se aplicó el plan.', '', '', '', '')),
    ].join(''),
  );
  const { answers, unread, rest } = await reading(file);
  expect(answers).toMatchObject({
    states: { keys: ['15'] },
    matters: { rows: [{ columns: ['project'] }, { columns: ['particular'] }] },
  });
  expect(unread).toEqual({ visitDates: '31 de abril de 2023' });
  expect(rest).toEqual([]);
});

test('boxes of text, placeholders, deleted paragraphs and rows, and tables in tables', async () => {
  const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${line('Junta: Local')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${line('Junta: Local')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  const placeholder = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Haga clic aquí para escribir')}</w:sdtContent></w:sdt>`;
  const ended = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('Coordinar ')}</w:p>`;
  const gone = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell(line('quitada'))}</w:tr>`;
  const inner = table(texts('a', 'b'));
  const file = wordFile(
    [
      para(run(visitReport.title), box),
      table(row(cell(line('Entidad Federativa:')), cell(para(placeholder)))),
      line('Objetivo de la visita:'),
      ended,
      line('simulacros.'),
      table(gone, row(cell(line('x') + inner), cell(line('y')))),
    ].join(''),
  );
  expect(await read(file)).toEqual({
    fields: {
      boards: [p('Local')],
      objective: [
        p('Coordinar simulacros.'),
        { type: 'table', headerRows: 0, rows: [[{ text: 'x\na | b' }, { text: 'y' }]] },
      ],
    },
    rows: [],
    rest: [],
    pictures: 1,
  });
});

test('a table’s own cells that say a label are no label of the form', async () => {
  const { mexico } = seeds;
  const objective = { kind: 'prose', blocks: [p('Observaciones: ninguna'), p('Junta')] } as never;
  const { answers } = await reading(formFile({ ...mexico.answers, objective }));
  expect(answers['objective']).toEqual(objective);
});

describe('several labels in one paragraph', () => {
  const { title } = visitReport;
  const typed = 'Unidad: UTSI Estado: Coahuila Fecha: 3 de abril de 2023 Junta: Local y OPL Distritos: ';
  const fields = { unit: 'UTSI', states: 'Coahuila', visitDates: '3 de abril de 2023', boards: 'Local y OPL' };

  test.each<[string, string, Readonly<Record<string, string>>]>([
    [
      'as the first reference report has them',
      line(
        'Dirección Ejecutiva o Unidad Técnica: UTSI Entidad Federativa: entidades federativas con proceso electoral',
      ) + line('Fecha de visita: _____ Junta: Local Distritos: _____'),
      {
        unit: 'UTSI',
        states: 'entidades federativas con proceso electoral',
        visitDates: '_____',
        boards: 'Local',
        districts: '_____',
      },
    ],
    ['as people call them', line(typed), fields],
    [
      'with stops and numbers',
      line('1. Unidad: UTSI. 2. Estado: Coahuila; fecha: .\tJunta: Local'),
      { unit: 'UTSI.', states: 'Coahuila', boards: 'Local' },
    ],
    [
      'right below the title',
      para(run(`${title} Unidad: UTSI Estado: Coahuila`)),
      { unit: 'UTSI', states: 'Coahuila' },
    ],
    [
      'in a cell, one of them answered beside it',
      table(texts(`${typed}Objetivo:`, 'Revisar.')),
      { ...fields, objective: 'Revisar.' },
    ],
    [
      'after prose, where a sentence ends',
      line(`${typed}Objetivo: Ver la obra. Total de personal capacitado: 25 Observaciones: Ninguna.`),
      { ...fields, objective: 'Ver la obra.', trainedStaff: '25', remarks: 'Ninguna.' },
    ],
    [
      'but not in prose, of what is answered elsewhere or stands within a sentence',
      line(`${typed}Objetivo: Ver: la Junta: x. Estado: listo. Observaciones: y`) + line('Observaciones: Ninguna.'),
      {
        ...fields,
        objective: 'Ver: la Junta: x. Estado: listo. Observaciones: y',
        remarks: 'Ninguna.',
      },
    ],
  ])('%s', async (_, body, expected) => {
    const { fields: found, rest } = await read(wordFile(line(title) + body));
    const told = Object.entries(found).map(([id, blocks]) => [
      id,
      blocks.map((one) => ('text' in one ? one.text : one)),
    ]);
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(Object.entries(expected).map(([id, text]) => [id, [text]])),
    );
    expect(rest).toEqual([]);
  });
});

test.each([
  ['a letter', [line('Estimada Ana:'), line('Le envío el informe.')]],
  ['a table of something else', [table(texts('Evento', 'Fecha'), texts('Simulacro', '3 de abril'))]],
  ['nothing', []],
])('%s is no form', async (_, body) =>
  expect(await readForm(visitReport, wordFile(body.join('')))).toEqual({ is: 'other', kind: 'word' }),
);
