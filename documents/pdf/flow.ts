import { hasRightToLeft, isRightToLeft } from '../drawing/direction';
import type { DrawnParagraph, Run } from '../drawing/runs';
import { partsOf, type Part, type Words } from './parts';

/** Paragraphs and lists, one below the other, as the layout reads them. */
export type Flow = DrawnText | DrawnList;

export interface DrawnText {
  readonly type: 'paragraph';
  readonly runs: readonly DrawnRun[];
  /** From right to left: it begins with a letter that is written so. */
  readonly rtl: boolean;
}

export interface DrawnRun extends Pick<Run, 'bold' | 'italic'> {
  readonly parts: readonly Part[];
  readonly href: string | null;
}

export interface DrawnList {
  readonly type: 'list';
  readonly items: readonly ListedItem[];
}

export interface ListedItem extends Omit<DrawnText, 'type'> {
  /** «2.»; null for a bullet. */
  readonly sign: string | null;
  readonly below: readonly DrawnList[];
}

/** Longer ones are printed as text alone: readers refuse them. */
const MAX_LINK = 2_000;
/** Deeper lists stand at this depth. */
const MAX_DEPTH = 5;

/** Paragraphs, with neighbouring items put together as lists. */
export function flowOf(paragraphs: readonly DrawnParagraph[], words: Words = {}): readonly Flow[] {
  const flow: Flow[] = [];
  for (let at = 0; at < paragraphs.length;) {
    const end = paragraphs.findIndex(({ item }, i) => i >= at && item === undefined);
    const items = paragraphs.slice(at, end === -1 ? undefined : end);
    flow.push(...listsOf(items, 0, words));
    at += items.length;
    const text = paragraphs[at];
    if (text !== undefined) flow.push({ type: 'paragraph', ...drawnText(text, words) });
    at += 1;
  }
  return flow;
}

export const plainText = (text: string): DrawnText => ({
  type: 'paragraph',
  ...drawnText({ runs: [{ text, bold: false, italic: false }] }),
});

/** Items of one level as a list for each kind; deeper ones below the item before them. */
function listsOf(items: readonly DrawnParagraph[], depth: number, words: Words): readonly DrawnList[] {
  const lists: { type: 'list'; kind: string; items: ListedItem[] }[] = [];
  for (let at = 0; at < items.length;) {
    const item = items[at];
    if (item?.item === undefined) break;
    const next = items.findIndex((other, i) => i > at && !isBelow(other, depth));
    const below = items.slice(at + 1, next === -1 ? undefined : next);
    const { kind } = item.item;
    if (lists.at(-1)?.kind !== kind) lists.push({ type: 'list', kind, items: [] });
    const sign = item.item.kind === 'numbered' ? `${item.item.number}${item.item.closing}` : null;
    lists.at(-1)?.items.push({ ...drawnText(item, words), sign, below: listsOf(below, depth + 1, words) });
    at += 1 + below.length;
  }
  return lists.map(({ type, items: listed }) => ({ type, items: listed }));
}

const isBelow = ({ item }: DrawnParagraph, depth: number): boolean => Math.min(item?.level ?? 0, MAX_DEPTH) > depth;

function drawnText({ runs }: DrawnParagraph, words: Words = {}): Omit<DrawnText, 'type'> {
  const text = runs.map((run) => run.text).join('');
  // Typst loses a link among letters of both directions.
  const links = !hasRightToLeft(text);
  return {
    rtl: isRightToLeft(text),
    runs: runs.map((run) => drawnRun(run, links, words)).filter(({ parts }) => parts.length > 0),
  };
}

const drawnRun = ({ text, bold, italic, href = '' }: Run, links: boolean, words: Words): DrawnRun => ({
  parts: partsOf(text, { ...words, bold: bold || words.bold === true }),
  bold,
  italic,
  href: links && href !== '' && href.length <= MAX_LINK ? href : null,
});
