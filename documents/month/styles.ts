import { own } from './xml';

interface Look {
  /** In half points. */
  readonly size: number;
  readonly paragraph?: string;
  readonly run?: string;
}

const spaced = (before: number, after: number): string => `<w:spacing w:before="${before}" w:after="${after}"/>`;
const CENTRED = '<w:jc w:val="center"/>';
const BOLD = '<w:b/><w:bCs/>';
/** The width between the margins, in twips. */
const dotted = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="13670"/></w:tabs>';

const looks: Readonly<Record<keyof typeof own, Look>> = {
  cover: { size: 32, paragraph: `${spaced(2600, 500)}<w:ind w:left="1200" w:right="1200"/>${CENTRED}`, run: BOLD },
  kind: { size: 40, paragraph: `${spaced(300, 60)}${CENTRED}` },
  month: { size: 52, paragraph: `${spaced(0, 700)}${CENTRED}`, run: BOLD },
  title: { size: 30, paragraph: `<w:keepNext/>${spaced(0, 120)}<w:outlineLvl w:val="0"/>`, run: BOLD },
  subtitle: { size: 20, paragraph: `<w:keepNext/>${spaced(160, 80)}`, run: BOLD },
  report: { size: 20, paragraph: `<w:keepNext/>${spaced(0, 60)}<w:outlineLvl w:val="1"/>`, run: BOLD },
  text: { size: 18, paragraph: spaced(0, 60) },
  small: { size: 16, paragraph: spaced(20, 20) },
  total: { size: 34, paragraph: `${spaced(60, 0)}${CENTRED}`, run: BOLD },
  entry: { size: 18, paragraph: `${dotted}${spaced(120, 40)}`, run: BOLD },
  below: { size: 18, paragraph: `${dotted}${spaced(0, 40)}<w:ind w:left="240"/>` },
};

const names: Readonly<Record<keyof typeof own, string>> = {
  cover: 'Mes: portada',
  kind: 'Mes: tipo de documento',
  month: 'Mes: nombre',
  title: 'Mes: título',
  subtitle: 'Mes: subtítulo',
  report: 'Mes: informe',
  text: 'Mes: texto',
  small: 'Mes: texto chico',
  total: 'Mes: total',
  entry: 'Mes: índice 1',
  below: 'Mes: índice 2',
};

/** The template's styles, and a month's own. */
export const withOwnStyles = (styles: string): string =>
  styles.replace('</w:styles>', `${(Object.keys(own) as (keyof typeof own)[]).map(styleXml).join('')}</w:styles>`);

function styleXml(name: keyof typeof own): string {
  const { size, paragraph = '', run = '' } = looks[name];
  return [
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${own[name]}"><w:name w:val="${names[name]}"/><w:basedOn w:val="Normal"/><w:qFormat/>`,
    `<w:pPr>${paragraph}</w:pPr><w:rPr>${run}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`,
  ].join('');
}
