import type { Field, Form } from '../../core/form/definition';
import { projectHeading } from '../../core/form/kinds/project';
import { showValue } from '../../core/form/answers';
import type { Answers, Block, Paragraph, Value } from '../../core/form/values';
import { shownAnswers } from '../../core/record/queries/standing';
import { printedSeal, shortHash } from '../../core/words/seal.es';
import { documents, states } from '../../core/words/texts.es';
import { markOf, type Printed } from '../printed';
import { drawnRows, type TableBelow } from '../drawing/below';
import { room, WHOLE_ROOM } from '../drawing/room';
import { drawn } from '../drawing/runs';
import { drawnXml } from './runs';
import { tableXml } from './table';
import { paragraphXml, styles, xmlSafe } from './text';

/** What one tag of the template stands for. */
export interface Shown {
  /** `{tag}`: plain text, blank where nothing was answered. */
  readonly text: string;
  /** `{@tag}`, alone in its paragraph: paragraphs and tables. */
  readonly xml: () => string;
  /** `{#tag}…{/tag}`: the rows, each with its columns' tags. */
  readonly rows?: readonly ShownRow[];
}

export interface ShownRow {
  readonly tags: Tags;
  /** A few lines, or a small table: it fits on any page. */
  readonly short: boolean;
  /** What stands below it, over the whole width; '' where nothing does. */
  readonly below: string;
}

export type Tags = ReadonlyMap<string, Shown>;

/**
 * Every tag the template may have, from the form alone: each field's id, each column's id inside the rows,
 * `{id.label}` and `{id.column.label}` for the official labels, and what tells of the paper: `{title}`, `{folio}`,
 * `{revision}` (none before it is sent), `{state}`, `{mark}`, `{mark.upper}`, `{seal}` and `{seal.short}`.
 */
export function tagsOf(form: Form, report: Printed): Tags {
  const { folio = '', round = 1, state, seal } = report;
  const mark = markOf(report);
  const tags = new Map<string, Shown>([
    ['title', plain(form.title)],
    ['folio', plain(folio)],
    ['revision', plain(folio === '' ? '' : documents.revision(round))],
    ['state', plain(states[state])],
    ['mark', plain(mark)],
    ['mark.upper', plain(mark.toLocaleUpperCase('es-MX'))],
    ['seal', plain(seal === undefined ? '' : printedSeal(seal))],
    ['seal.short', plain(seal === undefined ? '' : shortHash(seal.hash))],
  ]);
  const answers = shownAnswers(form, report);
  for (const field of form.fields) {
    tags.set(field.id, shown(answers[field.id], answers, field));
    tags.set(`${field.id}.label`, plain(field.label));
    for (const column of columnsOf(field)) tags.set(`${field.id}.${column.id}.label`, plain(column.label));
  }
  return tags;
}

const columnsOf = (field: Field) => (field.input === 'rows' ? field.columns : []);

const plain = (text: string): Shown => ({ text: xmlSafe(text), xml: () => paragraphXml(text, styles.answer) });

function shown(value: Value | undefined, answers: Answers, field: Field): Shown {
  if (field.input === 'rows') return { ...plain(''), rows: rowsOf(value, answers, field) };
  return value === undefined ? plain('') : shownValue(field.id, value, answers);
}

/** Each is made where the template asks for it. */
const shownValue = (id: string, value: Value, answers: Answers): Shown => ({
  get text() {
    return xmlSafe(showValue(value, answers));
  },
  xml: () => xmlOf(id, value, answers),
});

function rowsOf(value: Value | undefined, answers: Answers, field: Field): readonly ShownRow[] {
  const columns = columnsOf(field);
  return drawnRows(columns, value?.kind === 'rows' ? value.rows : []).map(({ cells, below }) => {
    const tags = new Map<string, Shown>();
    for (const column of columns) {
      const cell = cells[column.id];
      tags.set(column.id, cell === undefined ? plain('') : shownValue(column.id, cell, answers));
    }
    return { tags, short: isShort(Object.values(cells)), below: below.map(belowXml).join('') };
  });
}

const belowXml = ({ caption, table }: TableBelow): string => {
  const xml = tableXml(table, WHOLE_ROOM, WHOLE_ROOM);
  return xml === '' ? '' : paragraphXml(caption, styles.project) + xml + paragraphXml('', styles.spacer);
};

/** Characters of a row that is not torn over pages, and what a row of a table takes for that. */
const SHORT_ROW = 600;
const TABLE_ROW = 60;

function isShort(cells: readonly Value[]): boolean {
  const blocks = cells.flatMap((cell) => (cell.kind === 'prose' || cell.kind === 'project' ? cell.blocks : []));
  return sum(blocks.map(lengthOf)) <= SHORT_ROW;
}

const lengthOf = (block: Block): number =>
  block.type === 'paragraph'
    ? block.text.length
    : sum(block.rows.map((row) => TABLE_ROW + sum(row.map(({ text }) => text.length))));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function xmlOf(id: string, value: Value, answers: Answers): string {
  if (value.kind === 'prose') return blocksXml(value.blocks, room[id]);
  if (value.kind === 'project') return blocksXml(value.blocks, room[id], projectHeading(value));
  return paragraphXml(showValue(value, answers), styles.answer);
}

/** Characters of a paragraph that moves to the next page rather than leave a line or two behind. */
const SHORT_PARAGRAPH = 400;

function answerXml(paragraph: Paragraph, begins: boolean): string {
  const keepLines = paragraph.text.length <= SHORT_PARAGRAPH;
  return drawnXml(drawn(paragraph), styles.answer, { keepLines }, begins);
}

/**
 * Paragraphs and tables as WordprocessingML, in order; `heading` is a first paragraph in its own style,
 * `room` what tables have of the width, in points.
 * Always ends with a paragraph: Word refuses a cell without one.
 */
function blocksXml(blocks: readonly Block[], room: number | undefined, heading = ''): string {
  const parts: string[] = heading === '' ? [] : [paragraphXml(heading, styles.project)];
  let [afterTable, inList] = [false, false];
  for (const block of blocks) {
    const xml = block.type === 'paragraph' ? answerXml(block, !inList) : tableXml(block, room);
    inList = block.type === 'paragraph' && block.list !== undefined;
    if (xml === '') continue;
    // Without a paragraph between them Word makes one table of two.
    if (afterTable) parts.push(paragraphXml('', styles.spacer));
    parts.push(xml);
    afterTable = block.type === 'table';
  }
  if (afterTable) parts.push(paragraphXml('', styles.spacer));
  return parts.length === 0 ? paragraphXml('', styles.answer) : parts.join('');
}
