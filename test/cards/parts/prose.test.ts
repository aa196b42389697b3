import type { Table as TableBlock } from '../../../core/form/values';
import { table } from '../../../cards/parts/prose';
import { SPAN } from '../../../core/form/grid';

const drawn = (block: Omit<TableBlock, 'type'>): readonly (readonly string[])[] =>
  table({ type: 'table', ...block }).flatMap(({ rows }) =>
    rows.map(({ cells }) =>
      cells.map(({ items }) => items.flatMap(({ inlines }) => inlines.map(({ text }) => text)).join()),
    ),
  );

test('a merged cell shows its text once, at its top left', () => {
  const rows = [
    [{ text: 'A', rowSpan: 2, colSpan: 2 }, { text: 'B' }],
    [{ text: 'C' }],
    [{ text: 'D' }, { text: 'E', colSpan: 2 }],
  ];
  expect(drawn({ headerRows: 0, rows })).toEqual([
    ['A', '', 'B'],
    ['', '', 'C'],
    ['D', 'E', ''],
  ]);
});

test('a cell below two spans that cross lands in the free place', () => {
  const rows = [
    [{ text: 'A' }, { text: 'B', rowSpan: 3 }, { text: 'C' }],
    [{ text: 'D', rowSpan: 2 }, { text: 'E' }],
    [{ text: 'F' }],
  ];
  expect(drawn({ headerRows: 0, rows })).toEqual([
    ['A', 'B', 'C'],
    ['D', '', 'E'],
    ['', '', 'F'],
  ]);
});

test('rows of unequal length are made equal', () => {
  const rows = [[{ text: 'A' }], [{ text: 'B' }, { text: 'C' }], []];
  expect(drawn({ headerRows: 0, rows })).toEqual([
    ['A', ''],
    ['B', 'C'],
    ['', ''],
  ]);
});

test('a span past the end stops there, and an absurd one is held to what a card can hold', () => {
  expect(drawn({ headerRows: 0, rows: [[{ text: 'A', rowSpan: 9 }]] })).toEqual([['A']]);
  expect(drawn({ headerRows: 0, rows: [[{ text: 'A', colSpan: 1e9 }]] })[0]).toHaveLength(SPAN);
});

test('heading rows are marked, the first of them for screen readers', () => {
  const [two] = table({ type: 'table', headerRows: 2, rows: [[{ text: 'A' }], [{ text: 'B' }], [{ text: 'C' }]] });
  expect(two?.firstRowAsHeader).toBe(true);
  expect(two?.rows.map(({ style }) => style)).toEqual(['emphasis', 'emphasis', undefined]);
  const [none] = table({ type: 'table', headerRows: 0, rows: [[{ text: 'A' }]] });
  expect(none?.firstRowAsHeader).toBe(false);
});

test('a column of long texts is wider, within bounds', () => {
  const [wide] = table({ type: 'table', headerRows: 0, rows: [[{ text: 'x' }, { text: 'y'.repeat(5_000) }]] });
  expect(wide?.columns.map(({ width }) => width)).toEqual([3, 7]);
});

test('no cells, no table', () => {
  expect(table({ type: 'table', headerRows: 0, rows: [] })).toEqual([]);
  expect(table({ type: 'table', headerRows: 0, rows: [[], []] })).toEqual([]);
});
