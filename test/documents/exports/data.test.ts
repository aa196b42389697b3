import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import type { Answers } from '../../../core/form/values';
import { visitReport } from '../../../core/form/visit-report';
import { EXPORT_VERSION } from '../../../documents/exports/json';
import { richAnswers } from '../../helpers/people/any-report';
import { exported, sentWith } from '../../helpers/people/exporting';
import { readCsv } from '../../helpers/documents/workbook';

const schema = JSON.parse(readFileSync(join(__dirname, '../../../docs/export.schema.json'), 'utf8')) as Record<
  string,
  unknown
>;
const isValid = new Ajv({ strict: true, strictRequired: false, strictTypes: false }).compile(schema);

const prose = (text: string) => ({ kind: 'prose', blocks: [{ type: 'paragraph', text }] }) as const;
const matters = (...texts: readonly string[]): Answers => ({
  matters: {
    kind: 'rows',
    rows: texts.map((text, at) => ({ id: `r${at}`, columns: ['particular'], cells: { particular: prose(text) } })),
  },
});

describe('CSV', () => {
  const rowsOf = async (...answers: readonly Answers[]) => {
    const text = (
      await exported(
        'csv',
        answers.map((one) => sentWith(one)),
      )
    ).toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [head = [], ...rows] = readCsv(text);
    return rows.map((row): Readonly<Record<string, string>> =>
      Object.fromEntries(row.map((value, at) => [head[at] ?? '', value])),
    );
  };

  test('has a row for each matter, with its report’s answers before it', async () => {
    const answers: Answers = {
      ...matters('Uno', 'Dos'),
      states: { kind: 'states', keys: ['05'] },
      visitDates: { kind: 'dates', days: ['2023-04-03'], ranges: [] },
      trainedStaff: { kind: 'count', count: 1250 },
    };
    const [first, second, third, ...none] = await rowsOf(answers, {});
    expect(none).toEqual([]);
    expect(first).toMatchObject({
      ...{
        Folio: 'INF-2023-0001',
        'Entidad Federativa': 'Coahuila',
        'Primer día': '2023-04-03',
        Enviado: '2023-05-02 10:30',
      },
      ...{ Asunto: '1', 'Asuntos en particular': 'Uno' },
    });
    expect(second).toMatchObject({ Folio: 'INF-2023-0001', Asunto: '2', 'Asuntos en particular': 'Dos' });
    expect(third).toMatchObject({ Folio: 'INF-2023-0001', 'Asuntos en particular': '' });
    // A sum of the column is the sum of the reports.
    expect([first, second].map((row) => row?.['Total de personal capacitado'])).toEqual(['1250', '']);
  });

  test.each(['=1+1', '+52', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠A1', '\n=1', ' \n @x'])(
    'text that would be a formula, %j, begins with an apostrophe',
    async (text) => {
      const [row] = await rowsOf({ objective: prose(text) });
      expect(row?.['Objetivo de la visita']).toBe(`'${text}`);
    },
  );

  test('any other text comes back as it was', async () => {
    const any = fc.string({ unit: 'grapheme', maxLength: 80 }).filter((text) => text !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 6 }), async (texts) => {
        const rows = await rowsOf(matters(...texts));
        const read = rows.map((row) => row['Asuntos en particular']);
        expect(read.map((value, at) => (value === `'${texts[at]}` ? texts[at] : value))).toEqual(texts);
        for (const value of read) expect(value).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
      { numRuns: 100 },
    );
  });

  test('every record ends as Excel writes it, and no column is named twice', async () => {
    const text = (await exported('csv', [sentWith(matters('Uno'))])).toString('utf8');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const [head = []] = readCsv(text);
    expect(new Set(head).size).toBe(head.length);
  });
});

describe('JSON', () => {
  test('any reports are as the published schema says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(richAnswers, { maxLength: 4 }), async (answers) => {
        const data: unknown = JSON.parse(
          (
            await exported(
              'json',
              answers.map((one) => sentWith(one)),
            )
          ).toString('utf8'),
        );
        isValid(data);
        expect(isValid.errors).toBeNull();
        expect(data).toMatchObject({ version: EXPORT_VERSION, asked: { month: '2023-04' }, count: answers.length });
      }),
      { numRuns: 40 },
    );
  });

  test('answers are data, by the form’s fields, and text as the form prints it', async () => {
    const answers: Answers = {
      visitDates: { kind: 'dates', days: ['2023-04-28'], ranges: [{ from: '2023-04-03', to: '2023-04-05' }] },
      ...matters('Uno'),
    };
    const { reports } = JSON.parse((await exported('json', [sentWith(answers)])).toString('utf8')) as {
      reports: readonly unknown[];
    };
    expect(reports).toEqual([
      {
        folio: 'INF-2023-0001',
        revision: 2,
        state: 'approved',
        author: 'Ana Martínez Peña',
        submittedAt: '2023-05-02T10:30:00.000Z',
        approvedAt: '2023-05-03T09:05:00.000Z',
        answers: {
          visitDates: { ...answers['visitDates'], text: 'del 3 al 5 y 28 de abril de 2023' },
          matters: { kind: 'rows', rows: [{ cells: { particular: { ...prose('Uno'), text: 'Uno' } } }] },
        },
      },
    ]);
  });

  test('what is no such data is told by the schema', () => {
    const whole = { version: 1, form: 1, asOf: '2023-05-03T16:00:00.000Z', asked: {}, reports: [], count: 0 };
    expect(isValid(whole)).toBe(true);
    for (const odd of [
      { ...whole, version: 2 },
      { ...whole, count: undefined },
      { ...whole, reports: [{ folio: 'x' }] },
    ])
      expect(isValid(JSON.parse(JSON.stringify(odd)))).toBe(false);
  });

  test('the schema knows every field and column of the form', () => {
    const { $defs } = schema as { $defs: Record<string, { properties: Record<string, { properties: object }> }> };
    expect(Object.keys($defs['report']?.properties['answers']?.properties ?? {})).toEqual(
      visitReport.fields.map(({ id }) => id),
    );
    const columns = visitReport.fields.flatMap((field) =>
      field.input === 'rows' ? field.columns.map(({ id }) => id) : [],
    );
    for (const id of columns) expect(JSON.stringify($defs['matters'])).toContain(`"${id}"`);
  });
});
