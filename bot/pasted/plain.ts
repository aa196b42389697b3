import type { Block } from '../../core/form/values';
import { readDelimited } from './delimited';
import { readMarkdown } from './markdown';

/**
 * Paragraphs and tables of plain text: cells between tabs, as a spreadsheet's clipboard has them, and
 * Markdown's pipe tables. Text around them stays as it is.
 */
export function readPlain(text: string): readonly Block[] {
  const lines = text.split(/\r\n|\r|\n/);
  const blocks: Block[] = [];
  let prose: string[] = [];
  for (let at = 0; at < lines.length;) {
    const found = readMarkdown(lines, at) ?? readDelimited(lines, at);
    const next = found?.next ?? at + 1;
    if (found?.table === undefined) {
      for (const line of lines.slice(at, next)) prose.push(line);
    } else {
      blocks.push(...paragraphs(prose), found.table);
      prose = [];
    }
    at = next;
  }
  return [...blocks, ...paragraphs(prose)];
}

/** Blank lines part paragraphs; one break inside a paragraph is kept. */
function paragraphs(lines: readonly string[]): readonly Block[] {
  const found: string[][] = [];
  let inside = false;
  for (const line of lines) {
    const blank = line.trim() === '';
    if (!blank && inside) found.at(-1)?.push(line.trimEnd());
    if (!blank && !inside) found.push([line.trimEnd()]);
    inside = !blank;
  }
  return found.map((paragraph) => ({ type: 'paragraph', text: paragraph.join('\n') }));
}
