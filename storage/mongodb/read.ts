import type { HistoryEntry } from '../../core/record/types';
import { StoreError } from '../errors';
import type { ReportLine, Stored } from '../ports';
import { readReport } from '../schema';
import type { Upgrades } from '../schema';
import { fromBson, readEvent } from './layout/bson';
import type { ReportDocument, StoredEntry, StoredReport } from './layout/documents';

/** What a report is shown from. */
export type Shown = Pick<ReportDocument, '_id' | 'report' | 'tip' | 'posts'>;
export const SHOWN = { report: 1, tip: 1, posts: 1 } as const;

/** Throws `store.corrupt-report`. */
export function toStored({ _id, report, tip, posts }: Shown, upgrades: Upgrades): Stored {
  return {
    report: readReport(_id, fromBson(report), upgrades),
    tip: { seq: tip.seq, hash: tip.hash },
    posts: Object.fromEntries(posts.map(({ slot, messageId }) => [slot, messageId])),
  };
}

/** What a list is drawn from. */
export type Listed = Pick<ReportDocument, '_id'> & {
  readonly shown: Pick<ReportDocument['shown'], 'unit' | 'states'>;
  readonly report: Pick<StoredReport, 'folio' | 'state' | 'author' | 'updatedAt' | 'submittedAt'>;
};
const PARTS = ['folio', 'state', 'author', 'updatedAt', 'submittedAt'].map((part) => [`report.${part}`, 1] as const);
export const LISTED = { 'shown.unit': 1, 'shown.states': 1, ...Object.fromEntries(PARTS) };

export const toLine = ({ _id, shown, report }: Listed): ReportLine => ({
  id: _id,
  ...(report.folio === undefined ? {} : { folio: report.folio }),
  state: report.state,
  author: { id: report.author.id, name: report.author.name },
  unit: shown.unit,
  states: shown.states,
  updatedAt: report.updatedAt.toISOString(),
  ...(report.submittedAt === undefined ? {} : { submittedAt: report.submittedAt.toISOString() }),
});

/** Throws `store.corrupt-report`. */
export function toEntry(id: string, { seq, hash, event: stored }: StoredEntry): HistoryEntry {
  const event = readEvent(stored);
  if (event !== undefined) return { seq, event, hash };
  throw new StoreError('store.corrupt-report', `Report ${id} cannot be read`, { reportId: id });
}
