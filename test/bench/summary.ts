import { cpus } from 'node:os';
import { lap } from './lap';
import { said, serverNames, type ServerName } from './names';
import type { Plan, Sample } from './rounds';

/** The middle one, and what the middle half of all lies between. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** One server under one crowd. */
export interface Row {
  readonly server: ServerName;
  readonly people: number;
  /** CPU of one turn, in ms. */
  readonly cpuMs: Spread;
  /** To the stock server in the same round and under as many people; 1 is the stock server itself. */
  readonly ratio: Spread;
}

export interface Summary {
  readonly node: string;
  readonly processor: string;
  readonly rounds: number;
  readonly turnsPerLap: number;
  readonly rows: readonly Row[];
}

export function summarise(samples: readonly Sample[], { sizes, rounds }: Plan): Summary {
  const rows = sizes.flatMap(({ people }) => serverNames.flatMap((server) => rowOf(samples, server, people)));
  const [processor] = cpus();
  return {
    node: process.version,
    processor: `${cpus().length} × ${processor?.model ?? 'unknown'}`,
    rounds,
    turnsPerLap: lap.length,
    rows,
  };
}

function rowOf(samples: readonly Sample[], server: ServerName, people: number): readonly Row[] {
  const under = samples.filter((sample) => sample.people === people);
  const own = under.filter((sample) => sample.server === server);
  if (own.length === 0) return [];
  const stock = new Map(under.filter((sample) => sample.server === 'stock').map(({ round, cpuMs }) => [round, cpuMs]));
  const ratios = own.map(({ round, cpuMs }) => cpuMs / (stock.get(round) ?? NaN));
  return [{ server, people, cpuMs: spreadOf(own.map(({ cpuMs }) => cpuMs)), ratio: spreadOf(ratios) }];
}

/** Of at least one value. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  return { median: quantile(sorted, 1 / 2), low: quantile(sorted, 1 / 4), high: quantile(sorted, 3 / 4) };
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below = NaN, above = NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

/** The summary as lines of text. */
export function tableOf({ node, processor, rounds, turnsPerLap, rows }: Summary): string {
  const head = ['people', 'server', 'CPU ms/turn', 'ratio', 'middle half'];
  const cells = rows.map(({ server, people, cpuMs, ratio }) => [
    String(people),
    said[server],
    cpuMs.median.toFixed(3),
    ratio.median.toFixed(2),
    server === 'stock' ? '' : `${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}`,
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 1 ? cell.padEnd(widths[1] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [
    `CPU of one turn, user and system, as a ratio to a stateless server; Node ${node}, ${processor}`,
    `Median of ${rounds} rounds; a lap is ${turnsPerLap} turns, every one an effect`,
    '',
    line(head).trimEnd(),
    ...cells.map((row) => line(row).trimEnd()),
  ].join('\n');
}
