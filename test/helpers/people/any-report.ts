import fc from 'fast-check';
import { districtsOf, states, unitNameAt, units } from '../../../core/form/catalogues/catalogues';
import { addDays } from '../../../core/form/kinds/dates/calendar';
import type {
  Answers,
  Block,
  Board,
  DateRange,
  ListItem,
  Mark,
  Paragraph,
  Row,
  Table,
  Value,
} from '../../../core/form/values';
import { visitReport } from '../../../core/form/visit-report';
import type { Printed } from '../../../documents/printed';
import { anyTable, wildTable } from './any-table';
import { keptLine, keptParagraph, wildText } from './any-text';

/** Which content: `kept`, what the chat would keep; `rich`, with bold, links and lists; `wild`, what no chat should. */
type Content = 'kept' | 'rich' | 'wild';

const unit: fc.Arbitrary<Value> = fc
  .constantFrom(...units)
  .map((one) => ({ kind: 'unit', id: one.id, name: unitNameAt(one, '2023-04') }));

const keys = fc.uniqueArray(fc.constantFrom(...states.map(({ key }) => key)), { minLength: 1, maxLength: 4 });

const days: fc.Arbitrary<Value> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(0, 0, 1, 4)), { minLength: 1, maxLength: 6 })
  .map((given) => {
    const [single, ranges]: [string[], DateRange[]] = [[], []];
    let free = '';
    for (const [after, length] of [...given].sort(([one], [other]) => one - other)) {
      const from = addDays('2023-03-15', after);
      if (from <= free) continue;
      free = addDays(from, length);
      if (length === 0) single.push(from);
      else ranges.push({ from, to: free });
    }
    return { kind: 'dates', days: single, ranges };
  });

const BOARDS: readonly (readonly Board[])[] = [
  ['local'],
  ['distrital'],
  ['opl'],
  ['local', 'opl'],
  ['local', 'distrital', 'opl'],
];
const boards: fc.Arbitrary<Value> = fc.constantFrom(...BOARDS).map((some) => ({ kind: 'boards', boards: some }));

const districtsIn = (inStates: readonly string[]): fc.Arbitrary<Value> => {
  const seats = inStates.flatMap((state) => districtsOf(state, '2017').map(({ number }) => ({ state, number })));
  return fc
    .subarray(seats, { minLength: 1, maxLength: Math.min(8, seats.length) })
    .map((districts) => ({ kind: 'districts', map: '2017', districts }));
};

const paragraph = (text: string): Paragraph => ({ type: 'paragraph', text });

/** A stretch of a text's words, counted from the one before it. */
const stretch = fc.record({
  skip: fc.integer({ min: 0, max: 8 }),
  words: fc.integer({ min: 1, max: 3 }),
  is: fc.constantFrom('bold' as const, 'italic' as const, 'both' as const, 'link' as const),
});
const stretches = fc.array(stretch, { maxLength: 4 });
type Stretch = typeof stretch extends fc.Arbitrary<infer T> ? T : never;

const addresses = ['https://www.ine.mx/visitas?a=1&b=2', 'mailto:visitas@ine.mx', 'https://www.ine.mx/#acta'] as const;

/** Marks over whole words after the first, apart from each other but for bold that is in italics as well. */
function withMarks(
  text: string,
  given: readonly Stretch[],
): { readonly text: string; readonly marks?: readonly Mark[] } {
  const words = [...text.matchAll(/[^\s]+/gu)];
  const marks: Mark[] = [];
  let at = 0;
  for (const { skip, words: count, is } of given) {
    at += skip + 1;
    const [first, last] = [words[at], words[Math.min(at + count, words.length) - 1]];
    if (first === undefined || last === undefined) break;
    const over = { from: first.index, to: last.index + last[0].length };
    if (is === 'link') marks.push({ ...over, is, href: addresses[at % addresses.length] ?? addresses[0] });
    else if (is === 'both') marks.push({ ...over, is: 'bold' }, { ...over, is: 'italic' });
    else marks.push({ ...over, is });
    at += count;
  }
  return marks.length === 0 ? { text } : { text, marks };
}

const marked: fc.Arbitrary<Paragraph> = fc
  .tuple(keptParagraph, stretches)
  .map(([text, given]) => ({ ...paragraph(text), ...withMarks(text, given) }));

/** A table with stretches of its cells in bold, in italics or that lead somewhere. */
const markedTable: fc.Arbitrary<Table> = fc
  .tuple(anyTable(keptLine(6)), fc.array(stretches, { minLength: 1, maxLength: 12 }))
  .map(([table, given]) => {
    let at = 0;
    const next = (): readonly Stretch[] => given[at++ % given.length] ?? [];
    const rows = table.rows.map((row) => row.map((cell) => ({ ...cell, ...withMarks(cell.text, next()) })));
    return { ...table, rows };
  });

/** Items of one kind, some of them inside the one above; a deeper list counts from one again. */
const list: fc.Arbitrary<readonly Paragraph[]> = fc
  .tuple(
    fc.constantFrom('bulleted' as const, 'numbered' as const),
    fc.constantFrom('.', ')', '.-'),
    fc.array(fc.tuple(keptLine(8), stretches, fc.integer({ min: 0, max: 2 })), { minLength: 1, maxLength: 5 }),
  )
  .map(([kind, closing, items]) => {
    let counts: readonly number[] = [];
    return items.map(([text, given, depth]) => {
      const level = Math.min(depth, counts.length);
      counts = [...counts.slice(0, level), (counts[level] ?? 0) + 1];
      const sign = `${'  '.repeat(level)}${kind === 'bulleted' ? '•' : `${counts[level] ?? 1}${closing}`} `;
      const item: ListItem = { kind, level, sign: sign.length };
      return {
        ...paragraph(''),
        ...withMarks(
          `${sign}${text}`,
          given.map((one, nth) => (nth === 0 ? { ...one, skip: one.skip + 1 } : one)),
        ),
        list: item,
      };
    });
  });

