import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import type { Answers, Row } from '../../../core/form/values';
import { visitReport } from '../../../core/form/visit-report';
import type { Report } from '../../../core/record/types';
import { workbook } from '../../../documents/exports/workbook';
import { eventually } from '../../helpers/world/eventually';
import { bytesOf, exported, EXPORTING, inPages, sentWith } from '../../helpers/people/exporting';
import { readWorkbook, type ReadCell, type ReadSheet } from '../../helpers/documents/workbook';
import { allOf } from '../../helpers/documents/xml';

const prose = (text: string) => ({ kind: 'prose', blocks: [{ type: 'paragraph', text }] }) as const;
const matter = (nth: number, text: string): Row => ({
  id: `r${nth}`,
  columns: ['particular', 'project'],
  cells: {
    particular: prose(text),
    project: {
      kind: 'project',
      code: 'L091910',
      name: 'Soporte técnico',
      blocks: [{ type: 'paragraph', text: 'Pruebas' }],
    },
  },
});
const answers: Answers = {
  unit: { kind: 'unit', id: 'UTSI', name: 'Unidad Técnica de Servicios de Informática' },
  states: { kind: 'states', keys: ['05', '15'] },
  visitDates: { kind: 'dates', days: ['2023-04-28'], ranges: [{ from: '2023-04-03', to: '2023-04-05' }] },
  boards: { kind: 'boards', boards: ['local', 'opl'] },
  objective: prose('=HYPERLINK("http://x.mx")\ny otra línea'),
  matters: { kind: 'rows', rows: [matter(1, 'Uno'), matter(2, 'Dos')] },
  trainedStaff: { kind: 'count', count: 1250 },
};

/** The cell under a heading. */
function cell({ rows }: ReadSheet, heading: string, nth: number): ReadCell | undefined {
  const [column] = Object.entries(rows[0] ?? {}).find(([, { text }]) => text === heading) ?? [];
  if (column === undefined) throw new Error(`No heading ${heading} in ${JSON.stringify(rows[0])}`);
  return rows[nth]?.[column];
}

async function sheetsOf(reports: readonly Report[], rowLimit?: number): Promise<readonly ReadSheet[]> {
  const made = workbook(inPages(reports.slice(0, 1), [], reports.slice(1)), {
    ...EXPORTING,
    ...(rowLimit && { rowLimit }),
  });
  return readWorkbook(await bytesOf(made));
}

test('a row for each report, with days, moments and numbers as such', async () => {
  const [reports, matters, ...more] = await sheetsOf([sentWith(answers)]);
  if (reports === undefined || matters === undefined) throw new Error('Two sheets');
  expect([reports.name, matters.name, ...more]).toEqual(['Informes', 'Asuntos']);
  expect(cell(reports, 'Folio', 1)?.text).toBe('INF-2023-0001');
  expect(cell(reports, 'Estado', 1)?.text).toBe('Aprobado');
  expect(cell(reports, 'Siglas', 1)?.text).toBe('UTSI');
  expect(cell(reports, 'Entidad Federativa', 1)?.text).toBe('Coahuila y México');
  expect(cell(reports, 'Fecha de visita', 1)?.text).toBe('del 3 al 5 y 28 de abril de 2023');
  // Excel's own: =FECHA(2023,4,3) is 45019.
  expect(cell(reports, 'Primer día', 1)).toEqual({ number: 45019, format: 'dd/mm/yyyy' });
  expect(cell(reports, 'Último día', 1)).toEqual({ number: 45044, format: 'dd/mm/yyyy' });
  expect(cell(reports, 'Días de visita', 1)?.number).toBe(4);
  expect(cell(reports, 'Enviado', 1)).toEqual({ number: 45048.4375, format: 'dd/mm/yyyy\\ hh:mm' });
  // =FECHA(2023,5,3)+HORA(9,5,0)
  expect(cell(reports, 'Aprobado', 1)?.number).toBe(45049 + 545 / 1_440);
  expect(cell(reports, 'Total de personal capacitado', 1)).toEqual({ number: 1250, format: '3' });
  expect(cell(reports, 'Objetivo de la visita', 1)).toEqual({
    text: '=HYPERLINK("http://x.mx")\ny otra línea',
    format: '0',
  });
  expect(cell(reports, 'Asuntos', 1)?.number).toBe(2);
  expect(cell(reports, 'Observaciones', 1)).toBeUndefined();
});

test('a row for each matter, that names its report', async () => {
  const [, matters] = await sheetsOf([sentWith(answers), sentWith({}, { folio: 'INF-2023-0002' })]);
  if (matters === undefined) throw new Error('Two sheets');
  expect(matters.rows).toHaveLength(3);
  expect([1, 2].map((nth) => cell(matters, 'Folio', nth)?.text)).toEqual(['INF-2023-0001', 'INF-2023-0001']);
  expect([1, 2].map((nth) => cell(matters, 'Asunto', nth)?.number)).toEqual([1, 2]);
  expect(cell(matters, 'Asuntos en particular', 2)?.text).toBe('Dos');
  expect(cell(matters, 'Clave del proyecto', 1)?.text).toBe('L091910');
  expect(cell(matters, 'Con que proyecto de la CIP se relaciona: qué se hizo', 1)?.text).toBe('Pruebas');
});

test('the heading and the folio stay in sight, and every column filters', async () => {
  const [reports] = await sheetsOf([sentWith(answers)]);
  if (reports === undefined) throw new Error('A sheet');
  expect(allOf(reports.xml, 'pane')[0]?.attributes).toMatchObject({ xSplit: '1', ySplit: '1', state: 'frozen' });
  const last = Object.keys(reports.rows[0] ?? {}).at(-1);
  expect(allOf(reports.xml, 'autoFilter')[0]?.attributes).toEqual({ ref: `A1:${last}2` });
});

