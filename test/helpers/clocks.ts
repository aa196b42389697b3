import type { Clock } from '../../core/runtime';

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
