import type { Document, Filter } from 'mongodb';
import { cipKey, projectsIn } from '../../core/form/projects';
import { LOOKED_AT, usedIn, type Used } from '../../core/form/used';
import type { Answers } from '../../core/form/values';
import { visitOf, type Visit } from '../../core/form/visit';
import type { Sight } from '../../core/report/access';
import type { ProjectName } from '../../core/report/projects';
import { STANDING } from '../columns';
import { SENT_OF } from '../page';
import type { ReportLine } from '../ports';
import { fromBson } from './bson';
import { NEWEST } from './documents';
import type { ReportDocument, ReportDocuments } from './documents';
import { LISTED, toLine } from './read';
import type { Listed } from './read';
import { seenAsItIs } from './sight';

/** Where a project's code stands in a report: an index is of it (see collection.ts). */
export const PROJECT_CODE = 'report.answers.matters.rows.cells.project.code';

/** What telling visits apart, or what somebody uses, is drawn from: no prose. */
const TOLD = {
  'report.answers.unit': 1,
  'report.answers.states': 1,
  'report.answers.visitDates': 1,
  'report.answers.matters.kind': 1,
  'report.answers.matters.rows.id': 1,
  'report.answers.matters.rows.cells.project.kind': 1,
  [PROJECT_CODE]: 1,
  'report.answers.matters.rows.cells.project.name': 1,
};

type Told = Pick<ReportDocument, '_id' | 'report'>;
const answersOf = ({ report }: Told): Answers => fromBson(report.answers) as Answers;

const NEWEST_SENT = { 'report.submittedAt': -1, made: -1 } as const;

/** What earlier reports are asked for while another one is written. */
export function createRemembered(reports: ReportDocuments) {
  return {
    async usedBy(ids: readonly string[]): Promise<Used> {
      const found = await reports
        .find<Told>(
          { 'report.author.id': { $in: ids }, 'report.answers.unit.id': { $exists: true } },
          { projection: TOLD, sort: { 'report.createdAt': -1, made: -1 }, limit: LOOKED_AT },
        )
        .toArray();
      return usedIn(found.map(answersOf));
    },
    /** One aggregation: the unit's last, and behind it anybody's. */
    async projectName(code: string, unitId: string | undefined, sight: Sight): Promise<ProjectName | undefined> {
      const key = cipKey(code);
      const last = (filter: Document): readonly Document[] => [
        {
          $match: { 'folio.year': { $exists: true }, [PROJECT_CODE]: key, ...filter, ...named(key), ...counted(sight) },
        },
        { $sort: NEWEST_SENT },
        { $limit: 1 },
      ];
      const anybodys = { $unionWith: { coll: reports.collectionName, pipeline: last({}) } };
      const pipeline = unitId === undefined ? last({}) : [...last({ 'report.answers.unit.id': unitId }), anybodys];
      const found = await reports
        .aggregate<Told>([...pipeline, { $project: { ...TOLD, 'report.folio': 1 } }])
        .toArray();
      const [first] = found;
      const name = first && projectsIn(answersOf(first)).find((project) => project.code === key)?.name;
      return first === undefined || name === undefined ? undefined : { name, folio: first.report.folio ?? '' };
    },
    /** Of those that begin on the same day; of what the primary has, for a folio was given by it (see `lastFolioNumber`). */
    async sentOf({ key, unit, states, from }: Visit, except: string): Promise<readonly ReportLine[]> {
      const found = await reports
        .find<Listed & Told>(
          {
            _id: { $ne: except },
            'folio.year': { $exists: true },
            'report.answers.unit.id': unit,
            $or: [{ 'report.answers.visitDates.days': from }, { 'report.answers.visitDates.ranges.from': from }],
            // Of one that is corrected, the approved revision stands.
            $and: [{ $or: [{ 'report.state': { $in: STANDING } }, { 'report.inForce': { $exists: true } }] }],
            ...(states.length === 0 ? {} : { 'report.answers.states.keys': { $all: states, $size: states.length } }),
          },
          { projection: { ...LISTED, ...TOLD }, sort: NEWEST_SENT, limit: 100, readConcern: NEWEST },
        )
        .toArray();
      return found
        .filter((one) => visitOf(answersOf(one))?.key === key)
        .slice(0, SENT_OF)
        .map(toLine);
    },
  };
}

/** Not a report that names the code without a name. */
const named = (code: string): Filter<ReportDocument> => ({
  'report.answers.matters.rows': { $elemMatch: { 'cells.project.code': code, 'cells.project.name': { $gt: '' } } },
});

const counted = (sight: Sight): Document => ({ 'report.state': { $in: STANDING }, ...seenAsItIs(sight) });
