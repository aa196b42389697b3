import { isCorrection } from '../../../core/record/queries/in-force';
import { idsOf } from '../../../core/record/queries/people';
import { isOpen } from '../../../core/record/queries/standing';
import type { Report } from '../../../core/record/types';
import { askCancelScreen, askDropScreen, askWithdrawScreen, describeReport } from '../../../core/find/lists';
import type { Offered, PressOf } from '../../../core/screen/press';
import { notice, type NoticeScreen, type Screen } from '../../../core/screen/screens';
import { mendScreen, progressScreen } from '../../../core/filing/screens/progress';
import { anotherScreen, statusScreen } from '../../../core/find/status';
import { closedLine } from '../../../core/filing/screens/walk';
import { cancel } from '../../../core/words/texts.es';
import type { Loaded, ReportLine } from '../../../storage/ports';
import { NOT_DISCARDED } from '../filing/drafts';
import { unlessUnreadable } from '../faults';
import { helpCard, lookUpCard, type Reader } from '../find/lists';
import type { Services } from '../services';

/** A draft that somebody may have forgotten who begins another: the newest, and how many there are. */
export interface InTheWay {
  readonly stored: Loaded;
  readonly line: ReportLine;
  readonly count: number;
}

export const askAnother = (
  { form }: Services,
  { stored, line, count }: InTheWay,
  begins: PressOf<'new' | 'use'>,
): Screen => ({
  template: 'notice',
  data: anotherScreen(form, stored.report, line, count, begins),
});

export const askCancel = (services: Services, report: Report | undefined): Screen => ({
  template: 'notice',
  data: report === undefined ? nothingToCancel : askCancelOf(services, report),
});

const nothingToCancel: NoticeScreen = notice({ title: cancel.none });

/** A draft is discarded; a report that was sent once is withdrawn instead, and stays on record. */
export const askCancelOf = ({ form }: Services, report: Report): NoticeScreen =>
  isCorrection(report)
    ? askDropScreen(form, report)
    : report.state === 'draft'
      ? askCancelScreen(form, report, describeReport(report))
      : askWithdrawScreen(form, report);

/** Reports that a person asking how theirs is going hears of. */
const TOLD_OF = 5;

/** How a person's reports are going. */
export async function statusCard({ store, form, viewing }: Services, reader: Reader): Promise<Screen> {
  const lines = await store.reportsOf(idsOf(reader), NOT_DISCARDED, { limit: TOLD_OF, offset: 0 });
  const newest = lines.find(isOpen);
  const report = newest === undefined ? undefined : (await unlessUnreadable(store.load(newest.id)))?.report;
  const open = report !== undefined && isOpen(report) ? report : undefined;
  return { template: 'notice', data: statusScreen(form, viewing.zone, lines, open) };
}

/** Every field of a report that is open, and how it stands. */
export const progressCard = ({ form }: Pick<Services, 'form'>, report: Report): Screen => ({
  template: 'progress',
  data: progressScreen(form, report),
});

/** What somebody wanted who said so where an answer was asked for. */
export async function wantedCard(
  services: Services,
  reader: Reader,
  report: Report,
  want: Exclude<Offered, 'new'>,
): Promise<Screen> {
  switch (want) {
    case 'help':
      return helpCard(services, report.id);
    case 'look-up':
      return lookUpCard(services, report.id);
    case 'status':
      return statusCard(services, reader);
    case 'pause':
      return { template: 'line', data: { text: closedLine(report) } };
    case 'discard':
      return askCancel(services, report);
    case 'edit':
      return { template: 'progress', data: mendScreen(services.form, report) };
    default:
      return want satisfies never;
  }
}
