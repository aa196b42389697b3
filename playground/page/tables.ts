import { h } from './dom';
import { text } from './text';

interface Cell {
  readonly text: string;
  readonly rowspan: number;
  readonly colspan: number;
  readonly isHeader: boolean;
}
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] };
type Table = Extract<Block, { kind: 'table' }>;

const BREAKING = /^(?:P|DIV|LI|UL|OL|TR|H[1-6]|BLOCKQUOTE|SECTION|ARTICLE|PRE)$/;
const SILENT = /^(?:STYLE|SCRIPT|TEMPLATE|HEAD|TITLE|META|LINK|OBJECT|IFRAME)$/;
/** A span beyond this is a mistake, or malice. */
const MOST_SPAN = 100;

/** The text and tables of some HTML, and nothing else of it: no tag, style or address comes through. */
export function readHtml(html: string): readonly Block[] {
  // A document of its own, in which nothing is run or fetched.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const blocks: Block[] = [];
  let words = '';
  const flush = (): void => {
    const tidied = tidy(words);
    if (tidied !== '') blocks.push({ kind: 'text', text: tidied });
    words = '';
  };
  const walk = (node: Node): void => {
    if (node instanceof HTMLTableElement) {
      flush();
      const rows = rowsOf(node);
      if (rows.length > 0) blocks.push({ kind: 'table', rows });
    } else if (node instanceof Element && node.querySelector('table') !== null) {
      node.childNodes.forEach(walk);
      flush();
    } else {
      words += textOf(node);
    }
  };
  body.childNodes.forEach(walk);
  flush();
  return blocks;
}

export function hasTable(blocks: readonly Block[]): boolean {
  return blocks.some(({ kind }) => kind === 'table');
}

/** Blocks as elements to look at. */
export function drawBlocks(blocks: readonly Block[]): readonly HTMLElement[] {
  return blocks.map((block) => {
    if (block.kind === 'text') return h('p', { class: 'plain' }, block.text);
    return h(
      'div',
      { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': text.tableLabel },
      drawTable(block),
    );
  });
}

/** Blocks as HTML to send: tags of ours around text. */
export function writeHtml(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'table') return drawTable(block).outerHTML;
      return block.text
        .split('\n')
        .map((line) => h('p', {}, line).outerHTML)
        .join('');
    })
    .join('');
}

/** Blocks as plain text: a row a line, its cells apart by tabs. */
export function writeText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'text') return block.text;
      return block.rows.map((row) => row.map((cell) => cell.text.replace(/\s+/g, ' ')).join('\t')).join('\n');
    })
    .join('\n');
}

export function sizeOf({ rows }: Table): { readonly rows: number; readonly columns: number } {
  const widths = rows.map((row) => row.reduce((sum, { colspan }) => sum + colspan, 0));
  return { rows: rows.length, columns: Math.max(0, ...widths) };
}

function drawTable({ rows }: Table): HTMLElement {
  const lines = rows.map((row) => {
    const cells = row.map(({ text: words, rowspan, colspan, isHeader }) => {
      const spans = { rowspan: rowspan > 1 && rowspan, colspan: colspan > 1 && colspan };
      const parts = words.split('\n').flatMap((line, index) => (index === 0 ? [line] : [h('br'), line]));
      return h(isHeader ? 'th' : 'td', spans, ...parts);
    });
    return h('tr', {}, ...cells);
  });
  return h('table', {}, h('tbody', {}, ...lines));
}

function rowsOf(table: HTMLTableElement): Table['rows'] {
  return [...table.rows]
    .map((row) =>
      [...row.cells].map((cell) => ({
        text: tidy(textOf(cell)),
        rowspan: Math.min(Math.max(1, cell.rowSpan), MOST_SPAN),
        colspan: Math.min(Math.max(1, cell.colSpan), MOST_SPAN),
        isHeader: cell.tagName === 'TH',
      })),
    )
    .filter((row) => row.length > 0);
}

function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/[ \t\r\n\f]+/g, ' ');
  if (!(node instanceof Element) || SILENT.test(node.tagName)) return '';
  if (node.tagName === 'BR') return '\n';
  const inner = [...node.childNodes].map(textOf).join('');
  if (node.tagName === 'TD' || node.tagName === 'TH') return `${inner}\t`;
  return BREAKING.test(node.tagName) ? `\n${inner}\n` : inner;
}

function tidy(words: string): string {
  return words
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line, index, lines) => line !== '' || (index > 0 && lines[index - 1] !== ''))
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
