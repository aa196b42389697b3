import { Readable } from 'node:stream';
import { visitReport } from '../core/form/visit-report';
import type { YearMonth } from '../core/form/values';
import { mayGather } from '../core/month/access';
import type { MonthReport } from '../core/month/month-report';
import { sealOnPaper } from '../core/report/seal-on-paper';
import type { Report, Seal } from '../core/report/types';
import type { Clock, Log } from '../core/runtime';
import { holdsLine } from '../core/screens/month';
import { monthly } from '../core/words/month.es';
import { problem } from '../core/words/problems';
import { printedMonth, type PrintedMonth } from '../documents/month/printed';
import type { Printed } from '../documents/printed';
import type { ReportStore } from '../storage/ports';
import { isMonthKind, type MonthKind } from '../core/month/order-of-file';
import { monthFor, type MonthParts } from './outbox/month-reports';
import type { FileMaker } from './outbox/orders';

/** Makes a month's document. Rejects where it cannot be made. */
export type MakeMonth = (kind: MonthKind, printed: PrintedMonth) => Promise<Buffer>;

interface Parts extends MonthParts {
  readonly store: MonthParts['store'] & Pick<ReportStore, 'history'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly make: MakeMonth;
}

const kinds: Readonly<Record<MonthKind, { readonly extension: string; readonly type: string }>> = {
  word: { extension: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  pdf: { extension: 'pdf', type: 'application/pdf' },
};

/** The report of a month as it is now, for whoever may have it. */
export function monthMaker(parts: Parts): FileMaker {
  return async ({ month, as }, { ids }) => {
    if (!isMonth(month) || !isMonthKind(as)) return problem('file.order');
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

const isMonth = (month: unknown): month is YearMonth =>
  typeof month === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(month);

async function* contentOf(
  parts: Parts,
  found: MonthReport,
  as: MonthKind,
  progress: (done: number, of: number) => void,
): AsyncGenerator<Buffer> {
  const { dayOf, clock } = parts;
  const reports: Printed[] = [];
  for (const report of found.approved) {
    reports.push(await printedOf(parts, report));
    progress(reports.length, found.approved.length);
  }
  yield await parts.make(as, printedMonth(found, reports, { on: dayOf(clock.now().toISOString()), dayOf }));
}

/** With the entry of its history that its own paper names. */
async function printedOf(parts: Parts, report: Report): Promise<Printed> {
  const seal = await sealOf(parts, report);
  const { answers, state, round, changedAt, folio, submittedAt } = report;
  return {
    ...{ answers, state, round, changedAt },
    ...(folio === undefined ? {} : { folio }),
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(seal === undefined ? {} : { seal }),
  };
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

/** The writers are loaded where the first document is made: a bot answers its first turn without them. */
export const makeMonth: MakeMonth = async (kind, printed) => {
  if (kind === 'word') return (await import('../documents/month/month-word')).renderMonthWord(visitReport, printed);
  return (await import('../documents/month/month-pdf')).renderMonthPdf(visitReport, printed);
};
