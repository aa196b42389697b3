import { statSync } from 'node:fs';
import { join } from 'node:path';
import { FakeConnector } from '../helpers/platforms/teams';
import { gather } from './crowd';
import { quantileOf, ratioOf, saidOf, spreadOf, table, type Machine, type Spread } from './figures';
import { lap } from './lap';
import { onTeams, postingTo } from './on-teams';
import { start, type Running } from './process';
import { plans, runRounds, type Pace, type Sample, type Stand } from './rounds';
import { saidOfStore, type BenchMongo, type NoMongo, type StoreName } from './stores';
import { verifyStored } from './verify';

/** A figure of one measurement: its median over the rounds, and the median of its ratios within them. */
export interface Figure {
  readonly value: Spread;
  /** To the same store with one person; 1 is that itself. */
  readonly ratio: Spread;
}

export interface TurnsRow {
  readonly people: number;
  readonly store: StoreName;
  readonly processes: number;
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
  /** Which MongoDB it was; or why there was none. */
  readonly mongodb: string;
  /** Bytes that a filed report takes in SQLite's file, with its history and indexes. */
  readonly sqliteBytesPerReport: number;
  readonly rows: readonly TurnsRow[];
}

/** The product on one store, in one process or several. */
interface Group {
  readonly store: StoreName;
  readonly storageUrl: string;
  readonly processes: number;
}

const SEVERAL: Readonly<Record<Pace, number>> = { full: 3, quick: 2 };

/** Turns of the product, its store on a disk, with few people and with many. Rejects where an answer was lost. */
export async function benchTurns(folder: string, mongo: BenchMongo | NoMongo, pace: Pace): Promise<TurnsSummary> {
  const file = join(folder, 'turns.db');
  const { sizes, ...plan } = plans[pace];
  const most = Math.max(...sizes.map(({ people }) => people));
  const stands: (Stand & { readonly group: Group })[] = [];
  const started: Running[] = [];
  const connector = await FakeConnector.start();
  const settings = { LINK_SECRET, ...postingTo(connector.serviceUrl) };
  for (const group of groupsOf(`sqlite:${file}`, mongo, SEVERAL[pace])) {
    const { storageUrl, processes: count } = group;
    const processes: Running[] = [];
    for (let at = 0; at < count; at += 1)
      processes.push(await start('product', [], { STORAGE_URL: storageUrl, ...settings }));
    started.push(...processes);
    const door = onTeams(
      processes.map(({ url }) => url),
      connector.serviceUrl,
    );
    for (const { people, turns } of sizes)
      if (count === 1 || people === most)
        stands.push({ group, name: nameOf(group), people, turns, processes, crowd: await gather(door, people) });
  }
  const samples = await runRounds(stands, { sizes, ...plan });
  await Promise.all(started.map((one) => one.kill()));
  await connector.stop();
  for (const { group, crowd } of stands) await verifyStored(group.storageUrl, crowd.finished);
  const turns = stands.reduce((sum, { group, crowd }) => sum + (group.store === 'sqlite' ? crowd.turns : 0), 0);
  return {
    rounds: plan.rounds,
    mongodb: mongo.said,
    sqliteBytesPerReport: (statSync(file).size / turns) * lap.length,
    rows: stands
      .map(({ group, people }) => rowOf(samples, group, people))
      .sort((one, other) => one.people - other.people),
  };
}

/** Processes that share a store share it too. */
const LINK_SECRET = 'the same in every process of the benchmark';

const nameOf = ({ store, processes }: Pick<Group, 'store' | 'processes'>): string => `${store} ${processes}`;

/** SQLite first. */
function groupsOf(sqlite: string, mongo: BenchMongo | NoMongo, processes: number): readonly Group[] {
  const alone: Group = { store: 'sqlite', storageUrl: sqlite, processes: 1 };
  if (!('database' in mongo)) return [alone];
  const onMongo = (count: number): Group => ({ store: 'mongodb', storageUrl: mongo.database(), processes: count });
  return [alone, onMongo(1), onMongo(processes)];
}

function rowOf(samples: readonly Sample[], { store, processes }: Group, people: number): TurnsRow {
  const at = (name: string, size: number) => samples.filter((sample) => sample.name === name && sample.people === size);
  const own = at(nameOf({ store, processes }), people);
  const alone = at(nameOf({ store, processes: 1 }), 1);
  const perSecond = (sample: Sample): number => sample.perSecond;
  const figure = (measure: (sample: Sample) => number): Figure => ({
    value: spreadOf(own.map(measure)),
    ratio: ratioOf(own, alone, measure),
  });
  const latency = (share: number): Figure => figure(({ latencies }) => quantileOf(latencies, share));
  return {
    ...{ people, store, processes },
    turnsPerSecond: figure(perSecond),
    ...{ medianMs: latency(1 / 2), p95Ms: latency(0.95), p99Ms: latency(0.99) },
    toSqlite: ratioOf(own, at(nameOf({ store: 'sqlite', processes: 1 }), people), perSecond),
  };
}

const HEAD = ['people', 'store', 'turns/s', 'ratio', 'to SQLite'];
const LATENCIES = ['median ms', 'ratio', 'p95 ms', 'ratio', 'p99 ms', 'ratio'];

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
    ...table([...HEAD, ...LATENCIES], cells, [1]),
    '',
    `A report of a whole lap takes ${(sqliteBytesPerReport / 1_024).toFixed(0)} KiB in SQLite's file`,
  ].join('\n');
}
