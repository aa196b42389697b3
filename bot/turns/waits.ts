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
