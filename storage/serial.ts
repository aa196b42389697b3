/**
 * Runs tasks of one key strictly in the order they came, and those of different keys side by side.
 * A task that fails fails alone.
 */
export function createSerial(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();
  return <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const before = tails.get(key);
    const run = before === undefined ? task() : before.then(task, task);
    tails.set(key, run);
    const leave = (): void => {
      if (tails.get(key) === run) tails.delete(key);
    };
    run.then(leave, leave);
    return run;
  };
}
