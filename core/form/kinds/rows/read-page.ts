import type { Form } from '../../definition';
import { isBlankProse, keyOf } from '../../reading/words';
import type { Block, PageBlock } from '../../values';
import { headsProject } from '../project';
import { proseAsText } from '../prose';
import { labelledSections, namedSections, numberedSections, textIn, type Reading, type Section } from './headings';
import { isTableName, labelsIn } from './labels';
import { blocksFrom, headedBy, linesOf, type Line } from './lines';
import { markingOf } from './markers';
import { officialRows, type OfficialRow } from './official';
import type { Page, PageRow, Part, Place } from './page';

export type Table = Extract<Form['fields'][number], { input: 'rows' }>;

/** Lines of a page, tables counted as one: more are data, and no prose of anybody's. */
const LINES = 3_000;

/**
 * The rows of a table that a page holds, two or more; undefined where it does not clearly hold them. They are told
 * by the form's own table, by their name («Asunto 1:»), by a number over text of its own, by labels of columns and
 * codes of projects. A list of one answer is none: to miss rows costs a press, to see some where there are none
 * tears an answer apart. Never throws; takes time in proportion to the page, of which 3,000 lines are read at most.
 */
export function readPage(form: Form, table: Table, blocks: readonly PageBlock[], place: Place): Page | undefined {
  const lines = linesOf(blocks);
  if (lines.length > LINES) return undefined;
  const { label, labels, marking } = namesOf(table);
  // Each way of telling rows apart looks at the same lines.
  const reading: Reading = {
    label,
    labels: { ...labels, of: remembered(labels.of) },
    marking: remembered(marking),
    place,
  };
  return officialPage(form, lines, reading) ?? headedPage(lines, reading);
}

/** How a table's rows and columns are named: worked out once, for it costs more than most pages. */
const known = new WeakMap<Table, Omit<Reading, 'place'>>();

function namesOf(table: Table): Omit<Reading, 'place'> {
  const names = known.get(table) ?? {
    label: table.label,
    labels: labelsIn(table.columns),
    marking: markingOf(table.rowName),
  };
  known.set(table, names);
  return names;
}

function remembered<T>(read: (line: string) => T): (line: string) => T {
  const seen = new Map<string, T>();
  return (line) => {
    const before = seen.get(line);
    if (before !== undefined || seen.has(line)) return before as T;
    const found = read(line);
    seen.set(line, found);
    return found;
  };
}

function headedPage(lines: readonly Line[], reading: Reading): Page | undefined {
  const ways = [namedSections, numberedSections, labelledSections].map((way) => way(lines, reading));
  // What comes first on the page heads what comes later.
  const first = (sections: readonly Section[]): number => sections[0]?.at ?? lines.length;
  for (const sections of ways.toSorted((one, other) => first(one) - first(other))) {
    const page = pageOf(lines, sections, reading);
    if (page !== undefined) return page;
  }
  return undefined;
}

function pageOf(lines: readonly Line[], sections: readonly Section[], reading: Reading): Page | undefined {
  const rows = sections.map((section) => partsOf(section, reading)).filter((parts) => parts.length > 0);
  if (rows.length < 2) return undefined;
  const before = lines
    .slice(0, sections[0]?.at)
    .filter((line) => line.is === 'table' || !isTableName(reading.label, line.text));
  return { before: blocksFrom(before), rows };
}

/** What a row says, by column. */
function partsOf({ lines, labelled }: Section, { labels, marking }: Reading): PageRow {
  const parts: { readonly column?: string; readonly lines: Line[] }[] = [{ lines: [] }];
  for (const [at, line] of lines.entries()) {
    const last = parts.at(-1);
    const found = line.is === 'text' ? labels.of(at === 0 ? line.text : textIn(line.text, marking)) : undefined;
    // «Con que proyecto de la CIP se relaciona:», and its code on the next line.
    const goesOn = found?.by === 'code' && last?.column === found.column && last.lines.length === 0;
    if (found === undefined || goesOn || (found.by === 'weak' && !(at === 0 && labelled === true)))
      last?.lines.push(line);
    else parts.push({ column: found.column, lines: [...headedBy(found.rest, [], line)] });
  }
  const said = parts.map(({ lines: own, ...part }): Part => ({ ...part, blocks: blocksFrom(headedBy('', own)) }));
  return titled(said.filter(({ blocks }) => !isBlank(blocks)));
}

