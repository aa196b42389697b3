import PizZip from 'pizzip';
import { allOf, childrenOf, parseXml, textIn, type XmlElement } from './xml';

/** What a cell says, as another program reads it: a text, or a number, and the format that it is shown in. */
export interface ReadCell {
  readonly text?: string;
  readonly number?: number;
  readonly format?: string;
}

export interface ReadSheet {
  readonly name: string;
  /** By the cell's column, «A»; the first row holds the headings. */
  readonly rows: readonly Readonly<Record<string, ReadCell>>[];
  readonly xml: XmlElement;
}

/** Reads a workbook with other means than it was written by: another zip, and an XML parser that takes nothing but XML. */
export function readWorkbook(file: Buffer): readonly ReadSheet[] {
  const zip = new PizZip(file);
  const part = (path: string): XmlElement => parseXml(zip.file(path)?.asText() ?? '');
  const formats = formatsIn(part('xl/styles.xml'));
  const targets = new Map(
    allOf(part('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes['Id'],
      attributes['Target'],
    ]),
  );
  return allOf(part('xl/workbook.xml'), 'sheet').map(({ attributes }) => {
    const xml = part(`xl/${targets.get(attributes['r:id']) ?? ''}`);
    const rows = allOf(xml, 'row').map((row) =>
      Object.fromEntries(childrenOf(row, 'c').map((cell) => [columnOf(cell), read(cell, formats)])),
    );
    return { name: decoded(attributes['name'] ?? ''), rows, xml };
  });
}

const columnOf = ({ attributes }: XmlElement): string => (attributes['r'] ?? '').replace(/\d+$/, '');

function formatsIn(styles: XmlElement): readonly string[] {
  const custom = new Map(
    allOf(styles, 'numFmt').map(({ attributes }) => [attributes['numFmtId'], attributes['formatCode']]),
  );
  const [cells] = allOf(styles, 'cellXfs');
  return childrenOf(cells ?? { children: [] }, 'xf').map(
    ({ attributes }) => custom.get(attributes['numFmtId']) ?? attributes['numFmtId'] ?? '',
  );
}

function read(cell: XmlElement, formats: readonly string[]): ReadCell {
  const format = formats[Number(cell.attributes['s'] ?? 0)] ?? '';
  if (cell.attributes['t'] === 'inlineStr') return { text: decoded(textIn(cell)), format };
  if (allOf(cell, 'f').length > 0) throw new Error('A formula');
  return { number: Number(textIn(cell)), format };
}

/** What stands for a character that XML has no place for. Source: ECMA-376, part 1, 22.9.2.19. */
const decoded = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** Records of a CSV, as RFC 4180 has it. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [[]];
  let [at, field] = [text.startsWith('\uFEFF') ? 1 : 0, ''];
  const end = (): void => {
    records.at(-1)?.push(field);
    field = '';
  };
  while (at < text.length) {
    if (text[at] === '"') {
      const from = at + 1;
      for (at = from; text[at] !== '"' || text[at + 1] === '"'; at += text[at] === '"' ? 2 : 1)
        if (at >= text.length) throw new Error('A quote without its end');
      field = text.slice(from, at).replaceAll('""', '"');
      at += 1;
    } else if (text[at] === ',') {
      end();
      at += 1;
    } else if (text.startsWith('\r\n', at)) {
      end();
      records.push([]);
      at += 2;
    } else {
      field += text[at] ?? '';
      at += 1;
    }
  }
  return records.slice(0, -1);
}
