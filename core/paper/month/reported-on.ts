import { answerOf, type Answers, type PlainDate, type YearMonth } from '../../form/values';
import { addDays, monthOf, monthsLater } from '../../form/kinds/dates/calendar';
import { edgesOf } from '../../form/kinds/dates/span';
import { asOthersRead } from '../../record/queries/sent';
import type { Instant, Report, ReportState } from '../../record/types';

/** States of a report that was sent and still counts. */
const STANDING: readonly ReportState[] = ['in-review', 'changes-requested', 'approved'];

/** A plain date, or an instant: both are in order as texts, an instant among its day and the next. */
export type ReportedOn = string;

/**
 * The day that says in which month a report counts: the last of its visit, so that a visit over two months counts once,
 * in the month that it ended in. Where it has no days, the instant at which it was sent. As others read the report:
 * while it is corrected, that is the revision in force. Undefined where it was not sent, or was withdrawn.
 */
export function reportedOn(stored: Report): ReportedOn | undefined {
  const { state, folio, answers, submittedAt } = asOthersRead(stored);
  if (folio === undefined || !STANDING.includes(state)) return undefined;
  return lastDayIn(answers) ?? submittedAt;
}

const lastDayIn = (answers: Answers): PlainDate | undefined => {
  const dates = answerOf(answers, 'visitDates', 'dates');
  return dates === undefined ? undefined : edgesOf(dates).at(-1);
};

/** Characters of a plain date; an instant has more. */
export const DAY_LENGTH = 10;

/** The month in which a report counts that is reported on then; an instant's day is that of the clocks where the bot is. */
export const monthReported = (on: ReportedOn, dayOf: (at: Instant) => PlainDate): YearMonth =>
  monthOf(isDay(on) ? on : dayOf(on));

/** Whether it is a day of the visit, and not the instant of its sending. */
export const isDay = (on: ReportedOn): boolean => on.length === DAY_LENGTH;

/** What a month's reports are looked for by: texts from the first up to the second, without it. */
export interface Span {
  readonly from: PlainDate;
  readonly before: PlainDate;
}

/** Wide enough for instants of any time zone: what of it is another month's is to be left out by `monthReported`. */
export const spanOf = (month: YearMonth): Span => ({
  from: addDays(`${month}-01`, -1),
  before: `${monthsLater(month, 1)}-02`,
});
