import { foundTable, type Found } from './plain-table';

/** A pipe table: headings, a line of dashes with as many cells, then rows up to a line without a pipe. */
export function readMarkdown(lines: readonly string[], at: number): Found | undefined {
  const header = lines[at] ?? '';
  const rule = lines[at + 1] ?? '';
  if (!header.includes('|') || !rule.includes('|')) return undefined;
  const headings = cellsOf(header);
  const dashes = cellsOf(rule);
  if (headings.length !== dashes.length || !dashes.every((cell) => /^:?-+:?$/.test(cell))) return undefined;
  let next = at + 2;
  while ((lines[next] ?? '').includes('|')) next++;
  const rows = lines.slice(at + 2, next).map((line) => fit(cellsOf(line), headings.length));
  return foundTable([headings, ...rows], headings.length, 1, next);
}

/** Cells past the last heading go into the last cell: nothing typed is lost. */
const fit = (cells: readonly string[], width: number): readonly string[] =>
  cells.length <= width ? cells : [...cells.slice(0, width - 1), cells.slice(width - 1).join(' | ')];

function cellsOf(line: string): readonly string[] {
  // A pipe after a backslash is text; split() cannot look behind cheaply, so pieces are joined again.
  const cells: string[] = [];
  let escaped = false;
  for (const piece of line.trim().split('|')) {
    if (escaped) cells.push(`${(cells.pop() ?? '').slice(0, -1)}|${piece}`);
    else cells.push(piece);
    escaped = piece.endsWith('\\');
  }
  if (cells[0]?.trim() === '') cells.shift();
  if (cells.length > 1 && cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((cell) => cell.replace(/<br\s{0,9}\/?>/gi, '\n').trim());
}
