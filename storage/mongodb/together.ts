/** Whoever is on the way for longer holds up nobody, in ms: their server may be gone. */
const LONG_MS = 100;

interface Wanted<Asked, Told> {
  readonly asked: Asked;
  readonly told: (told: Told | Promise<Told>) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Has what is asked for while others are on the way go next, all of it in one command: a command costs the driver and
 * the server, which waits for the disk and for most of the set, several times what it does to one more document. So
 * those who are alone wait for nobody, and commands grow with the load by themselves.
 */
export function together<Asked, Told>(
  go: (all: readonly Asked[]) => Promise<readonly (Told | Promise<Told>)[]>,
): (asked: Asked) => Promise<Told> {
  let waiting: Wanted<Asked, Told>[] = [];
  let onTheWay: object | undefined;

  async function leave(): Promise<void> {
    const all = waiting;
    if (all.length === 0 || onTheWay !== undefined) return;
    waiting = [];
    const trip = (onTheWay = {});
    const next = (): void => {
      if (onTheWay !== trip) return;
      onTheWay = undefined;
      void leave();
    };
    const timer = setTimeout(next, LONG_MS);
    try {
      const told = await go(all.map(({ asked }) => asked));
      all.forEach((one, at) => one.told(told[at] as Told));
    } catch (error) {
      for (const one of all) one.failed(error);
    } finally {
      clearTimeout(timer);
      next();
    }
  }

  return (asked) =>
    new Promise((told, failed) => {
      waiting.push({ asked, told, failed });
      void leave();
    });
}
