import { answersBetween, valuesBetween, type Change } from '../../../../core/review/difference/answers';
import type { Answers, Block, ProseValue, Row, TableCell, Value } from '../../../../core/form/values';
import { visitReport } from '../../../../core/form/visit-report';

const text = (words: string): Block => ({ type: 'paragraph', text: words });
const prose = (...blocks: readonly (string | Block)[]): ProseValue => ({
  kind: 'prose',
  blocks: blocks.map((block) => (typeof block === 'string' ? text(block) : block)),
});
const table = (rows: readonly (readonly (string | TableCell)[])[], headerRows = 1): Block => ({
  type: 'table',
  headerRows,
  rows: rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell))),
});

/** Each passage's place and its two texts. */
function passages(change: Change): readonly unknown[] {
  if (change.is !== 'words') throw new Error(`Not words: ${JSON.stringify(change)}`);
  return change.passages.map(({ part, pieces }) => [
    part,
    ...['added', 'removed'].map((but) => pieces.map(({ is, text: said }) => (is === but ? '' : said)).join('')),
  ]);
}

describe('lists', () => {
  test.each<[string, Value, Value, Change]>([
    [
      'states',
      { kind: 'states', keys: ['05', '15'] },
      { kind: 'states', keys: ['15', '19'] },
      { is: 'list', added: 'Nuevo León', removed: 'Coahuila', now: 'México y Nuevo León' },
    ],
    [
      'days and stretches of days',
      { kind: 'dates', days: ['2023-04-03', '2023-04-10'], ranges: [] },
      { kind: 'dates', days: ['2023-04-10'], ranges: [{ from: '2023-04-24', to: '2023-04-28' }] },
      {
        is: 'list',
        added: 'del 24 al 28 de abril de 2023',
        removed: '3 de abril de 2023',
        now: '10 y del 24 al 28 de abril de 2023',
      },
    ],
    [
      'boards',
      { kind: 'boards', boards: ['local'] },
      { kind: 'boards', boards: ['local', 'opl'] },
      { is: 'list', added: 'OPL', removed: '', now: 'Local y OPL' },
    ],
    [
      'districts',
      { kind: 'districts', districts: [{ state: '05', number: '01' }] },
      { kind: 'districts', districts: [{ state: '05', number: '02' }] },
      { is: 'list', added: '02', removed: '01', now: '02' },
    ],
    [
      'names for a literal phrase',
      { kind: 'states', keys: [], literal: 'entidades con proceso' },
      { kind: 'states', keys: ['05'] },
      { is: 'replaced', before: 'entidades con proceso', after: 'Coahuila' },
    ],
    [
      'numbers',
      { kind: 'count', count: 25 },
      { kind: 'count', count: 1250 },
      { is: 'replaced', before: '25', after: '1,250' },
    ],
  ])('%s: what was added, and what left', (_what, before, after, change) =>
    expect(valuesBetween(before, after)).toEqual(change),
  );

  test('a literal phrase changes word by word', () => {
    const [before, after] = ['entidades con proceso', 'entidades con proceso local'].map((literal): Value => ({
      kind: 'states',
      keys: [],
      literal,
    }));
    expect(passages(valuesBetween(before, after))).toEqual([
      [{ in: 'text' }, 'entidades con proceso', 'entidades con proceso local'],
    ]);
  });
});

