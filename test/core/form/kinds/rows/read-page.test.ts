import fc from 'fast-check';
import { readPage, type Table } from '../../../../../core/form/kinds/rows/read-page';
import type { Page, Place } from '../../../../../core/form/kinds/rows/page';
import { proseAsText } from '../../../../../core/form/kinds/prose';
import { visitReport } from '../../../../../core/form/visit-report';
import type { PageBlock } from '../../../../../core/form/values';
import { readPasted } from '../../../../../bot/pasted/read';
import { allSeeds, simulations } from '../../../../fixtures/seeds';
import { LISTS_OF_ONE_ANSWER, PAGES, SENTENCE } from '../../../../fixtures/pages';

const matters = visitReport.fields.find((field): field is Table => field.input === 'rows')!;
const read = (blocks: readonly PageBlock[], place: Place = 'prose'): Page | undefined =>
  readPage(visitReport, matters, blocks, place);
const p = (text: string): PageBlock => ({ type: 'paragraph', text });
const told = (page: Page | undefined) =>
  page?.rows.map((parts) => parts.map(({ column = '?', blocks }) => `${column}: ${proseAsText(blocks)}`));
const ofText = (text: string, place: Place = 'prose') => {
  const { blocks = [p(text)] } = readPasted({ text });
  return read(blocks, place);
};
const ofHtml = (html: string, place: Place = 'prose') => {
  const { page, blocks = [] } = readPasted({ text: 'x', html });
  return read(page ?? blocks, place);
};

describe('a page of several matters', () => {
  test.each(PAGES)('$name', ({ text, before = '', rows }) => {
    const page = ofText(text);
    expect(told(page)).toEqual(rows);
    expect(proseAsText(page?.before ?? [])).toBe(before);
  });

  test.each(['\n', '\n\n'])(
    'numbered sentences are matters where matters are asked for, and a part of the answer elsewhere (%j)',
    (gap) => {
      const text = `1. ${SENTENCE}${gap}2. ${SENTENCE}`;
      expect(told(ofText(text, 'table'))).toEqual([[`?: ${SENTENCE}`], [`?: ${SENTENCE}`]]);
      expect(ofText(text)).toBeUndefined();
    },
  );

  test('projects alone are matters where matters are asked for, and a list elsewhere', () => {
    const text = 'L091910 Soporte técnico\nL097610 Sistema de registro';
    expect(told(ofText(text, 'table'))).toEqual([
      ['project: L091910 Soporte técnico'],
      ['project: L097610 Sistema de registro'],
    ]);
    expect(ofText(text)).toBeUndefined();
  });
});

describe('HTML', () => {
  test('headings, lists and tables stay with their matter', () => {
    const html = `<h2>Asunto 1: Simulacros</h2><p>Fechas:</p><table><tr><th>Día</th><th>Acto</th></tr><tr><td>3</td><td>Inicio</td></tr></table>
      <h2>Asunto 2</h2><p>Se revisó:</p><ol><li>el PREP</li><li>el SIVEI</li></ol>`;
    const page = ofHtml(html);
    expect(told(page)).toEqual([
      ['?: Simulacros\n\nFechas:\n\n[Tabla 1]'],
      ['?: Se revisó:\n\n1. el PREP\n2. el SIVEI'],
    ]);
    expect(page?.rows[0]?.[0]?.blocks[2]).toMatchObject({
      type: 'table',
      rows: [
        [{ text: 'Día' }, { text: 'Acto' }],
        [{}, {}],
      ],
    });
  });

  test('an ordered list whose items have text of their own', () => {
    const html = `<ol><li><b>Convenio con el OPL</b><p>${SENTENCE}</p><ul><li>uno</li><li>dos</li></ul></li><li><b>Capacitación</b><p>${SENTENCE}</p></li></ol>`;
    expect(told(ofHtml(html))).toEqual([
      [`?: Convenio con el OPL\n${SENTENCE}\n  • uno\n  • dos`],
      [`?: Capacitación\n${SENTENCE}`],
    ]);
  });
});

