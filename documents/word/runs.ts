import type { DrawnParagraph, ItemSign, Run } from '../drawing/runs';
import { linkMark, linkStyle } from './links';
import { numberMark } from './lists';
import { isRightToLeft } from '../drawing/direction';
import { paragraphOf, runsXml, type Keep } from './text';

/**
 * A paragraph in a style of the template: bold, italic and links as they were written, an item of a list as Word's own.
 * `begins`: the first item of a list. Links and lists are complete only in a package that `completed` was asked about.
 */
export function drawnXml(
  { runs, item }: DrawnParagraph,
  style: string,
  keep: Keep = {},
  begins = true,
  looks = '',
): string {
  const list = item === undefined ? '' : itemXml(item, begins);
  const rightToLeft = isRightToLeft(runs.map(({ text }) => text).join(''));
  return paragraphOf(style, keep, runs.map((run) => runXml(run, looks)).join(''), { list, rightToLeft });
}

const itemXml = (item: ItemSign, begins: boolean): string =>
  `<w:numPr><w:ilvl w:val="${item.level}"/>${numberMark(item, begins)}</w:numPr>`;

function runXml({ text, bold, italic, href }: Run, more: string): string {
  const looks = `${href === undefined ? '' : linkStyle}${bold ? '<w:b/><w:bCs/>' : ''}${italic ? '<w:i/><w:iCs/>' : ''}${more}`;
  const drawn = runsXml(text, looks);
  return href === undefined || drawn === '' ? drawn : linkMark(href, drawn);
}
