import type { AdaptiveCard, Colour, RichTextBlock, TextRun } from './card';
import { cardTexts } from '../core/words/texts.es';
import { LIMITS } from './limits';
import { run, runs } from './parts/text';

/** A card and its JSON, written once: the very text that was measured is sent. */
export interface WrittenCard {
  readonly card: AdaptiveCard;
  readonly json: string;
}

const written = (card: AdaptiveCard): WrittenCard => ({ card, json: JSON.stringify(card) });

type Fits = (candidate: WrittenCard) => boolean;

/** `limit` in bytes of UTF-8. Teams counts UTF-16, which is at most twice that: see `LIMITS.cardBytes`. */
const within =
  (limit: number): Fits =>
  ({ json }) =>
    // No character of UTF-16 takes more than three bytes, so that a short card need not be counted.
    json.length * 3 <= limit || Buffer.byteLength(json, 'utf8') <= limit;

/**
 * The card itself where its JSON fits into `limit` bytes, else one brought down to fit. Joining
 * paragraphs loses nothing and often is enough. If not, the longest texts shown are cut, then a table's
 * last rows, then what stands in inputs (and the card says so, for saving it would save the cut), and at
 * the very last the body's end. Every cut shows as "…"; buttons and inputs stay.
 */
export function trimToFit(card: AdaptiveCard, limit: number = LIMITS.cardBytes): WrittenCard {
  const fits = within(limit);
  const whole = written(card);
  if (fits(whole)) return whole;
  const joined = written(compact(withoutGroups(card)));
  if (fits(joined)) return joined;
  // Texts are cut one by one, so that a short one is not cut with the long one it was joined to.
  const shorter = largest(cutRuns, withoutGroups(card), fits);
  if (fits(shorter)) return shorter;
  return [cutTables, cutValues, cutBody].reduce(
    (trimmed, cut) => (fits(trimmed) ? trimmed : largest(cut, trimmed.card, fits)),
    written(compact(shorter.card)),
  );
}

/** Headings inside a list, which Teams does not show. */
const withoutGroups = (card: AdaptiveCard): AdaptiveCard =>
  mapped(
    card,
    each((node) => {
      const { choices } = node;
      if (!Array.isArray(choices)) return [node];
      return [{ ...node, choices: choices.map((one: unknown) => (isNode(one) ? { ...one, group: undefined } : one)) }];
    }),
  );

interface Cut {
  /** The least it leaves. */
  readonly floor: number;
  /** The card with at most `cap` of what this cuts. */
  readonly to: (card: AdaptiveCard, cap: number) => AdaptiveCard;
}

const cutRuns: Cut = {
  floor: LIMITS.trimmedTextFloor,
  to: (card, cap) =>
    mapped(
      card,
      each((node) => [node['type'] === 'TextRun' ? { ...node, text: shortened(node['text'], cap) } : node]),
    ),
};

const cutValues: Cut = {
  floor: LIMITS.trimmedTextFloor,
  to: (card, cap) =>
    mapped(
      card,
      each((node) => {
        const value = node['value'];
        if (node['type'] !== 'Input.Text' || typeof value !== 'string' || value.length <= cap) return [node];
        return [{ ...node, value: shortened(value, cap) }, said(cardTexts.valueCut, 'attention')];
      }),
    ),
};

const cutTables: Cut = {
  floor: 2,
  to: (card, cap) =>
    mapped(
      card,
      each((node) => {
        const rows = node['rows'];
        if (node['type'] !== 'Table' || !Array.isArray(rows) || rows.length <= cap) return [node];
        return [{ ...node, rows: rows.slice(0, cap) as unknown[] }, said('…', 'default')];
      }),
    ),
};

const cutBody: Cut = {
  floor: 1,
  to: (card, cap) => {
    if (card.body.length <= cap) return card;
    const asking = card.body.slice(cap).filter((element) => JSON.stringify(element).includes('"type":"Input.'));
    return { ...card, body: [...card.body.slice(0, cap), runs([run('…')]), ...asking] };
  },
};

/**
 * The card cut as little as makes it fit; cut to its floor where even that does not. Looked for from
 * the small side: what is written out to be measured is then never much larger than the limit.
 */
function largest(cut: Cut, card: AdaptiveCard, fits: Fits): WrittenCard {
  const at = (cap: number): WrittenCard => written(cut.to(card, cap));
  let best = at(cut.floor);
  if (!fits(best)) return best;
  let [low, high] = [cut.floor, cut.floor * 2];
  for (let next = at(high); fits(next); next = at(high)) [best, low, high] = [next, high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const next = at(middle);
    if (fits(next)) [best, low] = [next, middle];
    else high = middle;
  }
  return best;
}

/** At most `length` characters, "…" included, and never half a surrogate pair. */
function shortened(text: unknown, length: number): unknown {
  if (typeof text !== 'string' || text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const said = (text: string, color: Colour): Node => ({ ...runs([run(text, { size: 'small', color })], 'small') });

/**
 * The same text in fewer bytes: paragraphs that follow each other closely become lines of one, and
 * runs that look the same become one run. A hundred short paragraphs shrink to a fifth.
 */
const compact = (card: AdaptiveCard): AdaptiveCard => mapped(card, (list) => grouped(list).map(oneOf));

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
  const merging: TextRun[] = [];
  for (const one of inlines) {
    const last = merging.at(-1);
    if (last !== undefined && look(last) === look(one))
      merging[merging.length - 1] = { ...last, text: last.text + one.text };
    else merging.push(one);
  }
  return merging;
}

const look = ({ size, weight, color, isSubtle, strikethrough, selectAction }: TextRun): string =>
  JSON.stringify([size, weight, color, isSubtle, strikethrough, selectAction]);

/** An object of a card, whatever its type. */
type Node = Readonly<Record<string, unknown>>;
/** What becomes of one list of a card: its elements, a table's rows, a paragraph's runs. */
type ListChange = (list: readonly unknown[]) => readonly unknown[];

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Each node becomes none, one or several. */
const each =
  (change: (node: Node) => readonly Node[]): ListChange =>
  (list) =>
    list.flatMap((item): readonly unknown[] => (isNode(item) ? change(item) : [item]));

/** The card with every list of its body changed, the innermost first. */
const mapped = (card: AdaptiveCard, change: ListChange): AdaptiveCard => ({
  ...card,
  body: mapList(card.body, change) as AdaptiveCard['body'],
});

const mapList = (list: readonly unknown[], change: ListChange): readonly unknown[] =>
  change(list.map((item) => (isNode(item) ? mapParts(item, change) : item)));

/** Actions and choices are left as they are: nothing in them is ever cut. */
const mapParts = (node: Node, change: ListChange): Node =>
  Object.fromEntries(
    Object.entries(node).map(([name, part]) => [
      name,
      Array.isArray(part) && name !== 'actions' && name !== 'choices' ? mapList(part, change) : part,
    ]),
  );
