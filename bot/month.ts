import { Readable } from 'node:stream';
import { isYearMonth } from '../core/form/kinds/dates/calendar';
import type { MonthReport } from '../core/paper/month/month-report';
import { mayGather } from '../core/record/queries/access';
import { sealOnPaper } from '../core/paper/seal-on-paper';
import type { Report, Seal } from '../core/record/types';
import type { Clock, Log } from '../core/record/runtime';
import { holdsLine } from '../core/paper/screens/month';
import { monthly } from '../core/paper/screens/month.es';
import { problem } from '../core/words/problems';
import { kinds } from '../documents/kinds';
import { printedMonth, type PrintedMonth } from '../documents/month/printed';
import { printedOf, type Printed } from '../documents/printed';
import type { ReportStore } from '../storage/ports';
import { isMonthKind, type MonthKind } from '../core/record/queries/month-order';
import { monthFor, type MonthParts } from './outbox/files/month-reports';
import type { FileMaker } from './outbox/files/orders';
import { createPause } from './outbox/pause';

/** Makes a month's document. Rejects where it cannot be made. */
export type MakeMonth = (kind: MonthKind, printed: PrintedMonth) => Promise<Buffer>;

interface Parts extends MonthParts {
  readonly store: MonthParts['store'] & Pick<ReportStore, 'history'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly make: MakeMonth;
}

/** The report of a month as it is now, for whoever may have it. */
export function monthMaker(parts: Parts): FileMaker {
  return async ({ month, as }, { ids }) => {
    if (!isYearMonth(month) || !isMonthKind(as)) return problem('file.order');
    if (!mayGather(parts.roles, ids)) return problem('month.not-reviewer');
    const found = await monthFor(parts, month, ids);
    if (found.approved.length === 0) return problem('month.empty', { month });
    const { extension, type } = kinds[as];
    return {
      ...{ type, name: `${monthly.fileName(month)}.${extension}`, label: monthly.kinds[as] },
      stream: (progress) => Readable.from(contentOf(parts, found, as, progress), { objectMode: false }),
      told: () => ({ title: monthly.fileTitle(month), lines: [holdsLine(found)] }),
      facts: () => ({ month, reports: found.approved.length }),
    };
  };
}

async function* contentOf(
  parts: Parts,
  found: MonthReport,
  as: MonthKind,
  progress: (done: number, of: number) => void,
): AsyncGenerator<Buffer> {
  const { dayOf, clock } = parts;
  const reports: Printed[] = [];
  const pause = createPause();
  for (const report of found.approved) {
    // With the entry of its history that its own paper names.
    reports.push(printedOf(report, await sealOf(parts, report)));
    progress(reports.length, found.approved.length);
    await pause();
  }
  yield await parts.make(as, printedMonth(found, reports, { on: dayOf(clock.now().toISOString()), dayOf }));
}

/** One history that cannot be read takes no month's document away: that report is printed without its entry. */
async function sealOf({ store, log }: Parts, report: Report): Promise<Seal | undefined> {
  try {
    return sealOnPaper(await store.history(report.id), report);
  } catch (error) {
    log.error('seal not found', { report: report.id, reason: String(error) });
    return undefined;
  }
}
