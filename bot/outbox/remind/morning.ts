import type { PlainDate } from '../../../core/form/values';
import type { Clock, Log } from '../../../core/record/runtime';
import type { Address, ReportState } from '../../../core/record/types';
import { waitingOf } from '../../../core/record/queries/waiting';
import type { IsWorkday } from '../../../core/record/queries/working-days';
import { countLine } from '../../../core/review/screens/awaited';
import { morningScreen, MORNING_ITEMS, type Queued } from '../../../core/remind/queue';
import type { Screen } from '../../../core/screen/screens';
import { minuteAt, plainDateAt } from '../../../core/screen/when';
import type { ReportLine, ReportStore, Stored } from '../../../storage/ports';
import type { Lookups } from '../lookups';
import { DeliveryError, placeOf, whyOf, type Messenger, type Posting } from '../messenger';

export interface MorningOptions {
  readonly store: Pick<ReportStore, 'reportsIn' | 'load' | 'note' | 'keepNote'>;
  readonly clock: Clock;
  /** Where the people are: an IANA name. */
  readonly zone: string;
  readonly isWorkday: IsWorkday;
  /** The first hour of the morning. */
  readonly hour: number | 'off';
  /** Where a report is reviewed, in every channel that it is posted to. */
  readonly channelsOf: (stored: Stored) => Promise<readonly Address[]>;
  readonly messenger: Pick<Messenger, 'post'>;
  readonly lookups: Pick<Lookups, 'named'>;
  readonly log: Log;
}

export interface Morning {
  /** Gives each review channel its summary where it is due. Never rejects. */
  beat(): Promise<void>;
}

/** Hours from the first one in which a summary that could not be given is still one of the morning. */
const HOURS = 4;
/** Between tries, in ms. */
const RETRY_MS = 5 * 60_000;
const PAGE = 50;

/** What is kept of a channel's last summary; plain data. */
interface Kept {
  readonly day: PlainDate;
  /** `trying` is written before it is posted: who died in between may have posted it, so that it is left at that. */
  readonly is: 'trying' | 'given' | 'failed';
  readonly tries: number;
}

/** What waits in one channel. */
interface Waits {
  readonly channel: Address;
  /** For a decision, the longest waiting first. */
  readonly review: ReportLine[];
  /** How many for their authors' corrections. */
  corrections: number;
}

/**
 * Tells each review channel in the morning of a working day what waits for a decision there. Once a day, however
 * many processes there are: each try is noted, in one atomic step, before it is made, and none is made beside a
 * try whose end nobody noted. What came after the morning had begun is not in it, and a morning on which nothing
 * waits for a decision has none.
 */
export function createMorning(options: MorningOptions): Morning {
  const { store, clock, zone, isWorkday, hour, channelsOf, messenger, lookups, log } = options;
  /** The last day on which nothing is left to be done. */
  let done: PlainDate | undefined;
  let triedAt: number | undefined;

  return {
    beat: async () => {
      try {
        await giveIfTime();
      } catch (error) {
        log.warn('morning summary waits', whyOf(error));
      }
    },
  };

  async function giveIfTime(): Promise<void> {
    const now = clock.now();
    const today = plainDateAt(now, zone);
    if (hour === 'off' || done === today || !isWorkday(today) || !isMorning(now, hour)) return;
    // A clock that was set back makes no pause.
    if (triedAt !== undefined && Math.abs(now.getTime() - triedAt) < RETRY_MS) return;
    triedAt = now.getTime();
    const settled: boolean[] = [];
    for (const waits of await waiting(today, hour)) settled.push(await give(waits, today));
    if (settled.every(Boolean)) done = today;
  }

  function isMorning(at: Date, first: number): boolean {
    const minute = minuteAt(at, zone);
    return minute >= first * 60 && minute < (first + HOURS) * 60;
  }

  /** By channel: what waited before the morning began. */
  async function waiting(today: PlainDate, first: number): Promise<readonly Waits[]> {
    const found = new Map<string, Waits>();
    for (const state of ['in-review', 'changes-requested'] as const)
      for await (const { line, stored } of reportsIn(state)) {
        const since = new Date(waitingOf(stored.report)?.since ?? line.updatedAt);
        const day = plainDateAt(since, zone);
        if (day > today || (day === today && minuteAt(since, zone) >= first * 60)) continue;
        for (const channel of await channelsOf(stored)) {
          const waits = found.get(placeOf(channel)) ?? { channel, review: [], corrections: 0 };
          found.set(placeOf(channel), waits);
          if (state === 'in-review') waits.review.push(line);
          else waits.corrections += 1;
        }
      }
    return [...found.values()].filter(({ review }) => review.length > 0);
  }

  /** One that cannot be read keeps no other from being told of. */
  async function* reportsIn(state: ReportState) {
    for (let offset = 0; ; offset += PAGE) {
      // An embedded store leaves nobody else a turn: people come first.
      await new Promise((resolve) => setImmediate(resolve));
      const page = await store.reportsIn([state], { limit: PAGE, offset });
      for (const line of page) {
        const stored = await store.load(line.id).catch((error: unknown) => {
          log.warn('left out of the morning summary', { report: line.id, ...whyOf(error) });
          return undefined;
        });
        if (stored?.report.state === state) yield { line, stored };
      }
      if (page.length < PAGE) return;
    }
  }

  /** True where nothing is left to be done in that channel today. */
  async function give({ channel, review, corrections }: Waits, today: PlainDate): Promise<boolean> {
    const name = `morning.${placeOf(channel)}`;
    const note = await store.note(name);
    const last = note?.value as Kept | undefined;
    const kept = last?.day === today ? last : undefined;
    if (kept?.is === 'given') return true;
    if (kept?.is === 'trying') return false;
    const tries = (kept?.tries ?? 0) + 1;
    const version = note?.version ?? 0;
    const trying: Kept = { day: today, is: 'trying', tries };
    if (!(await store.keepNote(name, trying, version))) return false;
    const lines = await named(review);
    const screen: Screen = { template: 'list', data: morningScreen({ lines, corrections }, { today, zone }) };
    const failed = await post(channel, screen, { key: `${name}.${today}`, again: tries > 1 });
    if (failed === undefined) log.info('morning summary given', { place: placeOf(channel), waiting: review.length });
    else log.warn('morning summary not given', { place: placeOf(channel), tries, ...whyOf(failed.error) });
    await store.keepNote(name, { ...trying, is: failed === undefined ? 'given' : 'failed' }, version + 1);
    return failed === undefined;
  }

  /** With the names of those whose names were not known when they wrote, and of who approved already. */
  async function named(review: readonly ReportLine[]): Promise<readonly Queued[]> {
    const lines: Queued[] = [];
    for (const line of review.slice(0, MORNING_ITEMS)) {
      const stored = await store.load(line.id).catch(() => undefined);
      const report = stored && (await lookups.named(stored.report));
      lines.push(report === undefined ? line : { ...line, author: report.author, counted: countLine(report) });
    }
    return [...lines, ...review.slice(MORNING_ITEMS)];
  }

  async function post(
    channel: Address,
    screen: Screen,
    posting: Posting,
  ): Promise<{ readonly error: unknown } | undefined> {
    try {
      await messenger.post(channel, screen, posting);
      return undefined;
    } catch (error) {
      const isPlainer = error instanceof DeliveryError && error.remedy === 'plainer' && posting.plain !== true;
      return isPlainer ? post(channel, screen, { ...posting, plain: true }) : { error };
    }
  }
}
