import type { Form } from '../../core/form/definition';
import { partsOf } from '../../core/form/kinds/dates/calendar';
import { paperData } from '../pdf/data';
import { printable } from '../pdf/printable';
import { typeset } from '../pdf/typst';
import { monthContent } from './content';
import type { PrintedMonth } from './printed';

const LAYOUT = 'month-report.typ';

/**
 * A month's report as a PDF that screen readers read (PDF/UA-1): cover, contents, a page of figures with a map, each
 * report as the official form, and what is missing. The same month gives the same bytes on every machine.
 */
export function renderMonthPdf(form: Form, printed: PrintedMonth): Buffer {
  const content = monthContent(form, printed);
  const { svg } = content.summary.map;
  const { year, month, day } = partsOf(printed.on);
  const data = {
    month: asPrintable(content),
    on: [year, month, day],
    reports: printed.reports.map((report) => paperData(form, report)),
  };
  return typeset(LAYOUT, data, { 'map.svg': Buffer.from(svg) }, 'accessible').pdf();
}

/** The same with every text in it as the shipped fonts can print it. */
function asPrintable(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(asPrintable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asPrintable(one)]));
}
