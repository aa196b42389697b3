import type { PageBlock } from '../../core/form/values';
import { readHtml } from './html';
import { limits } from './limits';
import { readPlain } from './plain';

/** Tables read from one message. */
const TABLES = 100;
const BLOCK_TAG = /<\/?(?:p|div|br|ul|ol|li|h[1-6]|html|body|center|section|article|blockquote|pre)[\s/>]/i;

/**
 * Tables written out as HTML in plain text. Where tags of paragraphs surround them, the whole is read
 * as HTML; else the text around them stays as it was typed, angle brackets and all. Undefined where no
 * complete table with text in it is there.
 */
export function literalTables(text: string): readonly PageBlock[] | undefined {
  const spans = tableSpans(text);
  if (spans.length === 0 || spans.length > TABLES) return undefined;
  const around = outside(text, spans);
  if (around.join('').length > limits.characters) return undefined;
  if (around.some((piece) => BLOCK_TAG.test(piece))) return readHtml(text);
  const blocks: PageBlock[] = [];
  for (const [i, piece] of around.entries()) {
    blocks.push(...readPlain(piece));
    const span = spans[i];
    if (span === undefined) continue;
    const table = readHtml(text.slice(span.from, span.to));
    if (table === undefined) return undefined;
    blocks.push(...table);
  }
  return blocks;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** From each outermost `<table>` to its `</table>`. */
function tableSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let open = 0;
  let from = 0;
  for (const match of text.matchAll(/<(\/?)table(?=[\s/>])[^<>]{0,2000}>/gi)) {
    if (match[1] === '') {
      if (open === 0) from = match.index;
      open++;
    } else if (open > 0) {
      open--;
      if (open === 0) spans.push({ from, to: match.index + match[0].length });
    }
  }
  return spans;
}

function outside(text: string, spans: readonly Span[]): readonly string[] {
  const starts = [0, ...spans.map((span) => span.to)];
  const ends = [...spans.map((span) => span.from), text.length];
  return starts.map((start, i) => text.slice(start, ends[i]));
}
