/** The middle one, and what the middle half of all lies between. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Of at least one value. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = ascending(values);
  return { median: quantile(sorted, 1 / 2), low: quantile(sorted, 1 / 4), high: quantile(sorted, 3 / 4) };
}

/** What so great a share of at least one value lies below. */
export const quantileOf = (values: readonly number[], share: number): number => quantile(ascending(values), share);

const ascending = (values: readonly number[]): readonly number[] => [...values].sort((one, other) => one - other);

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below = NaN, above = NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}
