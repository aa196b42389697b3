import { openPackage } from '../word/package';
import { xmlText } from '../word/text';
import { pack, zipOf } from '../zip/write';
import { offsetNumbering } from './numbering';

/** A part of a package that others refer to. */
interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** What a filled-in form brings into a document of several. */
export interface Gathered {
  /** What stands between its first and last page, without the section's properties. */
  readonly body: string;
  /** Of its section: page, margins, header and footer. */
  readonly section: string;
}

export interface Assembly {
  /** Takes a filled-in form in: its headers, pictures and links as parts of this package. */
  add(form: Buffer): Gathered;
  /** Adds a part, and gives the id by which the document refers to it. `type`: the last word of the relationship's. */
  part(name: string, content: Buffer | string, type: string, contentType?: string): string;
  text(name: string): string;
  write(name: string, content: string): void;
  /** With that document, of that title. The same parts give the same bytes. */
  file(document: string, title: string): Buffer;
}

const RELATIONSHIPS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';
const STYLES = 'word/styles.xml';
/** By these a report's own paper is known again: this is none. */
const CUSTOM = 'docProps/custom.xml';
const CORE = 'docProps/core.xml';
const NUMBERING_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
/** Whatever else a document refers to (styles, settings, fonts, numbering) is the whole document's. */
const BROUGHT = new Set(['header', 'footer', 'image', 'hyperlink']);

/** The parts of a package by their names. */
type Parts = Map<string, Buffer>;

const partsOf = (file: Buffer): Parts => new Map(openPackage(file).map(({ name, content }) => [name, content]));
const textIn = (parts: Parts, name: string): string => parts.get(name)?.toString() ?? '';

/**
 * A document made of several forms that came of one template: what they have in common (styles, settings, fonts) is the
 * first's.
 */
export function assemble(first: Buffer): Assembly {
  const parts = partsOf(first);
  const known = new Map<string, string>();
  const added: string[] = [];
  let count = 0;

  const text = (name: string): string => textIn(parts, name);
  const write = (name: string, content: string): void => void parts.set(name, Buffer.from(content));

  function refer(type: string, target: string, external = false): string {
    const key = `${type} ${target}`;
    const id = known.get(key) ?? `mes${(count += 1)}`;
    if (!known.has(key)) {
      const mode = external ? ' TargetMode="External"' : '';
      added.push(`<Relationship Id="${id}" Type="${OFFICE}${type}" Target="${target}"${mode}/>`);
      known.set(key, id);
    }
    return id;
  }

  function part(name: string, content: Buffer | string, type: string, contentType?: string): string {
    parts.set(`word/${name}`, Buffer.from(content));
    if (contentType !== undefined) override(name, contentType);
    return refer(type, name);
  }

  function declareNumbering(): void {
    override('numbering.xml', NUMBERING_TYPE);
    refer('numbering', 'numbering.xml');
  }

  function override(name: string, contentType: string): void {
    const entry = `<Override PartName="/word/${name}" ContentType="${contentType}"/>`;
    write(TYPES, text(TYPES).replace('</Types>', `${entry}</Types>`));
  }

  /** The same part brought before, or a copy of it under a name of its own. */
  function bring(from: Parts, { type, target }: Relationship): string {
    const content = from.get(`word/${target}`) ?? Buffer.of();
    const key = `${target} ${content.toString('base64')}`;
    const same = known.get(key);
    if (same !== undefined) return same;
    if (content.equals(parts.get(`word/${target}`) ?? Buffer.of())) {
      known.set(key, refer(type, target));
      return known.get(key) ?? '';
    }
    const name = target.replace(/(\.\w+)$/, `-${(count += 1)}$1`);
    const below = (of: string): string => `word/_rels/${of}.rels`;
    const rels = from.get(below(target));
    if (rels !== undefined) parts.set(below(name), rels);
    const [, contentType] = new RegExp(`PartName="/word/${target}" ContentType="([^"]*)"`).exec(text(TYPES)) ?? [];
    const id = part(name, content, type, contentType);
    known.set(key, id);
    return id;
  }

  function forgetProperties(title: string): void {
    parts.delete(CUSTOM);
    write(TYPES, text(TYPES).replace(/<Override\b[^>]*"\/docProps\/custom\.xml"[^>]*\/>/, ''));
    write('_rels/.rels', text('_rels/.rels').replace(/<Relationship\b[^>]*"docProps\/custom\.xml"[^>]*\/>/, ''));
    const core = text(CORE);
    write(
      CORE,
      core
        .replace(/<dc:title>.*?<\/dc:title>/s, `<dc:title>${xmlText(title)}</dc:title>`)
        .replace(/<dc:(subject|creator)>.*?<\/dc:\1>/gs, ''),
    );
  }

  return {
    part,
    text,
    write,
    add(form) {
      const from = partsOf(form);
      const ids = new Map(
        relationshipsIn(textIn(from, RELATIONSHIPS)).flatMap((one) => {
          if (!BROUGHT.has(one.type)) return [];
          return [[one.id, one.external ? refer(one.type, one.target, true) : bring(from, one)]];
        }),
      );
      const numbered = offsetNumbering(parts, from, (count += 1), declareNumbering);
      // A form that has links has a style for them, which one without may lack.
      const styles = textIn(from, STYLES);
      if (styles.length > text(STYLES).length) write(STYLES, styles);
      const own = (xml: string): string =>
        // Of elements alone: no `<` comes before the end of theirs.
        numbered(xml).replace(/\br:(id|embed|link)="([^"]*)"(?=[^<>]*>)/g, (whole, name: string, id: string) =>
          ids.has(id) ? `r:${name}="${ids.get(id) ?? ''}"` : whole,
        );
      const document = own(textIn(from, 'word/document.xml'));
      const body = document.slice(document.indexOf('<w:body>') + '<w:body>'.length, document.lastIndexOf('</w:body>'));
      const end = body.lastIndexOf('<w:sectPr');
      return { body: body.slice(0, end), section: body.slice(end) };
    },
    file(document, title) {
      forgetProperties(title);
      const whole = text('word/document.xml');
      const head = whole.slice(0, whole.indexOf('<w:body>'));
      write('word/document.xml', `${head}<w:body>${document}</w:body></w:document>`);
      // An address may have what a text to replace with is read by: «$&».
      write(
        RELATIONSHIPS,
        text(RELATIONSHIPS).replace('</Relationships>', (end) => `${added.join('')}${end}`),
      );
      return zipOf([...parts].map(([name, content]) => pack(name, content)));
    },
  };
}

function relationshipsIn(xml: string): readonly Relationship[] {
  return [...xml.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => {
    const of = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    return {
      id: of('Id'),
      type: of('Type').replace(OFFICE, ''),
      target: of('Target'),
      external: of('TargetMode') === 'External',
    };
  });
}
