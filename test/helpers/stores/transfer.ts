import { openArchive, openStore } from '../../../storage/open';
import type { ReportStore } from '../../../storage/ports';
import type { Archive, Read, WholeReport } from '../../../storage/transfer';
import { aLog } from '../world/logs';
import { aMessage, anEntry, aReport } from '../people/reports';

/** The store at an address, as a bot has it, for as long as the work takes. */
export async function asBot<T>(url: string, work: (store: ReportStore) => Promise<T>): Promise<T> {
  const store = await openStore(url, aLog());
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The same store, whole; made where it is missing. */
export async function asArchive<T>(url: string, work: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await openArchive(url, 'may-be-made');
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}

export async function readsOf(url: string): Promise<readonly Read[]> {
  return asArchive(url, async (archive) => {
    const reads: Read[] = [];
    for await (const read of archive.reports()) reads.push(read);
    return reads;
  });
}

/** All reports; one that cannot be read is an error. */
export async function wholesOf(url: string): Promise<readonly WholeReport[]> {
  return (await readsOf(url)).map((read) => {
    if ('whole' in read) return read.whole;
    throw new Error(`Report ${read.id} cannot be read`);
  });
}

export const fill = (url: string, reports: AsyncIterable<WholeReport> | readonly WholeReport[]): Promise<void> =>
  asArchive(url, (archive) => archive.fill(inTurn(reports)));

export async function* inTurn<T>(items: AsyncIterable<T> | readonly T[]): AsyncGenerator<T> {
  yield* items;
}

let moments = 1_000;

/** A report as a store has it, with something of everything; its history is no real one. */
export function aWhole(overrides: Partial<WholeReport> = {}): WholeReport {
  const report = overrides.report ?? aReport();
  const message = (name: string) => ({
    ...{ at: (moments += 1), attempts: 0, error: '' },
    message: aMessage({ id: `${report.id}.${name}` }),
  });
  const entry = anEntry(1);
  return {
    report,
    tip: { seq: 1, hash: entry.hash },
    history: [entry],
    posts: { card: `post of ${report.id}` },
    waiting: [
      { ...message('1'), due: 0 },
      { ...message('2'), due: 1_800_000_000_000, attempts: 3, error: '502' },
    ],
    dead: [{ ...message('dead'), attempts: 9, error: 'gone' }],
    unreadable: [],
    ...overrides,
  };
}
