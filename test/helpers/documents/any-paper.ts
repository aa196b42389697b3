import fc from 'fast-check';
import type { Block, CellValue, Mark, Paragraph, Table, TableCell } from '../../../core/form/values';
import { visitReport } from '../../../core/form/visit-report';
import type { Printed } from '../../../documents/printed';

/** Words of every kind that is typed or pasted: Spanish, signs of markup, other scripts, what no font has, what is no text. */
const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('visita', 'Coahuila', 'extraordinariamente', '«sí»', 'niñez', 'L091910', '2023'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('#strong[x]', '*a*', '_b_', '$x$', '@ref', '\\', '<w:p/>', '{unit}', '//', '"'),
  },
  fc.constantFrom(
    'שלום',
    'مرحبا',
    '😀',
    '👩‍💻',
    '🇲🇽',
    '王',
    '→',
    'e\u0301',
    '\ud800',
    '\u0000',
    '\ufeff',
    '\ue000',
    '\t',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constant('x'.repeat(90)),
);
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));
const lines = fc.array(text, { minLength: 1, maxLength: 3 }).map((each) => each.join('\n'));

const marked = (texts: fc.Arbitrary<string>) =>
  texts.chain((said) => fc.record({ text: fc.constant(said), marks: fc.array(markIn(said.length), { maxLength: 3 }) }));

const markIn = (length: number): fc.Arbitrary<Mark> =>
  fc
    .tuple(fc.nat(length), fc.nat(length), fc.constantFrom('bold' as const, 'italic' as const, 'link' as const))
    .map(([a, b, is]): Mark => {
      const range = { from: Math.min(a, b), to: Math.max(a, b) };
      return is === 'link' ? { ...range, is, href: 'https://www.ine.mx/?a=b&c=«d»' } : { ...range, is };
    });

const paragraph: fc.Arbitrary<Paragraph> = marked(lines).map((said) => ({ type: 'paragraph', ...said }));
const item: fc.Arbitrary<Paragraph> = fc.tuple(marked(text), fc.nat(3), fc.boolean()).map(([said, level, numbered]) => {
  const sign = `${'  '.repeat(level)}${numbered ? '2. ' : '• '}`;
  const marks = said.marks.map((mark) => ({ ...mark, from: mark.from + sign.length, to: mark.to + sign.length }));
  const list = { kind: numbered ? ('numbered' as const) : ('bulleted' as const), level, sign: sign.length };
  return { type: 'paragraph', text: sign + said.text, marks, list };
});
const cell: fc.Arbitrary<TableCell> = fc
  .tuple(marked(lines), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .map(([said, colSpan, rowSpan]) => ({ ...said, colSpan, rowSpan }));
const table: fc.Arbitrary<Table> = fc.record({
  type: fc.constant('table' as const),
  rows: fc.array(fc.array(cell, { maxLength: 4 }), { minLength: 1, maxLength: 8 }),
  headerRows: fc.nat(2),
});
const blocks: fc.Arbitrary<Block[]> = fc.array(fc.oneof(paragraph, item, item, table), { maxLength: 6 });

const columns = visitReport.fields.flatMap((field) => (field.input === 'rows' ? field.columns : []));
const cells: fc.Arbitrary<Record<string, CellValue>> = fc
  .tuple(fc.subarray(columns), fc.array(blocks, { minLength: columns.length, maxLength: columns.length }), text)
  .map(([chosen, contents, name]) =>
    Object.fromEntries(
      chosen.map(({ id, input }, i): [string, CellValue] => [
        id,
        input === 'project'
          ? { kind: 'project', code: 'L091910', name, blocks: contents[i] ?? [] }
          : { kind: 'prose', blocks: contents[i] ?? [] },
      ]),
    ),
  );

const STATES = ['draft', 'in-review', 'changes-requested', 'approved', 'withdrawn', 'cancelled'] as const;

/** A whole report, as it is printed, with anything in it, and marks anywhere: a link over half a word, a list of nothing. */
export const anyPaper: fc.Arbitrary<Printed> = fc
  .record({
    state: fc.constantFrom(...STATES),
    name: text,
    objective: blocks,
    remarks: blocks,
    rows: fc.array(cells, { maxLength: 3 }),
    count: fc.nat(),
  })
  .map(({ state, name, objective, remarks, rows, count }): Printed => ({
    state,
    ...(state === 'draft' ? {} : { folio: 'INF-2023-0042', round: 2, submittedAt: '2023-05-02T16:20:31.123Z' }),
    seal: { seq: 12, hash: 'a3f5'.repeat(16) },
    answers: {
      unit: { kind: 'unit', id: 'UTSI', name },
      states: { kind: 'states', keys: ['05'] },
      objective: { kind: 'prose', blocks: objective },
      matters: {
        kind: 'rows',
        rows: rows.map((row, i) => ({ id: String(i + 1), columns: Object.keys(row), cells: row })),
      },
      trainedStaff: { kind: 'count', count },
      remarks: { kind: 'prose', blocks: remarks },
    },
  }));
