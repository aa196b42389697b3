import type { Log } from '../../core/record/runtime';
import { whyOf } from '../outbox/messenger';

/** Waits before each further try, in ms. */
const WAITS_MS = [500, 2_000, 8_000, 30_000];

/**
 * Does what is still to be done once something was saved. It never rejects, for nobody is to be told that what
 * was saved was lost: what fails is tried again in the background. False where it is not done yet.
 */
export async function afterwards(
  log: Log,
  what: string,
  task: (tries: number) => Promise<unknown>,
  tries = 0,
): Promise<boolean> {
  try {
    await task(tries);
    return true;
  } catch (error) {
    const waitMs = WAITS_MS[tries];
    const facts = { what, tries: tries + 1, ...whyOf(error) };
    if (waitMs === undefined) log.error('not done after it was saved', facts);
    else {
      log.warn('to be done again after it was saved', facts);
      setTimeout(() => void afterwards(log, what, task, tries + 1), waitMs).unref();
    }
    return false;
  }
}

/** Waits at once: what waits for a store that stays away may not fill the memory. */
const MOST = 1_000;

/** Long waits in the background, which hold up no end of the process. */
export function createWaits() {
  const waiting = new Set<() => void>();
  let ending = 0;

  return {
    /** Resolves after so many ms; at once where nothing may wait, or too much waits already. */
    pause: (ms: number): Promise<void> =>
      new Promise((resolve) => {
        if (ending > 0 || waiting.size >= MOST) return resolve();
        const end = (): void => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        timer.unref();
        waiting.add(end);
      }),
    /** Ends every wait, and begins none, until that is done. */
    cutShort: async (act: () => Promise<void>): Promise<void> => {
      ending += 1;
      for (const end of [...waiting]) end();
      await act().finally(() => (ending -= 1));
    },
  };
}
