/** Keys remembered at most; the oldest go first. */
const KEYS = 20_000;

/**
 * Runs a task once per key while the key is remembered: copies get the first one's result. A failure
 * is forgotten, so that a copy tries again.
 */
export function createOnce(
  rememberMs: number,
  now: () => number,
): <T>(key: string | undefined, task: () => Promise<T>) => Promise<T> {
  const results = new Map<string, { readonly at: number; readonly result: Promise<unknown> }>();
  return <T>(key: string | undefined, task: () => Promise<T>): Promise<T> => {
    if (key === undefined) return task();
    const known = results.get(key);
    if (known !== undefined && now() - known.at < rememberMs) return known.result as Promise<T>;
    const result = task();
    results.delete(key);
    results.set(key, { at: now(), result });
    result.catch(() => results.delete(key));
    const oldest = results.size > KEYS ? results.keys().next() : undefined;
    if (oldest?.done === false) results.delete(oldest.value);
    return result;
  };
}
