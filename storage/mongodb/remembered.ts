import type { Document, Filter } from 'mongodb';
import { cipKey, projectsIn } from '../../core/form/projects';
import { LOOKED_AT, usedIn, type Used } from '../../core/form/used';
import type { Answers } from '../../core/form/values';
import { visitOf, type Visit } from '../../core/form/visit';
import type { Sight } from '../../core/record/queries/access';
import type { ProjectName } from '../../core/filing/projects';
import { answersOthersRead } from '../../core/record/queries/sent';
import { STANDING } from '../columns';
import { SENT_OF } from '../page';
import type { ReportLine } from '../ports';
import { dateOfDay, fromBson } from './layout/bson';
import { NEWEST } from './layout/documents';
import type { ReportDocument, ReportDocuments } from './layout/documents';
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

/** Where a report keeps answers: those that it has now, and those that others may read instead (`answersOthersRead`). */
const ROOTS = ['report', 'report.inForce', 'report.previous'] as const;
type Root = (typeof ROOTS)[number];

/** What tells visits apart, of each of them. */
const TOLD_OF_VISITS = Object.fromEntries(
  ROOTS.flatMap((root) =>
    ['round', 'answers.unit', 'answers.states', 'answers.visitDates'].map((part) => [`${root}.${part}`, 1] as const),
  ),
);

type Told = Pick<ReportDocument, '_id' | 'report'>;
const answersOf = ({ report }: Told): Answers => fromBson(report.answers) as Answers;

/** What others read of a report, as far as it tells visits apart. */
function visitRead({ report }: { readonly report: object }): Visit | undefined {
  const written = fromBson(report) as Parameters<typeof answersOthersRead<Answers>>[0];
  return visitOf(answersOthersRead(written) ?? {});
}

/** Reports that have the visit's unit and states there, and begin on the same day. */
const visitsIn = (root: Root, { unit, states, from }: Visit): Filter<ReportDocument> => ({
  [`${root}.answers.unit.id`]: unit,
  $or: ['days', 'ranges.from'].map((part) => ({ [`${root}.answers.visitDates.${part}`]: dateOfDay(from) })),
  ...(states.length === 0 ? {} : { [`${root}.answers.states.keys`]: { $all: states, $size: states.length } }),
});

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
    async sentOf(visit: Visit, except: string): Promise<readonly ReportLine[]> {
      const found = await reports
        .find<Listed>(
          {
            _id: { $ne: except },
            'folio.year': { $exists: true },
            $or: ROOTS.map((root) => visitsIn(root, visit)),
            // Of one that is corrected, the approved revision stands.
            $and: [{ $or: [{ 'report.state': { $in: STANDING } }, { 'report.inForce': { $exists: true } }] }],
          },
          { projection: { ...LISTED, ...TOLD_OF_VISITS }, sort: NEWEST_SENT, limit: 100, readConcern: NEWEST },
        )
        .toArray();
      return found
        .filter((one) => visitRead(one)?.key === visit.key)
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
