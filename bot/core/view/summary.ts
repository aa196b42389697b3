import type { Field, Form } from '../form/definition';
import { showValue } from '../form/show';
import { blocksIn } from '../form/parse/prose';
import { projectHeading } from '../form/parse/project';
import type { Block, CellValue, Paragraph, Table } from '../form/values';
import { missingFields, noticedBlanks } from '../report/completeness';
import { rowsOf } from '../report/steps';
import type { Report, ReportState } from '../report/types';
import { buttons, report as words, states, summary } from '../text/screens';
import { listed } from '../form/parse/words';
import { pressOn } from './press';
import type { Choice, Fact, Section, SummaryScreen, Tone } from './screens';
import type { Said } from './walk';

const TONES: Readonly<Record<ReportState, Tone>> = {
  draft: 'plain',
  'in-review': 'accent',
  'changes-requested': 'warning',
  approved: 'good',
  withdrawn: 'subtle',
  cancelled: 'subtle',
};

export const statusOf = (state: ReportState): { readonly text: string; readonly tone: Tone } => ({
  text: states[state],
  tone: TONES[state],
});

/** Characters of prose a summary shows of one answer; the rest is one press away. */
const SUMMARY_PROSE = 600;
/** Characters of prose a summary shows in all, so that its card stays small whatever the report holds. */
const SUMMARY_IN_ALL = 4_800;
/** Cells of a table a card shows. */
const TABLE_CELLS = 120;

export function summaryScreen(form: Form, report: Report, said: Said): SummaryScreen {
  const sections = sectionsOf(form, report, SUMMARY_PROSE, SUMMARY_IN_ALL);
  const missing = missingFields(form, report);
  const problem = said.problem ?? (missing.length > 0 ? summary.missing(missing.join('; ')) : undefined);
  const request = requestText(form, report);
  const notice = said.saved ?? said.notice ?? request;
  const blanks = noticedBlanks(form, report);
  return {
    title: report.folio === undefined ? summary.title : summary.titleSent(report.folio),
    status: statusOf(report.state),
    ...(notice === undefined ? {} : { notice }),
    ...(problem === undefined ? {} : { problem }),
    facts: factsOf(form, report),
    sections,
    blanks: blanks.length === 0 ? '' : summary.blanks(listed(blanks)),
    edit: {
      label: summary.editLabel,
      choices: editChoices(form),
      button: pressOn(form, report, buttons.edit, 'edit', {}, { withInputs: true }),
    },
    buttons: [
      pressOn(form, report, buttons.submit, 'submit', {}, { style: 'positive' }),
      ...(sections.some((section) => section.cut) ? [pressOn(form, report, buttons.seeAll, 'see', { page: 1 })] : []),
      pressOn(form, report, buttons.back, 'back', { step: 'summary' }),
    ],
    links: [],
  };
}

const editChoices = (form: Form): readonly Choice[] =>
  form.fields.map((field) => ({ title: field.label, value: field.id }));

/** What the newest request for changes asks, field by field; undefined where none waits. */
export function requestText(form: Form, report: Report): string | undefined {
  const request = report.changeRequests.at(-1);
  if (request === undefined || report.state !== 'changes-requested') return undefined;
  const byField = form.fields.flatMap((field) => {
    const reason = request.fields[field.id];
    return reason === undefined ? [] : [summary.requestedField(field.label, reason)];
  });
  return [summary.requested(request.by.name, request.reason), ...byField].join('\n');
}

const isProse = (field: Field): boolean => field.input === 'prose';

/** Short answers, in the form's order; a blank is a dash. */
export function factsOf(form: Form, report: Report): readonly Fact[] {
  return form.fields
    .filter((field) => field.input !== 'rows' && !isProse(field))
    .map((field) => {
      const value = report.answers[field.id];
      return { label: field.label, value: value === undefined ? words.none : showValue(value, report.answers) };
    });
}

/** Prose and rows, in the form's order, each cut at `each` characters and all together near `inAll`. */
export function sectionsOf(form: Form, report: Report, each: number, inAll: number): readonly Section[] {
  const whole = form.fields.flatMap((field): readonly Section[] => {
    if (field.input === 'rows') return rowSections(field, report);
    const value = report.answers[field.id];
    return isProse(field) && value !== undefined ? [{ label: field.label, blocks: blocksIn(value) }] : [];
  });
  let left = inAll;
  return whole.map((section) => {
    const cut = cutSection(section, Math.max(80, Math.min(each, left)));
    left -= cut.blocks.reduce((sum, block) => sum + weightOf(block), 0);
    return cut;
  });
}

const rowSections = (field: Extract<Field, { input: 'rows' }>, report: Report): readonly Section[] =>
  rowsOf(report.answers, field.id).flatMap((row, index) =>
    row.columns.flatMap((id): readonly Section[] => {
      const [cell, column] = [row.cells[id], field.columns.find((candidate) => candidate.id === id)];
      if (cell === undefined || column === undefined) return [];
      return [{ label: words.row(field.rowName, index + 1, column.label), blocks: cellBlocks(cell) }];
    }),
  );

/** A cell as it reads on the form: a project's code and name are its first paragraph. */
export function cellBlocks(cell: CellValue): readonly Block[] {
  const heading = cell.kind === 'project' ? projectHeading(cell) : '';
  return heading === '' ? cell.blocks : [{ type: 'paragraph', text: heading }, ...cell.blocks];
}

export const weightOf = (block: Block): number =>
  block.type === 'paragraph'
    ? block.text.length
    : block.rows.flat().reduce((sum, cell) => sum + cell.text.length + 60, 0);

function cutSection(section: Section, limit: number): Section {
  const blocks: Block[] = [];
  let left = limit;
  let cut = false;
  for (const block of section.blocks) {
    if (left <= 0) {
      cut = true;
      break;
    }
    const shown = block.type === 'table' ? cutTable(block) : cutText(block, left);
    cut ||= shown !== block;
    blocks.push(shown);
    left -= weightOf(shown);
  }
  return { ...section, blocks, ...(cut ? { cut } : {}) };
}

const cutText = (paragraph: Paragraph, room: number): Paragraph =>
  paragraph.text.length <= room
    ? paragraph
    : { type: 'paragraph', text: `${paragraph.text.slice(0, room).trimEnd()}…` };

/** A table too large for a card keeps its first rows; the Word document has it whole. */
export function cutTable(table: Table): Table {
  const width = Math.max(1, table.rows[0]?.length ?? 1);
  const rows = Math.max(2, Math.floor(TABLE_CELLS / width));
  return table.rows.length <= rows ? table : { ...table, rows: table.rows.slice(0, rows) };
}
