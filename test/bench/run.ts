import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startMeasured, type Measured } from './measured';
import { serverNames, type ServerName } from './names';
import { plans, runRounds, type Plan } from './rounds';
import { summarise, tableOf } from './summary';
import { verifyStored } from './verify';

/** What keeps its answers, and is checked for them in the end. */
const durable: readonly ServerName[] = ['durable', 'durable-clients-each-turn'];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'string' }, quick: { type: 'boolean', default: false } } });
  const plan = values.quick ? plans.quick : plans.full;
  // Beside where the product keeps its own file, on a real disk: a temporary folder may lie in memory.
  mkdirSync('data', { recursive: true });
  const folder = mkdtempSync(join('data', 'bench-'));
  try {
    const summary = summarise(await bench(plan, folder), plan);
    process.stdout.write(`${tableOf(summary)}\n`);
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(summary, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bench(plan: Plan, folder: string) {
  const urlOf = (name: ServerName): string => `sqlite:${join(folder, `${name}.db`)}`;
  const servers: Measured[] = [];
  for (const name of serverNames) servers.push(await startMeasured(name, urlOf(name)));
  const { samples, finishedAt } = await runRounds(servers, plan);
  await Promise.all(servers.map((server) => server.stop()));
  for (const name of durable) await verifyStored(urlOf(name), finishedAt(name));
  return samples;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
