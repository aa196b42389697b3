import type { Clock } from '../../core/record/runtime';

/** No wait is shorter, in ms, so that two clocks that disagree cannot make a busy loop. */
const SHORTEST_WAIT_MS = 20;

/** One thing to be done at one instant, in ms since 1970. */
export interface Timer {
  set(at: number): void;
  /** Then, where it would not be done before. */
  noLaterThan(at: number): void;
  stop(): void;
}

export function createTimer(clock: Clock, act: () => void): Timer {
  let timer: NodeJS.Timeout | undefined;
  let due = Number.POSITIVE_INFINITY;

  function set(at: number): void {
    due = at;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        due = Number.POSITIVE_INFINITY;
        act();
      },
      Math.max(SHORTEST_WAIT_MS, at - clock.now().getTime()),
    );
  }

  return {
    set,
    noLaterThan(at) {
      if (at < due) set(at);
    },
    stop() {
      clearTimeout(timer);
      due = Number.POSITIVE_INFINITY;
    },
  };
}
