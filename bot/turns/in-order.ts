import type { Clock, Log, NewId } from '../../core/runtime';
import type { Line } from '../../storage/ports';
import { createSerial } from '../../storage/serial';
import { isReadOnly } from './faults';

export interface InOrderOptions {
  readonly store: Line;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** How long a process may be silent before those behind it go on, in ms: it was killed. */
  readonly leaseMs?: number;
  /** How soon to ask whether it is one's turn, in ms; then in longer and longer pauses. */
  readonly pollMs?: number;
  /** How long to wait for one's turn, in ms; platforms give up on an answer after some 15 s. */
  readonly longestMs?: number;
}

export interface InOrder {
  /** Runs tasks of one key in the order they came to this process; those of other keys side by side. */
  here<T>(key: string, task: () => Promise<T>): Promise<T>;
  /**
   * The same among all processes: messages of one person may reach several, and what was typed first is
   * the answer to what was asked first. Rejects where the store is away, the task not begun; where the
   * store takes no write, the task is done without a ticket, for it may want to read alone. A process
   * that is killed holds up the key's next task until its lease ends, and no answer hangs on an order
   * alone: who waited too long goes on.
   */
  everywhere<T>(key: string, task: () => Promise<T>): Promise<T>;
}

export function createInOrder(options: InOrderOptions): InOrder {
  const { store, clock, newId, log, leaseMs = 3_000, pollMs = 20, longestMs = 8_000 } = options;
  const here = createSerial();
  const joining = createSerial();

  return {
    here,
    everywhere: (key, task) => {
      const ticket = newId();
      // Joined at once, before this process gets to the task: another process may be quicker with what came later.
      const joined = joining(key, () => store.joinLine(key, ticket, clock.now(), leaseMs)).catch(withoutTicket);
      // The rejection is told where the ticket is waited for.
      joined.catch(() => undefined);
      const renewing = setInterval(() => void isNext(key, ticket).catch(() => undefined), leaseMs / 3);
      return here(key, async () => {
        try {
          if (!(await joined)) await untilNext(key, ticket);
          return await task();
        } finally {
          clearInterval(renewing);
          await joined.then(() => store.leaveLine(key, ticket, clock.now())).catch(() => undefined);
        }
      });
    },
  };

  function withoutTicket(error: unknown): true {
    if (isReadOnly(error)) return true;
    throw error;
  }

  function isNext(key: string, ticket: string): Promise<boolean> {
    return store.isNextInLine(key, ticket, clock.now(), leaseMs);
  }

  async function untilNext(key: string, ticket: string): Promise<void> {
    // A turn takes milliseconds: whoever waits for long waits for a lease to end, and need not ask all the time.
    for (let waited = 0, pause = pollMs; waited < longestMs; pause = Math.min(2 * pause, leaseMs / 8)) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (await isNext(key, ticket)) return;
      waited += pause;
    }
    log.warn('turn taken out of line', { key, waitedMs: longestMs });
  }
}
