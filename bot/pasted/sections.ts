import { attribute, elements, isHidden, type Element } from './elements';
import type { RawGroup } from './grid';

export interface Section {
  readonly name: string;
  readonly rows: readonly Element[];
}

/** A table's row groups as they show: headings first, feet last. Rows outside any group are one of their own. */
export function sectionsOf(table: Element): readonly Section[] {
  const found = table.childNodes.flatMap((node): Section[] => {
    if (!('tagName' in node) || isHidden(node)) return [];
    if (node.tagName === 'tr') return [{ name: 'tr', rows: [node] }];
    if (!['thead', 'tbody', 'tfoot'].includes(node.tagName)) return [];
    return [{ name: node.tagName, rows: elements(node, 'tr') }];
  });
  const named = (name: string) => found.filter((section) => section.name === name);
  return [...named('thead'), ...found.filter(({ name }) => name !== 'thead' && name !== 'tfoot'), ...named('tfoot')];
}

/** The rows of `thead`; without one, the first rows made of headings alone. */
export function headerRows(sections: readonly Section[], groups: readonly RawGroup[]): number {
  const marked = sections.reduce((sum, { name, rows }) => sum + (name === 'thead' ? rows.length : 0), 0);
  if (marked > 0) return marked;
  const rows = groups.flat();
  const firstOther = rows.findIndex((row) => row.length === 0 || row.some((cell) => !cell.heading));
  return firstOther === -1 ? Math.min(rows.length, 1) : firstOther;
}

/** The one cell of a table that only frames what is in it, as mail programs lay out a page. */
export function onlyCell(table: Element): Element | undefined {
  const rows = sectionsOf(table).flatMap(({ rows }) => rows);
  const cells = rows.length === 1 && rows[0] !== undefined ? elements(rows[0], 'td', 'th') : [];
  return cells.length === 1 ? cells[0] : undefined;
}

export function holdsTable(element: Element): boolean {
  return element.childNodes.some(
    (node) => 'tagName' in node && !isHidden(node) && (node.tagName === 'table' || holdsTable(node)),
  );
}

/** As HTML reads it: a whole number from `least` up, else 1. */
export function span(cell: Element, name: string, least: number): number {
  const value = Number.parseInt(attribute(cell, name) ?? '', 10);
  return Number.isNaN(value) || value < least ? 1 : value;
}
