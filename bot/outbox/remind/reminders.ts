import type { OutboxMessage, ReportState } from '../../../core/record/types';
import type { WaitingFor } from '../../../core/record/queries/waiting';
import type { Page, ReportLine, ReportStore, Stored } from '../../../storage/ports';
import type { Clock, Log, NewId } from '../../../core/record/runtime';
import type { Morning } from './morning';
import { reminderSlot, type Reminder, type ReminderRule, type Window } from './reminder-rule';

export interface RemindersOptions {
  readonly store: Pick<ReportStore, 'joinLine' | 'isNextInLine' | 'leaveLine' | 'reportsIn' | 'load' | 'enqueue'>;
  readonly rule: Pick<ReminderRule, 'window'>;
  /** The reminder of a report that is to be given now, if any. */
  readonly dueNow: (stored: Stored) => Promise<Reminder | undefined>;
  /** What else the first of all processes does at each beat. */
  readonly morning?: Morning;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  /** That report's outbox holds something new. */
  readonly nudge: (reportId: string) => void;
  readonly pace?: Partial<ReminderPace>;
  /** [0, 1), for the jitter. */
  readonly random?: () => number;
}

/** In ms. */
export interface ReminderPace {
  /** How often a process says that it is there, and looks whether it is its turn. */
  readonly beatMs: number;
  /** How long a process may be silent before the next one takes its place: it was killed. */
  readonly leaseMs: number;
  /** How often the first in line looks through the reports. */
  readonly scanMs: number;
}

export interface Reminders {
  /** Looks shortly after, and from then on, until stopped. */
  start(): void;
  /** Ends what it is about, and leaves the line. */
  stop(): Promise<void>;
  /** One beat, started or not. Never rejects. */
  beat(): Promise<void>;
}

const PACE: ReminderPace = { beatMs: 30_000, leaseMs: 120_000, scanMs: 15 * 60_000 };
/** Of all the store's processes. */
const LINE = 'reminders';
const PAGE = 50;
/** Where each kind of wait is looked for. */
const KINDS: readonly (readonly [ReportState, WaitingFor])[] = [
  ['draft', 'draft'],
  ['changes-requested', 'observations'],
  ['in-review', 'review'],
];

/**
 * Has whoever's turn it is reminded, once for each time it is left: see `reminder-rule.ts`. Of all
 * processes on a store one looks through the reports, the first in a line; where it dies, the next one
 * follows. That is only thrift: what is reminded of, and once, is decided by the outbox and the rule.
 */