/** What stands before a row's first label is its title, unless a project's code must come first. */
function titled(parts: PageRow): PageRow {
  const [title, next, ...others] = parts;
  if (title === undefined || title.column !== undefined || next === undefined || isProject(next)) return parts;
  return [{ ...next, blocks: [...title.blocks, ...next.blocks] }, ...others];
}

const isProject = ({ blocks: [first] }: Part): boolean => first?.type === 'paragraph' && headsProject(first.text);

/** Nothing, or words for nothing: «N/A». */
const isBlank = (blocks: readonly Block[]): boolean =>
  !blocks.some(({ type }) => type === 'table') && isBlankProse(proseAsText(blocks));

type Piece = OfficialRow | { readonly is: 'around'; readonly lines: Line[] };

/** The rows of the form's own table, wherever it stands: several pages of the form repeat its headings. */
function officialPage(form: Form, lines: readonly Line[], { label, labels }: Reading): Page | undefined {
  if (!lines.some(({ is }) => is === 'table')) return undefined;
  const pieces: Piece[] = [];
  for (const line of lines) {
    const rows = line.is === 'table' ? officialRows(labels, line.table) : undefined;
    const last = pieces.at(-1);
    if (rows !== undefined) pieces.push(...rows);
    else if (line.is === 'text' && (isTableName(label, line.text) || isPrinted(form, line.text))) continue;
    else if (last?.is === 'around') last.lines.push(line);
    else pieces.push({ is: 'around', lines: [line] });
  }
  return pieces.some(({ is }) => is === 'row') ? gathered(pieces) : undefined;
}

/** Text inside the table heads the row below it; text after rows ends the last one. */
function gathered(pieces: readonly Piece[]): Page | undefined {
  const before: Block[] = [];
  const rows: PageRow[] = [];
  let heads: readonly Block[] = [];
  for (const piece of pieces) {
    if (piece.is === 'row') {
      rows.push(headed(heads, piece.parts));
      heads = [];
    } else if (piece.is === 'text') heads = [...heads, ...piece.blocks];
    else if (rows.length === 0) before.push(...blocksFrom(piece.lines));
    else rows.push(...ended(rows.splice(-1), blocksFrom(piece.lines)));
  }
  const all = ended(rows, heads);
  const isOne = all.length === 1 && (all[0]?.length ?? 0) < 2;
  return isOne ? undefined : { before, rows: all };
}

/** A row's title, of a column of its own or across the table, goes with the first that is told. */
function headed(heads: readonly Block[], parts: PageRow): PageRow {
  const own = parts.filter(({ column }) => column === undefined).flatMap(({ blocks }) => blocks);
  const title: PageRow = heads.length + own.length === 0 ? [] : [{ blocks: [...heads, ...own] }];
  return titled([...title, ...parts.filter(({ column }) => column !== undefined)]);
}

/** The same rows, the last of them with more text. */
const ended = (rows: readonly PageRow[], more: readonly Block[]): readonly PageRow[] =>
  rows.map((parts, at) => (at < rows.length - 1 || more.length === 0 ? parts : withMore(parts, more)));

const withMore = (parts: PageRow, more: readonly Block[]): PageRow =>
  parts.map((part, at) => (at < parts.length - 1 ? part : { ...part, blocks: [...part.blocks, ...more] }));

/** Words that the form prints and nobody answered: its title, a part of it, a label with nothing after it. */
function isPrinted(form: Form, line: string): boolean {
  const key = keyOf(line);
  if (key === '') return /^[\s_*:-]*$/.test(line);
  const isTitle = key.split(' ').length > 3 && ` ${keyOf(form.title)} `.includes(` ${key} `);
  return isTitle || form.fields.some(({ label }) => keyOf(label) === key);
}
