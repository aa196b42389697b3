import fc from 'fast-check';
import type { Block, CellValue, Row, Table } from '../../../core/form/values';
import { visitReport } from '../../../core/form/visit-report';
import type { Report } from '../../../core/record/types';
import { pagesOf } from '../../../core/review/screens/pages';
import { postScreen, reportScreen } from '../../../core/review/screens/review';
import { rowScreen } from '../../../core/filing/screens/rows';
import type { Screen } from '../../../core/screen/screens';
import { walkScreen } from '../../../core/filing/screens/walk';
import { bytesOf, fittingLength, weightOf } from '../../../core/screen/weight';
import { LIMITS } from '../../../cards/limits';
import { prose as proseElements } from '../../../cards/parts/prose';
import { cardBytes } from '../../helpers/platforms/card-bytes';
import { expand } from '../../../cards/expand';
import { prose } from '../../helpers/people/given';
import { aReport } from '../../helpers/people/reports';

const viewing = {
  form: visitReport,
  zone: 'America/Mexico_City',
  word: () => `https://example.test/${'x'.repeat(200)}`,
  pdf: () => `https://example.test/${'x'.repeat(200)}`,
};
const COLUMNS = ['agreements', 'particular', 'improvement', 'ordinary', 'pycipef', 'project'] as const;

const units = ['a', 'ñ', '漢', '👩🏽‍💻', '"', '\\', '\n', 'palabra ', '{{DATE(', '[x](y) '];
const text = (max: number): fc.Arbitrary<string> =>
  fc
    .record({ unit: fc.constantFrom(...units), length: fc.nat(max) })
    .map(({ unit, length }) => unit.repeat(Math.floor(length / unit.length)));
const paragraph: fc.Arbitrary<Block> = text(12_000).map((value) => ({ type: 'paragraph', text: value }));
const table: fc.Arbitrary<Table> = fc
  .record({
    rows: fc.array(
      fc.array(
        fc.record({
          text: text(900),
          colSpan: fc.integer({ min: 1, max: 4 }),
          rowSpan: fc.integer({ min: 1, max: 4 }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      { minLength: 1, maxLength: 25 },
    ),
    headerRows: fc.nat(2),
  })
  .map(({ rows, headerRows }) => ({ type: 'table', rows, headerRows }));
const blocks = fc.array(fc.oneof({ weight: 3, arbitrary: paragraph }, table), { minLength: 1, maxLength: 6 });

const many = (rows: number, columns: number, cell: (row: number, column: string) => CellValue): Report =>
  aReport({
    folio: 'INF-2023-0001',
    state: 'in-review',
    round: 1,
    at: { at: 'rows', field: 'matters' },
    rowCount: rows,
    answers: {
      unit: { kind: 'unit', id: 'UTSI', name: 'Unidad Técnica de Servicios de Informática' },
      states: { kind: 'states', keys: ['05', '15'] },
      matters: {
        kind: 'rows',
        rows: Array.from({ length: rows }, (_, index): Row => {
          const chosen = COLUMNS.slice(0, columns);
          return {
            id: String(index + 1),
            columns: chosen,
            cells: Object.fromEntries(chosen.map((column) => [column, cell(index + 1, column)])),
          };
        }),
      },
    },
  });

/** All words of a screen or card. Cards part some braces with a mark that takes no room. */
const textsIn = (part: unknown): string[] => {
  if (typeof part === 'string') return [part.replaceAll('\u2060', '').trim()];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsIn) : [];
};

/** Nothing of the screen was cut to make its card fit: that is the cards' last resort. */
function expectWhole(screen: Screen): void {
  const card = expand(screen);
  expect(cardBytes(card)).toBeLessThanOrEqual(LIMITS.cardBytes);
  const shown = textsIn(card).join('\n');
  const parts = Object.entries(screen.data).filter(([name]) => !['buttons', 'tables'].includes(name));
  const wanted = parts.flatMap(([, part]) => textsIn(part)).filter((words) => words.length > 12);
  expect(wanted.filter((words) => !shown.includes(words))).toEqual([]);
}

test('a weight is never less than what the card makes of it', () => {
  fc.assert(
    fc.property(fc.oneof(paragraph, table), (block) => {
      expect(weightOf(block)).toBeGreaterThanOrEqual(Buffer.byteLength(JSON.stringify(proseElements([block]))) - 2);
    }),
    { numRuns: 200 },
  );
});

test('bytes are those of JSON in UTF-8', () => {
  for (const sample of units.filter((unit) => !unit.includes('{')))
    expect(bytesOf(sample)).toBe(Buffer.byteLength(JSON.stringify(sample)) - 2);
});

test('a text is cut to whole characters that fit', () => {
  fc.assert(
    fc.property(text(3_000), fc.integer({ min: 20, max: 4_000 }), (value, limit) => {
      const part = value.slice(0, fittingLength(value, limit));
      expect(bytesOf(part)).toBeLessThanOrEqual(limit);
      expect(part.isWellFormed()).toBe(true);
    }),
  );
});

describe('a report to read', () => {
  test('no page of it is trimmed, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(blocks, { minLength: 1, maxLength: 4 }), (cells) => {
        const report = many(cells.length, 2, (row) => ({ kind: 'prose', blocks: cells[row - 1] ?? [] }));
        const count = Number(/de (\d+)/.exec(reportScreen(viewing, report, 1, 'card').page)?.[1] ?? 1);
        for (let page = 1; page <= Math.min(count, 4); page += 1)
          expectWhole({ template: 'report', data: reportScreen(viewing, report, page, 'post') });
      }),
      { numRuns: 12 },
    );
  });

  test('all of its words are on its pages, in their order', () => {
    const words = Array.from({ length: 9_000 }, (_, index) => `w${index}`);
    const pages = pagesOf([{ label: 'Asunto', blocks: [{ type: 'paragraph', text: words.join(' ') }] }], 3_000);
    const read = pages.flat().flatMap(({ blocks: parts }) => parts.map((part) => (part as { text: string }).text));
    expect(read.join(' ').split(' ')).toEqual(words);
    expect(pages.length).toBeGreaterThan(4);
  });

  test('a table over several pages keeps its rows, repeats its heading, and every cell stays in its column', () => {
    const long: Table = {
      type: 'table',
      headerRows: 1,
      rows: [
        [{ text: 'Evento' }, { text: 'Lugar' }],
        ...Array.from({ length: 90 }, (_, row) =>
          row % 3 === 0
            ? [{ text: `e${row}`, rowSpan: 3 }, { text: `l${row} ${'x'.repeat(300)}` }]
            : [{ text: `l${row} ${'x'.repeat(300)}` }],
        ),
      ],
    };
    const tables = pagesOf([{ label: 'Asunto', blocks: [long] }], 0)
      .flat()
      .flatMap((section) => section.blocks as readonly Table[]);
    expect(tables.length).toBeGreaterThan(2);
    expect(tables.every(({ rows }) => rows[0]?.[0]?.text === 'Evento')).toBe(true);
    const second = tables.flatMap(({ rows }) => rows.slice(1).map((row) => row[1]?.text.split(' ')[0]));
    expect(second).toEqual(Array.from({ length: 90 }, (_, row) => `l${row}`));
  });

  test('a row longer than a page goes on below, each cell in its column', () => {
    const row = [{ text: 'uno '.repeat(4_000) }, { text: 'dos' }];
    const parts = pagesOf([{ label: 'A', blocks: [{ type: 'table', headerRows: 0, rows: [row] }] }], 0).flat();
    const cells = parts.flatMap((section) => section.blocks as readonly Table[]).flatMap(({ rows }) => rows);
    expect(
      cells
        .map(([first]) => first?.text.trim())
        .join(' ')
        .split(' '),
    ).toHaveLength(4_000);
    expect(cells.map(([, second]) => second?.text).join('')).toBe('dos');
  });
});

