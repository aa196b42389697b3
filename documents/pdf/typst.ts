import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { dirname, join } from 'node:path';
import { templateFile } from '../files';

/**
 * What a file promises: `accessible` is PDF/UA-1, for people; `archival` is PDF/A-3a, which may carry other files. One
 * file cannot claim both.
 */
export type Standard = 'accessible' | 'archival';
const standards: Readonly<Record<Standard, string>> = { accessible: 'ua-1', archival: 'a-3a' };

/** Files that the layout reads (pictures, what is attached), by the path it names them by: `map.svg`. */
export type Files = Readonly<Record<string, Buffer>>;

export interface Typeset {
  readonly pages: number;
  /** The same bytes for the same document. */
  readonly pdf: () => Buffer;
  /** One page, from 1, as an SVG picture of shapes alone, without text or fonts. */
  readonly svg: (page: number) => string;
}

/**
 * Lays out `data` by a layout of `documents/templates`, which reads it by `json("data.json")`: what is in
 * it is text, and no part of it is ever read as markup. Throws where the layout or the standard refuses it, with the
 * compiler's own words.
 *
 * Use what is returned before the next call: memory of earlier documents is given back then.
 */
export function typeset(layout: string, data: unknown, files: Files, standard: Standard): Typeset {
  const typst = compiler();
  const given = { ...files, [DATA]: Buffer.from(JSON.stringify(data)) };
  const shadows = Object.entries(given).map(([path, content]) => [join(templates(), path), content] as const);
  typst.evictCache(KEPT);
  for (const [path, content] of shadows) typst.mapShadow(path, content);
  try {
    const done = typst.compile({ mainFilePath: templateFile(layout) });
    const document = done.result;
    if (document === null) throw new Error(`${layout}: ${JSON.stringify(done.takeDiagnostics()?.shortDiagnostics)}`);
    return {
      pages: document.numOfPages,
      pdf: () => pdfOf(typst, document, standard),
      svg: (page) => pageOf(svgOf(typst, document), page),
    };
  } finally {
    for (const [path] of shadows) typst.unmapShadow(path);
  }
}

/**
 * For people, a file that was tagged as far as Typst can is worth more than none, where what they typed cannot be tagged
 * by all of the standard's rules. The archive takes none that breaks them.
 */
function pdfOf(typst: NodeCompiler, document: NodeTypstDocument, standard: Standard): Buffer {
  try {
    return typst.pdf(document, { pdfStandard: standards[standard] });
  } catch (error) {
    if (standard === 'archival') throw error;
    return typst.pdf(document, { pdfStandard: TAGGED });
  }
}

/** PDF 1.7, which promises nothing, and is tagged all the same. */
const TAGGED = '1.7';

/** A file, and no input of the compiler's: another input has the layout itself read anew. */
const DATA = 'data.json';

/** Documents whose intermediate results are kept, since what one has in common with the next is not laid out again. */
const KEPT = 2;

/** Loading takes tens of milliseconds, a document a few. */
let loaded: NodeCompiler | undefined;
const compiler = (): NodeCompiler =>
  (loaded ??= NodeCompiler.create({ workspace: templates(), fontArgs: [{ fontPaths: [templateFile('fonts')] }] }));

const templates = (): string => dirname(templateFile('visit-report.typ'));

const svgOf = (typst: NodeCompiler, document: NodeTypstDocument): string => typst.plainSvg(document);

/** Typst draws all pages below each other, each as a white ground and a group, and the letters' shapes after them. */
function pageOf(svg: string, page: number): string {
  const grounds = [
    ...svg.matchAll(/\n {4}<path class="typst-shape"[^>]*d="M 0 0v (?<height>[\d.]+) h (?<width>[\d.]+) /g),
  ];
  const [ground, next] = [grounds[page - 1], grounds[page]];
  if (ground?.groups === undefined) throw new Error(`The document has ${grounds.length} pages, none of them ${page}.`);
  const { width, height } = ground.groups;
  const definitions = svg.indexOf('\n    <defs');
  const drawn = svg.slice(ground.index, next?.index ?? definitions).replace(/<g transform="[^"]*">/, '<g>');
  const size = `viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt"`;
  const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  return `<svg ${size} ${names}>${drawn}${svg.slice(definitions)}`;
}
