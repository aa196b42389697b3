import { isRightToLeft, stretchesOf } from '../drawing/direction';

/** Styles of the template that written-out paragraphs and tables use; a test finds each one in the template. */
export const styles = {
  answer: 'Respuesta',
  project: 'Proyecto',
  nestedTable: 'TablaAnidada',
  nestedCell: 'CeldaAnidada',
  nestedHeading: 'EncabezadoAnidado',
  spacer: 'Separador',
} as const;

/** What XML 1.0 has no way to write: control characters, lone halves of a character, two non-characters. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text as XML can hold it; nothing that shows is lost. */
export const xmlSafe = (text: string): string => text.replace(/\r\n?/g, '\n').replace(FORBIDDEN, '');

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Any text, as it stands in XML. */
export const xmlText = (text: string): string => escaped(xmlSafe(text));

/** The same inside an attribute. */
export const attribute = (text: string): string => xmlText(text).replaceAll('"', '&quot;');

/** `keepNext`: on the page of what follows. `keepLines`: on one page. */
export interface Keep {
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
}

/** One WordprocessingML paragraph in a style of the template: `\n` breaks the line, a tab stays a tab. */
export function paragraphXml(text: string, style: string, keep: Keep = {}): string {
  return paragraphOf(style, keep, runsXml(text), { rightToLeft: isRightToLeft(text) });
}

/** What a run holds, '' where nothing shows. */
const linesXml = (text: string): string =>
  xmlSafe(text)
    .split(/([\n\t])/)
    .map((piece) => {
      if (piece === '\n') return '<w:br/>';
      if (piece === '\t') return '<w:tab/>';
      return piece === '' ? '' : `<w:t xml:space="preserve">${escaped(piece)}</w:t>`;
    })
    .join('');

/** Runs of a text in one look, one for each stretch that is read in one direction. */
export const runsXml = (text: string, looks = ''): string =>
  stretchesOf(text)
    .map((stretch) => {
      const lines = linesXml(stretch.text);
      const all = stretch.rightToLeft ? `${looks}<w:rtl/>` : looks;
      return lines === '' ? '' : `<w:r>${all === '' ? '' : `<w:rPr>${all}</w:rPr>`}${lines}</w:r>`;
    })
    .join('');

/** What a paragraph says of itself besides its style, in the order that the schema wants. */
interface Paragraphed {
  /** Of what list it is an item. */
  readonly list?: string;
  readonly rightToLeft?: boolean;
}

export function paragraphOf(
  style: string,
  keep: Keep,
  runs: string,
  { list = '', rightToLeft = false }: Paragraphed = {},
): string {
  const kept = `${keep.keepNext === true ? '<w:keepNext/>' : ''}${keep.keepLines === true ? '<w:keepLines/>' : ''}`;
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${kept}${list}${rightToLeft ? '<w:bidi/>' : ''}</w:pPr>${runs}</w:p>`;
}
