import type { DrawnParagraph, ItemSign, Run } from '../runs';
import { linkMark, linkStyle } from './links';
import { numberMark } from './lists';
import { linesXml, paragraphOf, type Keep } from './text';

/**
 * A paragraph in a style of the template: bold, italic and links as they were written, an item of a list as Word's own.
 * `begins`: the first item of a list. Links and lists are complete only in a package that `completed` was asked about.
 */
export function drawnXml({ runs, item }: DrawnParagraph, style: string, keep: Keep = {}, begins = true): string {
  const list = item === undefined ? '' : itemXml(item, begins);
  return paragraphOf(style, keep, runs.map(runXml).join(''), list);
}

const itemXml = (item: ItemSign, begins: boolean): string =>
  `<w:numPr><w:ilvl w:val="${item.level}"/>${numberMark(item, begins)}</w:numPr>`;

function runXml({ text, bold, italic, href }: Run): string {
  const lines = linesXml(text);
  if (lines === '') return '';
  const looks = `${href === undefined ? '' : linkStyle}${bold ? '<w:b/><w:bCs/>' : ''}${italic ? '<w:i/><w:iCs/>' : ''}`;
  const run = `<w:r>${looks === '' ? '' : `<w:rPr>${looks}</w:rPr>`}${lines}</w:r>`;
  return href === undefined ? run : linkMark(href, run);
}
