import type { Clock } from '../../../core/record/runtime';

/** A clock that stands still until told to move. */
export function aClock(start = '2026-03-02T15:00:00.000Z'): Clock & { advance(ms: number): void } {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    advance(ms) {
      at += ms;
    },
  };
}

/** A clock that goes on from there, and forward by leaps when told to; it tells how often it was looked at. */
export function aRunningClock(start: string): ReturnType<typeof aClock> & { looks(): number } {
  let ahead = Date.parse(start) - Date.now();
  let looks = 0;
  return {
    now: () => {
      looks += 1;
      return new Date(Date.now() + ahead);
    },
    advance(ms) {
      ahead += ms;
    },
    looks: () => looks,
  };
}

/** Timers of a file's tests ring a hundred times as soon: the waits are the product's, and the tests are about what comes after. */
export function hurried(): void {
  const { setTimeout: later } = globalThis;
  let timers: jest.SpyInstance;
  beforeEach(() => {
    const soon = (act: () => void, ms = 0): NodeJS.Timeout => later(act, ms / 100);
    timers = jest.spyOn(globalThis, 'setTimeout').mockImplementation(soon);
  });
  afterEach(() => timers.mockRestore());
}
