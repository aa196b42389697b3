import type { Report } from '../../core/record/types';
import { StoreError } from '../errors';
import { sentLimit } from '../page';
import type { SentAsked, SentPage } from '../ports';
import { readReport, type Upgrades } from '../schema';
import { searchWords } from '../words';
import { fromBson } from './layout/bson';
import type { ReportDocument, ReportDocuments } from './layout/documents';
import { seenBy } from './sight';

type Told = Pick<ReportDocument, '_id' | 'report'>;

/** Sent reports a page at a time, in the order of the index of folios. */
export function createSent(reports: ReportDocuments, upgrades: Upgrades) {
  return {
    async from({ after = '', limit, sight, words }: SentAsked): Promise<SentPage> {
      const wanted = words === undefined ? undefined : searchWords(words);
      if (wanted?.length === 0) return { reports: [], unreadable: [], over: 0 };
      const worded =
        wanted === undefined
          ? {}
          : { words: { $exists: true }, $and: wanted.map((word) => ({ words: { $regex: `^${word}` } })) };
      const most = sentLimit(limit);
      const found = await reports
        .find<Told>(
          { 'report.folio': { $gt: after, $exists: true }, ...worded, ...seenBy(sight) },
          { projection: { report: 1 }, sort: { 'report.folio': 1 }, limit: most },
        )
        .toArray();
      const [read, unreadable]: [Report[], string[]] = [[], []];
      for (const { _id, report } of found) {
        const known = readOne(_id, report, upgrades);
        if (known === undefined) unreadable.push(report.folio ?? _id);
        else read.push(known);
      }
      const next = found.length < most ? undefined : found.at(-1)?.report.folio;
      return { reports: read, unreadable, over: found.length, ...(next === undefined ? {} : { next }) };
    },
  };
}

/** Undefined where it cannot be read: the others are read all the same. */
function readOne(id: string, report: Told['report'], upgrades: Upgrades): Report | undefined {
  try {
    return readReport(id, fromBson(report), upgrades);
  } catch (error) {
    if (error instanceof StoreError) return undefined;
    throw error;
  }
}
