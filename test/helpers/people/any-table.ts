import fc from 'fast-check';
import type { Table, TableCell } from '../../../core/form/values';

const MOST = 6;

/** Tables as a page has them: every place belongs to one cell, every row and every column begins some cell. */
export const anyTable = (text: fc.Arbitrary<string>): fc.Arbitrary<Table> =>
  fc
    .record({
      width: fc.integer({ min: 1, max: MOST }),
      height: fc.integer({ min: 1, max: MOST }),
      headerRows: fc.constantFrom(0, 1, 1, 1, 2),
      spans: fc.array(fc.tuple(span, span), { minLength: MOST * MOST, maxLength: MOST * MOST }),
      texts: fc.array(fc.oneof({ weight: 5, arbitrary: text }, fc.constant('')), {
        minLength: MOST * MOST,
        maxLength: MOST * MOST,
      }),
    })
    .map(({ headerRows, ...parts }) => {
      const headers = Math.min(headerRows, parts.height - 1);
      const merged = tiled({ ...parts, headers });
      return { type: 'table', headerRows: headers, rows: merged ?? plain(parts) };
    });

const span = fc.constantFrom(1, 1, 1, 1, 2, 2, 3);

interface Parts {
  readonly width: number;
  readonly height: number;
  readonly spans: readonly (readonly [number, number])[];
  readonly texts: readonly string[];
}

const plain = ({ width, height, texts }: Parts): readonly (readonly TableCell[])[] =>
  Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => ({ text: texts[y * width + x] ?? '' })),
  );

/** Undefined where a row or a column begins no cell, which no reader of the finished page could know of. */
function tiled({ width, height, headers, spans, texts }: Parts & { headers: number }): TableCell[][] | undefined {
  const taken = Array.from({ length: height }, () => Array.from({ length: width }, () => false));
  const isFree = (y: number, x: number): boolean => taken[y]?.[x] === false;
  const starts = new Set<number>();
  const rows = taken.map((line, y) => {
    const cells: TableCell[] = [];
    for (let x = 0; x < width; x++) {
      if (!isFree(y, x)) continue;
      const [wide, high] = spans[y * width + x] ?? [1, 1];
      let colSpan = 1;
      while (colSpan < wide && isFree(y, x + colSpan)) colSpan++;
      // A heading's cell stays among the headings.
      const rowSpan = Math.min(high, (y < headers ? headers : height) - y);
      for (let row = y; row < y + rowSpan; row++) taken[row]?.fill(true, x, x + colSpan);
      starts.add(x);
      cells.push({
        text: texts[y * width + x] ?? '',
        ...(colSpan > 1 ? { colSpan } : {}),
        ...(rowSpan > 1 ? { rowSpan } : {}),
      });
    }
    return line.length === 0 ? [] : cells;
  });
  return starts.size === width && rows.every((cells) => cells.length > 0) ? rows : undefined;
}

const wildSpan = fc.constantFrom(undefined, undefined, undefined, 0, 1, 2, 3, 7, 64, 100, 10_000, -1);

/** Tables as no page should have them: spans that run out or into each other, rows of different lengths or of nothing. */
export const wildTable = (text: fc.Arbitrary<string>): fc.Arbitrary<Table> =>
  fc.record({
    type: fc.constant('table' as const),
    headerRows: fc.integer({ min: 0, max: 4 }),
    rows: fc.array(
      fc.array(
        fc.tuple(text, wildSpan, wildSpan).map(([text, colSpan, rowSpan]): TableCell => ({
          text,
          ...(colSpan === undefined ? {} : { colSpan }),
          ...(rowSpan === undefined ? {} : { rowSpan }),
        })),
        { maxLength: 5 },
      ),
      { maxLength: 6 },
    ),
  });
