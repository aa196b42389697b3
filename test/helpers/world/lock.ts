import { mkdirSync, rmSync, statSync } from 'node:fs';

/** Milliseconds between looks at a lock that another process holds. */
const LOOK_MS = 200;

/**
 * Runs work that no two test workers may do at once, under a folder that stands for the lock. One whose
 * holder died is noticed by its age in ms. Blocks the process meanwhile.
 */
export function oneAtATime<T>(lock: string, oldest: number, work: () => T): T {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  while (!taken(lock)) {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > oldest) rmSync(lock, { recursive: true, force: true });
    Atomics.wait(pause, 0, 0, LOOK_MS);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
