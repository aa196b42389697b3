import { linkStyle, linkStyleIn, withLinks, withLinkStyle, withStyleId } from './links';
import { hasLists, withLists } from './lists';

/** The files of a package by their names. */
export type Parts = ReadonlyMap<string, string>;

const TYPES = '[Content_Types].xml';
const NUMBERING = 'word/numbering.xml';
const STYLES = 'word/styles.xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NUMBERING_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml';

/**
 * What the links and lists of filled parts need in the rest of the package: the files that change, by name; none where
 * there are neither. `read` gives any other file of the template as it stands, undefined where there is none.
 */
export function completed(filled: Parts, read: (name: string) => string | undefined): Parts {
  const changed = new Map<string, string>();
  const now = (name: string): string | undefined => changed.get(name) ?? filled.get(name) ?? read(name);
  for (const [name, xml] of filled) {
    if (hasLists(xml)) {
      const { part, numbering } = withLists(xml, now(NUMBERING) ?? '');
      changed.set(name, part).set(NUMBERING, numbering);
      declareNumbering(now, changed);
    }
    if (xml.includes(linkStyle)) linkIn(name, now, changed);
  }
  return changed;
}

type Now = (name: string) => string | undefined;

function linkIn(name: string, now: Now, changed: Map<string, string>): void {
  const styles = now(STYLES) ?? '';
  const style = linkStyleIn(styles);
  if (style === undefined) changed.set(STYLES, withLinkStyle(styles));
  const { part, relations } = withLinks(now(name) ?? '');
  changed.set(name, style === undefined ? part : withStyleId(part, style));
  relate(name, now, changed, relations.join(''));
}

function declareNumbering(now: Now, changed: Map<string, string>): void {
  const types = now(TYPES) ?? '';
  if (!types.includes(`/${NUMBERING}"`))
    changed.set(TYPES, ended(types, `<Override PartName="/${NUMBERING}" ContentType="${NUMBERING_TYPE}"/>`));
  const main = 'word/document.xml';
  if ((now(relationsOf(main)) ?? '').includes(`${OFFICE}/numbering"`)) return;
  relate(main, now, changed, `<Relationship Id="listas" Type="${OFFICE}/numbering" Target="numbering.xml"/>`);
}

/** `word/document.xml` has its relationships in `word/_rels/document.xml.rels`. */
const relationsOf = (name: string): string => name.replace(/([^/]+)$/, '_rels/$1.rels');

const NO_RELATIONS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

function relate(name: string, now: Now, changed: Map<string, string>, relations: string): void {
  const rels = relationsOf(name);
  changed.set(rels, ended(now(rels) ?? NO_RELATIONS, relations));
}

/** The list of a package's types, or of a part's relationships, with more at its end. */
export const ended = (list: string, more: string): string =>
  list
    .replace(/<((?:\w+:)?(?:Types|Relationships))\b([^>]*)\/>\s*$/, '<$1$2></$1>')
    .replace(/<\/(?:\w+:)?(?:Types|Relationships)>\s*$/, (end) => `${more}${end}`);
