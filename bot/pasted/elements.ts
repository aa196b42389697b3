import type { DefaultTreeAdapterMap } from 'parse5';

export type Node = DefaultTreeAdapterMap['childNode'];
export type Element = DefaultTreeAdapterMap['element'];
export type Parent = DefaultTreeAdapterMap['parentNode'];
type TextNode = DefaultTreeAdapterMap['textNode'];

/** Never seen by a reader, or not text. */
const HIDDEN = new Set(
  'script style template head title meta link noscript noembed noframes iframe object embed applet svg math textarea select option datalist audio video canvas map xml'.split(
    ' ',
  ),
);

/** The text that a node is; undefined of any other. */
export const ownText = (node: Node): string | undefined =>
  node.nodeName === '#text' ? (node as TextNode).value : undefined;

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

/** Its children of those names, as far as they are shown. */
export const elements = (parent: Element, ...names: string[]): Element[] =>
  parent.childNodes.filter(
    (node): node is Element => 'tagName' in node && names.includes(node.tagName) && !isHidden(node),
  );

export function isHidden(element: Element): boolean {
  if (HIDDEN.has(element.tagName) || attribute(element, 'hidden') !== undefined) return true;
  const style = attribute(element, 'style');
  return (
    style !== undefined && /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style)
  );
}

/** All text inside, as far as it is shown; a line break is one. */
export const textOf = (parent: Parent): string =>
  parent.childNodes
    .map((node) => {
      const text = ownText(node);
      if (text !== undefined) return text;
      if (!('tagName' in node) || isHidden(node)) return '';
      return node.tagName === 'br' ? '\n' : textOf(node);
    })
    .join('');
