/** People remembered at most; the oldest go first. */
const PEOPLE = 10_000;

/**
 * Tells a copy from a repetition where a message says no time of its own: a copy follows its original
 * at once, with nothing else of the same person in between. Copies get the original's result.
 */
export function createCopies(
  rememberMs: number,
  now: () => number,
): (person: string, words: string | undefined, task: () => Promise<void>) => Promise<void> {
  const last = new Map<
    string,
    { readonly words: string | undefined; readonly at: number; readonly result: Promise<void> }
  >();
  return (person, words, task) => {
    const before = last.get(person);
    if (words !== undefined && before?.words === words && now() - before.at < rememberMs) return before.result;
    const result = task();
    last.delete(person);
    last.set(person, { words, at: now(), result });
    result.catch(() => last.delete(person));
    const oldest = last.size > PEOPLE ? last.keys().next() : undefined;
    if (oldest?.done === false) last.delete(oldest.value);
    return result;
  };
}
