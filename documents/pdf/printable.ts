import { fontsWith } from './glyphs';

/** What nearly every text is made of, and every font has. */
const COMMON = /^[\n\x20-\x7e\xa0-\xac\xae-\xff‐–—‘’“”•…€]*$/;

/** Line and page breaks of other systems. */
const BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
/** Without a sign of their own, and refused by the standards: control characters, byte order marks, lone halves. */
const UNSEEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Shape their neighbours, and have no sign: joiners, marks of direction, variation selectors. */
const SHAPING = /^\p{Default_Ignorable_Code_Point}$/u;
/** Code points that mean nothing by themselves: PDF/A refuses them. */
const PRIVATE = /^[\ue000-\uf8ff]$/;

const clusters = new Intl.Segmenter('es-MX', { granularity: 'grapheme' });
export const clustersOf = (text: string): readonly string[] => Array.from(clusters.segment(text), (one) => one.segment);

/**
 * The text as the shipped fonts can print it: a character that none of them has stands as its code, «[U+4E2D]», since
 * PDF/UA and PDF/A refuse a document with a character that is not shown, and a paper must tell that something was there.
 */
export function printable(text: string): string {
  if (COMMON.test(text)) return text;
  const clean = text.replace(BREAKS, '\n').replaceAll('\t', '    ').replace(UNSEEN, '');
  return COMMON.test(clean) ? clean : clustersOf(clean).map(printableCluster).join('');
}

function printableCluster(cluster: string): string {
  if (cluster === '\n' || COMMON.test(cluster)) return cluster;
  const signs = Array.from(cluster).filter((sign) => !SHAPING.test(sign));
  if (signs.length === 0) return cluster;
  if (isPrintable(signs)) return cluster;
  // A sign whose accents, or other parts, no one font has together: what can stands by itself.
  return signs.map((sign) => (isPrintable([sign]) && isAlone(sign) ? sign : codeOf(sign))).join('');
}

const isPrintable = (signs: readonly string[]): boolean =>
  signs.every((sign) => !PRIVATE.test(sign)) && fontsWith(signs.map((sign) => sign.codePointAt(0) ?? 0)) !== 0;

const isAlone = (sign: string): boolean => !/^\p{M}$/u.test(sign);

const codeOf = (sign: string): string =>
  `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
