import { FakeConnector } from '../helpers/platforms/teams';
import { SIGNING_SECRET, TOKEN } from '../helpers/platforms/slack';
import { gather, type Door } from './crowd';
import { ratioOf, saidOf, spreadOf, table, type Machine, type Spread } from './figures';
import { lap } from './lap';
import { onSlack, startSlackApi } from './on-slack';
import { onTeams, postingTo } from './on-teams';
import { start, type Running } from './process';
import { plans, runRounds, type Pace, type Plan, type Sample, type Stand } from './rounds';
import { verifyStored } from './verify';

const servers = ['stock', 'product'] as const;
type Server = (typeof servers)[number];

/** One server under one crowd. */
export interface CpuRow {
  readonly server: Server;
  readonly people: number;
  /** CPU of one turn, in ms. */
  readonly cpuMs: Spread;
  /** To the stock server in the same round and under as many people; 1 is the stock server itself. */
  readonly ratio: Spread;
}

export interface CpuSummary {
  readonly rounds: number;
  readonly turnsPerLap: number;
  readonly rows: readonly CpuRow[];
}

/** The product's durable turn against F, the stock libraries' turn that keeps nothing. */
export async function benchTeams(folder: string, pace: Pace): Promise<CpuSummary> {
  const connector = await FakeConnector.start();
  const storageUrl = `sqlite:${folder}/teams.db`;
  const stock = await start('teams');
  const product = await start('product', [], { STORAGE_URL: storageUrl, ...postingTo(connector.serviceUrl) });
  const doorOf = ({ url }: Running): Door => onTeams([url], connector.serviceUrl);
  const summary = await compare({ stock, product, doorOf, storageUrl, plan: plans[pace] });
  await connector.stop();
  return summary;
}

/** The product's press on Slack against B, stock Bolt's, both before a Web API that answers at once. */
export async function benchSlack(folder: string, pace: Pace): Promise<CpuSummary> {
  const api = await startSlackApi();
  const storageUrl = `sqlite:${folder}/slack.db`;
  const secrets = { SLACK_BOT_TOKEN: TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: api.url };
  const stock = await start('slack', [TOKEN, SIGNING_SECRET, api.url]);
  const product = await start('product', [], { STORAGE_URL: storageUrl, ...secrets });
  const plan = { ...plans[pace], sizes: plans[pace].sizes.filter(({ people }) => people === 16) };
  const summary = await compare({ stock, product, doorOf: ({ url }) => onSlack(url, api), storageUrl, plan });
  await api.stop();
  return summary;
}

async function compare(parts: {
  readonly stock: Running;
  readonly product: Running;
  readonly doorOf: (server: Running) => Door;
  readonly storageUrl: string;
  readonly plan: Plan;
}): Promise<CpuSummary> {
  const { doorOf, storageUrl, plan } = parts;
  const stands: Stand<Server>[] = [];
  for (const { people, turns } of plan.sizes)
    for (const name of servers) {
      const crowd = await gather(doorOf(parts[name]), people);
      stands.push({ name, people, turns, crowd, processes: [parts[name]] });
    }
  const samples = await runRounds(stands, plan);
  await Promise.all([parts.stock.kill(), parts.product.kill()]);
  const kept = stands.filter(({ name }) => name === 'product').flatMap(({ crowd }) => crowd.finished);
  await verifyStored(storageUrl, kept);
  const rows = plan.sizes.flatMap(({ people }) => servers.map((server) => rowOf(samples, server, people)));
  return { rounds: plan.rounds, turnsPerLap: lap.length, rows };
}

function rowOf(samples: readonly Sample<Server>[], server: Server, people: number): CpuRow {
  const of = (wanted: Server) => samples.filter((sample) => sample.people === people && sample.name === wanted);
  const cpuMs = ({ cpuMs }: Sample): number => cpuMs;
  return { server, people, cpuMs: spreadOf(of(server).map(cpuMs)), ratio: ratioOf(of(server), of('stock'), cpuMs) };
}

export const saidOfServer = {
  teams: { stock: 'F: CloudAdapter, restify and a template, keeping nothing', product: 'the product' },
  slack: { stock: 'B: Bolt and chat.update, keeping nothing', product: 'the product on Slack' },
} as const;

/** The summary as lines of text. */
export function cpuTable(platform: keyof typeof saidOfServer, summary: CpuSummary, machine: Machine): string {
  const { rounds, turnsPerLap, rows } = summary;
  const cells = rows.map(({ server, people, cpuMs, ratio }) => [
    String(people),
    saidOfServer[platform][server],
    cpuMs.median.toFixed(3),
    ratio.median.toFixed(2),
    server === 'stock' ? '' : `${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}`,
  ]);
  return [
    `CPU of one turn, user and system, as a ratio to the stock libraries; ${saidOf(machine)}`,
    `Median of ${rounds} rounds; a lap is ${turnsPerLap} turns and ends in a report that is sent`,
    '',
    ...table(['people', 'server', 'CPU ms/turn', 'ratio', 'middle half'], cells, [1]),
  ].join('\n');
}
