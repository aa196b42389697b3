import type { AdaptiveCard, RichTextBlock, TextRun } from './card';
import { isNode, mapped } from './nodes';

/**
 * The same text in fewer bytes: paragraphs that follow each other closely become lines of one, and
 * runs that look the same become one run. A hundred short paragraphs shrink to a fifth.
 */
export const compact = (card: AdaptiveCard): AdaptiveCard => mapped(card, (list) => grouped(list).map(oneOf));

/** A list's items, those paragraphs together that can be lines of one. */
function grouped(list: readonly unknown[]): readonly (readonly unknown[])[] {
  const groups: unknown[][] = [];
  for (const item of list) {
    const last = groups.at(-1);
    if (last !== undefined && isClose(last.at(-1)) && isClose(item)) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function oneOf(group: readonly unknown[]): unknown {
  const [first, second] = group;
  if (!isClose(first) || second === undefined) return first;
  const inlines = group
    .filter(isClose)
    .flatMap((block, index) => (index === 0 ? block.inlines : onNewLine(block.inlines)));
  return { ...first, inlines: merged(inlines) };
}

const isClose = (item: unknown): item is RichTextBlock =>
  isNode(item) && item['type'] === 'RichTextBlock' && item['spacing'] === 'small';

const onNewLine = ([first, ...others]: readonly TextRun[]): readonly TextRun[] =>
  first === undefined ? [] : [{ ...first, text: `\n${first.text}` }, ...others];

function merged(inlines: readonly TextRun[]): readonly TextRun[] {
  const runs: TextRun[] = [];
  for (const run of inlines) {
    const last = runs.at(-1);
    if (last !== undefined && look(last) === look(run)) runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
}

const look = ({ size, weight, color, isSubtle }: TextRun): string => JSON.stringify([size, weight, color, isSubtle]);
