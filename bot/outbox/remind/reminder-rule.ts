import { addDays } from '../../../core/form/kinds/dates/calendar';
import type { PlainDate } from '../../../core/form/values';
import { isAbout, type Quiet } from '../../../core/record/queries/quiet';
import { postsOf } from '../../../core/record/queries/posts';
import type { Slot } from '../../../core/record/types';
import { waitingOf, type Waiting, type WaitingFor } from '../../../core/record/queries/waiting';
import { workdaysAfter, type IsWorkday } from '../../../core/record/queries/working-days';
import { minuteAt, plainDateAt } from '../../../core/screen/when';
import type { Stored } from '../../../storage/ports';
import type { Clock } from '../../../core/record/runtime';
import { sideOf, type Quiets } from './quiets';

/** Working days that each kind of wait may last before somebody is reminded of it; 0: nobody ever is. */
export type ReminderDays = Readonly<Record<WaitingFor, number>>;

export interface ReminderRuleOptions {
  readonly clock: Clock;
  /** Where the people are: an IANA name. */
  readonly zone: string;
  readonly afterDays: ReminderDays;
  readonly isWorkday: IsWorkday;
}

export interface ReminderRule {
  /** When a wait of that kind must have begun, roughly, to be reminded of now; undefined where now is no time for it. */
  window(kind: WaitingFor): Window | undefined;
  /** The wait of a report that somebody could be reminded of now, were it long enough. */
  waiting(stored: Stored): Waiting | undefined;
  /** The reminder that is to be given now, if any, where its people asked for that quiet. */
  due(stored: Stored, quiet?: Quiet): Reminder | undefined;
}

/** In ms since 1970, both ends included. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

/** Of a wait: there may be several, as often as it was put off. */
export interface Reminder extends Waiting {
  /** Id of this reminder among the report's. */
  readonly key: string;
}

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
/**
 * Days for which a reminder that could not be given is still worth giving. What has waited for longer
 * is left alone: at the first start on a database that has years of abandoned drafts in it, nobody is
 * to be reminded of all of them.
 */
const WORTH_DAYS = 14;
/** Days for which a reminder can be put off, from the day on which it was due. */
const PUT_OFF_DAYS = 60;
/** A phone does not ring outside of these minutes of the day, from the first until before the last. */
const HOURS = { first: 9 * 60, last: 18 * 60 } as const;

/** The slot that remembers that a reminder was given. */
export const reminderSlot = ({ key }: Pick<Reminder, 'key'>): Slot => `reminder:${key}`;

/**
 * Who is reminded when. Days are working days: what was left on Friday at four falls due on Monday at four, and
 * what was left on a day off, as if on the next working day's first minute. Clocks and calendars are compared as
 * people read them, so that a day on which clocks change is a day like any other. Asked before a reminder is put
 * in the outbox and again before it is posted: the post is remembered by its slot in the write that takes it out
 * of the outbox, so that whoever put it there a second time is found out here. What is refused at night is due
 * in the morning.
 */
export function createReminderRule({ clock, zone, afterDays, isWorkday }: ReminderRuleOptions): ReminderRule {
  function isOpen(now: Date): boolean {
    const minute = minuteAt(now, zone);
    return minute >= HOURS.first && minute < HOURS.last && isWorkday(plainDateAt(now, zone));
  }

  function waiting({ report, posts }: Stored): Waiting | undefined {
    const found = waitingOf(report);
    if (found === undefined || afterDays[found.for] === 0 || !isOpen(clock.now())) return undefined;
    return found.on === 'reviewers' && postsOf(report, posts).length === 0 ? undefined : found;
  }

  /** When a wait falls due, as calendar and clock show it. */
  function dueOf({ since, for: what }: Waiting): Shown {
    const begun = shownAt(new Date(since), zone);
    const day = workdaysAfter(begun.day, afterDays[what], isWorkday);
    return { day, minute: isWorkday(begun.day) ? begun.minute : 0 };
  }

  return {
    window(kind) {
      const now = clock.now();
      if (afterDays[kind] === 0 || !isOpen(now)) return undefined;
      // An hour more where clocks were changed; of so many working days, no more than as many again are off.
      const until = now.getTime() - afterDays[kind] * DAY_MS + HOUR_MS;
      return { from: until - (PUT_OFF_DAYS + afterDays[kind]) * DAY_MS, until };
    },
    waiting,
    due(stored, quiet) {
      const found = waiting(stored);
      if (found === undefined) return undefined;
      const asked = quiet !== undefined && isAbout(quiet, found) ? quiet : undefined;
      if (asked?.until === null) return undefined;
      const first = dueOf(found);
      const isPutOff = asked !== undefined && asked.until > first.day;
      const due = isPutOff ? { day: asked.until, minute: 0 } : first;
      const now = shownAt(clock.now(), zone);
      if (isBefore(now, due) || isBefore({ ...due, day: addDays(due.day, WORTH_DAYS) }, now)) return undefined;
      const key = isPutOff ? `${found.spell}~${asked.until}` : found.spell;
      return stored.posts[reminderSlot({ key })] === undefined ? { ...found, key } : undefined;
    },
  };
}

/** The same, with what people asked for; what is not to be said rejects where the store is away. */
export function createDueNow(rule: ReminderRule, quiets: Pick<Quiets, 'isOff' | 'of'>) {
  return async (stored: Stored): Promise<Reminder | undefined> => {
    const waiting = rule.waiting(stored);
    if (waiting === undefined) return undefined;
    const { id, author } = stored.report;
    if (waiting.on === 'author' && (await quiets.isOff(author.id))) return undefined;
    return rule.due(stored, await quiets.of(id, sideOf(waiting)));
  };
}

/** A time as calendar and clock show it. */
interface Shown {
  readonly day: PlainDate;
  /** Since midnight. */
  readonly minute: number;
}

const shownAt = (at: Date, zone: string): Shown => ({ day: plainDateAt(at, zone), minute: minuteAt(at, zone) });

const isBefore = (one: Shown, other: Shown): boolean =>
  one.day === other.day ? one.minute < other.minute : one.day < other.day;
