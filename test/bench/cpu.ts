import { join } from 'node:path';
import { startMeasured, type Measured } from './measured';
import { serverNames, type ServerName } from './names';
import { plans, runRounds } from './rounds';
import { summarise, type CpuSummary } from './summary';
import { verifyStored } from './verify';

/** What keeps its answers, and is checked for them in the end. */
const durable: readonly ServerName[] = ['durable', 'durable-clients-each-turn'];

/** CPU of a turn, against a stateless server. */
export async function benchCpu(folder: string, pace: keyof typeof plans): Promise<CpuSummary> {
  const plan = plans[pace];
  const urlOf = (name: ServerName): string => `sqlite:${join(folder, `${name}.db`)}`;
  const servers: Measured[] = [];
  for (const name of serverNames) servers.push(await startMeasured(name, urlOf(name)));
  const { samples, finishedAt } = await runRounds(servers, plan);
  await Promise.all(servers.map((server) => server.stop()));
  for (const name of durable) await verifyStored(urlOf(name), finishedAt(name));
  return summarise(samples, plan);
}
