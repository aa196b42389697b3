import { fontsWith } from './glyphs';

/** What nearly every text is made of, and every font has. */
const COMMON = /^[\n\x20-\x7e\xa0-\xac\xae-\xff‐–—‘’“”•…€]*$/;

/** Line and page breaks of other systems. */
const BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
/**
 * Without a sign of their own, and refused by the standards: control characters, byte order marks, lone halves. And
 * those that turn the direction of what follows: no text may rearrange a paper.
 */
const UNSEEN =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Spaces of other widths, and the one of them that no line breaks at. */
const SPACES = /[\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]|\t/g;
const BOUND_SPACES = /[\u2007\u202f]/g;
/** Without a sign: what joins letters and emoji, and says which form of them is meant, stays; the rest shapes nothing here. */
const SIGNLESS = /^\p{Default_Ignorable_Code_Point}$/u;
const JOINING = /^(?:\u200c|\u200d|\ufe0e|\ufe0f|[\u{e0020}-\u{e007f}])$/u;

const clusters = new Intl.Segmenter('es-MX', { granularity: 'grapheme' });
export const clustersOf = (text: string): readonly string[] => Array.from(clusters.segment(text), (one) => one.segment);

/**
 * The text as the shipped fonts can print it: a character that none of them has stands as its code, «[U+4E2D]», since
 * PDF/UA and PDF/A refuse a document with a character that is not shown, and a paper must tell that something was there.
 * Characters without a sign that shape no other are left out.
 */
export function printable(text: string): string {
  if (COMMON.test(text)) return text;
  const spaced = text.replace(BREAKS, '\n').replace(SPACES, ' ').replace(BOUND_SPACES, '\u00a0');
  const clean = spaced.replace(UNSEEN, '');
  return COMMON.test(clean) ? clean : clustersOf(clean).map(printableCluster).join('');
}

function printableCluster(cluster: string): string {
  if (COMMON.test(cluster)) return cluster;
  const characters = Array.from(cluster);
  const signs = characters.filter((sign) => !SIGNLESS.test(sign));
  const [base = '', ...rest] = signs;
  if (isBase(base) && hasGlyphs(signs))
    return characters.filter((one) => !SIGNLESS.test(one) || JOINING.test(one)).join('');
  // Parts that no one font has together, or that have nothing to stand on: what can stands by itself.
  return printableSign(base) + rest.map((sign) => (isBase(sign) ? printableSign(sign) : codeOf(sign))).join('');
}

const printableSign = (sign: string): string =>
  COMMON.test(sign) || (isBase(sign) && hasGlyphs([sign])) ? sign : codeOf(sign);

/** Whether it stands by itself: neither an accent nor a space. */
const isBase = (sign: string): boolean => /^[^\p{M}\p{Z}\p{C}]$/u.test(sign);

const hasGlyphs = (signs: readonly string[]): boolean => fontsWith(signs.map((sign) => sign.codePointAt(0) ?? 0)) !== 0;

const codeOf = (sign: string): string =>
  `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
