import { attribute, xmlText } from '../word/text';

/** Styles that a month's document has besides those of the form, by names that no template of an office has by chance. */
export const own = {
  cover: 'MesPortada',
  kind: 'MesTipo',
  month: 'MesNombre',
  title: 'MesTitulo',
  subtitle: 'MesSubtitulo',
  report: 'MesInforme',
  text: 'MesTexto',
  small: 'MesChico',
  total: 'MesTotal',
  entry: 'MesIndice1',
  below: 'MesIndice2',
} as const;

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;

/** `inner`: runs. `properties`: those of the paragraph, after its style. */
export const paragraph = (style: string, inner: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${inner}</w:p>`;

export interface CellLook {
  readonly fill?: string;
  readonly bold?: boolean;
  readonly right?: boolean;
}

/** `top`: it stands at the top of its row, not in the middle. */
export const cell = (width: number, inner: string, fill?: string, top = false): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`}<w:vAlign w:val="${top ? 'top' : 'center'}"/></w:tcPr>${inner}</w:tc>`;

export const textCell = (width: number, text: string, { fill, bold, right }: CellLook = {}): string =>
  cell(
    width,
    paragraph(
      own.small,
      run(text, bold === true ? '<w:b/><w:bCs/>' : ''),
      right === true ? '<w:jc w:val="right"/>' : '',
    ),
    fill,
  );

export const row = (cells: readonly string[], heads = false): string =>
  `<w:tr><w:trPr><w:cantSplit/>${heads ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;

/** `said`: what a screen reader says that it is. Widths in twips. Ruled, unless it only sets things side by side. */
export function table(said: string, widths: readonly number[], rows: readonly string[], ruled = true): string {
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="${ruled ? 'single' : 'nil'}" w:sz="4" w:space="0" w:color="A6A6A6"/>`)
    .join('');
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const margins = '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>';
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}`,
    `<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="${attribute(said)}"/></w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`,
  ].join('');
}

/** A field with what it showed last; programs that know it put it right. */
export const field = (code: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/** What cross-references and the contents lead to. */
export const bookmarked = (id: number, name: string, inner: string): string =>
  `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="${id}"/>`;
