import type { Update } from './update';

/** Updates that may be worked on or wait in one line: more than a person sends in a hurry, or a channel says in a thread. */
const MOST = { ofPerson: 200, ofThread: 1_000 } as const;

/** Whether there was room; the first that finds none tells of it. */
export type Room = 'in' | 'full' | 'full-and-told';

/**
 * Counts who is in each line. A platform that is answered before its update was worked on (Slack) sends on and
 * on, and what waits without an end would take all the memory there is.
 */
export function createCrowd() {
  const lines = new Map<string, { count: number; told: boolean }>();

  return {
    /** Goes in where there is room; whoever is in leaves once. */
    enter(line: string, is: Update['is']): Room {
      const crowd = lines.get(line) ?? { count: 0, told: false };
      if (crowd.count >= (is === 'thread' ? MOST.ofThread : MOST.ofPerson)) {
        const room = crowd.told ? 'full-and-told' : 'full';
        crowd.told = true;
        return room;
      }
      crowd.count += 1;
      lines.set(line, crowd);
      return 'in';
    },
    leave(line: string): void {
      const crowd = lines.get(line);
      if (crowd === undefined) return;
      crowd.count -= 1;
      if (crowd.count === 0) lines.delete(line);
    },
  };
}
