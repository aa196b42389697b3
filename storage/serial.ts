export interface Serial {
  <T>(key: string, task: () => Promise<T>): Promise<T>;
  /** Whether a task of that key has not ended yet. */
  isBusy(key: string): boolean;
}

/**
 * Runs tasks of one key strictly in the order they came, and those of different keys side by side.
 * A task that fails fails alone.
 */
export function createSerial(): Serial {
  const tails = new Map<string, Promise<unknown>>();
  const run = <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const before = tails.get(key);
    const own = before === undefined ? task() : before.then(task, task);
    tails.set(key, own);
    const leave = (): void => {
      if (tails.get(key) === own) tails.delete(key);
    };
    own.then(leave, leave);
    return own;
  };
  return Object.assign(run, { isBusy: (key: string): boolean => tails.has(key) });
}
