import { writingLine } from '../../filing/screens/progress';
import { approvalOf, approvalsOf, decisionsOf, takenBackUntil } from '../../record/queries/approvals';
import { inForceOf } from '../../record/queries/in-force';
import { requestedOf } from '../../record/queries/standing';
import { waitingOf } from '../../record/queries/waiting';
import { listed } from '../../form/reading/words';
import type { About, Decided, Report } from '../../record/types';
import { awaited } from './awaited.es';
import { showDay, showInstant } from '../../screen/when';
import { nextRound } from '../../record/queries/revision';

interface Seen {
  readonly zone: string;
}

/** What happens next with a report and who is awaited, for whoever is not its author: in one line. */
export function nextLine(viewing: Seen, report: Report): string {
  const { state, author } = report;
  switch (state) {
    case 'draft':
      return awaited.draft(author.name);
    case 'in-review':
      return [countLine(report), awaited.review(sinceOf(viewing, report))].filter((text) => text !== '').join(' ');
    case 'changes-requested':
      return awaited.author(author.name, requestDay(viewing, report));
    case 'approved':
      return awaited.approved(nextRound(report));
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
      return writingLine(report);
    case 'changes-requested':
      return awaited.own(requestDay(viewing, report));
    case 'approved':
      return awaited.ownApproved(nextRound(report));
    case 'in-review':
    case 'withdrawn':
    case 'cancelled':
      return nextLine(viewing, report);
    default:
      return report.state satisfies never;
  }
}

/** «1 de 2 aprobaciones: falta una»; '' where none is counted. */
export function countLine(report: Report): string {
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
  const { round } = report.inForce;
  const approval = approvalOf(inForceOf(report));
  return approval === undefined
    ? awaited.corrects(round)
    : awaited.correctsApproved(round, approval.by.name, showInstant(approval.at, zone));
}

/** The lines of a report's post: what it corrects, what comes next, until when a decision may be undone. */
export function postLine(viewing: Seen, report: Report): string {
  const { state, author, inForce } = report;
  if (state === 'draft' && inForce !== undefined) return awaited.preparing(author.name, nextRound(report));
  return [correctsLine(viewing, report), nextLine(viewing, report), undoLine(viewing, report)]
    .filter((line) => line !== undefined)
    .join('\n');
}

/** The names of whoever approved it, in the order of their approvals. */
export const approverNames = (report: Report): readonly string[] => approvalsOf(report).map(({ by }) => by.name);

/** Whoever approved it, in one phrase. */
export const approversOf = (report: Report): string => listed(approverNames(report));

/** Whether somebody may still have second thoughts, as far as the report tells: not how long ago it was. */
export const isUndoable = (report: Report): boolean => undoable(report) !== undefined;

function undoable(report: Report): Decided | undefined {
  const last = decisionsOf(report).at(-1);
  return last?.is === 'request' && report.freshRequest === undefined ? undefined : last;
}

/** Until when a decision may be undone, of the newest that stands; undefined where none does. */
export function undoLine({ zone }: Seen, report: Report): string | undefined {
  const last = undoable(report);
  return last === undefined ? undefined : awaited.undo(last.by.name, showInstant(takenBackUntil(last), zone));
}

/** What its author is told of a decision that was taken back; undefined where none was, or the report went on. */
export function undoneLine({ undone }: Report): string | undefined {
  return undone === undefined ? undefined : `${awaited.undone[undone.is](undone.by.name)}.`;
}

/** The same in its thread; what others asked for may still stand. */
export const takenBackLine = (report: Report, { of, by }: Extract<About, { show: 'taken-back' }>): string =>
  whatStands(report, of, awaited.undone[of](by.name));

/** The same to whoever took it back. */
export const ownUndoneLine = (report: Report, { is }: Decided): string => whatStands(report, is, awaited.ownUndone[is]);

function whatStands({ state, folio = '' }: Report, is: Decided['is'], undone: string): string {
  const isBack = is !== 'counted' && state !== 'changes-requested';
  return isBack ? awaited.takenBack(undone, folio) : awaited.takenBackThere(undone, folio);
}
