import type { Filter } from 'mongodb';
import { DAY_LENGTH, isDay, type ReportedOn, type Span } from '../../core/paper/month/reported-on';
import { within } from '../page';
import type { After, Reported } from '../ports';
import type { ReportDocument, ReportDocuments, ReportedOnDate } from './layout/documents';

type Told = Required<Pick<ReportDocument, '_id' | 'reportedOn'>> & Pick<ReportDocument, 'report'>;
const TOLD = { reportedOn: 1, 'report.folio': 1 } as const;

/** Which reports count in a month. */
export function createReported(reports: ReportDocuments) {
  return {
    async in({ from, before }: Span, after: After, limit: number): Promise<readonly Reported[]> {
      const found = await reports
        .find<Told>(
          { 'reportedOn.date': { $gte: new Date(from), $lt: new Date(before) }, ...behind(after) },
          { projection: TOLD, sort: { 'reportedOn.date': 1, _id: 1 }, limit: within({ limit, offset: 0 })[0] },
        )
        .toArray();
      return found.map(({ _id, reportedOn, report }) => ({
        id: _id,
        on: onOf(reportedOn),
        folio: report.folio ?? '',
      }));
    },
  };
}

function behind(after: After): Filter<ReportDocument> {
  if (after === undefined) return {};
  const date = new Date(after.on);
  return { $or: [{ 'reportedOn.date': { $gt: date } }, { 'reportedOn.date': date, _id: { $gt: after.id } }] };
}

export const toReportedOn = (on: ReportedOn): ReportedOnDate => ({
  date: new Date(on),
  by: isDay(on) ? 'visit' : 'sending',
});

const onOf = ({ date, by }: ReportedOnDate): ReportedOn => {
  const instant = date.toISOString();
  return by === 'visit' ? instant.slice(0, DAY_LENGTH) : instant;
};
