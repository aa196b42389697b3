/** The hash of a history's entry, as it is shown and printed. */

interface Seal {
  readonly seq: number;
  readonly hash: string;
}

/** Digits of a hash that are shown: nobody makes another history that has the same ones. */
const DIGITS = 16;

export const shortHash = (hash: string): string => hash.slice(0, DIGITS);

/** On paper, whole. */
export const printedSeal = ({ seq, hash }: Seal): string => `${hash} (entrada ${seq})`;
