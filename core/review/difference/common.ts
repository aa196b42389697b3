import { diffArrays } from 'diff';

/** An element of one list that is paired with one of the other, by their places. */
export type Pair = readonly [before: number, after: number];

/**
 * How many differences one search looks through. Two lists that differ in more are compared by halves, each with the
 * other's: it bounds time and memory, whatever the lists hold.
 */
const SEARCH = 500;

/**
 * A longest common subsequence of two lists, as pairs in order. Of lists that differ in more than `SEARCH` elements
 * which both hold it is common, and may not be a longest.
 */
export function commonOf(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const [inBefore, inAfter] = [new Set(before), new Set(after)];
  // What only one of them holds is no part of it, and would cost the search the most.
  return searched(
    [...before.entries()].filter(([, one]) => inAfter.has(one)),
    [...after.entries()].filter(([, one]) => inBefore.has(one)),
  );
}

type Placed = readonly [place: number, element: string];

function searched(left: readonly Placed[], right: readonly Placed[]): readonly Pair[] {
  const found = diffArrays([...left], [...right], {
    maxEditLength: SEARCH,
    comparator: ([, one], [, other]) => one === other,
  });
  if (found === undefined) {
    const [x, y] = [Math.ceil(left.length / 2), Math.ceil(right.length / 2)];
    return [...searched(left.slice(0, x), right.slice(0, y)), ...searched(left.slice(x), right.slice(y))];
  }
  const pairs: Pair[] = [];
  let [x, y] = [0, 0];
  for (const { count, added, removed } of found) {
    if (!added && !removed)
      for (let at = 0; at < count; at += 1) pairs.push([left[x + at]?.[0] ?? 0, right[y + at]?.[0] ?? 0]);
    if (!added) x += count;
    if (!removed) y += count;
  }
  return pairs;
}
