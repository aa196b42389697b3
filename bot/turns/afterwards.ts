import type { Log } from '../../core/runtime';
import { whyOf } from '../outbox/messenger';

/** Waits before each further try, in ms. */
const WAITS_MS = [500, 2_000, 8_000, 30_000];

/**
 * Does what is still to be done once something was saved. It never rejects, for nobody is to be told that what
 * was saved was lost: what fails is tried again in the background. False where it is not done yet.
 */
export function createAfterwards(log: Log): (what: string, task: () => Promise<unknown>) => Promise<boolean> {
  async function attempt(what: string, task: () => Promise<unknown>, tries: number): Promise<boolean> {
    try {
      await task();
      return true;
    } catch (error) {
      const waitMs = WAITS_MS[tries];
      const facts = { what, tries: tries + 1, ...whyOf(error) };
      if (waitMs === undefined) log.error('not done after it was saved', facts);
      else {
        log.warn('to be done again after it was saved', facts);
        setTimeout(() => void attempt(what, task, tries + 1), waitMs).unref();
      }
      return false;
    }
  }
  return (what, task) => attempt(what, task, 0);
}
