import type { Shown, ShownRow, Tags } from './data';
import { attribute, escaped, xmlSafe } from './text';

/** A part of the template as it is filled in: XML that stays, and what takes the place of its tags. */
export type Node =
  | string
  /** `{tag}`. In the text of a page lines are broken; elsewhere (`'plain'`, as in a drawing's text) they run on. */
  | { readonly is: 'text'; readonly tag: string; readonly within: 'page' | 'plain' }
  /** `{@tag}`: paragraphs and tables in place of its paragraph. */
  | { readonly is: 'xml'; readonly tag: string }
  /** `{#tag}…{/tag}`: once for each row, or where the tag has a text; `{^tag}…{/tag}`: where it has none. */
  | { readonly is: 'loop'; readonly tag: string; readonly unless: boolean; readonly body: readonly Node[] }
  /** A drawing with a tag for its words, which is not there where the tag has none: the watermark. */
  | { readonly is: 'drawing'; readonly tag: string; readonly before: string; readonly after: string };

/** Thrown where a template has a tag that the form lacks. A template that was checked has none. */
export class UnknownTagError extends Error {
  constructor(readonly tag: string) {
    super(`The Word template has the tag {${tag}}, which the form lacks.`);
    this.name = 'UnknownTagError';
  }
}

/** The part, filled in. `scopes`: a row's tags before the form's. @throws {UnknownTagError} */
export function fill(nodes: readonly Node[], scopes: readonly Tags[]): string {
  let filled = '';
  for (const node of nodes) filled += typeof node === 'string' ? node : shownOf(node, scopes);
  return filled;
}

function shownOf(node: Exclude<Node, string>, scopes: readonly Tags[]): string {
  const shown = lookUp(node.tag, scopes);
  switch (node.is) {
    case 'text':
      return node.within === 'page' ? linesOf(shown.text) : escaped(oneLine(shown.text));
    case 'xml':
      return shown.xml();
    case 'drawing':
      return shown.text === '' ? '' : `${node.before}${attribute(oneLine(shown.text))}${node.after}`;
    case 'loop':
      return repeated(node, shown, scopes);
  }
}

function repeated(
  { unless, body }: Extract<Node, { readonly is: 'loop' }>,
  { rows, text }: Shown,
  scopes: readonly Tags[],
): string {
  if (rows !== undefined && !unless)
    return rows.map((row) => asRow(fill(body, [row.tags, ...scopes]), row) + rowBelow(body, row)).join('');
  const there = rows === undefined ? text !== '' : rows.length > 0;
  return there === unless ? '' : fill(body, scopes);
}

/** A row of the template as one of the report's: a short one goes to the next page whole, or LibreOffice leaves a line of it behind. */
function asRow(xml: string, { short }: ShownRow): string {
  const [start = '', row = '', properties] = /^(<w:tr\b[^>]*>)(?:<w:trPr>(.*?)<\/w:trPr>|(?=<w:tc>))/s.exec(xml) ?? [];
  if (!short || start === '' || properties?.includes('<w:cantSplit') === true) return xml;
  return `${row}<w:trPr>${properties ?? ''}<w:cantSplit/></w:trPr>${xml.slice(start.length)}`;
}

/** A row of one cell, as wide as the template's row, with the borders of its first cell. */
function rowBelow(body: readonly Node[], { below }: ShownRow): string {
  const template = body.filter((node) => typeof node === 'string').join('');
  if (below === '' || !/^<w:tr\b/.test(template)) return below;
  const cells = template.match(/<w:tcPr>.*?<\/w:tcPr>|<w:tc>(?!<w:tcPr>)/gs) ?? [];
  const total = (pattern: RegExp, usual: number): number =>
    cells.reduce((sum, cell) => sum + Number(pattern.exec(cell)?.[1] ?? usual), 0);
  const width = total(/<w:tcW\b(?=[^>]*w:type="dxa")[^>]*w:w="(\d+)"/, NaN);
  const borders = /<w:tcBorders>.*?<\/w:tcBorders>/s.exec(cells[0] ?? '')?.[0] ?? '';
  const tcW = Number.isNaN(width) ? '' : `<w:tcW w:w="${width}" w:type="dxa"/>`;
  const span = `<w:gridSpan w:val="${total(/<w:gridSpan w:val="(\d+)"/, 1)}"/>`;
  return `<w:tr><w:tc><w:tcPr>${tcW}${span}${borders}</w:tcPr>${below}</w:tc></w:tr>`;
}

function lookUp(tag: string, scopes: readonly Tags[]): Shown {
  for (const scope of scopes) {
    const shown = scope.get(tag);
    if (shown !== undefined) return shown;
  }
  throw new UnknownTagError(tag);
}

/** Within a run, so that every line keeps the run's look. */
const linesOf = (text: string): string =>
  escaped(text)
    .replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">')
    .replaceAll('\t', '</w:t><w:tab/><w:t xml:space="preserve">');

const oneLine = (text: string): string => xmlSafe(text).replace(/\s+/g, ' ').trim();
