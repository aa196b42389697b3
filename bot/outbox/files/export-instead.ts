import type { ExportAsked } from '../../../core/paper/export-order';
import { monthsLater } from '../../../core/form/kinds/dates/calendar';
import type { YearMonth } from '../../../core/form/values';
import { exportPages, type ExportFor, type ExportParts } from './export-pages';
import { monthsWithReports } from './month-reports';

/** Months before and after that are looked through; those of them whose reports are read, and what is offered, at most. */
const [LOOKED_THROUGH, TRIED, OFFERED] = [12, 6, 3];

/** What could be exported instead of what gave no report: near to it, and sure to give some. */
export async function exportsInstead(
  parts: ExportParts,
  { asked, ids, today }: ExportFor,
): Promise<readonly ExportAsked[]> {
  const found: ExportAsked[] = [];
  for (const one of await nearTo(parts, asked)) if (found.length < OFFERED && (await givesAny(one))) found.push(one);
  return found;

  /** Read no further than to the first. */
  async function givesAny(one: ExportAsked): Promise<boolean> {
    const counted = { reports: 0, unreadable: [] };
    for await (const page of exportPages(parts, { asked: one, ids, today }, counted, () => {}))
      if (page.length > 0) return true;
    return false;
  }
}

/** Of what narrowed it together, the one without the other; a month alone has others about it. */
async function nearTo(parts: ExportParts, { as, month, ...named }: ExportAsked): Promise<readonly ExportAsked[]> {
  const isNamed = Object.keys(named).length > 0;
  if (month === undefined) return isNamed ? [{ as }] : [];
  if (isNamed)
    return [
      { as, ...named },
      { as, month },
    ];
  const months = await monthsAbout(parts, month);
  return [...months.map((one) => ({ as, month: one })), { as }];
}

/** The nearest first, and of two the later. */
async function monthsAbout({ store, dayOf }: ExportParts, month: YearMonth): Promise<readonly YearMonth[]> {
  const [from, to] = [monthsLater(month, -LOOKED_THROUGH), monthsLater(month, LOOKED_THROUGH)];
  const months = await monthsWithReports(store, dayOf, from, to);
  const away = (one: YearMonth): number => Math.abs(nth(one) - nth(month));
  return months
    .filter((one) => one !== month)
    .sort((one, other) => away(one) - away(other))
    .slice(0, TRIED);
}

/** Months since year 0. */
const nth = (month: YearMonth): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5));
