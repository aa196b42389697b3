import { openStore } from '../../storage/open';
import { openWholeStore } from '../../storage/open-whole';
import { digestOf } from '../../storage/whole';
import type { Reading, ReportSource, WholeReport, WholeStore } from '../../storage/whole';
import type { Run } from '../../storage/whole/run';
import type { ReportStore } from '../../storage/ports';
import { aLog } from './logs';
import { aMessage, aReport, newId } from './reports';

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

/** A report as a store has it, sent and with something of everything. */
export function aWhole(overrides: Partial<WholeReport> & { readonly folio?: string } = {}): WholeReport {
  const { folio = null, ...more } = overrides;
  const id = more.id ?? newId();
  const report = aReport({ id, ...(folio === null ? {} : { folio, state: 'in-review' }) });
  const [, year, number] = /^INF-(\d+)-(\d+)$/.exec(folio ?? '') ?? [];
  const message = (name: string, at: number) => ({
    ...{ id: `${id}.${name}`, at, attempts: 0, error: '' },
    message: JSON.stringify(aMessage({ id: `${id}.${name}` })),
  });
  const moment = (moments += 10);
  return {
    id,
    made: moment,
    document: JSON.stringify(report),
    columns: {
      ...{ version: 1, state: report.state, authorId: report.author.id, authorName: report.author.name },
      ...{ createdAt: report.createdAt, updatedAt: report.updatedAt, submittedAt: null },
      ...{ folio, folioYear: year === undefined ? null : Number(year) },
      ...{ folioNumber: number === undefined ? null : Number(number), unitId: null, unit: '', states: '' },
    },
    tip: { seq: 1, hash: 'a1' },
    history: [{ seq: 1, hash: 'a1', event: '{"type":"ReportStarted"}' }],
    posts: [{ slot: 'card', messageId: `post of ${id}` }],
    outbox: [
      { ...message('1', moment), due: 0 },
      { ...message('2', moment + 1), due: 1_800_000_000_000, attempts: 3, error: '502' },
    ],
    dead: [{ ...message('dead', moment + 2), attempts: 9, error: 'gone' }],
    damaged: [{ ...message('damaged', moment + 3), message: '{"cut' }],
    ...more,
  };
}

let moments = 1_000;
