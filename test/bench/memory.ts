import { FakeConnector } from '../helpers/platforms/teams';
import { gather } from './crowd';
import { saidOf, table, type Machine } from './figures';
import { onTeams, postingTo } from './on-teams';
import { start } from './process';
import type { Pace } from './rounds';

export interface MemorySummary {
  readonly rows: readonly {
    readonly turns: number;
    /** Resident, in MiB. */
    readonly residentMb: number;
    /** To that after the first of these turns. */
    readonly ratio: number;
  }[];
}

const PEOPLE = 16;
/** Turns after which memory is read first, and then again at three times as many. */
const FIRST: Readonly<Record<Pace, number>> = { full: 20_000, quick: 160 };

/** Resident memory of the product after many turns, and after three times as many. */
export async function benchMemory(folder: string, pace: Pace, first = FIRST[pace]): Promise<MemorySummary> {
  const connector = await FakeConnector.start();
  const { serviceUrl } = connector;
  const product = await start('product', [], { STORAGE_URL: `sqlite:${folder}/memory.db`, ...postingTo(serviceUrl) });
  const crowd = await gather(onTeams([product.url], serviceUrl), PEOPLE);
  const read: { readonly turns: number; readonly residentMb: number }[] = [];
  for (const turns of [first, 2 * first, 3 * first]) {
    await crowd.advance(Math.max(0, Math.ceil((turns - crowd.turns) / PEOPLE)));
    read.push({ turns: crowd.turns, residentMb: (await product.used()).residentMb });
  }
  await product.kill();
  await connector.stop();
  const base = read[0]?.residentMb ?? NaN;
  return { rows: read.map(({ turns, residentMb }) => ({ turns, residentMb, ratio: residentMb / base })) };
}

/** The summary as lines of text. */
export function memoryTable({ rows }: MemorySummary, machine: Machine): string {
  const cells = rows.map(({ turns, residentMb, ratio }) => [
    turns.toLocaleString('en'),
    residentMb.toFixed(0),
    ratio.toFixed(2),
  ]);
  return [
    `Resident memory of the product, as a ratio to that after the first turns; ${saidOf(machine)}`,
    '',
    ...table(['turns', 'MiB', 'ratio'], cells, []),
  ].join('\n');
}
