import type { RawTextElement, RichTextBlock, TableBlock } from '@slack/types';
import { SLACK_LIMITS } from './limits';
import type { Cell, TablePart, Unit } from './parts';
import { isBlank, onOneLine } from './clean';
import { bold, isStyled, preformatted, richBlock, richElements, toPlain, toRich, type Line, type Run } from './prose';
import { pieces, split } from './split';

type Row = readonly Cell[];

/**
 * JSON of one table, so that a message holds it with its heading and buttons; and so that the texts of
 * its cells, which are part of it, are never more than the 10,000 characters that Slack takes.
 */
const TABLE_CHARS = 10_000;

/**
 * The table as blocks of at most 100 rows, its heading on each; none where a table block cannot hold
 * it: too many columns, a row too long. One message takes one of them.
 */
export function tableBlocks(table: TablePart): readonly Unit[] {
  const width = table.rows[0]?.length ?? 0;
  if (width > SLACK_LIMITS.tableColumns) return [];
  const chunks = chunked(table);
  return chunks.every(fits) ? chunks.map((rows) => ({ block: blockOf(rows, table), plain: tablePlain(rows) })) : [];
}

const headerOf = ({ rows, header }: TablePart): readonly Row[] => (header ? rows.slice(0, 1) : []);
const bodyOf = ({ rows, header }: TablePart): readonly Row[] => (header ? rows.slice(1) : rows);

function chunked(table: TablePart): readonly (readonly Row[])[] {
  const header = headerOf(table);
  const chunks: Row[][] = [[...header]];
  for (const row of bodyOf(table)) {
    const last = chunks.at(-1);
    const full = last !== undefined && last.length > header.length && !fits([...last, row]);
    if (last === undefined || full) chunks.push([...header, row]);
    else last.push(row);
  }
  return chunks;
}

const fits = (rows: readonly Row[]): boolean =>
  rows.length <= SLACK_LIMITS.tableRows && JSON.stringify(rows.map((row) => row.map(cellBlock))).length <= TABLE_CHARS;

function blockOf(rows: readonly Row[], table: TablePart): TableBlock {
  const aligned = bodyOf(table)[0] ?? rows[0] ?? [];
  return {
    type: 'table',
    column_settings: aligned.map(({ align }) => ({ is_wrapped: true, ...(align === undefined ? {} : { align }) })),
    rows: rows.map((row, index) => row.map(table.header && index === 0 ? headingCell : cellBlock)),
  };
}

const headingCell = ({ lines }: Cell): RichTextBlock | RawTextElement => cellBlock({ lines: bold(lines) });

function cellBlock({ lines }: Cell): RichTextBlock | RawTextElement {
  const text = toPlain(lines);
  // Slack takes no empty cell.
  if (isBlank(text)) return { type: 'raw_text', text: ' ' };
  const plain = lines.every(({ runs }) =>
    runs.every((run) => !isStyled(run) && run.link === undefined && run.date === undefined),
  );
  return plain ? { type: 'raw_text', text } : richBlock([{ type: 'rich_text_section', elements: richElements(lines) }]);
}

const cellText = ({ lines }: Cell): string => onOneLine(toPlain(lines));
const tablePlain = (rows: readonly Row[]): string => rows.map((row) => row.map(cellText).join(' | ')).join('\n');

/** Characters a line of equal width may have before a phone breaks it. */
const NARROW = 56;

/** The table as text: in equal columns where they are narrow, else each row as its heading's words and values. */
export function tableText(table: TablePart): readonly Unit[] {
  const grid = table.rows.map((row) => row.map(cellText));
  const widths = (grid[0] ?? []).map((_, column) => Math.max(...grid.map((row) => [...(row[column] ?? '')].length)));
  const narrow = widths.reduce((sum, width) => sum + width + 3, -3) <= NARROW;
  return narrow ? inColumns(grid, widths) : inRows(table);
}

function inColumns(grid: readonly (readonly string[])[], widths: readonly number[]): readonly Unit[] {
  const lines = grid.map((row) =>
    row
      .map((text, column) => text + ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...text].length)))
      .join(' | ')
      .trimEnd(),
  );
  return pieces(lines.join('\n'), SLACK_LIMITS.richText)
    .map((text) => text.replace(/^\n+|\n+$/g, ''))
    .filter((text) => !isBlank(text))
    .map((text) => ({ block: richBlock([preformatted(text)]), plain: text }));
}

function inRows(table: TablePart): readonly Unit[] {
  const [header] = headerOf(table);
  const names = (header ?? []).map(cellText);
  const lines = bodyOf(table).flatMap((row): readonly Line[] => [...rowLines(row, names), { runs: [] }]);
  const shown = lines.length === 0 ? [{ runs: [{ text: names.filter((name) => name !== '').join(' · ') }] }] : lines;
  return split(shown, SLACK_LIMITS.richText).flatMap((part) => {
    const elements = toRich(part, 'body');
    return elements.length === 0 ? [] : [{ block: richBlock(elements), plain: toPlain(part) }];
  });
}

const rowLines = (row: Row, names: readonly string[]): readonly Line[] =>
  row.flatMap((cell, column): readonly Line[] => {
    if (isBlank(cellText(cell))) return [];
    const name = names[column] ?? '';
    const [first, ...others] = cell.lines;
    const label: readonly Run[] = name === '' ? [] : [{ text: `${name}: `, bold: true }];
    return [{ runs: [...label, ...(first?.runs ?? [])] }, ...others.map(({ runs }) => ({ runs }))];
  });
