import { stringify } from 'csv-stringify/sync';
import type { Report } from '../../core/record/types';
import { flatColumns, mattersOf, type Cell, type Exporting } from './columns';

/** A record ends as RFC 4180 has it; Excel knows by the mark at the beginning that it is UTF-8. */
const OPTIONS = { record_delimiter: '\r\n', escape_formulas: true } as const;

/**
 * One table, a row for each matter with its report's columns before it: what opens in Excel with a press, and is filtered
 * and summed there without joining files. Commas, as Mexico's Excel expects; days as `2023-04-03`, which it reads as
 * days. Text that would be a formula begins with an apostrophe.
 */
export async function* csv(
  pages: AsyncIterable<readonly Report[]>,
  { form, clockOf, pause }: Pick<Exporting, 'form' | 'clockOf' | 'pause'>,
): AsyncGenerator<string> {
  const columns = flatColumns({ form, clockOf });
  yield stringify([columns.map(({ heading }) => heading)], { ...OPTIONS, bom: true });
  for await (const page of pages) {
    let text = '';
    for (const matter of page.flatMap((report) => mattersOf(form, report, true))) {
      text += stringify([columns.map(({ cell }) => valueOf(cell(matter)))], OPTIONS);
      await pause();
    }
    if (text !== '') yield text;
  }
}

function valueOf(cell: Cell | undefined): string | number {
  if (cell === undefined) return '';
  if (cell.is === 'number') return cell.number;
  if (cell.is === 'moment') return cell.text.replace('T', ' ');
  // Some programs pass over a line's end before they look for a formula.
  return /^\s*\n\s*[=+\-@]/.test(cell.text) ? `'${cell.text}` : cell.text;
}
