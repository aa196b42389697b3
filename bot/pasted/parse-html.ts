import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterMap, type TreeAdapter } from 'parse5';
import { limits } from './limits';

/** Elements open at once. Office clipboards stay under 50. */
const DEPTH = 256;
/** Elements in all: the largest table, with a few of them to a cell. */
const ELEMENTS = 60_000;
/** Nodes the parser had to move (misnested tags, text between a table's rows): each costs a search. */
const MOVES = 5_000;
/** Characters of one tag. Longer ones hold a picture's data, or thousands of attributes. */
const TAG = 4_096;

class TooTangled extends Error {}

/**
 * Reads HTML into parse5's tree; nothing in it is run or fetched. Undefined where it is longer than
 * `limits.html` or so tangled that reading it would cost more than a paste is worth: parse5 is
 * quadratic in the depth, in misplaced nodes and in a tag's attributes.
 */
export function parseHtml(html: string): DefaultTreeAdapterMap['documentFragment'] | undefined {
  if (html.length > limits.html) return undefined;
  try {
    return parseFragment(withoutLongTags(html), { treeAdapter: boundedAdapter() });
  } catch (error) {
    if (error instanceof TooTangled) return undefined;
    throw error;
  }
}

function withoutLongTags(html: string): string {
  const kept: string[] = [];
  let from = 0;
  let close = -1;
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', open + 1)) {
    if (close < open) close = html.indexOf('>', open);
    if (close === -1) close = html.length;
    if (close - open <= TAG || !/[a-z/]/i.test(html.charAt(open + 1))) continue;
    kept.push(html.slice(from, open));
    // The end of a comment around it stays.
    from = html.endsWith('-->', close + 1) ? close - 2 : close + 1;
    open = close;
  }
  return kept.join('') + html.slice(from);
}

function boundedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let depth = 0;
  let moves = 0;
  let made = 0;
  const moved = () => {
    if (++moves > MOVES) throw new TooTangled();
  };
  return {
    ...defaultTreeAdapter,
    createElement: (...args) => {
      if (++made > ELEMENTS) throw new TooTangled();
      return defaultTreeAdapter.createElement(...args);
    },
    onItemPush: () => {
      if (++depth > DEPTH) throw new TooTangled();
    },
    onItemPop: () => {
      depth--;
    },
    insertBefore: (parent, node, reference) => {
      moved();
      defaultTreeAdapter.insertBefore(parent, node, reference);
    },
    insertTextBefore: (parent, text, reference) => {
      moved();
      defaultTreeAdapter.insertTextBefore(parent, text, reference);
    },
    detachNode: (node) => {
      moved();
      defaultTreeAdapter.detachNode(node);
    },
  };
}
