import type { OutboxMessage } from '../../core/report/types';
import { backoffMs } from './backoff';
import { DeliveryError } from './messenger';
import type { Claimed, ReportStore } from '../../storage/ports';
import type { Clock, Log } from '../../core/runtime';
import { withinTime } from '../../storage/within-time';

export interface RelayOptions {
  readonly store: Pick<ReportStore, 'claim' | 'delivered' | 'retryAt' | 'bury' | 'nextDue'>;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * Says it, and gives the platform's message id where there is one. Throws `DeliveryError`.
   * `again`: it was tried before, and how that ended may not be known.
   */
  readonly deliver: (reportId: string, message: OutboxMessage, again: boolean) => Promise<string | undefined>;
  /** How long a message is ours alone, in ms. A delivery is cut off at three quarters of it. */
  readonly leaseMs?: number;
  /** How often to look for what nobody nudged about, in ms. */
  readonly pollMs?: number;
  /** Tries before a message is given up. */
  readonly maxAttempts?: number;
  /** Reports served at once; one report's messages always go one by one. */
  readonly parallel?: number;
  /** [0, 1), for the jitter. */
  readonly random?: () => number;
}

export interface RelayState {
  readonly running: boolean;
  /** False from a failure of the store until it answers again. */
  readonly storeAnswers: boolean;
  readonly inFlight: number;
  /** Since the process began. */
  readonly delivered: number;
  readonly retried: number;
  readonly buried: number;
}

export interface Relay {
  /** Something was put in the outbox: look now. Cheap, never throws, does nothing while stopped. */
  nudge(): void;
  /** Delivers what is due, now and whenever something falls due, until stopped. */
  start(): void;
  /** Takes no more, and resolves once what is in flight has ended. */
  stop(): Promise<void>;
  /** Resolves once nothing is due any more, started or not. Does not wait for retries in the future. */
  drain(): Promise<void>;
  state(): RelayState;
}

/** Half a minute of trouble is passed over quickly, a whole night of it survived: 50 tries take about five hours. */
const BACKOFF = { baseMs: 1_000, capMs: 15 * 60_000 };
const MAX_ATTEMPTS = 50;
/** No timer is shorter, in ms, so that two clocks that disagree cannot make a busy loop. */
const SHORTEST_WAIT_MS = 20;
/** Waits between tries to write an outcome down, in ms. */
const MARK_WAITS_MS = [50, 250, 1_000, 2_000];

/**
 * Carries the outbox to the platforms. At least once: a process that ends between the post and the
 * mark leaves a lease that lapses, and the message goes out again.
 */
export function createRelay(options: RelayOptions): Relay {
  const { store, clock, log, deliver } = options;
  const { leaseMs = 20_000, pollMs = 5_000, maxAttempts = MAX_ATTEMPTS, parallel = 8, random = Math.random } = options;
  const inFlight = new Set<Promise<void>>();
  const count = { delivered: 0, retried: 0, buried: 0 };
  let running = false;
  let storeAnswers = true;
  let timer: NodeJS.Timeout | undefined;
  let pumping: Promise<void> = Promise.resolve();
  let active = false;
  let askedAgain = false;

  /** One at a time: a call while it runs makes it look once more before it ends. */
  function pump(): Promise<void> {
    askedAgain = true;
    if (!active) {
      active = true;
      pumping = rounds();
    }
    return pumping;
  }

  async function rounds(): Promise<void> {
    while (askedAgain) {
      askedAgain = false;
      const free = parallel - inFlight.size;
      // With all hands full, the first that is free looks again.
      if (free === 0) break;
      for (const claimed of await claim(free)) carry(claimed);
      if (running) await sleepUntilDue();
    }
    // In the same step as the last look at `askedAgain`, so that no call falls in between.
    active = false;
  }

  async function claim(limit: number): Promise<readonly Claimed[]> {
    try {
      const claimed = await store.claim(clock.now(), leaseMs, limit);
      if (!storeAnswers) log.info('outbox store answers again');
      storeAnswers = true;
      return claimed;
    } catch (error) {
      if (storeAnswers) log.error('outbox cannot be read', { error });
      storeAnswers = false;
      return [];
    }
  }

  async function sleepUntilDue(): Promise<void> {
    const due = storeAnswers ? await store.nextDue().catch(() => undefined) : undefined;
    if (!running) return;
    const wait = due === undefined ? pollMs : Math.max(SHORTEST_WAIT_MS, due.getTime() - clock.now().getTime());
    clearTimeout(timer);
    timer = setTimeout(() => void pump(), Math.min(pollMs, wait));
  }

  function carry(claimed: Claimed): void {
    const task = attempt(claimed).finally(() => {
      inFlight.delete(task);
      // The report's next message may go now, and a hand is free.
      if (running) void pump();
    });
    inFlight.add(task);
  }

  async function attempt(claimed: Claimed): Promise<void> {
    if (claimed.attempts >= maxAttempts) return bury(claimed, 'every delivery was interrupted');
    try {
      const messageId = await withinTime(
        deliver(claimed.reportId, claimed.message, claimed.attempts > 0),
        (leaseMs * 3) / 4,
        () => new DeliveryError(`No answer in ${Math.round((leaseMs * 3) / 4)} ms`, 'later'),
      );
      await mark(claimed, () => store.delivered(claimed, messageId));
      count.delivered += 1;
    } catch (error) {
      await failed(claimed, error);
    }
  }

  async function failed(claimed: Claimed, error: unknown): Promise<void> {
    const attempts = claimed.attempts + 1;
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof DeliveryError && error.retry === 'never') return bury(claimed, reason);
    if (attempts >= maxAttempts) return bury(claimed, reason);
    const waitMs = backoffMs(attempts, random, BACKOFF, error instanceof DeliveryError ? error.waitMs : undefined);
    count.retried += 1;
    log.warn('outbox message will be tried again', { ...factsOf(claimed), attempts, waitMs, error });
    await mark(claimed, () => store.retryAt(claimed, new Date(clock.now().getTime() + waitMs), reason));
  }

  async function bury(claimed: Claimed, reason: string): Promise<void> {
    count.buried += 1;
    log.error('outbox message given up', { ...factsOf(claimed), attempts: claimed.attempts + 1, reason });
    await mark(claimed, () => store.bury(claimed, reason));
  }

  /** Writes an outcome down. Tried again where the store fails, since a post without its mark is posted twice. */
  async function mark(claimed: Claimed, write: () => Promise<void>): Promise<void> {
    for (const waitMs of [...MARK_WAITS_MS, undefined]) {
      try {
        return await write();
      } catch (error) {
        if (waitMs === undefined) return log.error('outbox outcome lost', { ...factsOf(claimed), error });
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  }

  return {
    nudge() {
      if (running) void pump();
    },
    start() {
      if (running) return;
      running = true;
      void pump();
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await pumping;
      await Promise.all(inFlight);
    },
    async drain() {
      await pump();
      while (inFlight.size > 0) {
        await Promise.all(inFlight);
        await pump();
      }
    },
    state: () => ({ running, storeAnswers, inFlight: inFlight.size, ...count }),
  };
}

const factsOf = ({ reportId, message }: Claimed): Record<string, unknown> => ({
  report: reportId,
  message: message.id,
  show: message.about.show,
});
