import type { Filter } from 'mongodb';
import { reportedOn, type Span } from '../../core/month/reported-on';
import type { Report } from '../../core/report/types';
import { within } from '../page';
import type { After, Reported } from '../ports';
import { fromBson } from './bson';
import type { ReportDocument, ReportDocuments } from './documents';

/** What `reportedOn` is drawn from, of the report and of what others may read instead. */
const TOLD = Object.fromEntries([
  ...['state', 'folio'].map((part) => [`report.${part}`, 1] as const),
  ...['report', 'report.inForce', 'report.previous'].flatMap((root) =>
    ['round', 'submittedAt', 'answers.visitDates'].map((part) => [`${root}.${part}`, 1] as const),
  ),
]);

type Told = Pick<ReportDocument, '_id' | 'report'>;

/**
 * Which reports count in a month. What says so is worked out of each that may: an older release would not keep a field
 * of its own. Of a month there are few, and of reports that others read otherwise than they are written, fewer.
 */
export function createReported(reports: ReportDocuments) {
  return {
    async in(span: Span, after: After, limit: number): Promise<readonly Reported[]> {
      const found = await reports.find<Told>(mayBeIn(span), { projection: TOLD }).toArray();
      return found
        .flatMap(asReported)
        .filter(({ on }) => on >= span.from && on < span.before)
        .sort(byDay)
        .filter((one) => after === undefined || byDay(one, after) > 0)
        .slice(0, within({ limit, offset: 0 })[0]);
    },
  };
}

/** Each of them by an index of its own. */
const mayBeIn = ({ from, before }: Span): Filter<ReportDocument> => ({
  'folio.year': { $exists: true },
  $or: [
    { 'folio.year': { $exists: true }, 'report.answers.visitDates.days': { $elemMatch: { $gte: from, $lt: before } } },
    {
      'folio.year': { $exists: true },
      'report.answers.visitDates.ranges': { $elemMatch: { to: { $gte: from, $lt: before } } },
    },
    {
      words: { $exists: true },
      'report.submittedAt': { $gte: new Date(from), $lt: new Date(before) },
      'report.answers.visitDates': { $exists: false },
    },
    { 'report.state': 'changes-requested' },
    { 'report.inForce.round': { $exists: true } },
  ],
});

function asReported({ _id, report }: Told): readonly Reported[] {
  const told = { answers: {}, ...(fromBson(report) as Partial<Report>) };
  const on = reportedOn({ ...told, ...withAnswers(told) } as Report);
  return on === undefined || told.folio === undefined ? [] : [{ id: _id, on, folio: told.folio }];
}

/** Where a report has no days, nothing of its answers came along. */
function withAnswers({ inForce, previous }: Partial<Report>): Partial<Report> {
  return {
    ...(inForce === undefined ? {} : { inForce: { ...inForce, approvals: [], answers: inForce.answers ?? {} } }),
    ...(previous === undefined ? {} : { previous: { ...previous, answers: previous.answers ?? {} } }),
  };
}

const byDay = (one: Pick<Reported, 'on' | 'id'>, other: Pick<Reported, 'on' | 'id'>): number =>
  `${one.on} ${one.id}` < `${other.on} ${other.id}` ? -1 : Number(one.id !== other.id || one.on !== other.on);
