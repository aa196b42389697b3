import { quantileOf, saidOf, spreadOf, table, type Machine, type Spread } from '../figures';
import { saidOfStore, storeNames, type StoreName } from '../stores';
import { lookupNames, lookups, type LookupName } from './lookups';
import type { LookupSample } from './rounds';

/** How a store came to hold so many reports. */
export interface FilledSummary {
  readonly store: StoreName;
  readonly size: number;
  readonly seconds: number;
  /** Of SQLite's file. */
  readonly bytes?: number;
}

export interface LookupRow {
  readonly lookup: LookupName;
  readonly store: StoreName;
  /** Reports in the store. */
  readonly size: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Of a round's median, to that of the smallest size in the same round; 1 is that itself. */
  readonly ratio: Spread;
}

export interface LookupsSummary {
  readonly rounds: number;
  /** Which MongoDB it was, and what its figures are worth; or why there was none. */
  readonly mongodb: string;
  readonly filled: readonly FilledSummary[];
  readonly rows: readonly LookupRow[];
}

export const lookupRows = (samples: readonly LookupSample[]): readonly LookupRow[] =>
  lookupNames.flatMap((lookup) => storeNames.flatMap((store) => rowsOf(samples, lookup, store)));

function rowsOf(samples: readonly LookupSample[], lookup: LookupName, store: StoreName): readonly LookupRow[] {
  const own = samples.filter((sample) => sample.lookup === lookup && sample.store === store);
  const sizes = [...new Set(own.map(({ size }) => size))].sort((one, other) => one - other);
  const at = (size: number | undefined): readonly LookupSample[] => own.filter((sample) => sample.size === size);
  const smallest = new Map(at(sizes[0]).map(({ round, ms }) => [round, quantileOf(ms, 1 / 2)]));
  return sizes.map((size) => {
    const ms = at(size).flatMap((sample) => sample.ms);
    const ratios = at(size).map((sample) => quantileOf(sample.ms, 1 / 2) / (smallest.get(sample.round) ?? NaN));
    return {
      lookup,
      store,
      size,
      medianMs: quantileOf(ms, 1 / 2),
      p95Ms: quantileOf(ms, 0.95),
      ratio: spreadOf(ratios),
    };
  });
}

/** The summary as lines of text: a line for each lookup in each store, from few reports to many. */
export function lookupsTable({ rounds, mongodb, filled, rows }: LookupsSummary, machine: Machine): string {
  const sizes = [...new Set(rows.map(({ size }) => size))].sort((one, other) => one - other);
  const lines = rows.filter(({ size }) => size === sizes[0]);
  const cells = lines.map(({ lookup, store }) => [
    lookups[lookup].said,
    saidOfStore[store],
    ...sizes.flatMap((size) =>
      cellsOf(rows.find((row) => row.lookup === lookup && row.store === store && row.size === size)),
    ),
  ]);
  const head = sizes.flatMap((size) => [`ms at ${size.toLocaleString('en')}`, 'p95', 'ratio']);
  return [
    `Lookups among few reports and many, as ratios to the fewest; ${saidOf(machine)}`,
    `Median of ${rounds} rounds, fewer where one takes seconds; reports with little text and one entry of history`,
    mongodb,
    '',
    ...table(['lookup', 'store', ...head], cells, [0, 1]),
    '',
    ...filled.map(saidOfFilled),
  ].join('\n');
}

const cellsOf = (row: LookupRow | undefined): readonly string[] =>
  row === undefined ? ['', '', ''] : [row.medianMs.toFixed(3), row.p95Ms.toFixed(3), row.ratio.median.toFixed(2)];

function saidOfFilled({ store, size, seconds, bytes }: FilledSummary): string {
  const each = `${size.toLocaleString('en')} reports saved in ${seconds.toFixed(0)} s`;
  const room = bytes === undefined ? '' : `; the file has ${(bytes / 1_048_576).toFixed(0)} MiB`;
  return `${saidOfStore[store]}: ${each}${room}`;
}
