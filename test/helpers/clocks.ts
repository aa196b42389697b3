import type { Clock } from '../../bot/app/ports';

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
