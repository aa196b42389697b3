import { backoffMs } from './backoff';
import { DeliveryError } from './messenger';
import type { Claimed, Outbox } from '../../storage/ports';
import type { Clock, Log } from '../../core/runtime';
import { withinTime } from '../../storage/within-time';

export interface RelayOptions {
  readonly store: Pick<Outbox, 'claim' | 'claimOf' | 'delivered' | 'retryAt' | 'bury' | 'nextDue'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Says it, and gives the platform's message id where there is one. Throws `DeliveryError`. */
  readonly deliver: (claimed: Claimed) => Promise<string | undefined>;
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
  /** Something was put in that report's outbox, or in any: look now. Cheap, never throws, does nothing while stopped. */
  nudge(reportId?: string): void;
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
 *
 * A report that was named is asked for its message alone, and gives its next one with the mark of the one
 * before; the store is looked through only at the start, by the clock, and where there was more than hands.
 */
export function createRelay(options: RelayOptions): Relay {
  const { store, clock, log, deliver } = options;
  const { leaseMs = 20_000, pollMs = 5_000, maxAttempts = MAX_ATTEMPTS, parallel = 8, random = Math.random } = options;
  const inFlight = new Set<Promise<void>>();
  const count = { delivered: 0, retried: 0, buried: 0 };
  /** Reports that are said to have something to deliver. */
  const named = new Set<string>();
  let lookThrough = false;
  let running = false;
  let draining = 0;
  let storeAnswers = true;
  let timer: NodeJS.Timeout | undefined;
  let wakeAt = Number.POSITIVE_INFINITY;
  let pumping: Promise<void> = Promise.resolve();
  let active = false;

  const isTaking = (): boolean => running || draining > 0;

  /** One at a time: what is asked for while it runs it does before it ends. */
  function pump(): Promise<void> {
    if (!active) {
      active = true;
      pumping = rounds();
    }
    return pumping;
  }

  async function rounds(): Promise<void> {
    // With all hands full, the first that is free goes on.
    while (isTaking() && (named.size > 0 || lookThrough) && inFlight.size < parallel) {
      const [reportId] = named;
      if (reportId === undefined) await takeDue(parallel - inFlight.size);
      else await takeOf(reportId);
    }
    // In the same step as the last look at what is asked for, so that no call falls in between.
    active = false;
  }

  async function takeOf(reportId: string): Promise<void> {
    named.delete(reportId);
    const [claimed] = await taken(async () => [await store.claimOf(reportId, clock.now(), leaseMs)]);
    if (claimed !== undefined) carry(claimed);
  }

  async function takeDue(limit: number): Promise<void> {
    lookThrough = false;
    const claims = await taken(() => store.claim(clock.now(), leaseMs, limit));
    for (const claimed of claims) carry(claimed);
    // There may be more of them.
    lookThrough ||= claims.length === limit;
    if (!running || lookThrough) return;
    const due = storeAnswers ? await store.nextDue().catch(() => undefined) : undefined;
    if (running) wake(Math.min(clock.now().getTime() + pollMs, due?.getTime() ?? Number.POSITIVE_INFINITY), 'anew');
  }

  async function taken<T>(claim: () => Promise<readonly T[]>): Promise<readonly T[]> {
    try {
      const claims = await claim();
      if (!storeAnswers) log.info('outbox store answers again');
      storeAnswers = true;
      return claims;
    } catch (error) {
      if (storeAnswers) log.error('outbox cannot be read', { error });
      storeAnswers = false;
      return [];
    }
  }

  /** Looks through the store at that instant, in ms; or, where `if-earlier`, when it would have anyway. */
  function wake(at: number, how: 'anew' | 'if-earlier'): void {
    if (how === 'if-earlier' && at >= wakeAt) return;
    wakeAt = at;
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(SHORTEST_WAIT_MS, at - clock.now().getTime()));
  }

  function look(): void {
    wakeAt = Number.POSITIVE_INFINITY;
    lookThrough = true;
    void pump();
  }

  function carry(claimed: Claimed): void {
    const task = carryAll(claimed).finally(() => {
      inFlight.delete(task);
      if (isTaking()) void pump();
    });
    inFlight.add(task);
  }

  /** The message, and then the report's others, one after the other. */
  async function carryAll(first: Claimed): Promise<void> {
    let claimed: Claimed | undefined = first;
    while (claimed !== undefined) claimed = await attempt(claimed);
  }

  /** Gives the report's next message, where there is one to go on with. */
  async function attempt(claimed: Claimed): Promise<Claimed | undefined> {
    if (claimed.attempts >= maxAttempts) return bury(claimed, 'every delivery was interrupted');
    let messageId: string | undefined;
    try {
      messageId = await withinTime(
        deliver(claimed),
        (leaseMs * 3) / 4,
        () => new DeliveryError(`No answer in ${Math.round((leaseMs * 3) / 4)} ms`, 'later'),
      );
    } catch (error) {
      return failed(claimed, error);
    }
    const term = isTaking() ? { now: clock.now(), leaseMs } : undefined;
    const next = await mark(claimed, () => store.delivered(claimed, messageId, term));
    count.delivered += 1;
    return next;
  }

  async function failed(claimed: Claimed, error: unknown): Promise<Claimed | undefined> {
    const attempts = claimed.attempts + 1;
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof DeliveryError && error.retry === 'never') return bury(claimed, reason);
    if (attempts >= maxAttempts) return bury(claimed, reason);
    const waitMs = backoffMs(attempts, random, BACKOFF, error instanceof DeliveryError ? error.waitMs : undefined);
    const due = new Date(clock.now().getTime() + waitMs);
    count.retried += 1;
    log.warn('outbox message will be tried again', { ...factsOf(claimed), attempts, waitMs, error });
    await mark(claimed, () => store.retryAt(claimed, due, reason));
    if (running) wake(due.getTime(), 'if-earlier');
    return undefined;
  }

  async function bury(claimed: Claimed, reason: string): Promise<undefined> {
    count.buried += 1;
    log.error('outbox message given up', { ...factsOf(claimed), attempts: claimed.attempts + 1, reason });
    await mark(claimed, () => store.bury(claimed, reason));
    named.add(claimed.reportId);
  }

  /** Writes an outcome down. Tried again where the store fails, since a post without its mark is posted twice. */
  async function mark<T>(claimed: Claimed, write: () => Promise<T>): Promise<T | undefined> {
    for (const waitMs of [...MARK_WAITS_MS, undefined]) {
      try {
        return await write();
      } catch (error) {
        if (waitMs === undefined) log.error('outbox outcome lost', { ...factsOf(claimed), error });
        else await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
    return undefined;
  }

  return {
    nudge(reportId) {
      if (!running) return;
      if (reportId === undefined) lookThrough = true;
      else named.add(reportId);
      void pump();
    },
    start() {
      if (running) return;
      running = true;
      look();
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      wakeAt = Number.POSITIVE_INFINITY;
      await pumping;
      await Promise.all(inFlight);
    },
    async drain() {
      draining += 1;
      lookThrough = true;
      await pump();
      while (inFlight.size > 0 || named.size > 0 || lookThrough) {
        await Promise.all(inFlight);
        await pump();
      }
      draining -= 1;
    },
    state: () => ({ running, storeAnswers, inFlight: inFlight.size, ...count }),
  };
}

const factsOf = ({ reportId, message }: Claimed): Record<string, unknown> => ({
  report: reportId,
  message: message.id,
  show: message.about.show,
});
