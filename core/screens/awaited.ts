import { approvalsOf, decisionsOf, takenBackUntil } from '../report/approvals';
import { inForceOf } from '../report/in-force';
import { requestedOf } from '../report/standing';
import { waitingOf } from '../report/waiting';
import type { About, Report } from '../report/types';
import { awaited } from '../words/awaited.es';
import type { Viewing } from './review';
import { showDay, showInstant } from './when';

type Seen = Pick<Viewing, 'zone'>;

/** What happens next with a report and who is awaited, for whoever is not its author: in one line. */
export function nextLine(viewing: Seen, report: Report): string {
  const { state, round, author } = report;
  switch (state) {
    case 'draft':
      return awaited.draft(author.name);
    case 'in-review':
      return [countLine(report), awaited.review(sinceOf(viewing, report))].filter((text) => text !== '').join(' ');
    case 'changes-requested':
      return awaited.author(author.name, requestDay(viewing, report));
    case 'approved':
      return awaited.approved(round + 1);
    case 'withdrawn':
      return awaited.withdrawn;
    case 'cancelled':
      return awaited.cancelled;
    default:
      return state satisfies never;
  }
}

/** The same for its author. */
export function ownNextLine(viewing: Seen, report: Report): string {
  switch (report.state) {
    case 'draft':
      return report.inForce === undefined ? awaited.ownDraft : awaited.ownCorrection(report.inForce.round);
    case 'changes-requested':
      return awaited.own(requestDay(viewing, report));
    case 'approved':
      return awaited.ownApproved(1 + Math.max(report.round, report.lastRound ?? 0));
    case 'in-review':
    case 'withdrawn':
    case 'cancelled':
      return nextLine(viewing, report);
    default:
      return report.state satisfies never;
  }
}

/** «1 de 2 aprobaciones: falta una»; '' where none is counted. */
function countLine(report: Report): string {
  const { approvalsNeeded: needed } = report;
  const count = approvalsOf(report).length;
  return needed === undefined || count === 0
    ? ''
    : awaited.counted(
        count,
        needed,
        approvalsOf(report).map(({ by }) => by.name),
      );
}

const sinceOf = ({ zone }: Seen, report: Report): string =>
  showDay(report.submittedAt ?? waitingOf(report)?.since ?? report.updatedAt, zone);

const requestDay = ({ zone }: Seen, report: Report): string =>
  showDay(requestedOf(report)?.at ?? report.updatedAt, zone);

/** Of a correction: which revision it corrects, and who approved that, when; undefined of any other report. */
export function correctsLine({ zone }: Seen, report: Report): string | undefined {
  if (report.inForce === undefined) return undefined;
  const { round, approval } = inForceOf(report);
  return approval === undefined
    ? awaited.corrects(round)
    : awaited.correctsApproved(round, approval.by.name, showInstant(approval.at, zone));
}

/** Until when a decision may be undone, of the newest that stands; undefined where none does. */
export function undoLine({ zone }: Seen, report: Report): string | undefined {
  const last = decisionsOf(report).at(-1);
  if (last === undefined || (last.is === 'request' && report.freshRequest === undefined)) return undefined;
  return awaited.undo(showInstant(takenBackUntil(last), zone));
}

export const takenBackLine = ({ folio = '' }: Report, { of, by }: Extract<About, { show: 'taken-back' }>): string =>
  awaited.takenBack[of](by.name, folio);
