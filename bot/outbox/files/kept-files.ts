import type { Made } from './orders';

/** Milliseconds that a made file waits for the consent of whoever asked for it; most people answer at once. */
const KEPT_MS = 10 * 60_000;
/** Files that wait, at most: the oldest goes first. */
const MOST = 20;

/** Files that wait on the disk for a person's consent. Whoever comes later has theirs made anew. */
export interface KeptFiles {
  keep(key: string, made: Made): void;
  /** It is the taker's from then on. */
  take(key: string): Made | undefined;
  clear(): Promise<void>;
}

export function createKeptFiles(keptMs = KEPT_MS): KeptFiles {
  const kept = new Map<string, { readonly made: Made; readonly late: NodeJS.Timeout }>();
  const drops = new Set<Promise<void>>();

  function take(key: string): Made | undefined {
    const found = kept.get(key);
    clearTimeout(found?.late);
    kept.delete(key);
    return found?.made;
  }
  function drop(key: string): void {
    const dropped = take(key)?.drop() ?? Promise.resolve();
    drops.add(dropped);
    void dropped.finally(() => drops.delete(dropped));
  }

  return {
    keep: (key, made) => {
      drop(key);
      const [oldest] = kept.size >= MOST ? kept.keys() : [];
      if (oldest !== undefined) drop(oldest);
      kept.set(key, { made, late: setTimeout(() => drop(key), keptMs).unref() });
    },
    take,
    clear: async () => {
      for (const key of [...kept.keys()]) drop(key);
      await Promise.allSettled(drops);
    },
  };
}
