/** Letters by their widths in thousandths of the size, in the fonts of both documents: Arial's, which Liberation shares. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [222, "ijl'|"],
  [278, '!,./:;I[]\\ft·'],
  [355, '()-r`"¡*ºª'],
  [500, 'ckvxyzsJ'],
  [556, 'abdeghnopqu0123456789L_$#?¿«»°'],
  [611, 'FTZ+<>=~'],
  [667, 'ABEKPSVXY&'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [944, 'W%'],
];
const widths = new Map(WIDTHS.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width / 1_000])));
/** Of whatever else: signs, emoji, letters of other scripts. */
const OTHER = 1.1;
/** What bold takes more. */
const BOLD = 1.12;

/** How wide a word is printed, as a part of its size. */
export const widthOf = (word: string, bold = false): number =>
  [...word.normalize('NFD').replace(/\p{M}/gu, '')].reduce((sum, letter) => sum + (widths.get(letter) ?? OTHER), 0) *
  (bold ? BOLD : 1);
