import { showValue } from '../../core/form/answers';
import { answerOf, type Answers, type PlainDate } from '../../core/form/values';
import type { MonthReport, Wait, Waiting } from '../../core/paper/month/month-report';
import type { Instant } from '../../core/record/types';
import type { Printed } from '../printed';

/** What a month's document is made of, besides the form: plain data, which says all that is in it. */
export interface PrintedMonth extends Pick<MonthReport, 'month' | 'figures' | 'unnamed' | 'unreadable'> {
  /** In their order. */
  readonly reports: readonly Printed[];
  readonly waiting: readonly PrintedWaiting[];
  /** Names of units. */
  readonly silent: readonly string[];
  /** The day on which that was so. */
  readonly on: PlainDate;
}

export interface PrintedWaiting {
  readonly folio: string;
  readonly unit: string;
  readonly states: string;
  readonly author: string;
  readonly wait: Wait;
  readonly since: PlainDate;
}

/** `printed`: each report as a paper of its own is printed. */
export const printedMonth = (
  { month, figures, unnamed, unreadable, waiting, silent }: MonthReport,
  reports: readonly Printed[],
  { on, dayOf }: { readonly on: PlainDate; readonly dayOf: (at: Instant) => PlainDate },
): PrintedMonth => ({
  ...{ month, figures, unnamed, unreadable, on, reports },
  waiting: waiting.map((one) => printedWaiting(one, dayOf)),
  silent: silent.map(({ name }) => name),
});

const printedWaiting = ({ report, wait, since }: Waiting, dayOf: (at: Instant) => PlainDate): PrintedWaiting => ({
  folio: report.folio ?? '',
  unit: unitIn(report.answers),
  states: statesIn(report.answers),
  author: report.author.name,
  wait,
  since: dayOf(since),
});

export const unitIn = (answers: Answers): string => answerOf(answers, 'unit', 'unit')?.name ?? '';

export function statesIn(answers: Answers): string {
  const value = answerOf(answers, 'states', 'states');
  return value === undefined ? '' : showValue(value);
}
