import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchCpu } from './cpu';
import { benchLookups } from './lookups/bench';
import { lookupsTable } from './lookups/summary';
import { thisMachine, type Machine } from './machine';
import { openBenchMongo } from './mongo';
import { partNames, type PartName, type Results } from './results';
import { cpuTable } from './summary';
import { benchTurns } from './turns/bench';
import { turnsTable } from './turns/summary';

type Pace = 'full' | 'quick';

/** What a part gives: its lines for whoever reads, and its share of the results. */
interface Measured {
  readonly table: string;
  readonly results: Omit<Results, keyof Machine>;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const parts = partsOf(positionals);
  const machine = thisMachine();
  let results: Results = machine;
  for (const part of parts) {
    const measured = await inFolder((folder) => measure[part](folder, values.quick ? 'quick' : 'full', machine));
    process.stdout.write(`${part === parts[0] ? '' : '\n'}${measured.table}\n`);
    results = { ...results, ...measured.results };
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

const measure: Readonly<Record<PartName, (folder: string, pace: Pace, machine: Machine) => Promise<Measured>>> = {
  async cpu(folder, pace, machine) {
    const cpu = await benchCpu(folder, pace);
    return { table: cpuTable(cpu, machine), results: cpu };
  },
  async turns(folder, pace, machine) {
    const turns = await onMongo(folder, (mongo) => benchTurns(folder, mongo, pace));
    return { table: turnsTable(turns, machine), results: { turns } };
  },
  async lookups(folder, pace, machine) {
    const lookups = await onMongo(folder, (mongo) => benchLookups(folder, mongo, pace));
    return { table: lookupsTable(lookups, machine), results: { lookups } };
  },
};

function partsOf(asked: readonly string[]): readonly PartName[] {
  const unknown = asked.filter((name) => !partNames.some((part) => part === name));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')} to measure: ${partNames.join(', ')}`);
  return asked.length === 0 ? partNames : partNames.filter((part) => asked.includes(part));
}

/** Beside where the product keeps its own file, on a real disk: a temporary folder may lie in memory. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync('data', { recursive: true });
  const folder = mkdtempSync(join('data', 'bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onMongo<T>(
  folder: string,
  work: (mongo: Awaited<ReturnType<typeof openBenchMongo>>) => Promise<T>,
): Promise<T> {
  const mongo = await openBenchMongo(folder);
  try {
    return await work(mongo);
  } finally {
    if ('stop' in mongo) await mongo.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
