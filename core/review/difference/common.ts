/** An element of one list that is paired with one of the other, by their places. */
export type Pair = readonly [before: number, after: number];

/**
 * How many differences one search looks through before it keeps what it has and goes on from there. It bounds
 * time (some `SEARCH` steps for each element) and memory (`SEARCH` squared numbers), whatever the lists hold.
 */
const SEARCH = 500;

/**
 * A longest common subsequence of two lists, as pairs in order (Myers, "An O(ND) Difference Algorithm", 1986). Of
 * lists that differ in more than `SEARCH` elements which both hold it is common, and may not be a longest.
 */
export function commonOf(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const [inBefore, inAfter] = [new Set(before), new Set(after)];
  const left = [...before.keys()].filter((at) => inAfter.has(before[at] ?? ''));
  const right = [...after.keys()].filter((at) => inBefore.has(after[at] ?? ''));
  const pairs: Pair[] = [];
  const isSame = (x: number, y: number): boolean => before[left[x] ?? -1] === after[right[y] ?? -1];
  let [x, y] = [0, 0];
  while (x < left.length && y < right.length) {
    const found = searched(isSame, [x, y], [left.length, right.length]);
    for (const [one, other] of found.pairs) pairs.push([left[one] ?? 0, right[other] ?? 0]);
    [x, y] = found.end;
  }
  return pairs;
}

type Found = { readonly pairs: readonly Pair[]; readonly end: Pair };

/** Looks for the shortest way from `start` to `end`; past `SEARCH` differences, the way that came furthest. */
function searched(isSame: (x: number, y: number) => boolean, start: Pair, end: Pair): Found {
  const [width, height] = [end[0] - start[0], end[1] - start[1]];
  const middle = SEARCH + 1;
  const reached = new Int32Array(2 * middle + 1);
  const trace: Int32Array[] = [];
  let furthest: { readonly x: number; readonly k: number } = { x: 0, k: 0 };
  for (let d = 0; d <= SEARCH; d += 1) {
    trace.push(reached.slice(middle - d - 1, middle + d + 2));
    furthest = { x: 0, k: 0 };
    for (let k = -d; k <= d; k += 2) {
      let x = stepInto(reached, middle + k, k, d);
      if (x > width || x - k > height) {
        reached[middle + k] = x;
        continue;
      }
      while (x < width && x - k < height && isSame(start[0] + x, start[1] + x - k)) x += 1;
      reached[middle + k] = x;
      if (2 * x - k > 2 * furthest.x - furthest.k) furthest = { x, k };
      if (x === width && x - k === height) return { pairs: tracedBack(trace, { x, k }, start), end };
    }
  }
  const { x, k } = furthest;
  return { pairs: tracedBack(trace, furthest, start), end: [start[0] + x, start[1] + x - k] };
}

/** Whether diagonal `k` is entered from the one above it (an element of `after`) or below (one of `before`). */
function stepInto(reached: Int32Array, at: number, k: number, d: number): number {
  if (d === 0) return 0;
  const [lower, upper] = [reached[at - 1] ?? 0, reached[at + 1] ?? 0];
  return k === -d || (k !== d && lower < upper) ? upper : lower + 1;
}

/** The pairs on the way to a place, in order. `trace` holds, for each number of differences, how far it got before. */
function tracedBack(trace: readonly Int32Array[], place: { readonly x: number; readonly k: number }, start: Pair) {
  const pairs: Pair[] = [];
  let { x, k } = place;
  const y = (): number => x - k;
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const reached = trace[d] ?? new Int32Array();
    const middle = d + 1;
    const begins = stepInto(reached, middle + k, k, d);
    for (; x > begins; x -= 1) pairs.push([start[0] + x - 1, start[1] + y() - 1]);
    if (d === 0) break;
    const down = k === -d || (k !== d && (reached[middle + k - 1] ?? 0) < (reached[middle + k + 1] ?? 0));
    x = down ? (reached[middle + k + 1] ?? 0) : (reached[middle + k - 1] ?? 0);
    k = down ? k + 1 : k - 1;
  }
  return pairs.reverse();
}
