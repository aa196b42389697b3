import type { Block, Table } from '../../form/values';
import { gridOf, tableOf } from '../../form/grid';
import type { Section } from '../../screen/screens';
import { fittingLength, headingWeight, rowWeight, weightOf } from '../../screen/weight';

/** Weight of the prose on one page of a report: with title, buttons and link, well inside a card's 20 KB. */
const PAGE = 12_000;
/** The most that one block may weigh, so that it and its label fit a page. */
const BLOCK = PAGE - 1_000;

/**
 * Sections over pages: one that is longer than a page goes on on the next, under the same label.
 * `taken` is the weight of what else stands on the first page.
 */
export function pagesOf(sections: readonly Section[], taken: number): readonly (readonly Section[])[] {
  const pages: Section[][] = [[]];
  let room = PAGE - taken;
  for (const { label, blocks } of sections)
    for (const block of blocks.flatMap(splitBlock)) {
      const weight = weightOf(block);
      if (weight + headingWeight(label) > room && room < PAGE) {
        pages.push([]);
        room = PAGE;
      }
      room -= weight + added(pages.at(-1) ?? [], label, block);
    }
  return pages;
}

/** Puts a block on a page; gives the weight of the label where it had to be written. */
function added(page: Section[], label: string, block: Block): number {
  const open = page.at(-1);
  if (open?.label !== label) {
    page.push({ label, blocks: [block] });
    return headingWeight(label);
  }
  page[page.length - 1] = { ...open, blocks: [...open.blocks, block] };
  return 0;
}

/** A block as blocks that fit a page each: long text breaks at a space, a long table between its rows. */
function splitBlock(block: Block): readonly Block[] {
  if (weightOf(block) <= BLOCK) return [block];
  if (block.type === 'table') return splitTable(block);
  return splitText(block.text, BLOCK - 200).map((text): Block => ({ type: 'paragraph', text }));
}

function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest !== '') {
    const end = Math.max(1, fittingLength(rest, limit));
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return parts;
}

/** Headings are repeated over each part, unless they are long themselves. */
function splitTable(table: Table): readonly Table[] {
  const grid = gridOf(table);
  const headings = grid.slice(0, table.headerRows);
  const repeated = gridWeight(headings) <= BLOCK / 4 ? headings : [];
  const limit = BLOCK - gridWeight(repeated) - 1_000;
  const parts: (readonly string[])[][] = [[]];
  let room = limit;
  for (const row of grid.slice(repeated.length).flatMap((cells) => splitRow(cells, limit))) {
    const weight = rowWeight(row);
    if (weight > room && room < limit) {
      parts.push([]);
      room = limit;
    }
    parts.at(-1)?.push(row);
    room -= weight;
  }
  return parts.map((rows) => tableOf([...repeated, ...rows], repeated.length));
}

const gridWeight = (rows: readonly (readonly string[])[]): number => rows.reduce((sum, row) => sum + rowWeight(row), 0);

/** A row too long for a page goes on in rows below it, each cell in its column. */
function splitRow(cells: readonly string[], limit: number): readonly (readonly string[])[] {
  if (rowWeight(cells) <= limit) return [cells];
  const each = Math.max(8, Math.floor(limit / cells.length) - 130);
  const columns = cells.map((text) => splitText(text, each));
  const height = Math.max(...columns.map((parts) => parts.length));
  return Array.from({ length: height }, (_, row) => columns.map((parts) => parts[row] ?? ''));
}
