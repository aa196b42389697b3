import type { ExportAsked } from '../../../core/paper/export-order';
import { monthReported, reportedOn, spanOf } from '../../../core/paper/month/reported-on';
import { mayGather, type Roles } from '../../../core/record/queries/access';
import { asExported, exportSight, isOf } from '../../../core/paper/exporting';
import type { Report } from '../../../core/record/types';
import type { Pause } from '../../../core/record/runtime';
import type { ReportStore, Reported } from '../../../storage/ports';

/** Reports read at a time: what reads them gives nobody else a turn in between. */
const PAGE = 10;
/** Days of reports that a store gives at once, at most. */
const DAYS = 50;
/** Years back that are counted. */
const YEARS = 30;

export interface ExportParts {
  readonly store: Pick<ReportStore, 'sentFrom' | 'reportedIn' | 'load' | 'lastFolioNumber'>;
  readonly roles: Roles;
  readonly dayOf: (at: string) => string;
  readonly pause: Pause;
}

/** Which reports, and for whom: by every id they go by. */
export interface ExportFor {
  readonly asked: ExportAsked;
  readonly ids: readonly string[];
  /** A day, as `YYYY-MM-DD`. */
  readonly today: string;
}

/** What came of it, as far as it came. */
export interface Counted {
  reports: number;
  readonly unreadable: string[];
}

/**
 * The reports that are exported for whoever goes by these ids, page by page, as they read to them. The next page is read
 * when it is asked for, and others take their turn before. `progress`: how many were gone over, and of how many, where
 * all are.
 */
export async function* exportPages(
  parts: ExportParts,
  { asked, ids, today }: ExportFor,
  counted: Counted,
  progress: (done: number, of: number | undefined) => void,
): AsyncGenerator<readonly Report[]> {
  const { store, roles, dayOf, pause } = parts;
  const { month, words } = asked;
  const goesOverAll = words === undefined && month === undefined && mayGather(roles, ids);
  const of = goesOverAll ? await sentSoFar(store, Number(today.slice(0, 4))) : undefined;
  let over = 0;
  const pages =
    month !== undefined && words === undefined
      ? pagesOfMonth(parts, month, counted)
      : pagesOfAll(
          store,
          { sight: exportSight(roles, ids), ...(words === undefined ? {} : { words }) },
          counted,
          (more) => {
            over += more;
          },
        );
  for await (const page of pages) {
    const wanted = page.flatMap((stored) => asWanted(stored) ?? []);
    counted.reports += wanted.length;
    progress(of === undefined ? counted.reports : Math.min(over, of), of);
    if (wanted.length > 0) yield wanted;
    await pause();
  }

  function asWanted(stored: Report): Report | undefined {
    const report = asExported(roles, stored, ids);
    if (report === undefined || !isOf(report, asked)) return undefined;
    const on = month === undefined ? undefined : reportedOn(stored);
    return month === undefined || (on !== undefined && monthReported(on, dayOf) === month) ? report : undefined;
  }
}

/** Numbers are given without gaps, each year from 1. */
async function sentSoFar(store: Pick<ReportStore, 'lastFolioNumber'>, year: number): Promise<number> {
  const years = Array.from({ length: YEARS }, (_, ago) => year - ago);
  const numbers = await Promise.all(years.map((one) => store.lastFolioNumber(one)));
  return numbers.reduce((sum, number) => sum + number, 0);
}

async function* pagesOfAll(
  store: Pick<ReportStore, 'sentFrom'>,
  asked: Omit<Parameters<ReportStore['sentFrom']>[0], 'after' | 'limit'>,
  counted: Counted,
  passed: (over: number) => void,
): AsyncGenerator<readonly Report[]> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const { reports, unreadable, over, next } = await store.sentFrom({ ...asked, after, limit: PAGE });
    counted.unreadable.push(...unreadable);
    passed(over);
    yield reports;
    after = next;
  }
}

async function* pagesOfMonth(
  { store, dayOf }: ExportParts,
  month: string,
  counted: Counted,
): AsyncGenerator<readonly Report[]> {
  const span = spanOf(month);
  for (let days = await store.reportedIn(span, DAYS); days.length > 0;) {
    const counts = days.filter(({ on }) => monthReported(on, dayOf) === month);
    for (let from = 0; from < counts.length; from += PAGE) {
      const loaded = await Promise.all(counts.slice(from, from + PAGE).map((one) => read(store, one)));
      for (const one of loaded) if (typeof one === 'string') counted.unreadable.push(one);
      yield loaded.flatMap((one) => (typeof one === 'object' ? [one] : []));
    }
    days = days.length < DAYS ? [] : await store.reportedIn(span, DAYS, days.at(-1));
  }
}

/** Its folio where it cannot be read. */
async function read(store: Pick<ReportStore, 'load'>, { id, folio }: Reported): Promise<Report | string | undefined> {
  try {
    return (await store.load(id))?.report;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'store.corrupt-report') return folio;
    throw error;
  }
}
