import type { Block, PageBlock, Table } from '../../core/form/values';
import { joined, type Marked } from '../../core/form/marks';
import { textOfBlocks } from '../../core/form/plain';
import { attribute, elements, isHidden, ownText, textOf, type Element, type Node, type Parent } from './elements';
import { Flow, type Ways } from './flow';
import { layOut, type RawCell, type RawGroup } from './grid';
import { limits } from './limits';
import { parseHtml } from './parse-html';
import { emojiOf, officeLevel, officeMark } from './programs';
import { headerRows, holdsTable, onlyCell, sectionsOf, span, type Section } from './sections';
import { waysIn } from './ways';

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p section summary tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const LISTS = new Set(['ul', 'ol', 'menu', 'dir']);

/** A paste with more text than is ever kept. */
class TooLong extends Error {}

/**
 * The paragraphs and tables of an HTML fragment, in reading order. Undefined where it shows no table
 * with text in it, or is larger or more tangled than is read (`limits`).
 */
export function readHtml(html: string): readonly PageBlock[] | undefined {
  const blocks = shownIn(html);
  return blocks?.some((block) => block.type === 'table') === true ? blocks : undefined;
}

/** The same, with a table or without. */
export function shownIn(html: string): readonly PageBlock[] | undefined {
  const fragment = parseHtml(html);
  if (fragment === undefined) return undefined;
  try {
    const flow = new Flow();
    new Walk().children(fragment, flow, []);
    return flow.end();
  } catch (error) {
    if (error instanceof TooLong) return undefined;
    throw error;
  }
}

/** All words of an HTML fragment, its spellings read; undefined where it is larger or more tangled than is read. */
export function htmlText(html: string): string | undefined {
  const fragment = parseHtml(html);
  return fragment === undefined ? undefined : textOf(fragment);
}

/** The pictures of an HTML fragment, emoji left out. */
export function imagesIn(html: string): readonly { readonly name: string; readonly url: string }[] {
  const fragment = /<img\b/i.test(html) ? parseHtml(html) : undefined;
  return fragment === undefined
    ? []
    : imagesInside(fragment).map((image) => ({
        name: attribute(image, 'alt') ?? '',
        url: attribute(image, 'src') ?? '',
      }));
}

const imagesInside = (parent: Parent): readonly Element[] =>
  parent.childNodes.flatMap((node): readonly Element[] => {
    if (!('tagName' in node) || isHidden(node) || emojiOf(node) !== undefined) return [];
    return node.tagName === 'img' ? [node] : imagesInside(node);
  });

class Walk {
  private read = 0;
  private listDepth = 0;
  private inCell = false;

  children(parent: Parent, flow: Flow, ways: Ways): void {
    for (const node of parent.childNodes) this.node(node, flow, ways);
  }

  private node(node: Node, flow: Flow, ways: Ways): void {
    const text = ownText(node);
    if (text !== undefined) return this.text(text, flow, ways);
    if (!('tagName' in node) || isHidden(node)) return;
    this.element(node, flow, waysIn(node, ways));
  }

  private text(value: string, flow: Flow, ways: Ways): void {
    this.read += value.trim().length;
    if (this.read > limits.characters) throw new TooLong();
    flow.text(value, ways);
  }

  /** `ways`: its own among them. */
  private element(element: Element, flow: Flow, ways: Ways): void {
    const tag = element.tagName;
    if (tag === 'br') return flow.lineBreak();
    if (tag === 'table') return this.table(element, flow, ways);
    if (tag === 'pre') return this.preformatted(element, flow, ways);
    if (LISTS.has(tag)) return this.list(element, flow, ways);
    const emoji = emojiOf(element);
    if (emoji !== undefined) return this.text(emoji, flow, ways);
    const mark = officeMark(element);
    if (mark !== undefined) return flow.text(mark);
    if (!BLOCKS.has(tag)) return this.children(element, flow, ways);
    flow.blockBreak();
    const level = officeLevel(element);
    if (level !== undefined) flow.item(level);
    this.children(element, flow, ways);
    flow.blockBreak();
  }

  private preformatted(element: Element, flow: Flow, ways: Ways): void {
    const text = textOf(element);
    this.read += text.length;
    if (this.read > limits.characters) throw new TooLong();
    flow.keepTogether(() => flow.preformatted(text, ways));
  }

  private list(list: Element, flow: Flow, ways: Ways): void {
    let number = Number.parseInt(attribute(list, 'start') ?? '1', 10) || 1;
    const level = this.listDepth++;
    const indent = '  '.repeat(Math.min(level, 10));
    flow.keepTogether(() => {
      for (const node of list.childNodes) {
        if (node.nodeName === 'li') flow.listLine(`${indent}${list.tagName === 'ol' ? `${number++}.` : '•'} `, level);
        this.node(node, flow, ways);
      }
    });
    this.listDepth--;
  }

  private table(element: Element, flow: Flow, ways: Ways): void {
    const frame = onlyCell(element);
    if (frame !== undefined && holdsTable(frame)) return this.children(frame, flow, ways);
    for (const caption of elements(element, 'caption')) this.element(caption, flow, ways);
    const sections = sectionsOf(element);
    const groups = sections.map((section) => this.group(section, ways));
    const table = layOut(groups, headerRows(sections, groups));
    if (table === undefined) return this.tooLarge(groups);
    flow.table(table);
  }

  /** A table without text leaves nothing; one beyond the limits makes the whole paste plain text. */
  private tooLarge(groups: readonly RawGroup[]): void {
    if (groups.some((group) => group.some((row) => row.some((cell) => cell.text !== '')))) throw new TooLong();
  }

  private group(section: Section, ways: Ways): RawGroup {
    return section.rows.map((row) => {
      const inRow = waysIn(row, ways);
      return elements(row, 'td', 'th').map((cell) => this.cell(cell, waysIn(cell, inRow)));
    });
  }

  private cell(cell: Element, ways: Ways): RawCell {
    const { inCell } = this;
    this.inCell = true;
    const blocks = inCell ? undefined : this.blocksIn(cell, ways);
    const said = this.cellText(cell, ways);
    this.inCell = inCell;
    return {
      ...said,
      ...(blocks === undefined ? {} : { blocks }),
      colSpan: span(cell, 'colspan', 1),
      rowSpan: span(cell, 'rowspan', 0),
      heading: cell.tagName === 'th',
    };
  }

  /** A cell's paragraphs as lines; a table inside it as one line a row. */
  private cellText(cell: Element, ways: Ways): Marked {
    const blocks = this.apart((flow) => flow.keepTogether(() => this.children(cell, flow, ways)));
    return joined(
      blocks.map((block) => (block.type === 'paragraph' ? block : { text: tableText(block) })),
      '\n',
    );
  }

  /** What a cell with a table in it holds. Of the outermost table alone: each further one would double the reading. */
  private blocksIn(cell: Element, ways: Ways): readonly Block[] | undefined {
    if (!holdsTable(cell)) return undefined;
    const { read } = this;
    const blocks = this.apart((flow) => this.children(cell, flow, ways));
    this.read = read;
    return blocks;
  }

  /** A flow of its own, whose lists begin anew. */
  private apart(fill: (flow: Flow) => void): readonly PageBlock[] {
    const flow = new Flow();
    const depth = this.listDepth;
    this.listDepth = 0;
    fill(flow);
    this.listDepth = depth;
    return flow.end();
  }
}

/** Blocks as plain text. */
export const textShown = (blocks: readonly Block[]): string => textOfBlocks(blocks, tableText);

const tableText = (table: Table): string =>
  table.rows.map((row) => row.map((cell) => cell.text).join(' | ')).join('\n');