test('a day that Excel would count wrongly stands as text', async () => {
  const on = (day: string) => sentWith({ visitDates: { kind: 'dates', days: [day], ranges: [] } });
  const [reports] = await sheetsOf([on('1900-02-28'), on('1900-03-01')]);
  if (reports === undefined) throw new Error('A sheet');
  expect(cell(reports, 'Primer día', 1)).toEqual({ text: '1900-02-28', format: '0' });
  // =FECHA(1900,3,1)
  expect(cell(reports, 'Primer día', 2)?.number).toBe(61);
});

test('nothing to export is a workbook all the same', async () => {
  const sheets = await sheetsOf([]);
  expect(sheets.map(({ rows }) => rows.length)).toEqual([1, 1]);
});

test('what does not fit into a cell says so, and where it stands whole', async () => {
  const [reports] = await sheetsOf([sentWith({ objective: prose(`${'a'.repeat(32_500)}${'😀'.repeat(2_000)}`) })]);
  const text = (reports && cell(reports, 'Objetivo de la visita', 1)?.text) ?? '';
  expect(text.length).toBeLessThanOrEqual(32_767);
  expect(text.slice(-140)).toMatch(/😀… \[Recortado: .* INF-2023-0001 y en «exportar … json»\.\]$/u);
  const [fits] = await sheetsOf([sentWith({ objective: prose('a'.repeat(32_767)) })]);
  expect((fits && cell(fits, 'Objetivo de la visita', 1)?.text)?.length).toBe(32_767);
});

test('matters go on on another sheet where one is full', async () => {
  const many = Array.from({ length: 5 }, (_, at) => matter(at, `Asunto ${at}`));
  const sheets = await sheetsOf([sentWith({ matters: { kind: 'rows', rows: many } })], 3);
  expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['Informes', 2],
    ['Asuntos', 3],
    ['Asuntos 2', 3],
    ['Asuntos 3', 2],
  ]);
});

test('more reports than a sheet has rows fail the file', async () => {
  const two = [sentWith({}), sentWith({})];
  expect((await sheetsOf(two, 3)).map(({ rows }) => rows.length)).toEqual([3, 1]);
  await expect(sheetsOf([...two, sentWith({})], 3)).rejects.toThrow('More reports than a sheet has rows');
});

test('the same reports make the same bytes', async () => {
  const [one, other] = [await exported('xlsx', [sentWith(answers)]), await exported('xlsx', [sentWith(answers)])];
  expect(one.equals(other)).toBe(true);
});

test('any text comes back as it was, whatever XML or Excel would make of it', async () => {
  const any = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '_x000D_',
      '_x005F_',
      'a\r\nb',
      '\u0000\u001f',
      '=1+1',
      ' espacio ',
      '<b>&amp;',
      ']]>',
      '\ufffe\uffff',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 6 }), async (texts) => {
      const rows = texts.map((text, at) => matter(at, text));
      const [, matters] = await sheetsOf([sentWith({ matters: { kind: 'rows', rows } })]);
      const read = texts.map((_, at) => (matters && cell(matters, 'Asuntos en particular', at + 1)?.text) ?? '');
      expect(read).toEqual(texts.map((text) => text.toWellFormed()));
    }),
    { numRuns: 60 },
  );
});

describe('while it is read', () => {
  // Others may export on this machine meanwhile: what is there already is theirs.
  const left = (): readonly string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('visit-report-export-'));
  const others = new Set(left());
  const emptied = (): Promise<void> => eventually(() => left().every((name) => others.has(name)));
  const big = sentWith({ objective: prose(Array.from({ length: 4_000 }, (_, at) => `${at * 7919}`).join(' ')) });

  test('no page is asked for before the ones before it are taken', async () => {
    let asked = 0;
    async function* endless(): AsyncGenerator<readonly Report[]> {
      for (;;) {
        asked += 1;
        yield Array.from({ length: 20 }, () => big);
      }
    }
    const content = workbook(endless(), EXPORTING);
    content.once('readable', () => {});
    await eventually(() => content.readableLength >= content.readableHighWaterMark);
    for (let turn = 0; turn < 2_000; turn += 1) await new Promise(setImmediate);
    expect(asked).toBeLessThan(30);
    content.destroy();
    await new Promise((resolve) => content.once('close', resolve));
    await emptied();
  });

  test('broken off, it asks for no more, and leaves nothing on the disk', async () => {
    let ended = false;
    async function* pages(): AsyncGenerator<readonly Report[]> {
      try {
        for (;;) yield Array.from({ length: 20 }, () => big);
      } finally {
        ended = true;
      }
    }
    const content = workbook(pages(), EXPORTING);
    for await (const chunk of content) if ((chunk as Buffer).length > 0) break;
    await emptied();
    expect(ended).toBe(true);
  });

  test('what fails in between fails the file, and leaves nothing on the disk', async () => {
    async function* pages(): AsyncGenerator<readonly Report[]> {
      yield [big];
      throw new Error('The store is gone');
    }
    await expect(bytesOf(workbook(pages(), EXPORTING))).rejects.toThrow('The store is gone');
    await emptied();
  });
});

test('every field of the form is in it', async () => {
  const [reports] = await sheetsOf([]);
  const headings = Object.values(reports?.rows[0] ?? {}).map(({ text }) => text);
  for (const field of visitReport.fields) expect(headings).toContain(field.input === 'rows' ? 'Asuntos' : field.label);
});
