import { isReadOnly } from './faults';
import type { ReportStore } from '../../storage/ports';
import type { Clock, Log, NewId } from '../../core/runtime';
import { createSerial } from '../../storage/serial';

export interface LineOptions {
  readonly store: Pick<ReportStore, 'joinLine' | 'isNextInLine' | 'leaveLine'>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** What else this process does for the same key, in the order it came. */
  readonly serial: ReturnType<typeof createSerial>;
  /** How long a process may be silent before those behind it go on, in ms: it was killed. */
  readonly leaseMs?: number;
  /** How soon to ask whether it is one's turn, in ms; then in longer and longer pauses. */
  readonly pollMs?: number;
  /** How long to wait for one's turn, in ms; platforms give up on an answer after some 15 s. */
  readonly longestMs?: number;
}

/**
 * Runs tasks of one key in the order they came, whichever process each came to: messages of one person
 * may reach several, and what was typed first is the answer to what was asked first. It rejects where
 * the store is away, the task not begun; where the store takes no write, the task is done without a
 * ticket, for it may want to read alone. A process that is killed holds up the key's next task until
 * its lease ends, and no answer hangs on an order alone: who waited too long goes on.
 */
export function createLine(options: LineOptions): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const { store, clock, newId, log, serial, leaseMs = 3_000, pollMs = 20, longestMs = 8_000 } = options;
  const joining = createSerial();

  return <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const ticket = newId();
    // At once, and not when this process gets to it: another one may be quicker with what came later.
    const joined = joining(key, () => store.joinLine(key, ticket, clock.now(), leaseMs)).catch(withoutTicket);
    // Told where it is waited for.
    joined.catch(() => undefined);
    const renewing = setInterval(() => void isNext(key, ticket).catch(() => undefined), leaseMs / 3);
    return serial(key, async () => {
      try {
        if (!(await joined)) await untilNext(key, ticket);
        return await task();
      } finally {
        clearInterval(renewing);
        await joined.then(() => store.leaveLine(key, ticket, clock.now())).catch(() => undefined);
      }
    });
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
