import { writtenTimes } from '../../core/report/reads';
import type { Report } from '../../core/report/types';
import type { ReportStore } from '../../storage/ports';
import type { Shown } from './reply';

type Store = Pick<ReportStore, 'load'>;

/** A slot is written late only while nobody but readers came after: another message may show the card by then. */
export function whileNewest(store: Store, { report }: Shown, write: () => Promise<void>): () => Promise<void> {
  let tries = 0;
  return async () => {
    tries += 1;
    if (tries === 1 || (await isAsWritten(store, report))) await write();
  };
}

async function isAsWritten(store: Store, report: Report): Promise<boolean> {
  const now = (await store.load(report.id))?.report;
  return now !== undefined && writtenTimes(now) === writtenTimes(report);
}
