import type { AdaptiveCard } from './card';

/** An object of a card, whatever its type. */
export type Node = Readonly<Record<string, unknown>>;
/** What becomes of one list of a card: its elements, a table's rows, a paragraph's runs. */
export type ListChange = (list: readonly unknown[]) => readonly unknown[];

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Each node becomes none, one or several. */
export const each =
  (change: (node: Node) => readonly Node[]): ListChange =>
  (list) =>
    list.flatMap((item): readonly unknown[] => (isNode(item) ? change(item) : [item]));

/** The card with every list of its body changed, the innermost first. */
export const mapped = (card: AdaptiveCard, change: ListChange): AdaptiveCard => ({
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
