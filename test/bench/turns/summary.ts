import { saidOf, type Machine } from '../machine';
import { quantileOf, spreadOf, type Spread } from '../spread';
import { saidOfStore } from '../stores';
import { table } from '../table';
import type { Load, TurnsSample } from './rounds';

/** A figure of one measurement: its median over the rounds, and the median of its ratios within them. */
export interface Figure {
  readonly value: Spread;
  /** To the same store with one person; 1 is that itself. */
  readonly ratio: Spread;
}

export interface TurnsRow extends Load {
  /** Every one answered, and so on disk. */
  readonly turnsPerSecond: Figure;
  /** From the press to the end of the answer. */
  readonly medianMs: Figure;
  readonly p95Ms: Figure;
  readonly p99Ms: Figure;
  /** Turns per second, to SQLite in the same round and with as many people; 1 is SQLite itself. */
  readonly toSqlite: Spread;
}

export interface TurnsSummary {
  readonly rounds: number;
  /** Which MongoDB it was, and what its figures are worth; or why there was none. */
  readonly mongodb: string;
  /** Bytes that a filed report takes in SQLite's file, with its history and indexes. */
  readonly sqliteBytesPerReport: number;
  readonly rows: readonly TurnsRow[];
}

type Measure = (sample: TurnsSample) => number;

const turnsPerSecond: Measure = ({ turns, seconds }) => turns / seconds;
const latency =
  (share: number): Measure =>
  ({ latencies }) =>
    quantileOf(latencies, share);

const same = (one: Load, other: Load): boolean =>
  one.store === other.store && one.processes === other.processes && one.people === other.people;

export function turnsRows(samples: readonly TurnsSample[]): readonly TurnsRow[] {
  const loads = samples.filter((sample, at) => samples.findIndex((other) => same(sample, other)) === at);
  return loads
    .map((load) => rowOf(samples, load))
    .sort((one, other) => one.people - other.people || one.processes - other.processes);
}

function rowOf(samples: readonly TurnsSample[], { store, processes, people }: Load): TurnsRow {
  const at = (load: Load): readonly TurnsSample[] => samples.filter((sample) => same(sample, load));
  const own = at({ store, processes, people });
  const alone = at({ store, processes: 1, people: 1 });
  const figure = (measure: Measure): Figure => ({
    value: spreadOf(own.map(measure)),
    ratio: ratioOf(own, alone, measure),
  });
  return {
    store,
    processes,
    people,
    turnsPerSecond: figure(turnsPerSecond),
    medianMs: figure(latency(1 / 2)),
    p95Ms: figure(latency(0.95)),
    p99Ms: figure(latency(0.99)),
    toSqlite: ratioOf(own, at({ store: 'sqlite', processes: 1, people }), turnsPerSecond),
  };
}

/** Of two measurements of each round. */
function ratioOf(own: readonly TurnsSample[], base: readonly TurnsSample[], measure: Measure): Spread {
  const bases = new Map(base.map((sample) => [sample.round, measure(sample)]));
  return spreadOf(own.map((sample) => measure(sample) / (bases.get(sample.round) ?? NaN)));
}

const HEAD = [
  'people',
  'store',
  'turns/s',
  'ratio',
  'to SQLite',
  'median ms',
  'ratio',
  'p95 ms',
  'ratio',
  'p99 ms',
  'ratio',
];

/** The summary as lines of text. */
export function turnsTable({ rounds, mongodb, sqliteBytesPerReport, rows }: TurnsSummary, machine: Machine): string {
  const cells = rows.map(({ store, processes, people, toSqlite, ...figures }) => [
    String(people),
    processes === 1 ? saidOfStore[store] : `${saidOfStore[store]}, ${processes} processes`,
    figures.turnsPerSecond.value.median.toFixed(0),
    figures.turnsPerSecond.ratio.median.toFixed(2),
    toSqlite.median.toFixed(2),
    ...[figures.medianMs, figures.p95Ms, figures.p99Ms].flatMap(({ value, ratio }) => [
      value.median.toFixed(1),
      ratio.median.toFixed(2),
    ]),
  ]);
  return [
    `Durable turns of people at once, as ratios to one person; ${saidOf(machine)}`,
    `Median of ${rounds} rounds; who presses is on the same machine, and so is the database`,
    mongodb,
    '',
    ...table(HEAD, cells, [1]),
    '',
    `A report of a whole lap takes ${(sqliteBytesPerReport / 1_024).toFixed(0)} KiB in SQLite's file`,
  ].join('\n');
}
