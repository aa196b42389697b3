export interface BackoffLimits {
  /** The most to wait after the first failure, in ms; doubled for each further one. */
  readonly baseMs: number;
  /** Never more than this, in ms. */
  readonly capMs: number;
}

/** Nobody is believed who asks to wait longer, in ms. */
const LONGEST_ASKED_MS = 24 * 60 * 60 * 1000;

/**
 * How long to wait before the next try, in ms: exponential with full jitter, so that what failed
 * together does not come back together (AWS Architecture Blog, "Exponential Backoff And Jitter").
 * `failures` counts from 1; `random` gives [0, 1). Where the platform asked for a wait (429
 * `Retry-After`), the jitter comes on top of it, never under it.
 */
export function backoffMs(failures: number, random: () => number, limits: BackoffLimits, askedMs?: number): number {
  const most = Math.min(limits.capMs, limits.baseMs * 2 ** (failures - 1));
  const jitter = Math.floor(random() * most);
  if (askedMs === undefined || !(askedMs > 0)) return jitter;
  return Math.ceil(Math.min(askedMs, LONGEST_ASKED_MS)) + Math.min(jitter, limits.baseMs);
}
