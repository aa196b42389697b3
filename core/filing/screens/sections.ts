import type { Form, Field } from '../../form/definition';
import { blocksIn } from '../../form/kinds/prose';
import { plainBlocks } from '../../form/plain';
import type { Block, CellValue, Paragraph, Table } from '../../form/values';
import { shownAnswers } from '../../record/queries/standing';
import { isUnwritten, rowsOf, type AskedStep, type RowsField } from '../../record/queries/steps';
import type { Report } from '../../record/types';
import { report as words } from '../../words/texts.es';
import { gridOf } from '../../form/grid';
import type { Section, Fact } from '../../screen/screens';
import { fittingLength, sectionWeight, weightOf } from '../../screen/weight';
import { showValue } from '../../form/answers';

/** What opens a section by its step; none for readers. */
type Opens = (step: AskedStep, label: string) => Pick<Section, 'open'>;
const closed: Opens = () => ({});

/** Prose and rows, in the form's order, whole. */
export function sectionsOf(form: Form, report: Report, opens = closed): readonly Section[] {
  const answers = shownAnswers(form, report);
  return form.fields.flatMap((field): readonly Section[] => {
    if (field.input === 'rows') return rowSections(field, report, opens);
    const { id, label, input } = field;
    const value = answers[id];
    return input === 'prose' && value !== undefined
      ? [{ label, blocks: plainBlocks(blocksIn(value)), ...opens({ at: 'field', field: id }, label) }]
      : [];
  });
}

const rowSections = (field: RowsField, report: Report, opens: Opens): readonly Section[] =>
  rowsOf(report.answers, field.id).flatMap((row, index) =>
    (isUnwritten(row) ? [] : field.columns).flatMap((column): readonly Section[] => {
      const cell = row.columns.includes(column.id) ? row.cells[column.id] : undefined;
      if (cell === undefined) return [];
      const label = words.row(field.rowName, index + 1, column.label);
      const step = { at: 'cell', field: field.id, row: row.id, column: column.id } as const;
      return [{ label, blocks: cellBlocks(cell), ...opens(step, label) }];
    }),
  );

/** A cell as a card shows it: a project's code and name are a line each, above what was done. */
function cellBlocks(cell: CellValue): readonly Block[] {
  const blocks = plainBlocks(cell.blocks);
  if (cell.kind !== 'project') return blocks;
  const heading = [cell.code ?? '', cell.name ?? ''].filter((text) => text !== '');
  return [...heading.map((text): Block => ({ type: 'paragraph', text })), ...blocks];
}

/** How much of a report a card shows, as weights. */
interface Room {
  /** Of one section's paragraphs. */
  readonly prose: number;
  /** Of one table. */
  readonly table: number;
  readonly inAll: number;
}

/** A section that no longer fits in full is not worth beginning below this weight. */
const WORTHWHILE = 400;

/** The first sections, each cut where it is long; the others are counted in a line that says where they are. */
export function shortSections(
  sections: readonly Section[],
  room: Room,
  whereAll: string,
): { readonly sections: readonly Section[]; readonly cut: boolean } {
  const shown: Section[] = [];
  let left = room.inAll;
  for (const [index, section] of sections.entries()) {
    if (left < WORTHWHILE) {
      const rest = sections.length - index;
      const said: Block = { type: 'paragraph', text: words.moreWhere(rest, whereAll) };
      return { sections: [...shown, { label: words.more(rest), blocks: [said] }], cut: true };
    }
    const short = cutSection(section, { ...room, inAll: left });
    shown.push(short);
    left -= sectionWeight(short);
  }
  return { sections: shown, cut: shown.some((section) => section.cut === true) };
}

function cutSection(section: Section, room: Room): Section {
  const blocks: Block[] = [];
  let prose = Math.min(room.prose, room.inAll);
  let left = room.inAll;
  for (const block of section.blocks) {
    const shown = block.type === 'table' ? cutTable(block, Math.min(room.table, left)) : cutText(block, prose);
    if (shown !== undefined) blocks.push(shown);
    if (shown !== block) return { ...section, blocks, cut: true };
    left -= weightOf(block);
    if (block.type === 'paragraph') prose -= weightOf(block);
  }
  return section;
}

function cutText(paragraph: Paragraph, room: number): Paragraph | undefined {
  if (weightOf(paragraph) <= room) return paragraph;
  const overhead = weightOf({ type: 'paragraph', text: '' });
  const end = fittingLength(paragraph.text, room - overhead);
  return room - overhead < 60 ? undefined : { type: 'paragraph', text: `${paragraph.text.slice(0, end).trimEnd()}…` };
}

/** A table too large for its room keeps its first rows; with room for none, its first words. */
function cutTable(table: Table, room: number): Block | undefined {
  if (weightOf(table) <= room) return table;
  const first = (count: number): Table => ({ ...table, rows: table.rows.slice(0, count) });
  let [fits, tooMany] = [0, table.rows.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (weightOf(first(middle)) <= room) fits = middle;
    else tooMany = middle;
  }
  if (fits > table.headerRows) return first(fits);
  const words = gridOf(table)
    .flat()
    .filter((text) => text.trim() !== '');
  return cutText({ type: 'paragraph', text: words.join(' | ') }, Math.min(room, 400));
}

/** Short answers as the report shows them, in the form's order; a blank is a dash. */
export function factsOf(form: Form, report: Report): readonly Fact[] {
  const answers = shownAnswers(form, report);
  return form.fields
    .filter((field) => field.input !== 'rows' && !isProse(field))
    .map((field) => {
      const value = answers[field.id];
      return { label: field.label, value: value === undefined ? words.none : showValue(value, answers) };
    });
}

export const isProse = (field: Field): boolean => field.input === 'prose';
