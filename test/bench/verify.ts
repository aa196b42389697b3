import { isDeepStrictEqual } from 'node:util';
import { entryHash } from '../../storage/chained';
import type { ReportStore } from '../../storage/ports';
import type { HistoryEntry } from '../../core/record/types';
import { createLog } from '../../bot/log';
import { openStore } from '../../storage/open';
import { lapAnswers, lapVersions } from './lap';

/**
 * Opens the store of a product that was killed and looks for every report that was sent: its answers, a version for every
 * turn that was not a copy, and its history unbroken. Rejects on the first that is otherwise.
 */
export async function verifyStored(storageUrl: string, personIds: readonly string[]): Promise<void> {
  const store = await openStore(storageUrl, createLog('warn'));
  try {
    for (const id of personIds) await verifyReportOf(store, id);
  } finally {
    await store.close();
  }
}

async function verifyReportOf(store: ReportStore, personId: string): Promise<void> {
  const lines = await store.reportsOf([personId], ['draft', 'in-review'], { limit: 2, offset: 0 });
  const [line] = lines;
  const stored = line === undefined ? undefined : await store.load(line.id);
  if (stored === undefined || lines.length !== 1) throw new Error(`${personId} has ${lines.length} reports, not 1`);
  const { report, tip } = stored;
  if (report.state !== 'in-review') throw new Error(`${personId} has a report that was not sent: ${report.state}`);
  if (!isDeepStrictEqual(report.answers, lapAnswers))
    throw new Error(`${personId} answered otherwise: ${JSON.stringify(report.answers)}`);
  if (report.version !== lapVersions) throw new Error(`${personId} took ${report.version} turns, not ${lapVersions}`);
  if (hashOf(await store.history(report.id)) !== tip.hash) throw new Error(`${personId} has a broken history`);
}

const hashOf = (history: readonly HistoryEntry[]): string =>
  history.reduce((hash, { event }) => entryHash(hash, event), '');