const tablesOf: Readonly<Record<Content, fc.Arbitrary<Table>>> = {
  kept: anyTable(keptLine(6)),
  rich: markedTable,
  wild: wildTable(wildText),
};

function blocksOf(content: Content): fc.Arbitrary<readonly Block[]> {
  const plain = (content === 'wild' ? wildText : keptParagraph).map((text): readonly Block[] => [paragraph(text)]);
  const table: fc.Arbitrary<Table> = tablesOf[content];
  const pieces = fc.oneof(
    { weight: 5, arbitrary: plain },
    { weight: 1, arbitrary: table.map((one): readonly Block[] => [one]) },
    ...(content === 'rich'
      ? [
          { weight: 3, arbitrary: marked.map((one): readonly Block[] => [one]) },
          { weight: 2, arbitrary: list },
        ]
      : []),
  );
  return fc.array(pieces, { minLength: content === 'wild' ? 0 : 1, maxLength: 4 }).map((some) => some.flat());
}

function cellOf(column: string, content: Content): fc.Arbitrary<Row['cells'][string]> {
  const blocks = blocksOf(content);
  if (column !== 'project') return blocks.map((some) => ({ kind: 'prose', blocks: some }));
  const heading = fc.constantFrom('L091910', 'L097610', 'R009999');
  const name = content === 'wild' ? wildText : keptLine(8);
  return fc.tuple(heading, name, blocks).map(([code, name, some]) => ({ kind: 'project', code, name, blocks: some }));
}

const { columns } = visitReport.fields.find((field) => field.input === 'rows') ?? { columns: [] };
const columnIds = columns.map(({ id }) => id);

function rows(content: Content): fc.Arbitrary<Value> {
  const row = fc
    .subarray([...columnIds], { minLength: 1, maxLength: 4 })
    .chain((ids) => fc.tuple(fc.constant(ids), ...ids.map((id) => cellOf(id, content))))
    .map(([ids, ...cells]) => Object.fromEntries(ids.map((id, i) => [id, cells[i]] as const)));
  return fc.array(row, { minLength: 1, maxLength: 4 }).map((all) => ({
    kind: 'rows',
    rows: all.map((cells, i): Row => ({
      id: String(i + 1),
      columns: Object.keys(cells),
      cells: cells as Row['cells'],
    })),
  }));
}

function answersOf(content: Content): fc.Arbitrary<Answers> {
  const prose = blocksOf(content).map((blocks): Value => ({ kind: 'prose', blocks }));
  const maybe = (value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 4 });
  const wild = content === 'wild';
  return keys.chain((inStates) =>
    fc
      .record({
        unit: wild ? wildText.map((name): Value => ({ kind: 'unit', id: 'X', name })) : unit,
        states: wild
          ? wildText.map((literal): Value => ({ kind: 'states', keys: inStates, literal }))
          : fc.constant<Value>({ kind: 'states', keys: inStates }),
        visitDates: maybe(days),
        boards: maybe(boards),
        districts: maybe(districtsIn(inStates)),
        objective: maybe(prose),
        matters: rows(content),
        trainedStaff: maybe(fc.integer({ min: 0, max: 999_999 }).map((count) => ({ kind: 'count', count }))),
        remarks: maybe(prose),
      })
      .map((all): Answers =>
        Object.fromEntries(Object.entries(all).filter((entry): entry is [string, Value] => entry[1] !== undefined)),
      ),
  );
}

/** A whole report's answers as the chat keeps them, plain: every kind, blanks, tables merged both ways. */
export const keptAnswers: fc.Arbitrary<Answers> = answersOf('kept');
/** The same with bold, italics, links and lists. */
export const richAnswers: fc.Arbitrary<Answers> = answersOf('rich');
/** What must never come, and must break nothing: control characters, halves of characters, spans that run out. */
export const wildAnswers: fc.Arbitrary<Answers> = answersOf('wild');

const seal = fc
  .tuple(
    fc.integer({ min: 1, max: 9_999 }),
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
  )
  .map(([seq, hash]) => ({ seq, hash }));

/** A paper of those answers in any state; with a folio and a seal, or a draft. */
export const printedOf = (answers: fc.Arbitrary<Answers>): fc.Arbitrary<Printed> =>
  fc.oneof(
    fc.record({ answers, state: fc.constantFrom('draft' as const, 'cancelled' as const), round: fc.constant(0) }),
    fc.record({
      answers,
      state: fc.constantFrom(
        'in-review' as const,
        'changes-requested' as const,
        'approved' as const,
        'withdrawn' as const,
      ),
      folio: fc.integer({ min: 1, max: 9_999 }).map((number) => `INF-2023-${String(number).padStart(4, '0')}`),
      round: fc.integer({ min: 1, max: 12 }),
      seal,
    }),
  );

/** So many of them, always the same ones. */
export const someOf = <T>(arbitrary: fc.Arbitrary<T>, count: number): readonly T[] =>
  fc.sample(arbitrary, { numRuns: count, seed: 20_230_403 });
