/** An XML element, as far as reading a document back needs it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
}

const TOKEN = /<\?[^?]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Parses XML and throws where it is not well formed. No comments, CDATA or DTD: Word's parts have none. */
export function parseXml(xml: string): XmlElement {
  if (FORBIDDEN.test(xml)) throw new Error('XML with a character it forbids');
  const root: Open = { name: '', attributes: {}, children: [] };
  const stack: Open[] = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(xml);
    if (match === null) throw new Error(`XML is not well formed at ${at}: ${xml.slice(at, at + 60)}`);
    const [, closing, name, attributes = '', empty, text] = match;
    const top = stack.at(-1);
    if (top === undefined) throw new Error('XML closes more than it opens');
    if (text !== undefined) top.children.push(unescape(text));
    else if (closing === '/') {
      if (top.name !== name) throw new Error(`</${name ?? ''}> closes <${top.name}>`);
      stack.pop();
    } else if (name !== undefined) {
      const element: Open = { name, attributes: readAttributes(attributes), children: [] };
      top.children.push(element);
      if (empty !== '/') stack.push(element);
    }
  }
  if (stack.length !== 1) throw new Error(`<${stack.at(-1)?.name ?? ''}> is not closed`);
  const [document] = childrenOf(root);
  if (document === undefined) throw new Error('XML without an element');
  return document;
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (name in found) throw new Error(`Attribute ${name} twice`);
    found[name] = unescape(value);
  }
  return found;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(/&(?:([^;&]*);)?/g, (whole, name: string = '') => {
    const code = /^#x([0-9a-f]+)$/i.exec(name)?.[1];
    const value = code === undefined ? NAMED[name] : String.fromCodePoint(Number.parseInt(code, 16));
    if (value === undefined) throw new Error(`Not an entity: ${whole}`);
    return value;
  });
}

/** Child elements, of that name where one is given. */
export const childrenOf = (element: { readonly children: readonly XmlNode[] }, name?: string): readonly XmlElement[] =>
  element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );

/** The element at the end of that path of names, first ones taken. */
export function pathOf(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>(
    (found, name) => (found === undefined ? undefined : childrenOf(found, name)[0]),
    element,
  );
}

/** Every element of that name below, in document order. */
export function allOf(element: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)]);
}

export const textIn = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
