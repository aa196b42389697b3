import { fateOf, followingOn } from './fate';
import { createMark, factsOf } from './mark';
import { DeliveryError, whyOf } from './messenger';
import { createTimer } from './timer';
import type { Claimed, Outbox, Refused } from '../../storage/ports';
import type { OutboxMessage } from '../../core/record/types';
import type { Clock, Log } from '../../core/record/runtime';
import { withinTime } from '../../storage/within-time';

export interface RelayOptions {
  readonly store: Omit<Outbox, 'enqueue' | 'setPost' | 'asideOf' | 'deadLetters' | 'revive'>;
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
  /** Tries before it is put aside, and the next one of its line goes out. */
  readonly inLine?: number;
  /** Told of each try that failed, and what becomes of the message: somebody may have to mend something. */
  readonly failed?: (claimed: Claimed, error: unknown, outcome: 'again' | 'aside' | 'given-up') => void;
  /** Lines served at once; the messages of one always go one by one. */
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
  readonly putAside: number;
  readonly buried: number;
}

export interface Relay {
  /** Something was put in that report's outbox, or in any: look now. Cheap, never throws, does nothing while stopped. */
  nudge(reportId?: string): void;
  /**
   * Something may have been mended: what was put aside at a place that begins so (see `placeOf`; '': anywhere)
   * is tried now. Never rejects; where the store is away, it is tried in its own time.
   */
  wake(place: string): Promise<void>;
  /** Delivers what is due, now and whenever something falls due, until stopped. */
  start(): void;
  /** Takes no more, and resolves once what is in flight has ended. */
  stop(): Promise<void>;
  /** Resolves once nothing is due any more, started or not. Does not wait for retries in the future. */
  drain(): Promise<void>;
  state(): RelayState;
}

const LIMITS = { maxAttempts: 400, inLine: 50 };
/** How soon to try again what was refused while its place was being mended, in ms. */
const SOON_MS = 1_000;

/**
 * Carries the outbox to the platforms. At least once: a process that ends between the post and the
 * mark leaves a lease that lapses, and the message goes out again.
 *
 * A report that was named is asked for its messages alone, and each line gives its next one with the mark of the
 * one before; the store is looked through only at the start, by the clock, and where there was more than hands.
 */
