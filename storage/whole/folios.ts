import { parseFolio } from '../columns';

/** Folios that no report has, though a later one of that year is taken. */
export interface FolioGaps {
  readonly year: number;
  readonly count: number;
  /** The first few. */
  readonly numbers: readonly number[];
}

/** Far beyond any year's reports: a number above it is damage, and must not fill the memory. */
const HIGHEST = 50_000_000;
const FIRST_FEW = 10;

/** Which numbers of which year are taken: a bit for each, so that millions fit. */
export class Folios {
  private readonly years = new Map<number, { bits: Uint8Array; highest: number }>();

  /** False where the number is taken already, or none can be read in the text. */
  add(folio: string): boolean {
    const found = numbersIn(folio);
    if (found === undefined) return false;
    const { year, number } = found;
    const taken = this.years.get(year) ?? { bits: new Uint8Array(1_024), highest: 0 };
    this.years.set(year, taken);
    const [byte, bit] = [number >> 3, 1 << (number & 7)];
    if (byte >= taken.bits.length) {
      const grown = new Uint8Array(Math.max(byte + 1, taken.bits.length * 2));
      grown.set(taken.bits);
      taken.bits = grown;
    }
    const before = taken.bits[byte] ?? 0;
    taken.bits[byte] = before | bit;
    taken.highest = Math.max(taken.highest, number);
    return (before & bit) === 0;
  }

  gaps(): readonly FolioGaps[] {
    return [...this.years].sort(([a], [b]) => a - b).flatMap(([year, taken]) => gapsOf(year, taken));
  }
}

function numbersIn(folio: string): { readonly year: number; readonly number: number } | undefined {
  try {
    const { year, number } = parseFolio(folio);
    return number >= 1 && number <= HIGHEST ? { year, number } : undefined;
  } catch {
    return undefined;
  }
}

function gapsOf(year: number, { bits, highest }: { bits: Uint8Array; highest: number }): readonly FolioGaps[] {
  const numbers: number[] = [];
  let count = 0;
  for (let number = 1; number <= highest; number += 1) {
    if (((bits[number >> 3] ?? 0) & (1 << (number & 7))) !== 0) continue;
    count += 1;
    if (numbers.length < FIRST_FEW) numbers.push(number);
  }
  return count === 0 ? [] : [{ year, count, numbers }];
}
