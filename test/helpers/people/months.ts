import { states, units } from '../../../core/form/catalogues/catalogues';
import type { Answers, Board, Value } from '../../../core/form/values';
import { monthReportOf, type MonthReport } from '../../../core/paper/month/month-report';
import { USUAL_ORDER } from '../../../core/paper/month/order';
import type { Report } from '../../../core/record/types';
import { printedMonth, type PrintedMonth } from '../../../documents/month/printed';
import { allSeeds } from '../../fixtures/seeds';
import { ANA, aReport, BRUNO } from './reports';

const two = (number: number): string => String(number).padStart(2, '0');
const BOARDS: readonly (readonly Board[])[] = [['local'], ['local', 'distrital'], ['opl'], ['local', 'opl'], []];

/** What the nth report of a made-up month says: prose of the reference reports; units, states, days and people in turn. */
export function aVisit(nth: number, month = '2023-04'): Answers {
  const seed = allSeeds[nth % allSeeds.length]!;
  const unit = units[(nth * 5) % (units.length - 5)]!;
  const keys = [(nth * 11) % 32, ...(nth % 4 === 0 ? [(nth * 5 + 3) % 32] : [])].map((at) => states[at]!.key);
  const day = 1 + ((nth * 3) % 26);
  const boards = BOARDS[nth % BOARDS.length]!;
  const where: Value =
    nth % 15 === 7
      ? { kind: 'states', keys: [], literal: 'entidades federativas con proceso electoral' }
      : { kind: 'states', keys: [...new Set(keys)] };
  return {
    ...seed.answers,
    unit: { kind: 'unit', id: unit.id, name: unit.name },
    states: where,
    visitDates: {
      kind: 'dates',
      days: nth % 9 === 4 ? [] : [`${month}-${two(day)}`],
      ranges: nth % 6 === 2 ? [{ from: `${month}-${two(day)}`, to: `${month}-${two(day + 2)}` }] : [],
    },
    ...(boards.length === 0 ? {} : { boards: { kind: 'boards', boards } }),
    ...(nth % 3 === 0 ? {} : { trainedStaff: { kind: 'count', count: (nth * 13) % 70 } }),
  };
}

/** So many approved reports of April 2023, and besides them two in review, one with observations and one being corrected. */
export function aMonth(approved: number): readonly Report[] {
  const reportOf = (nth: number, more: Partial<Report>): Report =>
    aReport({
      ...{ id: `m${nth}`, folio: `INF-2023-${String(nth + 1).padStart(4, '0')}`, round: 1 },
      ...{ author: nth % 2 === 0 ? ANA : BRUNO, submittedAt: '2023-05-02T15:00:00.000Z', answers: aVisit(nth) },
      ...more,
    });
  const kept = Array.from({ length: approved }, (_, nth) => reportOf(nth, { state: 'approved' }));
  const last = kept.at(-1);
  const corrected: Report[] =
    last === undefined
      ? []
      : [
          {
            ...last,
            state: 'draft',
            answers: {},
            inForce: { round: 1, answers: last.answers, skipped: [], changedAt: {}, approvals: [] },
          },
        ];
  return [
    ...kept.slice(0, -1),
    ...corrected,
    ...[1, 2].map((more) => reportOf(approved + more, { state: 'in-review' })),
    reportOf(approved + 3, { state: 'changes-requested' }),
  ];
}

export const reportOfMonth = (reports: readonly Report[]): MonthReport =>
  monthReportOf('2023-04', { reports, unreadable: [] }, { order: USUAL_ORDER, named: () => true });

export function aPrintedMonth(approved: number): PrintedMonth {
  const found = reportOfMonth(aMonth(approved));
  const reports = found.approved.map(({ answers, folio, state, round, submittedAt }, nth) => ({
    ...{ answers, state, round, seal: { seq: 12, hash: String(nth).padStart(64, '0') } },
    ...(folio === undefined ? {} : { folio }),
    ...(submittedAt === undefined ? {} : { submittedAt }),
  }));
  return printedMonth(found, reports, { on: '2023-05-03', dayOf: (at) => at.slice(0, 10) });
}
