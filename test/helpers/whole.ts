import { openStore } from '../../storage/open';
import { openWholeStore } from '../../storage/open-whole';
import { digestOf } from '../../storage/whole';
import type { Reading, ReportSource, WholeReport, WholeStore } from '../../storage/whole';
import type { Run } from '../../storage/whole/run';
import type { ReportStore } from '../../bot/app/ports';
import { aLog } from './logs';

/** Nobody waits, nobody interrupts. */
export const aRun = (more: Partial<Run> = {}): Run => ({
  signal: new AbortController().signal,
  onStep: () => {},
  ...more,
});

/** What a store, or a file, has of each report; one that cannot be read is an error. */
export async function wholesOf(source: ReportSource, reading: Reading = {}): Promise<readonly WholeReport[]> {
  const wholes: WholeReport[] = [];
  for await (const read of source.read(reading)) {
    if ('fault' in read) throw read.fault;
    wholes.push(read.report);
  }
  return wholes;
}

export const digestsOf = async (source: ReportSource): Promise<readonly string[]> =>
  (await wholesOf(source)).map(digestOf);

/** The store at an address, seen whole, for as long as the work takes. */
export async function seenWhole<T>(url: string, work: (store: WholeStore) => Promise<T>): Promise<T> {
  const store = await openWholeStore(url, 'may-be-made');
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The store at an address, as a bot has it, for as long as the work takes. */
export async function asBot<T>(url: string, work: (store: ReportStore) => Promise<T>): Promise<T> {
  const store = await openStore(url, aLog());
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
