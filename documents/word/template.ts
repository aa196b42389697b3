import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { Entry } from '../zip/read';
import { pack, type Packed } from '../zip/write';
import type { Node } from './nodes';
import { withInfoDeclared } from './info';
import { openPackage, TYPES } from './package';
import { withOurStyles } from './styles';

/** A template taken apart: read once, it is filled in any number of times. */
export interface Template {
  /** In the order they are written; what has no tags is packed already. */
  readonly parts: readonly (Packed | { readonly name: string; readonly nodes: readonly Node[] })[];
}

const compiled = new WeakMap<Buffer, Template>();

/**
 * The template taken apart, once for each buffer. docxtemplater reads its tags, wherever Word tore them; filling in is
 * ours, since docxtemplater reads a template anew for every document.
 * @throws {PackageError} where it is no Word file; docxtemplater's own error where a tag is torn or a loop is not closed.
 */
export function templateOf(source: Buffer): Template {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const entries = withInfoDeclared(withOurStyles(openPackage(source)));
  const parsed = tagsRead(entries);
  const template = { parts: typesFirst(entries).map((entry) => partOf(entry, parsed.get(entry.name))) };
  compiled.set(source, template);
  return template;
}

/** As office programs write it: by its first file the kind of archive is told. */
const typesFirst = (entries: readonly Entry[]): readonly Entry[] => [
  ...entries.filter(({ name }) => name === TYPES),
  ...entries.filter(({ name }) => name !== TYPES),
];

function partOf({ name, content }: Entry, parsed: readonly Parsed[] | undefined): Template['parts'][number] {
  if (parsed === undefined) return pack(name, content, 9);
  const nodes = nodesOf(parsed);
  return nodes.every((node) => typeof node === 'string') ? pack(name, content, 9) : { name, nodes };
}

/** What docxtemplater makes of a part: pieces of its XML, and tags. */
interface Parsed {
  readonly type: string;
  readonly value: string;
  /** Of a piece: the element's name, where it begins or ends one that holds text. */
  readonly tag?: string;
  readonly text?: boolean;
  readonly position?: string;
  /** Of a tag: `rawxml`, `loop`, or none. */
  readonly module?: string;
  readonly inverted?: boolean;
  readonly subparsed?: readonly Parsed[];
}

function tagsRead(entries: readonly Entry[]): ReadonlyMap<string, readonly Parsed[]> {
  const zip = new PizZip();
  for (const { name, content } of entries) zip.file(name, content, { createFolders: false });
  const parsed = new Map<string, readonly Parsed[]>();
  const watching = {
    name: 'Watching',
    set: ({ inspect }: { inspect?: { filePath?: string; postparsed?: readonly Parsed[] } }) => {
      if (inspect?.filePath !== undefined && inspect.postparsed !== undefined)
        parsed.set(inspect.filePath, inspect.postparsed);
    },
  };
  new Docxtemplater(zip, { paragraphLoop: true, errorLogging: false, modules: [watching] });
  return parsed;
}

/** Pieces next to each other are one; `within`: the element whose text a tag stands in. */
function nodesOf(parsed: readonly Parsed[], within = ''): readonly Node[] {
  const nodes: Node[] = [];
  let [still, element] = ['', within];
  const close = (): void => {
    if (still !== '') nodes.push(...withDrawings(still));
    still = '';
  };
  for (const part of parsed) {
    if (part.type !== 'placeholder') {
      still += part.value;
      if (part.text === true && part.position === 'start') element = part.tag ?? '';
      continue;
    }
    close();
    nodes.push(tagNode(part, element));
  }
  close();
  return nodes;
}

function tagNode({ module = '', value, inverted = false, subparsed = [] }: Parsed, element: string): Node {
  const tag = value.trim();
  if (module === 'rawxml') return { is: 'xml', tag };
  if (module === 'loop') return { is: 'loop', tag, unless: inverted, body: nodesOf(subparsed.map(unnamed), element) };
  if (module === '') return { is: 'text', tag, within: element === 'w:t' ? 'page' : 'plain' };
  throw new Error(`The Word template has a tag {${tag}} of a kind unknown: ${module}.`);
}

/** Names that one paragraph or bookmark alone may bear are left out of what is repeated. */
const unnamed = (part: Parsed): Parsed =>
  part.type === 'placeholder' ? part : { ...part, value: part.value.replace(ONE_OF_A_KIND, '') };
const ONE_OF_A_KIND = / w14:(?:paraId|textId)="[^"]*"|<w:bookmark(?:Start|End)\b[^>]*\/>/g;

const PICTURE = /<w:pict\b(?:(?!<\/w:pict>).)*?<v:textpath\b[^>]*?\bstring="\{([^{}"]+)\}".*?<\/w:pict>/gs;

/** Word keeps the words of a watermark in an attribute, where docxtemplater looks for no tags. */
function withDrawings(xml: string): readonly Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const match of xml.matchAll(PICTURE)) {
    const [drawing, tag = ''] = match;
    const place = drawing.indexOf(`string="{${tag}}"`) + 'string="'.length;
    nodes.push(xml.slice(at, match.index));
    nodes.push({ is: 'drawing', tag, before: drawing.slice(0, place), after: drawing.slice(place + tag.length + 2) });
    at = match.index + drawing.length;
  }
  return [...nodes, xml.slice(at)].filter((node) => node !== '');
}
