import { listsIn, signOf } from '../../core/form/reading/lists';
import { sliced, type Marked } from '../../core/form/marks';
import type { ListItem, Mark, Paragraph, TableCell } from '../../core/form/values';

/** A stretch of a paragraph that is drawn in one way. Text is plain, never markup; `\n` breaks the line. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Where it leads: https:, http: or mailto:. Still to be escaped as the document wants it. */
  readonly href?: string;
}

/** What stands before an item of a list. */
export type ItemSign =
  | { readonly kind: 'bulleted'; readonly level: number }
  | {
      readonly kind: 'numbered';
      readonly level: number;
      /** As it was typed: a list may begin with 3. */
      readonly number: number;
      /** What stands after the number: «.», «)» or «.-». */
      readonly closing: string;
    };

/** A paragraph as documents draw it: an item of a list without its sign. */
export interface DrawnParagraph {
  readonly runs: readonly Run[];
  readonly item?: ItemSign;
}

/** Each block's own paragraph. */
export const drawn = (paragraph: Paragraph): DrawnParagraph =>
  paragraph.list === undefined ? { runs: runsOf(paragraph) } : drawnItem(paragraph, paragraph.list);

/** What a cell of a table inside an answer holds: its lines as one paragraph, and each item of a list among them. */
export const drawnCell = (cell: TableCell): readonly DrawnParagraph[] =>
  listsIn(cell.text).map(({ from, to, list }) =>
    drawn({ type: 'paragraph', ...sliced(cell, from, to), ...(list && { list }) }),
  );

function drawnItem(said: Marked, { kind, level, sign }: ListItem): DrawnParagraph {
  const runs = runsOf(sliced(said, sign, said.text.length)).map((run) => ({ ...run, text: flush(run.text) }));
  if (kind === 'bulleted') return { runs, item: { kind, level } };
  const { number = 1, closing = '.' } = signOf(`${said.text.slice(0, sign)}x`) ?? {};
  return { runs, item: { kind, level, number, closing } };
}

/** The list's indent is enough for the lines of an item that go on below. */
const flush = (text: string): string => text.replace(/\n[ \t\u00a0]+/g, '\n');

/** A marked text as runs, in order; their texts together are the text. Of two links over one word, the first counts. */
export function runsOf({ text, marks = [] }: Marked): readonly Run[] {
  const ends = marks.flatMap(({ from, to }) => [wholeAt(text, from), wholeAt(text, to)]);
  const edges = [...new Set([0, ...ends, text.length])].sort((a, b) => a - b);
  const runs = edges.slice(1).map((to, at) => runBetween(text, marks, edges[at] ?? 0, to));
  return runs.length === 0 ? [] : joinedAlike(runs);
}

function runBetween(text: string, marks: readonly Mark[], from: number, to: number): Run {
  const over = marks.filter((mark) => wholeAt(text, mark.from) <= from && wholeAt(text, mark.to) >= to);
  const link = over.find((mark) => mark.is === 'link');
  return {
    text: text.slice(from, to),
    bold: over.some(({ is }) => is === 'bold'),
    italic: over.some(({ is }) => is === 'italic'),
    ...(link?.is === 'link' ? { href: link.href } : {}),
  };
}

/** The nearest place inside the text, at or before this one, that parts no surrogate pair. */
function wholeAt(text: string, at: number): number {
  const inside = Math.min(Math.max(at, 0), text.length);
  const parts = /[\uD800-\uDBFF]/.test(text.charAt(inside - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(inside));
  return parts ? inside - 1 : inside;
}

function joinedAlike(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const alike = last?.bold === run.bold && last.italic === run.italic && last.href === run.href;
    if (last !== undefined && alike) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}
