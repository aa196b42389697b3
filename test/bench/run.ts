import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchSlack, benchTeams, cpuTable } from './cpu';
import { thisMachine, type Machine } from './figures';
import { benchDocuments, documentsTable } from './documents';
import { benchFirstTurn, firstTurnTable } from './first-turn';
import { benchLookups } from './lookups/bench';
import { lookupsTable } from './lookups/summary';
import { benchMemory, memoryTable } from './memory';
import { benchParagraph, paragraphTable } from './paragraph';
import { benchReview, reviewTable } from './review';
import type { Pace } from './rounds';
import { withMongo } from './stores';
import { benchTurns, turnsTable } from './turns';

interface Asked {
  readonly pace: Pace;
  /** Turns after which memory is read first. */
  readonly turns: number | undefined;
}

/** A part that can be measured by itself: what it measures, in a folder of its own, and its lines for whoever reads. */
interface Part<T> {
  readonly measure: (folder: string, asked: Asked) => Promise<T>;
  readonly table: (summary: T, machine: Machine) => string;
}
const part = <T>(measure: Part<T>['measure'], table: Part<T>['table']): Part<T> => ({ measure, table });

/** In the order they are measured. */
const parts = {
  teams: part(
    (folder, { pace }) => benchTeams(folder, pace),
    (summary, machine) => cpuTable('teams', summary, machine),
  ),
  slack: part(
    (folder, { pace }) => benchSlack(folder, pace),
    (summary, machine) => cpuTable('slack', summary, machine),
  ),
  'first-turn': part((folder, { pace }) => benchFirstTurn(folder, pace), firstTurnTable),
  review: part((folder, { pace }) => benchReview(folder, pace), reviewTable),
  paragraph: part((_folder, { pace }) => Promise.resolve(benchParagraph(pace)), paragraphTable),
  documents: part((folder, { pace }) => Promise.resolve(benchDocuments(folder, pace)), documentsTable),
  memory: part((folder, { pace, turns }) => benchMemory(folder, pace, turns), memoryTable),
  turns: part((folder, { pace }) => withMongo(folder, (mongo) => benchTurns(folder, mongo, pace)), turnsTable),
  lookups: part((folder, { pace }) => withMongo(folder, (mongo) => benchLookups(folder, mongo, pace)), lookupsTable),
};
type Parts = typeof parts;
type PartName = keyof Parts;

/** All that was measured: the machine, and the parts that were asked for. */
export type Results = Machine & { readonly [N in PartName]?: Awaited<ReturnType<Parts[N]['measure']>> };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'string' }, quick: { type: 'boolean', default: false }, turns: { type: 'string' } },
    allowPositionals: true,
  });
  const asked: Asked = {
    pace: values.quick ? 'quick' : 'full',
    turns: values.turns === undefined ? undefined : Number(values.turns),
  };
  const machine = thisMachine();
  let results: Results = machine;
  for (const [at, name] of partsOf(positionals).entries()) {
    const { measure, table } = parts[name] as Part<unknown>;
    const summary = await inFolder((folder) => measure(folder, asked));
    process.stdout.write(`${at === 0 ? '' : '\n'}${table(summary, machine)}\n`);
    results = { ...results, [name]: summary };
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

function partsOf(asked: readonly string[]): readonly PartName[] {
  const known = Object.keys(parts) as PartName[];
  const unknown = asked.filter((name) => !known.some((part) => part === name));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')} to measure: ${known.join(', ')}`);
  return asked.length === 0 ? known : known.filter((part) => asked.includes(part));
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

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