export function createRelay(options: RelayOptions): Relay {
  const { store, clock, log, deliver, failed: tellFailed = () => {} } = options;
  const { leaseMs = 20_000, pollMs = 5_000, parallel = 8, random = Math.random } = options;
  const { maxAttempts, inLine } = { ...LIMITS, ...options };
  const inFlight = new Set<Promise<void>>();
  const count = { delivered: 0, retried: 0, putAside: 0, buried: 0 };
  /** Reports that are said to have something to deliver. */
  const named = new Set<string>();
  let lookThrough = false;
  let running = false;
  let draining = 0;
  let storeAnswers = true;
  const timer = createTimer(clock, () => look());
  let pumping: Promise<void> = Promise.resolve();
  let active = false;

  let lastMended: Pick<Refused, 'place'> | undefined;
  const mark = createMark(log);

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
    const claims = await taken(() => store.claimOf(reportId, clock.now(), leaseMs));
    for (const claimed of claims) carry(claimed);
  }

  async function takeDue(limit: number): Promise<void> {
    lookThrough = false;
    const claims = await taken(() => store.claim(clock.now(), leaseMs, limit));
    for (const claimed of claims) carry(claimed);
    // There may be more of them.
    lookThrough ||= claims.length === limit;
    if (!running || lookThrough) return;
    const due = storeAnswers ? await store.nextDue().catch(() => undefined) : undefined;
    if (running) timer.set(Math.min(clock.now().getTime() + pollMs, due?.getTime() ?? Number.POSITIVE_INFINITY));
  }

  async function taken<T>(claim: () => Promise<readonly T[]>): Promise<readonly T[]> {
    try {
      const claims = await claim();
      if (!storeAnswers) log.info('outbox store answers again');
      storeAnswers = true;
      return claims;
    } catch (error) {
      if (storeAnswers) log.error('outbox cannot be read', whyOf(error));
      storeAnswers = false;
      return [];
    }
  }

  function look(): void {
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

  /** The message, and then the others of its line, one after the other. */
  async function carryAll(first: Claimed): Promise<void> {
    let claimed: Claimed | undefined = first;
    while (claimed !== undefined) claimed = await attempt(claimed);
  }

  /** Gives the next message of its line, where there is one to go on with. */
  async function attempt(claimed: Claimed): Promise<Claimed | undefined> {
    // One that ends the process each time.
    const most = claimed.aside === true ? maxAttempts : Math.min(inLine, maxAttempts);
    if (claimed.attempts >= most) return bury(claimed, new DeliveryError('every delivery was interrupted', 'later'));
    let messageId: string | undefined;
    const mended = lastMended;
    try {
      messageId = await withinTime(
        deliver(claimed),
        (leaseMs * 3) / 4,
        () => new DeliveryError(`No answer in ${Math.round((leaseMs * 3) / 4)} ms`, 'later'),
      );
    } catch (error) {
      return failed(claimed, error, lastMended === mended ? undefined : lastMended);
    }
    const next = await leave(claimed, messageId, followingOn(claimed, messageId));
    count.delivered += 1;
    return next;
  }

  async function leave(
    claimed: Claimed,
    messageId: string | undefined,
    also: readonly OutboxMessage[],
  ): Promise<Claimed | undefined> {
    const term = isTaking() ? { now: clock.now(), leaseMs } : undefined;
    const next = await mark(claimed, () => store.delivered(claimed, messageId, term, also));
    // Of what was put aside another may have waited for this one.
    lookThrough ||= claimed.aside === true;
    // The author's line, where another platform's has something to tell them.
    if (also.some(({ on }) => on !== claimed.message.on)) named.add(claimed.reportId);
    return next;
  }

  /** `mended`: a place that was mended while it was tried. */
  async function failed(
    claimed: Claimed,
    error: unknown,
    mended?: Pick<Refused, 'place'>,
  ): Promise<Claimed | undefined> {
    const attempts = claimed.attempts + 1;
    const text = error instanceof Error ? error.message : String(error);
    const fate = fateOf(claimed, error, { inLine, inAll: maxAttempts, random });
    const facts: Record<string, unknown> = { ...factsOf(claimed), attempts, ...whyOf(error) };
    switch (fate.is) {
      case 'given-up':
        return bury(claimed, error);
      case 'after':
        count.retried += 1;
        log.warn('outbox message comes after the others', facts);
        return leave(claimed, undefined, fate.also);
      case 'again': {
        const due = dueIn(fate.inMs);
        count.retried += 1;
        log.warn('outbox message will be tried again', { ...facts, waitMs: fate.inMs });
        await mark(claimed, () => store.retryAt(claimed, due, text));
        tellFailed(claimed, error, 'again');
        if (running) timer.noLaterThan(due.getTime());
        return undefined;
      }
      case 'aside': {
        const place = error instanceof DeliveryError ? error.place : '';
        const isMended = mended !== undefined && place.startsWith(mended.place);
        const waitMs = isMended ? SOON_MS : fate.inMs;
        const due = dueIn(waitMs);
        count.putAside += 1;
        const isNews = claimed.aside !== true && facts['remedy'] !== 'later';
        log[isNews ? 'error' : 'warn']('outbox message put aside', { ...facts, place, waitMs });
        const refused = { place, error: text, holds: fate.holds };
        await mark(claimed, () => store.putAside(claimed, due, refused, fate.also));
        tellFailed(claimed, error, 'aside');
        if (running) timer.noLaterThan(due.getTime());
        // What it held up goes out.
        named.add(claimed.reportId);
        return undefined;
      }
      default:
        return fate satisfies never;
    }
  }

  const dueIn = (ms: number): Date => new Date(clock.now().getTime() + ms);

  async function bury(claimed: Claimed, error: unknown): Promise<undefined> {
    const reason = error instanceof Error ? error.message : String(error);
    count.buried += 1;
    log.error('outbox message given up', { ...factsOf(claimed), attempts: claimed.attempts + 1, ...whyOf(error) });
    await mark(claimed, () => store.bury(claimed, reason));
    tellFailed(claimed, error, 'given-up');
    named.add(claimed.reportId);
  }

  async function wake(place: string): Promise<void> {
    lastMended = { place };
    try {
      if (!(await store.wake(place, clock.now())) || !running) return;
      lookThrough = true;
      void pump();
    } catch (error) {
      log.warn('what was put aside not woken', { place, ...whyOf(error) });
    }
  }

  return {
    nudge(reportId) {
      if (!running) return;
      if (reportId === undefined) lookThrough = true;
      else named.add(reportId);
      void pump();
    },
    wake,
    start() {
      if (running) return;
      running = true;
      look();
      // The configuration may have been mended.
      void wake('');
    },
    async stop() {
      running = false;
      timer.stop();
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
