import { serialize, type DefaultTreeAdapterMap } from 'parse5';
import { parseHtml } from './parse-html';

type Node = DefaultTreeAdapterMap['childNode'];
type Element = DefaultTreeAdapterMap['element'];
type Parent = DefaultTreeAdapterMap['parentNode'];

/** What a message quotes, and its own words. */
export interface Quoting {
  /** The id of the quoted message. */
  readonly message: string;
  /** What is left of the HTML. */
  readonly html: string;
}

/**
 * A reply as Teams writes it: the quoted message in a `blockquote` of its own kind, whose `itemid` is that message's
 * id, and then the answer. Undefined where nothing is quoted so.
 * Rule: the HTML of chat messages in Microsoft Graph, https://learn.microsoft.com/graph/api/chatmessage-post
 */
export function quotingIn(html: string): Quoting | undefined {
  if (!/schema\.skype\.com\/Reply/i.test(html)) return undefined;
  const fragment = parseHtml(html);
  const quote = fragment === undefined ? undefined : quoteIn(fragment);
  const message = quote?.attrs.find(({ name }) => name === 'itemid')?.value ?? '';
  if (fragment === undefined || quote === undefined || message === '') return undefined;
  const { parentNode } = quote;
  if (parentNode !== null) parentNode.childNodes = parentNode.childNodes.filter((node) => node !== quote);
  return { message, html: serialize(fragment) };
}

function quoteIn(parent: Parent): Element | undefined {
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue;
    const found = isQuote(node) ? node : quoteIn(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isElement = (node: Node): node is Element => 'tagName' in node;

const isQuote = (node: Element): boolean =>
  node.tagName === 'blockquote' && node.attrs.some(({ name, value }) => name === 'itemtype' && /\/Reply$/i.test(value));
