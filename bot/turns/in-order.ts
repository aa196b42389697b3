import { LRUCache } from 'lru-cache';
import { platformOf } from '../../core/record/queries/posts';
import type { Clock, Log, NewId } from '../../core/record/runtime';
import type { Line } from '../../storage/ports';
import { createSerial } from '../../storage/serial';
import { isReadOnly } from './faults';
import type { Update } from './update';

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

/**
 * Does what a person asks for after what they asked for before, on another platform, too: inside the line of where
 * they are, which is another one for each platform. Everybody's lines are taken in this order, so none waits for another.
 */
export function inPersonsOrder<T>(order: InOrder, update: Update, line: string, task: () => Promise<T>): Promise<T> {
  const { is, person, aliases = [] } = update;
  const isElsewhere = aliases.some((id) => platformOf(id) !== platformOf(person.id));
  if (line !== person.id || !isElsewhere) return task();
  const [first = person.id] = [person.id, ...aliases].sort();
  const shared = `person:${first}`;
  return is === 'message' || is === 'command' ? order.everywhere(shared, task) : order.here(shared, task);
}

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

/** Keys and people remembered at most; the ones unused for longest go first. */
const REMEMBERED = 20_000;
/** How long an update's key is remembered in the process, in ms; a command's own lasts in its report. */
const KEY_MS = 3_600_000;
/** How long a message that said no time of its own is taken for a copy of one with the same words, in ms. */
const WORDS_MS = 120_000;

export interface Repeatable {
  /** The same for every copy; absent where copies cannot be told apart from repetitions. */
  readonly key?: string;
  /** Whose it is. */
  readonly line: string;
  /** The same where the words are, of a message that says no time of its own: a copy follows its original at once. */
  readonly words?: string;
}

/**
 * Runs a task once per update: copies get the first one's result. A copy by its words is one only
 * while nothing else of the same person came in between. A failure is forgotten, so that a copy tries
 * again.
 */
export function createRepeats(now: () => number): (update: Repeatable, task: () => Promise<void>) => Promise<void> {
  const clock = { ttlResolution: 0, perf: { now } };
  const byKey = new LRUCache<string, Promise<void>>({ max: REMEMBERED, ttl: KEY_MS, ...clock });
  const last = new LRUCache<string, { words: string | undefined; result: Promise<void> }>({
    max: REMEMBERED,
    ttl: WORDS_MS,
    ...clock,
  });

  return ({ key, line, words }, task) => {
    const known = key === undefined ? undefined : byKey.get(key);
    if (known !== undefined) return known;
    const before = words === undefined ? undefined : last.get(line);
    const result = before?.words === words && before !== undefined ? before.result : task();
    if (key !== undefined) byKey.set(key, result);
    if (before?.result !== result) last.set(line, { words, result });
    result.catch(() => {
      if (key !== undefined) byKey.delete(key);
      if (last.get(line)?.result === result) last.delete(line);
    });
    return result;
  };
}
