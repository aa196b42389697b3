import { statSync } from 'node:fs';
import { join } from 'node:path';
import { lap } from '../lap';
import { startMeasured, type Measured } from '../measured';
import type { BenchMongo, NoMongo } from '../mongo';
import { verifyStored } from '../verify';
import { runTurns, turnsPlans, type Running } from './rounds';
import { turnsRows, type TurnsSummary } from './summary';

/** The product on one store, before it runs. */
type Group = Pick<Running, 'store' | 'storageUrl'> & { readonly processes: number };

/** Turns of the product, its store on a disk, with few people and with many. Rejects where an answer was lost. */
export async function benchTurns(
  folder: string,
  mongo: BenchMongo | NoMongo,
  pace: keyof typeof turnsPlans,
): Promise<TurnsSummary> {
  const plan = turnsPlans[pace];
  const file = join(folder, 'turns.db');
  const servers: Measured[] = [];
  const running: Running[] = [];
  for (const { store, storageUrl, processes } of groupsOf(`sqlite:${file}`, mongo, plan.processes)) {
    const started: Measured[] = [];
    for (let at = 0; at < processes; at += 1) started.push(await startMeasured('durable', storageUrl));
    servers.push(...started);
    running.push({ store, storageUrl, urls: started.map(({ url }) => url) });
  }
  const { samples, crowdsOn } = await runTurns(running, plan);
  await Promise.all(servers.map((server) => server.stop()));
  for (const one of running)
    await verifyStored(
      one.storageUrl,
      crowdsOn(one).flatMap(({ finished }) => finished),
    );
  const turnsInFile = running
    .slice(0, 1)
    .flatMap(crowdsOn)
    .reduce((sum, { turns }) => sum + turns, 0);
  return {
    rounds: plan.rounds,
    mongodb: mongo.said,
    sqliteBytesPerReport: (statSync(file).size / turnsInFile) * lap.length,
    rows: turnsRows(samples),
  };
}

/** SQLite first. */
function groupsOf(sqlite: string, mongo: BenchMongo | NoMongo, processes: number): readonly Group[] {
  const alone: Group = { store: 'sqlite', storageUrl: sqlite, processes: 1 };
  if (!('database' in mongo)) return [alone];
  return [
    alone,
    { store: 'mongodb', storageUrl: mongo.database(), processes: 1 },
    { store: 'mongodb', storageUrl: mongo.database(), processes },
  ];
}
