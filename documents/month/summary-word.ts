import type { MonthContent, UnitRow } from './content';
import { cell, escaped, own, paragraph, row, run, table, textCell } from './xml';

const HEAD = 'E7E6E6';
const BAND = 'F2F2F2';
const ACCENT = '973D77';
const QUIET = '<w:color w:val="595959"/>';
/** Twips: the two halves of the page and the gap between. */
const [LEFT, GAP, RIGHT] = [5_400, 280, 8_000];
/** EMU: as wide as the left half, less its margins; as high as the picture is. */
const MAP = { width: 3_300_000, height: Math.round((3_300_000 * 498) / 793) };

/** Totals, the map with its numbers beside the units, and how it was counted. `map`: the id of the picture's part. */
export function summaryXml({ summary }: MonthContent, map: string): string {
  const notes = summary.notes.map((note) => paragraph(own.small, run(note, QUIET))).join('');
  const under = paragraph(own.small, '') + (summary.notesUnderStates ? notes : '');
  const sides = row([
    cell(LEFT, mapXml(summary.map, map) + statesXml(summary.states) + under, undefined, true),
    cell(GAP, paragraph(own.small, '')),
    cell(RIGHT, unitsXml(summary.units) + paragraph(own.small, ''), undefined, true),
  ]);
  return [
    totalsXml(summary),
    paragraph(own.small, ''),
    table(summary.title, [LEFT, GAP, RIGHT], [sides.replace('<w:cantSplit/>', '')], false),
    summary.notesUnderStates ? '' : notes,
  ].join('');
}

function totalsXml({ totals, title }: MonthContent['summary']): string {
  const width = Math.floor(13_680 / totals.length);
  const cells = totals.map(({ label, value }) =>
    cell(
      width,
      paragraph(own.total, run(value)) + paragraph(own.small, run(label, QUIET), '<w:jc w:val="center"/>'),
      BAND,
    ),
  );
  return table(
    title,
    totals.map(() => width),
    [row(cells)],
    false,
  );
}

function mapXml({ alt, credit, elsewhere, legend, legendTitle }: MonthContent['summary']['map'], id: string): string {
  const { width, height } = MAP;
  const picture = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
  const drawing = [
    `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${height}"/>`,
    `<wp:docPr id="9001" name="Mapa" descr="${escaped(alt)}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="${picture}"><pic:pic xmlns:pic="${picture}">`,
    `<pic:nvPicPr><pic:cNvPr id="9001" name="Mapa" descr="${escaped(alt)}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="${height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`,
  ].join('');
  const swatch = (colour: string): string =>
    run(
      '   ',
      `<w:bdr w:val="single" w:sz="4" w:space="0" w:color="595959"/><w:shd w:val="clear" w:color="auto" w:fill="${colour}"/>`,
    );
  const shown = legend.map(({ colour, label }) => `${swatch(colour)}${run(` ${label}    `)}`).join('');
  return [
    paragraph(own.text, `<w:r>${drawing}</w:r>`),
    paragraph(own.small, run(`${legendTitle}:  `) + shown),
    ...elsewhere.map((text) => paragraph(own.small, run(text))),
    paragraph(own.small, run(credit, QUIET)),
  ].join('');
}

/** Two columns of states side by side, so that all 32 fit under the map. */
function statesXml({ title, headings, rows }: MonthContent['summary']['states']): string {
  if (rows.length === 0) return '';
  const across = rows.length > 8 ? 2 : 1;
  const down = Math.ceil(rows.length / across);
  const widths = across === 2 ? [1_900, 700, 1_900, 700] : [1_900, 700];
  const [state = '', visits = ''] = headings;
  const heads = Array.from({ length: across }, (_, at) => [
    textCell(widths[2 * at] ?? 0, state, { fill: HEAD, bold: true }),
    textCell(widths[2 * at + 1] ?? 0, visits, { fill: HEAD, bold: true, right: true }),
  ]).flat();
  const lines = Array.from({ length: down }, (_, at) =>
    Array.from({ length: across }, (__, column) => rows[column * down + at]).flatMap((found, column) => [
      textCell(widths[2 * column] ?? 0, found?.label ?? ''),
      textCell(widths[2 * column + 1] ?? 0, found?.value ?? '', { right: true }),
    ]),
  );
  return (
    paragraph(own.subtitle, run(title)) + table(title, widths, [row(heads, true), ...lines.map((cells) => row(cells))])
  );
}

/** The unit with its states, then a bar of visits beside its number, and the other numbers. */
const UNIT_WIDTHS = { name: 3_580, number: 900, bar: 820, trained: 1_080 } as const;

function unitsXml({ title, headings, rows, total }: MonthContent['summary']['units']): string {
  const { name, number, bar, trained } = UNIT_WIDTHS;
  const widths = [name, number, bar, number - 280, number, trained];
  const [unit = '', reports = '', visits = '', days = '', people = ''] = headings;
  const head = { fill: HEAD, bold: true };
  const heads = [
    textCell(name, unit, head),
    textCell(number, reports, head),
    textCell(bar + number - 280, visits, head).replace('<w:vAlign', '<w:gridSpan w:val="2"/><w:vAlign'),
    textCell(number, days, head),
    textCell(trained, people, head),
  ].map(asSpanned);
  const line = (
    first: string,
    [one = '', two = '', three = '', four = '']: readonly string[],
    share: number,
    bold = false,
  ) =>
    row([
      first,
      textCell(number, one, { right: true, bold }),
      cell(bar, barXml(share, bar)),
      textCell(number - 280, two, { right: true, bold }),
      textCell(number, three, { right: true, bold }),
      textCell(trained, four, { right: true, bold }),
    ]);
  const [all = '', ...numbers] = total;
  return [
    paragraph(own.subtitle, run(title)),
    table(title, widths, [
      row(heads, true),
      ...rows.map((one) => line(unitCell(one, name), one.numbers, one.share)),
      line(textCell(name, all, { bold: true }), numbers, 0, true),
    ]),
  ].join('');
}

/** The schema wants a cell's span before its shade. */
const asSpanned = (xml: string): string => xml.replace(/(<w:tcW [^>]*>)(.*?)(<w:gridSpan [^>]*>)/, '$1$3$2');

const unitCell = ({ name, states }: UnitRow, width: number): string =>
  cell(width, paragraph(own.small, `${run(name)}<w:r><w:br/></w:r>${run(states, QUIET)}`));

/** A paragraph whose ground is shaded, drawn in from the right: no picture, and nothing that is read aloud. */
function barXml(share: number, width: number): string {
  if (share <= 0) return paragraph(own.small, '');
  const room = width - 140;
  const indent = Math.round(room * (1 - Math.max(share, 0.05)));
  const shade = `<w:shd w:val="clear" w:color="auto" w:fill="${ACCENT}"/><w:spacing w:before="40" w:after="40" w:line="130" w:lineRule="exact"/><w:ind w:right="${indent}"/>`;
  return paragraph(own.small, '', shade);
}
