import PizZip from 'pizzip';
import { visitReport } from '../../../core/form/visit-report';
import type { Block, Table, TableCell } from '../../../core/form/values';
import { allOf, childrenOf, parseXml, pathOf, textIn, type XmlElement } from './xml';

export interface WordReport {
  /** Printed text by field id; '' where blank. Paragraphs are parted by a blank line, table rows by `\n`. */
  readonly fields: Readonly<Record<string, string>>;
  /** Rows of the matters' table, by column id. A project's code and name are its first paragraph. */
  readonly matters: readonly Readonly<Record<string, readonly Block[]>>[];
  /** Text of the pages' head and foot. */
  readonly header: string;
  readonly footer: string;
  readonly properties: { readonly title: string; readonly subject: string; readonly language: string };
}

/**
 * Reads a Word report back the way its reader would: finds a field by its printed label, and takes what
 * stands in the next cell. Knows the form's labels and Word's format, and nothing of how it was written.
 */
export function readWord(file: Buffer): WordReport {
  const zip = new PizZip(file);
  const part = (name: string): XmlElement => parseXml(zip.file(name)?.asText() ?? '');
  const body = pathOf(part('word/document.xml'), 'w:body');
  const tables = childrenOf(body ?? { children: [] }, 'w:tbl');
  const core = part('docProps/core.xml');
  const property = (name: string) => allOf(core, name).map(textIn).join('');
  return {
    fields: Object.assign({}, ...tables.map(labelled)) as Record<string, string>,
    matters: tables.flatMap(mattersIn),
    header: blocksIn(part('word/header1.xml')).map(blockText).join('\n'),
    footer: blocksIn(part('word/footer1.xml')).map(blockText).join('\n'),
    properties: { title: property('dc:title'), subject: property('dc:subject'), language: property('dc:language') },
  };
}

const rowsOf = (table: XmlElement) => childrenOf(table, 'w:tr').map((row) => childrenOf(row, 'w:tc'));
const cellText = (cell: XmlElement | undefined): string =>
  cell === undefined ? '' : blocksIn(cell).map(blockText).join('\n\n');

function labelled(table: XmlElement): Record<string, string> {
  const found: Record<string, string> = {};
  for (const cells of rowsOf(table)) {
    // Labels and answers take turns; an answer that reads like a label is still an answer.
    for (let i = 0; i < cells.length; i += 2) {
      const field = visitReport.fields.find((one) => `${one.label}:` === cellText(cells[i]));
      if (field !== undefined) found[field.id] = cellText(cells[i + 1]);
    }
  }
  return found;
}

function mattersIn(table: XmlElement): readonly Record<string, readonly Block[]>[] {
  const columns = visitReport.fields.flatMap((field) => (field.input === 'rows' ? field.columns : []));
  const [heading, ...rows] = rowsOf(table);
  const ids = (heading ?? []).map((cell) => columns.find((column) => column.label === cellText(cell))?.id);
  if (ids.length === 0 || ids.includes(undefined)) return [];
  return rows.map((cells) => Object.fromEntries(cells.map((cell, i) => [ids[i] ?? '', blocksIn(cell)])));
}

/** Paragraphs with text and tables, in order. */
function blocksIn(parent: XmlElement): readonly Block[] {
  return childrenOf(parent).flatMap((child): Block[] => {
    if (child.name === 'w:tbl') return [tableIn(child)];
    const text = child.name === 'w:p' ? paragraphText(child) : '';
    return text === '' ? [] : [{ type: 'paragraph', text }];
  });
}

function paragraphText(paragraph: XmlElement): string {
  return childrenOf(paragraph, 'w:r')
    .flatMap((run) => childrenOf(run))
    .map((piece) => {
      if (piece.name === 'w:br') return '\n';
      if (piece.name === 'w:tab') return '\t';
      return piece.name === 'w:t' ? textIn(piece) : '';
    })
    .join('');
}

interface Open {
  text: string;
  colSpan: number;
  rowSpan: number;
}

function tableIn(table: XmlElement): Table {
  /** The cell that a vertical merge goes on with, by column. */
  const above: (Open | undefined)[] = [];
  const rows = rowsOf(table).map((cells) => {
    const begun: Open[] = [];
    let column = 0;
    for (const cell of cells) {
      const properties = pathOf(cell, 'w:tcPr');
      const merge = pathOf(properties, 'w:vMerge');
      const colSpan = Number(pathOf(properties, 'w:gridSpan')?.attributes['w:val'] ?? 1);
      const open = above[column];
      if (merge !== undefined && merge.attributes['w:val'] !== 'restart' && open !== undefined) {
        if (open.colSpan !== colSpan) throw new Error('A merged cell changes its width');
        open.rowSpan++;
      } else {
        const made: Open = { text: cellText(cell), colSpan, rowSpan: 1 };
        begun.push(made);
        above[column] = merge === undefined ? undefined : made;
      }
      column += colSpan;
    }
    return begun;
  });
  return { type: 'table', headerRows: headingRows(table), rows: rows.map((row) => row.map(closed)) };
}

const closed = ({ text, colSpan, rowSpan }: Open): TableCell => ({
  text,
  ...(colSpan > 1 ? { colSpan } : {}),
  ...(rowSpan > 1 ? { rowSpan } : {}),
});

/** First rows that are marked as headings, or written in the headings' style. */
function headingRows(table: XmlElement): number {
  const rows = childrenOf(table, 'w:tr').map((row) => {
    const styles = allOf(row, 'w:pStyle').map((style) => style.attributes['w:val']);
    return pathOf(row, 'w:trPr', 'w:tblHeader') !== undefined || styles.every((style) => style === 'EncabezadoAnidado');
  });
  const first = rows.indexOf(false);
  return first === -1 ? rows.length : first;
}

const blockText = (block: Block): string =>
  block.type === 'paragraph'
    ? block.text
    : block.rows.map((row) => row.map((cell) => cell.text.replace(/\s*\n\s*/g, ' ')).join(' | ')).join('\n');
