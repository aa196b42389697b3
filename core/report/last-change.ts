import type { Event, Report } from '../record/types';
import { evolve } from './evolve';

/** What its author changes of a report by a message or a press: what «deshacer» takes back. */
const CHANGES: ReadonlySet<Event['type']> = new Set<Event['type']>([
  ...(['StepAnswered', 'StepSkipped', 'ColumnsChosen', 'AnswerHeld', 'AnswersHeld', 'RowRemoved'] as const),
  ...(['ProposalHeld', 'ProposalTrimmed', 'RestPlaced', 'ProposalAccepted', 'ProposalDropped'] as const),
]);
/** What is sent or taken from elsewhere is taken back in other ways, and nothing before it is. */
const ENDS: ReadonlySet<Event['type']> = new Set<Event['type']>([
  ...(['ReportStarted', 'BaseTaken', 'FormTaken', 'ReportSubmitted', 'CorrectionOpened', 'ChangesRequested'] as const),
]);

/**
 * The report as it was before its author's last change that was not taken back yet, made anew of its history;
 * undefined where there is none since it was begun or sent. What was only asked about is part of the change that it
 * led to.
 */
export function beforeLastChange(events: readonly Event[]): Report | undefined {
  const before: Report[] = [];
  let report: Report | undefined;
  let changing: string | undefined;
  for (const event of events) {
    if (ENDS.has(event.type)) before.length = 0;
    if (event.type === 'ChangeUndone') takeBack(before);
    // All events of one key were one message, or one press.
    if (report !== undefined && CHANGES.has(event.type) && event.key !== changing) {
      before.push(report);
      changing = event.key;
    }
    report = evolve(report, event);
  }
  return takeBack(before);
}

function takeBack(before: Report[]): Report | undefined {
  let found = before.pop();
  while (found?.pending !== undefined && before.length > 0) found = before.pop();
  return found;
}
