import { lap } from './lap';
import { saidOf, type Machine } from './machine';
import { said, serverNames, type ServerName } from './names';
import type { Plan, Sample } from './rounds';
import { spreadOf, type Spread } from './spread';
import { table } from './table';

/** One server under one crowd. */
export interface Row {
  readonly server: ServerName;
  readonly people: number;
  /** CPU of one turn, in ms. */
  readonly cpuMs: Spread;
  /** To the stock server in the same round and under as many people; 1 is the stock server itself. */
  readonly ratio: Spread;
}

export interface CpuSummary {
  readonly rounds: number;
  readonly turnsPerLap: number;
  readonly rows: readonly Row[];
}

export function summarise(samples: readonly Sample[], { sizes, rounds }: Plan): CpuSummary {
  const rows = sizes.flatMap(({ people }) => serverNames.flatMap((server) => rowOf(samples, server, people)));
  return { rounds, turnsPerLap: lap.length, rows };
}

function rowOf(samples: readonly Sample[], server: ServerName, people: number): readonly Row[] {
  const under = samples.filter((sample) => sample.people === people);
  const own = under.filter((sample) => sample.server === server);
  if (own.length === 0) return [];
  const stock = new Map(under.filter((sample) => sample.server === 'stock').map(({ round, cpuMs }) => [round, cpuMs]));
  const ratios = own.map(({ round, cpuMs }) => cpuMs / (stock.get(round) ?? NaN));
  return [{ server, people, cpuMs: spreadOf(own.map(({ cpuMs }) => cpuMs)), ratio: spreadOf(ratios) }];
}

/** The summary as lines of text. */
export function cpuTable({ rounds, turnsPerLap, rows }: CpuSummary, machine: Machine): string {
  const cells = rows.map(({ server, people, cpuMs, ratio }) => [
    String(people),
    said[server],
    cpuMs.median.toFixed(3),
    ratio.median.toFixed(2),
    server === 'stock' ? '' : `${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}`,
  ]);
  return [
    `CPU of one turn, user and system, as a ratio to a stateless server; ${saidOf(machine)}`,
    `Median of ${rounds} rounds; a lap is ${turnsPerLap} turns, every one an effect`,
    '',
    ...table(['people', 'server', 'CPU ms/turn', 'ratio', 'middle half'], cells, [1]),
  ].join('\n');
}
