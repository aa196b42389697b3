import { readFileSync } from 'node:fs';
import { templateFile } from '../files';

/** The fonts that documents are set in, in the order in which a character is looked for; the files of one are its styles. */
const families: readonly (readonly string[])[] = [
  ['InformeSans-Regular', 'InformeSans-Bold', 'InformeSans-Italic', 'InformeSans-BoldItalic'],
  ['InformeSignos-Regular'],
  ['InformeEmoji-Regular'],
];
/** Characters are counted up to here: what is above has no sign in any of them. */
const CODES = 0x20000;

/**
 * Which of the fonts have all of these characters, as bits: 0 where none has. A sign made of several characters (a
 * letter and its accents) is drawn by one font or not at all.
 */
export const fontsWith = (characters: readonly number[]): number =>
  characters.reduce((fonts, code) => fonts & (covered()[code] ?? 0), (1 << families.length) - 1);

let coverage: Uint8Array | undefined;
const covered = (): Uint8Array => (coverage ??= readCoverage());

function readCoverage(): Uint8Array {
  const found = new Uint8Array(CODES);
  families.forEach((styles, family) => {
    const inStyle = new Uint8Array(CODES);
    for (const style of styles) eachCode(readFileSync(templateFile(`fonts/${style}.ttf`)), (code) => inStyle[code]!++);
    for (let code = 0; code < CODES; code++) if (inStyle[code] === styles.length) found[code]! |= 1 << family;
  });
  return found;
}

/** Every character a TrueType file has a sign for, from its table `cmap` (OpenType specification, formats 4 and 12). */
function eachCode(font: Buffer, seen: (code: number) => void): void {
  const cmap = tableAt(font, 'cmap');
  const count = font.readUInt16BE(cmap + 2);
  const subtables = Array.from({ length: count }, (_, i) => cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4));
  const formats = new Map(subtables.map((at) => [font.readUInt16BE(at), at]));
  const [wide, narrow] = [formats.get(12), formats.get(4)];
  if (wide !== undefined) eachOfGroups(font, wide, seen);
  else if (narrow !== undefined) eachOfSegments(font, narrow, seen);
}

function tableAt(font: Buffer, name: string): number {
  const tables = font.readUInt16BE(4);
  for (let at = 12; at < 12 + tables * 16; at += 16)
    if (font.toString('latin1', at, at + 4) === name) return font.readUInt32BE(at + 8);
  throw new Error(`The font has no table ${name}.`);
}

function eachOfGroups(font: Buffer, at: number, seen: (code: number) => void): void {
  const groups = font.readUInt32BE(at + 12);
  for (let group = at + 16; group < at + 16 + groups * 12; group += 12) {
    const [from, to, glyph] = [0, 4, 8].map((offset) => font.readUInt32BE(group + offset)) as [number, number, number];
    for (let code = from; code <= to && code < CODES; code++) if (glyph + code - from > 0) seen(code);
  }
}

function eachOfSegments(font: Buffer, at: number, seen: (code: number) => void): void {
  const size = font.readUInt16BE(at + 6);
  for (let segment = 0; segment < size; segment += 2) {
    const to = font.readUInt16BE(at + 14 + segment);
    const from = font.readUInt16BE(at + 16 + size + segment);
    const delta = font.readUInt16BE(at + 16 + size * 2 + segment);
    const place = at + 16 + size * 3 + segment;
    const offset = font.readUInt16BE(place);
    for (let code = from; code <= to && code < 0xffff; code++) {
      const raw = offset === 0 ? code : font.readUInt16BE(place + offset + (code - from) * 2);
      if (raw !== 0 && ((raw + delta) & 0xffff) !== 0) seen(code);
    }
  }
}
