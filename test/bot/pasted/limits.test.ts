import fc from 'fast-check';
import { readPasted } from '../../../bot/pasted/read';
import type { Table } from '../../../core/form/values';

const fromHtml = (html: string) => readPasted({ text: 'plain', html }).blocks;
const fromText = (text: string) => readPasted({ text }).blocks;

describe('limits', () => {
  const grid = (rows: number, columns: number, cell = 'x') =>
    Array.from({ length: rows }, () => Array<string>(columns).fill(cell).join('\t')).join('\n');
  const gridHtml = (rows: number, columns: number) =>
    `<table>${`<tr>${'<td>x</td>'.repeat(columns)}</tr>`.repeat(rows)}</table>`;

  test('200 rows and 30 columns are read, one more is not', () => {
    expect(fromText(grid(200, 30))).toHaveLength(1);
    expect(fromHtml(gridHtml(200, 30))).toHaveLength(1);
    for (const [rows, columns] of [
      [201, 2],
      [2, 31],
    ] as const) {
      expect(fromText(grid(rows, columns))).toBeUndefined();
      expect(fromHtml(gridHtml(rows, columns))).toBeUndefined();
    }
  });

  test('60,000 characters', () => {
    expect(fromText(grid(2, 2, 'x'.repeat(14_000)))).toHaveLength(1);
    expect(fromText(grid(2, 2, 'x'.repeat(15_001)))).toBeUndefined();
    expect(fromHtml(`<p>${'x'.repeat(60_001)}</p>${gridHtml(1, 1)}`)).toBeUndefined();
  });

  /** Each of these takes a naive reader minutes; the suite's own time limit is the check. */
  test.each<[string, (n: number) => string]>([
    ['deep elements', (n) => '<div>'.repeat(n / 5) + gridHtml(1, 2)],
    ['text out of place', (n) => `<table>${'<br>'.repeat(n / 4)}</table>`],
    ['misnested formatting', (n) => '<a><b><p></a></b>'.repeat(n / 17)],
    [
      'many attributes',
      (n) => `<p ${Array.from({ length: n / 8 }, (_, i) => `a${i}`).join(' ')}>x</p>${gridHtml(1, 2)}`,
    ],
    ['open brackets', (n) => '<'.repeat(n)],
    ['open tables', (n) => '<table>'.repeat(n / 7)],
    ['one row', (n) => `<table><tr>${'<td>'.repeat(n / 4)}</table>`],
    ['wide cells', (n) => `<table>${'<tr><td colspan=1000 rowspan=1000>x'.repeat(n / 35)}</table>`],
    ['tiny tables', (n) => '<table><td>x</table>'.repeat(n / 20)],
    ['small elements', (n) => `${gridHtml(1, 2)}${'a<b></b>'.repeat(n / 8)}`],
  ])('%s, by the megabyte', (_, make) => {
    const html = make(990_000);
    expect(readPasted({ text: 'plain', html }).text).toBe('plain');
    expect(readPasted({ text: html }).text).toBe(html);
  });

  test.each<[string, string]>([
    ['open quotes', '"\t\n'],
    ['one filled cell', 'a\t\n'],
    ['uneven lines', 'a\tb\na\tb\tc\n'],
    ['pairs', 'a\tb\na\tb\n\n'],
    ['escaped pipes', '\\|'],
    ['pipes', '|'],
    ['rules', '|-|\n'],
  ])('%s in plain text', (_, unit) => {
    const text = unit.repeat(59_000 / unit.length);
    expect(readPasted({ text }).text).toBe(text);
  });
});

describe('whatever is pasted', () => {
  const pieces = fc.constantFrom(
    ...'<table> </table> <tr> <td> <th> </td> <thead> <tbody> <caption> <td\u0020rowspan=0> <td\u0020colspan=3\u0020rowspan=2> <p> </p> <br> <ul> <li> <b> </b> <script> <!-- --> &nbsp; " "" | |-| \\| <template> <select> <svg>'.split(
      ' ',
    ),
    '\n',
    '\t',
    'texto',
    '\u202e',
    '\u0000',
  );
  const soup = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  );

  test('never throws, keeps the text, and gives whole tables within the limits', () => {
    fc.assert(
      fc.property(soup, fc.option(soup, { nil: undefined }), (text, html) => {
        const read = readPasted(html === undefined ? { text } : { text, html });
        if (text.trim() !== '') expect(read.text).toBe(text);
        for (const block of read.blocks ?? []) if (block.type === 'table') expectWhole(block);
      }),
      { numRuns: 1_000 },
    );
  });

  /** Every place covered once. */
  function expectWhole(found: Table): void {
    const covered: boolean[][] = found.rows.map(() => []);
    found.rows.forEach((row, y) => {
      let x = 0;
      for (const cell of row) {
        while (covered[y]?.[x] === true) x++;
        for (let dy = 0; dy < (cell.rowSpan ?? 1); dy++) {
          for (let dx = 0; dx < (cell.colSpan ?? 1); dx++) {
            const line = covered[y + dy];
            expect(line).toBeDefined();
            expect(line?.[x + dx]).toBeUndefined();
            if (line !== undefined) line[x + dx] = true;
          }
        }
      }
    });
    const widths = new Set(covered.map((row) => row.filter(Boolean).length));
    expect(widths.size).toBe(1);
    expect(found.headerRows).toBeLessThanOrEqual(found.rows.length);
  }
});
