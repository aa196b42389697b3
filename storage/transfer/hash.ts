import type { Seal } from '../../core/record/types';
import type { Read } from '../transfer';
import { checkReport, type Fault } from './check';

/** An entry that has the hash, in whose history, and what is wrong with that report as a whole. */
export interface HashFound {
  readonly read: Extract<Read, { whole: unknown }>;
  readonly seal: Seal;
  /** Entries of its history. */
  readonly of: number;
  readonly when: string;
  readonly faults: readonly Fault[];
}

/** Entries whose hash begins with these digits: in the history of that folio, or in any. */
export async function findHash(
  reads: AsyncIterable<Read>,
  digits: string,
  folio: string | undefined,
): Promise<readonly HashFound[]> {
  const found: HashFound[] = [];
  for await (const read of reads) {
    if (!('whole' in read) || (folio !== undefined && read.whole.report.folio !== folio)) continue;
    const { history } = read.whole;
    const entry = history.find(({ hash }) => hash.startsWith(digits));
    if (entry === undefined) continue;
    const { seq, hash, event } = entry;
    const faults = checkReport(read.whole, read.altered);
    found.push({ read, seal: { seq, hash }, of: history.length, when: event.at, faults });
  }
  return found;
}
