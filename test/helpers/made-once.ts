import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Milliseconds; nothing that the tests make takes longer. */
export const LONGEST_MAKING = 240_000;

/**
 * Has one process make what stands at that path, while the others wait: what was there, or what
 * `make` gives. A maker that died is noticed by its lock's age.
 */
export function madeOnce<T>(path: string, found: () => T, make: () => T): T {
  mkdirSync(dirname(path), { recursive: true });
  const lock = `${path}.lock`;
  while (!existsSync(path)) {
    if (!take(lock)) {
      wait(lock);
      continue;
    }
    try {
      return existsSync(path) ? found() : make();
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return found();
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function wait(lock: string): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (since === undefined) return;
    if (Date.now() - since > LONGEST_MAKING) rmSync(lock, { recursive: true, force: true });
    Atomics.wait(pause, 0, 0, 200);
  }
}
