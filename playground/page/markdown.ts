import { h } from './dom';

/**
 * The Markdown that Teams shows in a bot's text and in a card's TextBlock: bold, italics, code, links,
 * lists, line breaks. Everything becomes a node of ours or plain text; HTML in it is text.
 */
export function markdown(source: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const block of source.replace(/\r\n?/g, '\n').split(/\n{2,}/)) fragment.append(...blockOf(block));
  return fragment;
}

function blockOf(block: string): readonly Node[] {
  const lines = block.split('\n');
  const marker = lines.every((line) => /^\s*[-*]\s+/.test(line))
    ? 'ul'
    : lines.every((line) => /^\s*\d+[.)]\s+/.test(line))
      ? 'ol'
      : undefined;
  if (marker !== undefined) {
    const items = lines.map((line) => h('li', {}, ...inline(line.replace(/^\s*(?:[-*]|\d+[.)])\s+/, ''))));
    return [h(marker, {}, ...items)];
  }
  const parts = lines.flatMap((line, index) => (index === 0 ? inline(line) : [h('br'), ...inline(line)]));
  return [h('p', {}, ...parts)];
}

const INLINE =
  /\\([\\`*_{}[\]()#+\-.!~>|])|\*\*(?=\S)([^]+?)\*\*|`([^`]+)`|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|(?<![\p{L}\p{N}_])_(?=\S)([^_]+)_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}*])\*(?=\S)([^*]+)\*(?![\p{L}\p{N}*])/gu;

function inline(source: string): readonly Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const match of source.matchAll(INLINE)) {
    nodes.push(document.createTextNode(source.slice(from, match.index)), nodeOf(match));
    from = match.index + match[0].length;
  }
  nodes.push(document.createTextNode(source.slice(from)));
  return nodes;
}

function nodeOf([whole, escaped, bold, code, label, url, under, star]: RegExpMatchArray): Node {
  if (escaped !== undefined) return document.createTextNode(escaped);
  if (bold !== undefined) return h('strong', {}, ...inline(bold));
  if (code !== undefined) return h('code', {}, code);
  if (label !== undefined && url !== undefined) {
    return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);
  }
  const slanted = under ?? star;
  return slanted === undefined ? document.createTextNode(whole) : h('em', {}, ...inline(slanted));
}