describe("the form's own table", () => {
  const labels = matters.columns.map(({ label }) => label);
  const html = (...rows: string[]) =>
    `<table><tr>${labels.map((label) => `<td>${label}</td>`).join('')}</tr>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`;

  test('each row is a matter, its filled cells the columns', () => {
    const page = ofHtml(
      html(
        '<td></td><td>A</td><td> </td><td>B</td><td>N/A</td><td>L091910 Soporte</td>',
        '<td>C</td><td></td><td></td><td></td><td></td><td></td>',
        '<td></td>',
      ),
    );
    expect(told(page)).toEqual([['particular: A', 'ordinary: B', 'project: L091910 Soporte'], ['agreements: C']]);
  });

  test('the reference report of two pages, its inner table and all that the form prints around it', () => {
    const seed = allSeeds[2]!;
    const [first, second] = seed.typedMatters.map(({ cells }) => cells['project']!);
    const row = (content: string) => `<td></td><td></td><td></td><td></td><td></td><td>${content}</td>`;
    const title = `<p><b>${visitReport.title}</b></p>`;
    const page = ofHtml(
      `${title}<p>Asuntos relevantes tratados o a tratar en las visitas realizadas.</p>${html(row(first!.html ?? ''))}<p>Total de personal capacitado:</p><p>Observaciones:</p>${title}${html(row(`<p>${second!.text}</p>`))}<p>Total de personal capacitado:</p><p>Observaciones:</p>`,
    );
    expect(page?.before).toEqual([]);
    expect(page?.rows).toHaveLength(2);
    expect(page?.rows[0]?.[0]).toMatchObject({ column: 'project' });
    expect(page?.rows[0]?.[0]?.blocks.at(-1)).toEqual(simulations);
    expect(told(page)?.[1]).toEqual([`project: ${second!.text}`]);
  });

  test('merged cells: over rows they are of each, over columns of the first, over all of them the next row’s title', () => {
    const page = ofHtml(
      html(
        '<td colspan="6">Coahuila</td>',
        '<td></td><td>A</td><td colspan="2">B</td><td></td><td rowspan="2">L091910 Soporte</td>',
        '<td></td><td>C</td><td></td><td></td><td></td>',
      ),
    );
    expect(told(page)).toEqual([
      ['particular: Coahuila\n\nA', 'improvement: B', 'project: L091910 Soporte'],
      ['particular: C', 'project: L091910 Soporte'],
    ]);
  });

  test('as a spreadsheet copies it, with a column of numbers', () => {
    const text = ['No.\tAsuntos en particular\tActividad ordinaria', '1\tA\t', '2\t\tB'].join('\n');
    expect(told(ofText(text))).toEqual([['particular: A'], ['ordinary: B']]);
  });

  test('as Markdown', () => {
    const text = '| Asuntos en particular | Áreas de oportunidad |\n|---|---|\n| A | B |\n| C | |';
    expect(told(ofText(text))).toEqual([['particular: A', 'improvement: B'], ['particular: C']]);
  });

  test('one row with several columns is no single answer either; one cell is', () => {
    expect(told(ofHtml(html('<td></td><td>A</td><td>B</td><td></td><td></td><td></td>')))).toEqual([
      ['particular: A', 'improvement: B'],
    ]);
    expect(ofHtml(html('<td></td><td>A</td><td></td><td></td><td></td><td></td>'))).toBeUndefined();
  });

  test('another table is no such table', () => {
    expect(ofText('Evento\tActividad ordinaria\tFecha\nA\tB\tC\nD\tE\tF')).toBeUndefined();
    expect(read([simulations])).toBeUndefined();
  });
});

describe('what is one answer', () => {
  const places: readonly Place[] = ['prose', 'table'];

  test.each(places)('the prose of the reference reports (%s)', (place) => {
    for (const seed of allSeeds) {
      for (const text of Object.values(seed.typed)) expect(ofText(text, place)).toBeUndefined();
      for (const { cells } of seed.typedMatters)
        for (const cell of Object.values(cells)) {
          const { page, blocks = [p(cell.text)] } = readPasted(cell);
          expect(read(page ?? blocks, place)).toBeUndefined();
        }
    }
  });

  test.each(LISTS_OF_ONE_ANSWER)('$name', ({ text }) => {
    for (const place of places) expect(ofText(text, place)).toBeUndefined();
  });
});

describe('whatever the page', () => {
  const heads = [
    'Asunto 1: ',
    'Asunto 2.- ',
    'Segundo asunto: ',
    '1. ',
    '2. ',
    '3) ',
    'a) ',
    'b) ',
    'I. ',
    '• ',
    '  - ',
    '## ',
    '> ',
    '',
  ];
  const labels = [
    'Actividad ordinaria: ',
    'Áreas de oportunidad\n',
    '**PyCIPEF**: ',
    'Convenios: ',
    'L091910 ',
    'Proyecto L097610 ',
    '',
  ];
  const line = fc.tuple(
    fc.constantFrom(...heads),
    fc.constantFrom(...labels),
    fc.constantFrom('', '.', ':', ' y la red de datos.'),
  );
  const pages = fc.array(fc.tuple(line, fc.constantFrom('\n', '\n\n')), { maxLength: 14 });

  test.each<Place>(['prose', 'table'])('no word is lost, doubled or moved (%s)', (place) => {
    fc.assert(
      fc.property(pages, (lines) => {
        const text = lines
          .map(([[head, label, end], gap], at) => `${head}${label}palabra${at} siguiente${end}${gap}`)
          .join('');
        const page = read([p(text)], place);
        if (page === undefined) return;
        expect(page.rows.length).toBeGreaterThan(1);
        const said = [...page.before, ...page.rows.flat().flatMap(({ blocks }) => blocks)];
        const words = proseAsText(said).match(/palabra\d+/g) ?? [];
        expect(words).toEqual(lines.map((_, at) => `palabra${at}`));
      }),
      { numRuns: 500 },
    );
  });

  test('a page of more lines than anybody writes is not read', () => {
    const text = Array.from({ length: 3_100 }, (_, at) => `Asunto ${at + 1}: PREP`).join('\n');
    expect(ofText(text)).toBeUndefined();
  });
});
