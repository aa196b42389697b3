/**
 * Damerau-Levenshtein distance (optimal string alignment): letters added, missing, wrong, or two
 * neighbours swapped. Gives up with `limit + 1` where the lengths alone differ by more.
 */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(cost(a, b, i, j, row, above, before));
    before = above;
    above = row;
  }
  return Math.min(above[b.length] ?? limit + 1, limit + 1);
}

function cost(a: string, b: string, i: number, j: number, row: number[], above: number[], before: number[]): number {
  const same = a[i - 1] === b[j - 1] ? 0 : 1;
  const least = Math.min((row[j - 1] ?? 0) + 1, (above[j] ?? 0) + 1, (above[j - 1] ?? 0) + same);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(least, (before[j - 2] ?? 0) + 1) : least;
}

/** Slips allowed in a word of that length: none in the short ones, where every neighbour is another word. */
function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  if (length < 8) return 1;
  return length < 16 ? 2 : 3;
}

/** The entries nearest to a word within the slips its length allows, all those at the least distance. */
export function nearest<T>(word: string, entries: Iterable<readonly [string, T]>): T[] {
  const allowed = slipsAllowed(word.length);
  let least = allowed;
  let found = new Set<T>();
  if (allowed === 0) return [];
  for (const [spelling, entry] of entries) {
    const away = distance(word, spelling, Math.min(least, slipsAllowed(spelling.length)));
    if (away > least || away > slipsAllowed(spelling.length)) continue;
    if (away < least) found = new Set();
    least = away;
    found.add(entry);
  }
  return [...found];
}

/** Words of a name: no catalogue has one of so many. */
const LONGEST = 16;

/** The names among the words, each word used once, the longest name first; `rest` are the words of none. */
export function namesIn<T>(
  words: readonly string[],
  names: ReadonlyMap<string, T>,
): { readonly found: readonly T[]; readonly rest: readonly string[] } {
  const [found, rest] = [[] as T[], [] as string[]];
  for (let at = 0; at < words.length;) {
    let length = Math.min(LONGEST, words.length - at);
    while (length > 0 && !names.has(words.slice(at, at + length).join(' '))) length -= 1;
    const named = names.get(words.slice(at, at + length).join(' '));
    if (named === undefined) rest.push(words[at] ?? '');
    else found.push(named);
    at += Math.max(1, length);
  }
  return { found, rest };
}
