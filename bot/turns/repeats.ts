import { LRUCache } from 'lru-cache';

/** Keys and people remembered at most; the ones unused for longest go first. */
const REMEMBERED = 20_000;
/** How long an update's key is remembered in the process, in ms; a command's own lasts in its report. */
const KEY_MS = 3_600_000;
/** How long a message that said no time of its own is taken for a copy of one with the same words, in ms. */
const WORDS_MS = 120_000;

export interface Repeatable {
  /** The same for every copy; absent where copies cannot be told apart from repetitions. */
  readonly key?: string;
  /** Whose it is. */
  readonly line: string;
  /** The same where the words are, of a message that says no time of its own: a copy follows its original at once. */
  readonly words?: string;
}

/**
 * Runs a task once per update: copies get the first one's result. A copy by its words is one only
 * while nothing else of the same person came in between. A failure is forgotten, so that a copy tries
 * again.
 */
export function createRepeats(now: () => number): (update: Repeatable, task: () => Promise<void>) => Promise<void> {
  const clock = { ttlResolution: 0, perf: { now } };
  const byKey = new LRUCache<string, Promise<void>>({ max: REMEMBERED, ttl: KEY_MS, ...clock });
  const last = new LRUCache<string, { words: string | undefined; result: Promise<void> }>({
    max: REMEMBERED,
    ttl: WORDS_MS,
    ...clock,
  });

  return ({ key, line, words }, task) => {
    const known = key === undefined ? undefined : byKey.get(key);
    if (known !== undefined) return known;
    const before = words === undefined ? undefined : last.get(line);
    const result = before?.words === words && before !== undefined ? before.result : task();
    if (key !== undefined) byKey.set(key, result);
    if (before?.result !== result) last.set(line, { words, result });
    result.catch(() => {
      if (key !== undefined) byKey.delete(key);
      if (last.get(line)?.result === result) last.delete(line);
    });
    return result;
  };
}
