import { Resvg } from '@resvg/resvg-js';
import type { Form } from '../../core/form/definition';
import { paper } from '../../core/paper/screens/month.es';
import { paperData } from '../pdf/data';
import { typeset } from '../pdf/typst';
import { xmlText } from '../word/text';
import { renderWord } from '../word/word';
import { monthContent, type MissingPart, type MonthContent } from './content';
import { assemble, type Assembly } from './package';
import type { PrintedMonth } from './printed';
import { withOwnStyles } from './styles';
import { summaryXml } from './summary-word';
import { bookmarked, field, own, paragraph, row, run, table, textCell } from './xml';

/** Of the map, in pixels: sharp in print at its size on the page. */
const MAP_WIDTH = 1_200;
const FOOTER_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml';
const HEAD = 'E7E6E6';
/** Entries on a page of the contents; units on one of the summary. */
const [ENTRIES, UNITS] = [37, 12];
const FORM = 'visit-report.typ';
/** In twips. */
const TOP = 900;

/**
 * A month's report as a Word document: what the PDF has, and each report as the office's template prints it, with that
 * template's own header and footer. Its contents are a field; their page numbers are put right by whatever opens it.
 * Throws where there is no report, or the template cannot be filled.
 */
export function renderMonthWord(form: Form, printed: PrintedMonth, template?: Buffer): Buffer {
  const forms = printed.reports.map((report) => renderWord(form, report, template));
  const [first] = forms;
  if (first === undefined) throw new Error(`No report counts in ${printed.month}.`);
  const content = monthContent(form, printed);
  const file = assemble(first);
  const gathered = forms.map((one) => file.add(one));
  file.write('word/styles.xml', withOwnStyles(file.text('word/styles.xml')));
  const section = frontSection(gathered[0]?.section ?? '', footer(file, content));
  const map = file.part('media/mes-mapa.png', drawnMap(content.summary.map.svg), 'image');
  knowPng(file);
  const reports = gathered.map((one, at) =>
    [
      paragraph(
        own.report,
        bookmarked(1_000 + at, nameAt(at), run(content.reports[at] ?? '') + entry(content.reports[at] ?? '', 2)),
      ),
      one.body,
      ended(one.section),
    ].join(''),
  );
  return file.file(
    [
      cover(content),
      contents(content, pagesOf(form, printed)),
      titled(content.summary.title, 900, 'MesResumen', `${content.summary.title} · ${content.month}`),
      summaryXml(content, map),
      ended(section),
      ...reports,
      titled(content.missing.title, 901, 'MesFalta'),
      ...content.missing.parts.map(missingXml),
      section,
    ].join(''),
    `${content.kind} · ${content.month}`,
  );
}

const nameAt = (at: number): string => `MesInforme${at + 1}`;

function drawnMap(svg: string): Buffer {
  const drawn = new Resvg(svg, { fitTo: { mode: 'width', value: MAP_WIDTH }, font: { loadSystemFonts: false } });
  return drawn.render().asPng();
}

function knowPng(file: Assembly): void {
  const types = file.text('[Content_Types].xml');
  if (!/Extension="png"/i.test(types))
    file.write(
      '[Content_Types].xml',
      types.replace(/(<Types\b[^>]*>)/, '$1<Default Extension="png" ContentType="image/png"/>'),
    );
}

