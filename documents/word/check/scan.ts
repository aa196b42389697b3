import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { TemplatePart } from '../../../core/paper/screens/template.es';
import type { Entry } from '../../zip/read';

/** A paragraph of the template, or the words of a drawing. */
export interface Scanned {
  readonly part: TemplatePart;
  readonly text: string;
  /** The table and the cell that it stands in, by number; none outside of tables. */
  readonly table?: number;
  readonly cell?: number;
  /** The words of the cell before its own, in the same row. */
  readonly beside: string;
  /** A drawing's words: a paragraph cannot stand there. */
  readonly drawing: boolean;
}

export interface PartScan {
  readonly name: string;
  readonly paragraphs: readonly Scanned[];
  readonly changes: boolean;
  readonly comments: boolean;
}

const ROOTS: Readonly<Record<string, TemplatePart>> = {
  'w:document': 'body',
  'w:hdr': 'header',
  'w:ftr': 'footer',
  'w:footnotes': 'notes',
  'w:endnotes': 'notes',
};

/** Whether a file of the template is a part that placeholders may stand in. */
export const isWritten = ({ name, content }: Entry): boolean => name.endsWith('.xml') && partOf(content) !== undefined;

function partOf(content: Buffer): TemplatePart | undefined {
  const [, root = ''] = /<(w:\w+)[\s>]/.exec(content.toString('utf8', 0, 2_000)) ?? [];
  return ROOTS[root];
}

/** The elements, in document order, of XML that is well-formed. @throws {Error} where it is not. */
export function walk(
  xml: string,
  on: {
    readonly open: (tag: SaxesTagPlain) => void;
    readonly close?: (name: string) => void;
    readonly text?: (text: string) => void;
  },
): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('A document type, which Word never writes');
  });
  parser.on('opentag', on.open);
  parser.on('closetag', ({ name }) => on.close?.(name));
  parser.on('text', (text) => on.text?.(text));
  parser.write(xml).close();
}

interface OpenTable {
  readonly number: number;
  /** Of the row that is being read: the words of its cells. */
  row: string[];
  cell: number;
}

const CHANGES = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);

/** What a part says, paragraph by paragraph, drawn text included. @throws {Error} where its XML is not well-formed. */
export function scan({ name, content }: Entry): PartScan {
  const part = partOf(content) ?? 'body';
  const paragraphs: Scanned[] = [];
  const tables: OpenTable[] = [];
  const open: string[] = [];
  let [changes, comments, reading, count, cells] = [false, false, false, 0, 0];
  const add = (text: string, drawing: boolean): void => {
    const table = tables.at(-1);
    const beside = table?.row.at(-2)?.trim() ?? '';
    paragraphs.push({ part, text, beside, drawing, ...(table && { table: table.number, cell: table.cell }) });
  };
  walk(content.toString(), {
    open: ({ name: element, attributes }) => {
      changes ||= CHANGES.has(element);
      comments ||= element === 'w:commentReference';
      reading = element === 'w:t' || element === 'a:t';
      if (element === 'w:p') open.push('');
      if (element === 'w:tbl') tables.push({ number: ++count, row: [], cell: 0 });
      const table = tables.at(-1);
      if (element === 'w:tr' && table !== undefined) table.row = [];
      if (element === 'w:tc' && table !== undefined) {
        table.row.push('');
        table.cell = ++cells;
      }
      if (element === 'v:textpath') add(attributes['string'] ?? '', true);
    },
    text: (text) => {
      if (reading && open.length > 0) open.push(`${open.pop() ?? ''}${text}`);
    },
    close: (element) => {
      reading = false;
      if (element === 'w:tbl') tables.pop();
      if (element !== 'w:p') return;
      const text = open.pop() ?? '';
      add(text, false);
      const row = tables.at(-1)?.row;
      if (row !== undefined && row.length > 0) row.push(`${row.pop() ?? ''} ${text}`);
    },
  });
  return { name, paragraphs, changes, comments };
}