describe('many rows', () => {
  const long = (row: number, column: string): CellValue => prose(`${row} ${column} `.padEnd(10_000, '👩🏽‍💻 漢字 '));

  test.each([
    [1, 6],
    [4, 3],
    [5, 6],
    [10, 6],
    [40, 6],
    [40, 1],
    [300, 1],
  ])('%i of %i columns fit every card whole', (rows, columns) => {
    const report = many(rows, columns, long);
    const draft = { ...report, state: 'draft' } as const;
    expectWhole(walkScreen(visitReport, draft));
    expectWhole(walkScreen(visitReport, { ...draft, at: { at: 'summary' } }));
    expectWhole({ template: 'post', data: postScreen(viewing, report) });
    const one = rowScreen(visitReport, draft, 'matters', '1');
    if (one === undefined) throw new Error('no row');
    expectWhole({ template: 'rows', data: one });
  });

  test('every row can be reached, and from it every column', () => {
    const report = { ...many(40, 6, long), state: 'draft' } as const;
    const screen = walkScreen(visitReport, report);
    const [input] = screen.template === 'field' ? screen.data.inputs : [];
    expect(input?.kind === 'choice' ? input.choices.map(({ value }) => value) : []).toEqual(
      Array.from({ length: 40 }, (_, row) => String(row + 1)),
    );
    const titles = rowScreen(visitReport, report, 'matters', '40')?.rows.flatMap(({ buttons }) => buttons);
    expect(titles?.map(({ press }) => ('step' in press ? press.step : undefined))).toEqual(
      COLUMNS.map((column) => ({ at: 'cell', field: 'matters', row: '40', column })),
    );
  });

  test('what a card leaves out is counted, and said where it is', () => {
    const post = postScreen(
      viewing,
      many(10, 6, () => prose('Se asistió a la reunión.'.repeat(20))),
    );
    const last = post.sections.at(-1);
    expect(last?.label).toBe(`Y ${60 - post.sections.length + 1} apartados más`);
    expect(last?.blocks).toEqual([{ type: 'paragraph', text: 'Pulse «Ver informe» para leerlos.' }]);
  });
});