export function createReminders(options: RemindersOptions): Reminders {
  const { store, rule, dueNow, morning, clock, newId, log, nudge, random = Math.random } = options;
  const { beatMs, leaseMs, scanMs } = { ...PACE, ...options.pace };
  let running = false;
  let stopped = false;
  let storeAnswers = true;
  let timer: NodeJS.Timeout | undefined;
  let beating: Promise<void> = Promise.resolve();
  let ticket: { readonly id: string; readonly until: number } | undefined;
  let scannedAt: number | undefined;

  async function beat(): Promise<void> {
    try {
      if (await isFirst()) {
        await morning?.beat();
        await scanIfTime();
      }
      if (!storeAnswers) log.info('reminders go on');
      storeAnswers = true;
    } catch (error) {
      if (storeAnswers) log.warn('reminders wait for the store', { error });
      storeAnswers = false;
    }
  }

  /** A ticket that lapsed has lost its place, and counts as first all the same: it is left for a new one. */
  async function isFirst(): Promise<boolean> {
    const now = clock.now();
    const until = now.getTime() + leaseMs;
    const held = ticket;
    if (held !== undefined && now.getTime() < held.until) {
      const first = await store.isNextInLine(LINE, held.id, now, leaseMs);
      ticket = { id: held.id, until };
      return first;
    }
    await leave();
    const id = newId();
    const first = await store.joinLine(LINE, id, now, leaseMs);
    ticket = { id, until };
    return first;
  }

  async function leave(): Promise<void> {
    if (ticket === undefined) return;
    await store.leaveLine(LINE, ticket.id, clock.now());
    ticket = undefined;
  }

  async function scanIfTime(): Promise<void> {
    const now = clock.now().getTime();
    // A clock that was set back makes no pause.
    if (scannedAt !== undefined && Math.abs(now - scannedAt) < scanMs) return;
    if (await scan()) scannedAt = now;
  }

  /** False where now is no time to remind anybody. */
  async function scan(): Promise<boolean> {
    let [reminders, isTime] = [0, false];
    for (const [state, kind] of KINDS) {
      const open = rule.window(kind);
      if (open === undefined) continue;
      isTime = true;
      // Of reports with changes requested the line tells when they were sent, and not since when they wait.
      const from = state === 'changes-requested' ? Number.NEGATIVE_INFINITY : open.from;
      reminders += await remindIn(state, { from, until: open.until });
    }
    if (reminders > 0) log.info('reminders due', { reminders });
    return isTime;
  }

  /** Reports that are touched meanwhile move the others up a place: one that is passed over is seen the next time. */
  async function remindIn(state: ReportState, { from, until }: Window): Promise<number> {
    let reminders = 0;
    for (let offset = await firstSince(state, from); ; offset += PAGE) {
      const page = await listed(state, { limit: PAGE, offset });
      const old = page.filter((line) => sinceOf(line) <= until);
      for (const { id } of old) reminders += await remindOf(id);
      if (old.length < PAGE || stopped || !(await isFirst())) return reminders;
    }
  }

  /**
   * How many reports in that state have waited for longer: found by halves, since of what was abandoned
   * over the years there is no end.
   */
  async function firstSince(state: ReportState, from: number): Promise<number> {
    const isOlder = async (offset: number): Promise<boolean> => {
      const [line] = await listed(state, { limit: 1, offset });
      return line !== undefined && sinceOf(line) < from;
    };
    let [older, end] = [-1, 0];
    while (await isOlder(end)) [older, end] = [end, end * 2 + 1];
    while (end - older > 1) {
      const middle = Math.floor((older + end) / 2);
      if (await isOlder(middle)) older = middle;
      else end = middle;
    }
    return end;
  }

  /** With a pause before each, for an embedded store leaves nobody else a turn: people come first. */
  async function listed(state: ReportState, page: Page): Promise<readonly ReportLine[]> {
    await new Promise((resolve) => setImmediate(resolve));
    return store.reportsIn([state], page);
  }

  /** One report that cannot be read keeps nobody else from being reminded. */
  async function remindOf(id: string): Promise<number> {
    try {
      const stored = await store.load(id);
      const reminder = stored === undefined ? undefined : await dueNow(stored);
      if (reminder === undefined) return 0;
      await store.enqueue(id, [messageOf(id, reminder)]);
      nudge(id);
      return 1;
    } catch (error) {
      // Rejects where it is the store that is away, and so nothing can be said of this report.
      await isFirst();
      log.warn('reminder left out', { report: id, error });
      return 0;
    }
  }

  function beatIn(ms: number): void {
    timer = setTimeout(() => {
      beating = beat().then(() => {
        if (running) beatIn(beatMs * (0.75 + random() / 2));
      });
    }, ms);
  }

  return {
    beat,
    start() {
      if (running) return;
      [running, stopped] = [true, false];
      beatIn(beatMs * (0.25 + random() / 4));
    },
    async stop() {
      [running, stopped] = [false, true];
      clearTimeout(timer);
      await beating;
      // Where the store is away, the lease ends by itself.
      await leave().catch(() => undefined);
    },
  };
}

/** Since when it waits as far as its line tells, by which the store orders them, in ms. */
const sinceOf = ({ submittedAt, updatedAt }: ReportLine): number => Date.parse(submittedAt ?? updatedAt);

/** The same message for the same reminder, whoever puts it in the outbox: while it is there it is not put there again. */
const messageOf = (reportId: string, reminder: Reminder): OutboxMessage => ({
  id: `${reportId}.reminder.${reminder.key}`,
  to: reminder.on === 'author' ? 'author' : 'review-thread',
  slot: reminderSlot(reminder),
  mode: 'post',
  about: { show: 'reminder', spell: reminder.key },
});
