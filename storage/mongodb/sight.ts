import type { Document, Filter } from 'mongodb';
import { SENT, type Held as HeldOf, type Sight } from '../../core/record/queries/access';
import { answersOthersRead } from '../../core/record/queries/sent';
import type { ReportState } from '../../core/record/types';
import type { ReportDocument } from './layout/documents';

/** What of a document says who may read it. */
export interface Held {
  readonly report: {
    readonly state: ReportState;
    readonly author: { readonly id: string };
    readonly round: number;
    readonly answers: Placed;
    readonly previous?: { readonly round: number; readonly answers: Placed };
    readonly inForce?: { readonly answers: Placed };
  };
}

interface Placed {
  readonly unit?: { readonly id?: string };
  readonly states?: { readonly keys?: readonly string[] };
}

const UNIT = 'answers.unit.id';
const PLACES = 'answers.states.keys';
export const HELD = {
  ...{ [`report.${UNIT}`]: 1, [`report.${PLACES}`]: 1 },
  ...{ 'report.round': 1, 'report.inForce.round': 1, [`report.inForce.${UNIT}`]: 1, [`report.inForce.${PLACES}`]: 1 },
  ...{ 'report.previous.round': 1, [`report.previous.${UNIT}`]: 1, [`report.previous.${PLACES}`]: 1 },
} as const;

export function heldIn({ report }: Held): HeldOf {
  const { state, author, inForce } = report;
  const placed = answersOthersRead(report);
  return {
    ...{ state, author, corrects: inForce !== undefined },
    ...{ unit: placed.unit?.id, states: placed.states?.keys ?? [] },
  };
}

/**
 * Reports that the sight takes in as they are. No index serves a `$nor`, so that the one in the order of the list stays
 * the one that is read.
 */
export const seenAsItIs = (sight: Sight | undefined): Filter<ReportDocument> =>
  sight === undefined ? {} : { $nor: [unseen(sight)] };

/** The same, and those that read as approved while they are corrected. */
export const seenBy = (sight: Sight | undefined): Filter<ReportDocument> =>
  sight === undefined ? {} : { $nor: [{ ...unseen(sight), 'report.inForce': { $exists: false } }] };

/** Its author is at work on it: others read what was sent before. */
const WRITTEN = { $eq: ['$report.previous.round', '$report.round'] };

const unseen = ({ states, own, scope }: Sight): Document => ({
  'report.state': { $nin: states },
  'report.author.id': { $nin: own },
  ...(scope === undefined
    ? {}
    : {
        $nor: [
          {
            'report.state': { $in: SENT },
            $or: [
              { 'report.inForce': { $exists: false }, $expr: { $not: WRITTEN }, $or: inScope('report', scope) },
              { 'report.inForce': { $exists: false }, $expr: WRITTEN, $or: inScope('report.previous', scope) },
              { $or: inScope('report.inForce', scope) },
            ],
          },
        ],
      }),
});

const inScope = (root: string, { units, states }: NonNullable<Sight['scope']>): Document[] => [
  { [`${root}.${UNIT}`]: { $in: units } },
  { [`${root}.${PLACES}`]: { $in: states } },
];
