import { addressOf, joined, marked, trimmed, type Marked } from '../../core/form/marks';
import type { Block, Mark, Paragraph, TableCell } from '../../core/form/values';
import { styleNames } from '../word/styles';
import type { BodyBlock, BodyCell, BodyParagraph, BodyRow, BodyTable } from './body';
import type { Level, List } from './parts';

/** Turns what a body holds into the paragraphs and tables of answers; lists are counted from its beginning to its end. */
export class Content {
  /** By the lists' definition, the number given last at each level. */
  readonly #counts = new Map<string, number[]>();
  /** Lists and their levels that began where they say. */
  readonly #begun = new Set<string>();

  constructor(private readonly lists: ReadonlyMap<string, List>) {}

  /** Empty paragraphs only part what stands around them. */
  blocksOf(blocks: readonly BodyBlock[]): readonly Block[] {
    return blocks.flatMap((block): readonly Block[] => {
      if (block.type === 'table') return this.#tableOf(block);
      const paragraph = this.#paragraphOf(block);
      return paragraph.text === '' ? [] : [paragraph];
    });
  }

  #paragraphOf(paragraph: BodyParagraph): Paragraph {
    const said = trimmed(saidIn(paragraph));
    const list = this.lists.get(paragraph.list?.id ?? '');
    const level = list?.levels[paragraph.list?.level ?? 0];
    if (list === undefined || level === undefined || level.kind === 'unsigned' || said.text === '')
      return { type: 'paragraph', ...said };
    const sign = this.#signOf(paragraph, list, level);
    const item = { kind: level.kind, level: paragraph.list?.level ?? 0, sign: sign.length };
    return { type: 'paragraph', ...joined([{ text: sign }, said], ''), list: item };
  }

  /** Its number is counted on from the item before it; a deeper list begins anew below each item. */
  #signOf({ list }: BodyParagraph, { definition }: List, { kind, start, begins, closing }: Level): string {
    const { id, level } = list ?? { id: '', level: 0 };
    const counts = this.#counts.get(definition) ?? [];
    this.#counts.set(definition, counts);
    const own = `${id} ${level}`;
    const first = begins === undefined || this.#begun.has(own) ? undefined : begins;
    this.#begun.add(own);
    const number = first ?? (counts[level] ?? start - 1) + 1;
    counts[level] = number;
    counts.length = level + 1;
    const indent = INDENT.repeat(level);
    return kind === 'bulleted' ? `${indent}• ` : `${indent}${number}${closing} `;
  }

  #tableOf({ rows }: BodyTable): readonly Block[] {
    const cells = rows.map((row) =>
      row.cells.map(({ blocks, colSpan, rowSpan }): TableCell => ({
        ...this.#cellOf(blocks),
        ...(colSpan > 1 ? { colSpan } : {}),
        ...(rowSpan > 1 ? { rowSpan } : {}),
      })),
    );
    if (cells.length === 0) return [];
    return [{ type: 'table', rows: cells, headerRows: headingsOf(rows) }];
  }

  /** A cell of a table is one text: its paragraphs are lines, and so are the rows of a table in it. */
  #cellOf(blocks: readonly BodyBlock[]): Marked {
    const lines = this.blocksOf(blocks).flatMap((block): readonly Marked[] =>
      block.type === 'paragraph'
        ? [block]
        : block.rows.map((row) =>
            joined(
              row.map(({ text, marks }) => marked(text.replaceAll('\n', ' '), marks)),
              ' | ',
            ),
          ),
    );
    return joined(lines, '\n');
  }
}

const INDENT = '  ';

/**
 * How many of the first rows are headings: by the styles of the template's own tables, which LibreOffice keeps while it
 * marks other rows as those that come again on each page; else by that mark.
 */
function headingsOf(rows: readonly BodyRow[]): number {
  const isOurs = rows.some(({ cells }) =>
    cells.some((cell) => isIn(cell, styleNames.nestedHeading, styleNames.nestedCell)),
  );
  const isFirst = ({ cells, isHeading }: BodyRow): boolean =>
    isOurs ? cells.every((cell) => isIn(cell, styleNames.nestedHeading)) : isHeading;
  const first = rows.findIndex((row) => !isFirst(row));
  return first === -1 ? 0 : first;
}

const isIn = ({ blocks }: BodyCell, ...styles: readonly string[]): boolean =>
  blocks.length > 0 && blocks.every((block) => block.type === 'paragraph' && styles.includes(block.style));

/** With the links that a document may carry. */
const saidIn = ({ text, marks }: BodyParagraph): Marked =>
  marked(
    text,
    marks.flatMap((mark): readonly Mark[] => {
      if (mark.is !== 'link') return [mark];
      const href = addressOf(mark.href);
      return href === undefined ? [] : [{ ...mark, href }];
    }),
  );

/** The words of what a body holds, a line each. */
export const textIn = (blocks: readonly BodyBlock[]): string =>
  blocks
    .map((block) =>
      block.type === 'paragraph'
        ? block.text
        : block.rows.flatMap(({ cells }) => cells.map((cell) => textIn(cell.blocks))).join('\n'),
    )
    .join('\n');
