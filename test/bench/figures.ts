import { cpus } from 'node:os';

/** The middle one, and what the middle half of all lies between. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Of at least one value. */
export const spreadOf = (values: readonly number[]): Spread => ({
  median: quantileOf(values, 1 / 2),
  low: quantileOf(values, 1 / 4),
  high: quantileOf(values, 3 / 4),
});

/** What so great a share of at least one value lies below. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const [below = NaN, above = NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

/** Of two series of measurements, round by round, so that what else the machine does falls on both alike. */
export function ratioOf<T extends { readonly round: number }>(
  own: readonly T[],
  base: readonly T[],
  measure: (sample: T) => number,
): Spread {
  const bases = new Map(base.map((sample) => [sample.round, measure(sample)]));
  return spreadOf(own.map((sample) => measure(sample) / (bases.get(sample.round) ?? NaN)));
}

/** What figures hold for. */
export interface Machine {
  readonly node: string;
  readonly processor: string;
}

export const thisMachine = (): Machine => ({
  node: process.version,
  processor: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
});

export const saidOf = ({ node, processor }: Machine): string => `Node ${node}, ${processor}`;

export type Cells = readonly string[];

/** Lines of text: columns as wide as what stands in them, numbers to the right and names to the left. */
export function table(head: Cells, rows: readonly Cells[], names: readonly number[]): readonly string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const cell = (text: string, column: number): string =>
    names.includes(column) ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return [head, ...rows].map((row) => row.map(cell).join('  ').trimEnd());
}
