import { labelsOf, type Form } from '../../form/definition';
import type { PageAsked, PageRow, Part } from '../../form/kinds/rows/page';
import { isUnwritten, rowOf, rowsField, rowsOf } from '../../record/queries/steps';
import type { Pending, Report, Step } from '../../record/types';
import { buttons, walk } from '../../words/texts.es';
import { labelOf, progressOf } from '../../screen/names';
import { on } from '../../screen/press';
import type { Button, Fact, Input, PageScreen, Spoken } from '../../screen/screens';
import { clipped } from '../../screen/weight';

/** The input that says the column of rows that do not say theirs. */
export const PAGE_COLUMN = 'column';

/** What is shown, so that one message of any platform holds it; of a page with more, its last row ends the list. */
const SHOWN = { rows: 18, lines: 24 } as const;
/** Characters of a cell's beginning. */
const BEGINNING = 120;

/** How a pasted page was told apart, row by row, and whether that is right. */
export function pageScreen(
  form: Form,
  report: Report,
  { step }: Pending,
  page: PageAsked,
  { problem = '', ...said }: Spoken,
): PageScreen {
  const { shown, left } = shownRows(page.rows);
  const first = firstNumber(report, step, page);
  const rowName = rowsField(form, page.field)?.rowName ?? '';
  const titled = (at: number, row: PageRow) => ({
    title: walk.rowTitle(rowName, first + at),
    lines: row.map((part) => lineOf(form, page, part)),
  });
  return {
    ...said,
    progress: step.at === 'summary' ? '' : progressOf(form, report, step.field),
    heading: labelOf(form, step),
    question: problem,
    before: page.before.length === 0 ? [] : [{ label: labelOf(form, step), value: beginningOf(page.before) }],
    rows: shown.map((row, at) => titled(at, row)),
    more: left.length === 0 ? '' : walk.moreRows(left.length),
    last: left.slice(-1).map((row) => titled(page.rows.length - 1, row)),
    inputs: columnInputs(form, page, first),
    buttons: [choose(form, report, step, 0, page), choose(form, report, step, 1, page)],
  };
}

function shownRows(rows: readonly PageRow[]) {
  let lines = 0;
  const end = rows.findIndex((row, at) => at >= SHOWN.rows || (lines += row.length) > SHOWN.lines);
  return end === -1 ? { shown: rows, left: [] } : { shown: rows.slice(0, end), left: rows.slice(end) };
}

/** As the rows will be counted: an unwritten one gives way to them, one that is answered by what stands before stays. */
function firstNumber({ answers }: Report, step: Step, { field, before }: PageAsked): number {
  const row = step.at === 'cell' || step.at === 'columns' ? rowOf(answers, step.field, step.row) : undefined;
  const givesWay = row !== undefined && isUnwritten(row) && before.length === 0;
  return rowsOf(answers, field).length + (givesWay ? 0 : 1);
}

const beginningOf = (blocks: Part['blocks']): string =>
  clipped(
    blocks
      .map((block) => (block.type === 'table' ? walk.aTable : block.text))
      .join('\n')
      .replaceAll('\n', ' · ')
      .replaceAll(': · ', ': '),
    BEGINNING,
  );

const lineOf = (form: Form, { field }: PageAsked, { column, blocks }: Part): Fact => ({
  label: column === undefined ? '' : labelsOf(form)(`${field}.${column}`),
  value: beginningOf(blocks),
});

/** One choice for all rows that do not say their column; none where all do. */
function columnInputs(form: Form, { field, column, rows }: PageAsked, first: number): readonly Input[] {
  const untold = rows.flatMap((row, at) => (row.some((part) => part.column === undefined) ? [first + at] : []));
  if (untold.length === 0) return [];
  return [
    {
      kind: 'choice',
      id: PAGE_COLUMN,
      label: untold.length === rows.length ? walk.columnsLabel : walk.untoldColumn(untold),
      choices: (rowsField(form, field)?.columns ?? []).map(({ id, label }) => ({ title: label, value: id })),
      value: column,
    },
  ];
}

const choose = (form: Form, report: Report, step: Step, index: 0 | 1, { rows }: PageAsked): Button => {
  const press = { verb: 'choose', ...on(form, report), step, index, shown: {} } as const;
  return index === 0
    ? { title: buttons.severalRows(rows.length), press, style: 'positive', withInputs: true }
    : { title: buttons.oneAnswer, press };
};
