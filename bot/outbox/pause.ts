import type { Pause } from '../../core/record/runtime';

/** Milliseconds of work after which others have their turn. */
export const PAUSE_AFTER_MS = 8;

interface Beat {
  /** Milliseconds, of a clock that is never set back. */
  readonly now: () => number;
  /** Comes back once all that waited had its turn. */
  readonly others: () => Promise<void>;
}

const BEAT: Beat = {
  now: () => performance.now(),
  others: () => new Promise((resolve) => setImmediate(resolve)),
};

/** A pause for one piece of work, by the time that it has taken since the last. */
export function createPause({ now, others }: Beat = BEAT): Pause {
  let since = now();
  return () => (now() - since < PAUSE_AFTER_MS ? undefined : others().then(() => void (since = now())));
}
