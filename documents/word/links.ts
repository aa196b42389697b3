import { attribute } from './text';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Word's own name of the style; its id differs between a Word of one language and of another. */
const NAME = 'Hyperlink';

export const linkStyle = `<w:rStyle w:val="${NAME}"/>`;

const STYLE = `<w:style w:type="character" w:styleId="${NAME}"><w:name w:val="${NAME}"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>`;

/** A link whose address is still to become a relationship of the part it stands in. */
export const linkMark = (href: string, runs: string): string =>
  `<w:hyperlink xmlns:r="${RELATIONS}" r:id="#${attribute(href)}" w:history="1">${runs}</w:hyperlink>`;

const MARK = /(<w:hyperlink xmlns:r="[^"]*" r:id=")#([^"]*)"/g;

/** A part with its links' addresses as relationships (ECMA-376 part 1, 17.16.22), which are to be added to those of the part. */
export function withLinks(part: string): { readonly part: string; readonly relations: readonly string[] } {
  const ids = new Map<string, string>();
  const linked = part.replace(MARK, (_, start: string, href: string) => {
    const id = ids.get(href) ?? `enlace${ids.size + 1}`;
    ids.set(href, id);
    return `${start}${id}"`;
  });
  const relations = [...ids].map(
    ([href, id]) => `<Relationship Id="${id}" Type="${RELATIONS}/hyperlink" Target="${href}" TargetMode="External"/>`,
  );
  return { part: linked, relations };
}

/** The id of the template's own style of links; undefined where it has none. */
export function linkStyleIn(styles: string): string | undefined {
  for (const [style] of styles.matchAll(/<w:style\b.*?<\/w:style>/gs))
    if (/<w:name w:val="hyperlink"/i.test(style)) return /\bw:styleId="([^"]*)"/.exec(style)?.[1];
  return undefined;
}

export const withLinkStyle = (styles: string): string => styles.replace(/<\/w:styles>\s*$/, `${STYLE}</w:styles>`);
export const withStyleId = (part: string, id: string): string =>
  part.replaceAll(linkStyle, `<w:rStyle w:val="${id}"/>`);