/** The page of the form, with a foot of its own and, since it has no head, a narrower margin above. */
const frontSection = (section: string, foot: string): string =>
  section
    .replace(/<w:(header|footer)Reference\b[^>]*\/>/g, '')
    .replace(/(<w:pgMar\b[^>]*?w:top=")\d+/, `$1${TOP}`)
    .replace(/(<w:sectPr\b[^>]*>)/, `$1<w:footerReference w:type="default" r:id="${foot}"/><w:type w:val="nextPage"/>`);

function footer(file: Assembly, { kind, month }: MonthContent): string {
  const page = paper.page('\u0000', '\u0001').split(/(\u0000|\u0001)/);
  const said = page.map((one) =>
    one === '\u0000' ? field('PAGE', '1') : one === '\u0001' ? field('NUMPAGES', '1') : run(one),
  );
  const inner = `${run(`${kind} · ${month}`)}<w:r><w:tab/></w:r>${said.join('')}`;
  const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const tab = '<w:tabs><w:tab w:val="right" w:pos="13670"/></w:tabs>';
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:ftr ${names}>${paragraph(own.small, inner, tab)}</w:ftr>`;
  return file.part('mes-pie.xml', xml, 'footer', FOOTER_TYPE);
}

/** A section ends with a paragraph that bears its properties. */
const ended = (section: string): string =>
  `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${section}</w:pPr></w:p>`;

const BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';

const cover = ({ title, kind, month, gathered }: MonthContent): string =>
  [
    paragraph(own.cover, run(title)),
    paragraph(own.kind, run(kind)),
    paragraph(own.month, run(month)),
    paragraph(own.text, run(gathered), '<w:jc w:val="center"/>'),
    BREAK,
  ].join('');

/** What the field of the contents gathers: it stands in its heading, and is not shown. */
const entry = (text: string, level: 1 | 2): string =>
  `<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:instrText xml:space="preserve"> TC "${xmlText(text.replaceAll('"', '”').replaceAll('\\', '/'))}" \\f m \\l ${level} </w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>`;

const titled = (text: string, id: number, name: string, shown = text): string =>
  paragraph(own.title, bookmarked(id, name, run(shown) + entry(shown, 1)));

/** How many pages each report takes as a PDF, which looks the same: what the contents say until a program counts anew. */
const pagesOf = (form: Form, { reports }: PrintedMonth): readonly number[] =>
  reports.map((report) => typeset(FORM, paperData(form, report), {}, 'accessible').pages);

/** A field, with its entries filled in: what comes before the reports, then each of them after the pages of those before. */
function contents(
  { contents: title, summary, month, reports, missing }: MonthContent,
  pages: readonly number[],
): string {
  const summaryAt = 2 + Math.ceil((reports.length + 2) / ENTRIES);
  const summaryPages = summary.units.rows.length > UNITS ? 2 : 1;
  let at = summaryAt + summaryPages;
  const lines = [line(own.entry, `${summary.title} · ${month}`, 'MesResumen', summaryAt)];
  for (const [nth, report] of reports.entries()) {
    lines.push(line(own.below, report, nameAt(nth), at));
    at += pages[nth] ?? 1;
  }
  lines.push(line(own.entry, missing.title, 'MesFalta', at));
  const begin = `<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\f m \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
  const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
  const [opening = '', ...others] = lines;
  return [
    paragraph(own.title, run(title)),
    opening.replace('</w:pPr>', `</w:pPr>${begin}`),
    ...others,
    `<w:p>${end}<w:r><w:br w:type="page"/></w:r></w:p>`,
  ].join('');
}

const line = (style: string, text: string, anchor: string, page: number): string =>
  paragraph(
    style,
    `<w:hyperlink w:anchor="${anchor}" w:history="1">${run(text)}<w:r><w:tab/></w:r>${field(`PAGEREF ${anchor} \\h`, String(page))}</w:hyperlink>`,
  );

const MISSING_WIDTHS = [1_700, 3_500, 3_200, 2_380, 2_900];

function missingXml({ title, lines, names, headings, rows }: MissingPart): string {
  const heads = headings.map((text, at) => textCell(MISSING_WIDTHS[at] ?? 0, text, { fill: HEAD, bold: true }));
  const body = rows.map((cells) => row(cells.map((text, at) => textCell(MISSING_WIDTHS[at] ?? 0, text))));
  return [
    paragraph(own.subtitle, run(title)),
    ...lines.map((text) => paragraph(own.text, run(text))),
    ...names.map((text) => paragraph(own.text, run(`• ${text}`), '<w:ind w:left="200" w:hanging="140"/>')),
    rows.length === 0 ? '' : table(title, MISSING_WIDTHS, [row(heads, true), ...body]),
  ].join('');
}