describe('prose and projects', () => {
  test('paragraphs around a table that stayed are one text each', () => {
    const same = table([
      ['Sede', 'Equipos'],
      ['Saltillo', '4'],
    ]);
    const change = valuesBetween(prose('Antes', same, 'Hubo tres'), prose('Antes', same, 'Hubo cuatro', 'Y más'));
    expect(passages(change)).toEqual([[{ in: 'text' }, 'Hubo tres', 'Hubo cuatro\n\nY más']]);
  });

  test('a table changes cell by cell, and says under which heading', () => {
    const before = prose(
      table([
        ['Sede', 'Equipos'],
        ['Saltillo', '4'],
        ['Torreón', '2'],
      ]),
    );
    const after = prose(
      table([
        ['Sede', 'Equipos'],
        ['Saltillo', '5'],
        ['Monclova', '1'],
        ['Torreón', '2'],
      ]),
    );
    expect(passages(valuesBetween(before, after))).toEqual([
      [{ in: 'cell', table: 1, row: 2, column: 2, heading: 'Equipos' }, '4', '5'],
      [{ in: 'row', table: 1, row: 3 }, '', 'Monclova | 1'],
    ]);
  });

  test('merged cells are told by the place of their top left', () => {
    const wide = (first: string) => table([[{ text: first, colSpan: 2 }], ['a', { text: 'b', rowSpan: 2 }], ['c']], 0);
    expect(passages(valuesBetween(prose(wide('uno')), prose(wide('dos'))))).toEqual([
      [{ in: 'cell', table: 1, row: 1, column: 1, heading: '' }, 'uno', 'dos'],
    ]);
    const apart = table(
      [
        ['uno', ''],
        ['a', 'b'],
        ['c', ''],
      ],
      0,
    );
    expect(passages(valuesBetween(prose(wide('uno')), prose(apart)))).toEqual([[{ in: 'merged', table: 1 }, '', '']]);
  });

  test('a table that came and one that went', () => {
    const [one, other] = [table([['a', 'b']], 0), table([['c', 'd']], 0)];
    expect(passages(valuesBetween(prose('x', one), prose('x')))).toEqual([[{ in: 'table', table: 1 }, 'a | b', '']]);
    expect(passages(valuesBetween(prose(one), prose(one, 'y', other)))).toEqual([
      [{ in: 'text' }, '', 'y'],
      [{ in: 'table', table: 2 }, '', 'c | d'],
    ]);
  });

  test("a project's code, name and work by themselves", () => {
    const before: Value = { kind: 'project', code: 'L091910', name: 'Soporte', blocks: [text('Se hizo')] };
    const after: Value = { kind: 'project', code: 'L091920', blocks: [text('Se hizo todo')] };
    expect(passages(valuesBetween(before, after))).toEqual([
      [{ in: 'code' }, 'L091910', 'L091920'],
      [{ in: 'name' }, 'Soporte', ''],
      [{ in: 'text' }, 'Se hizo', 'Se hizo todo'],
    ]);
  });
});

describe('all the answers', () => {
  const row = (id: string, cells: Row['cells']): Row => ({ id, columns: Object.keys(cells), cells });
  const rows = (...some: readonly Row[]): Value => ({ kind: 'rows', rows: some });

  test('come in the form’s order, those that are the same are left out', () => {
    const before: Answers = { trainedStaff: { kind: 'count', count: 3 }, objective: prose('Uno'), remarks: prose('r') };
    const after: Answers = {
      remarks: prose('r'),
      objective: prose('Dos'),
      boards: { kind: 'boards', boards: ['opl'] },
    };
    expect(answersBetween(visitReport, before, after).map(({ field, change }) => [field, change().is])).toEqual([
      ['boards', 'replaced'],
      ['objective', 'words'],
      ['trainedStaff', 'replaced'],
    ]);
    expect(answersBetween(visitReport, before, before)).toEqual([]);
  });

  test('rows are the same by their ids: added, removed, and cell by cell', () => {
    const before = { matters: rows(row('1', { particular: prose('a') }), row('2', { particular: prose('b') })) };
    const after = {
      matters: rows(row('2', { particular: prose('c'), ordinary: prose('d') }), row('3', { ordinary: prose('e') })),
    };
    const found = answersBetween(visitReport, before, after);
    expect(found.map(({ row: place, column }) => [place, column])).toEqual([
      [{ id: '2', number: 1, is: 'kept' }, 'particular'],
      [{ id: '2', number: 1, is: 'kept' }, 'ordinary'],
      [{ id: '3', number: 2, is: 'added' }, 'ordinary'],
      [{ id: '1', number: 1, is: 'removed' }, 'particular'],
    ]);
  });

  test('what the form does not print is no change', () => {
    const district = [{ state: '05', number: '01' }];
    const before: Answers = { districts: { kind: 'districts', map: '2017', districts: district } };
    const after: Answers = {
      districts: { kind: 'districts', map: '2022', districts: district },
      matters: rows(row('1', { project: { kind: 'project', code: 'L091910', blocks: [], carried: true } })),
    };
    expect(answersBetween(visitReport, before, after)).toEqual([]);
  });
});
