import type { YearMonth } from '../../../core/form/values';
import { mayName } from '../../../core/paper/month/access';
import { monthReportOf, type Gathered, type MonthReport } from '../../../core/paper/month/month-report';
import type { MonthKey } from '../../../core/paper/month/order';
import { monthReported, spanOf, type Span } from '../../../core/paper/month/reported-on';
import type { Roles } from '../../../core/record/queries/access';
import type { Instant, Report } from '../../../core/record/types';
import type { Reported, ReportStore } from '../../../storage/ports';
import { createPause } from '../pause';

/** The most that a store gives at once. */
const PAGE = 50;

type DayOf = (at: Instant) => string;

export interface MonthParts {
  readonly store: Pick<ReportStore, 'reportedIn' | 'load'>;
  readonly dayOf: DayOf;
  readonly roles: Roles;
  readonly order: readonly MonthKey[];
}

/** What a month's report gathers for whoever goes by these ids. */
export async function monthFor(parts: MonthParts, month: YearMonth, ids: readonly string[]): Promise<MonthReport> {
  const { store, dayOf, roles, order } = parts;
  const gathered = await gatherMonth(store, dayOf, month);
  return monthReportOf(month, gathered, { order, named: (stored) => mayName(roles, stored, ids) });
}

/** The reports that count in a month, as they are kept; one that cannot be read is named. */
async function gatherMonth(store: MonthParts['store'], dayOf: DayOf, month: YearMonth): Promise<Gathered> {
  const [reports, unreadable]: [Report[], string[]] = [[], []];
  const pause = createPause();
  for await (const page of pagesOf(store, spanOf(month))) {
    const counted = page.filter(({ on }) => monthReported(on, dayOf) === month);
    const loaded = await Promise.all(counted.map(async ({ id, folio }) => ({ folio, report: await read(store, id) })));
    for (const { folio, report } of loaded) {
      if (report === 'unreadable') unreadable.push(folio);
      else if (report !== undefined) reports.push(report);
    }
    await pause();
  }
  return { reports, unreadable };
}

async function read(store: Pick<ReportStore, 'load'>, id: string): Promise<Report | 'unreadable' | undefined> {
  try {
    return (await store.load(id))?.report;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'store.corrupt-report') return 'unreadable';
    throw error;
  }
}

/** The months in which any report counts, from one to another, the last first. */
export async function monthsWithReports(
  store: Pick<ReportStore, 'reportedIn'>,
  dayOf: DayOf,
  from: YearMonth,
  to: YearMonth,
): Promise<readonly YearMonth[]> {
  const found = new Set<YearMonth>();
  for await (const page of pagesOf(store, { from: spanOf(from).from, before: spanOf(to).before }))
    for (const { on } of page) found.add(monthReported(on, dayOf));
  return [...found]
    .filter((month) => month >= from && month <= to)
    .sort()
    .reverse();
}

/** Each page is asked for after the last of the one before, so that a report that is sent meanwhile moves none. */
async function* pagesOf(store: Pick<ReportStore, 'reportedIn'>, span: Span): AsyncGenerator<readonly Reported[]> {
  for (let page = await store.reportedIn(span, PAGE); page.length > 0;) {
    yield page;
    page = page.length < PAGE ? [] : await store.reportedIn(span, PAGE, page.at(-1));
  }
}
