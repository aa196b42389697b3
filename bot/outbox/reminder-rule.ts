import { isRestDay } from '../../core/form/kinds/dates/calendar';
import type { PlainDate } from '../../core/form/values';
import { postsOf } from '../../core/report/posts';
import type { Slot } from '../../core/report/types';
import { waitingOf, type Waiting } from '../../core/report/waiting';
import { hourAt, plainDateAt } from '../../core/screens/when';
import type { Stored } from '../../storage/ports';
import type { Clock } from '../../core/runtime';

export interface ReminderRuleOptions {
  readonly clock: Clock;
  /** Where the people are: an IANA name. */
  readonly zone: string;
  /** Whole days that somebody's turn may last before they are reminded; 0: nobody ever is. */
  readonly afterDays: number;
  /** Days on which nobody works there, besides weekends and those of mandatory rest. */
  readonly holidays?: readonly PlainDate[];
}

export interface ReminderRule {
  /** When a wait must have begun to be reminded of now; undefined where now is no time for it. */
  window(): Window | undefined;
  /** The wait that somebody is to be reminded of now, if any. */
  due(stored: Stored): Waiting | undefined;
}

/** In ms since 1970, both ends included. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
/**
 * Days for which a reminder that could not be given is still worth giving. What has waited for longer
 * is left alone: at the first start on a database that has years of abandoned drafts in it, nobody is
 * to be reminded of all of them.
 */
const WORTH_DAYS = 14;
/** A phone does not ring outside of these hours, from the first until before the last. */
const HOURS = { first: 9, last: 18 } as const;

/** The slot that remembers that a wait was reminded of. */
export const reminderSlot = ({ spell }: Pick<Waiting, 'spell'>): Slot => `reminder:${spell}`;

/**
 * Who is reminded when. Asked before a reminder is put in the outbox and again before it is posted:
 * the post is remembered by its wait's slot in the write that takes it out of the outbox, so that
 * whoever put it there a second time is found out here. What is refused at night is due in the morning.
 */
export function createReminderRule({ clock, zone, afterDays, holidays = [] }: ReminderRuleOptions): ReminderRule {
  const isHoliday = (day: PlainDate): boolean => isRestDay(day) || holidays.includes(day);

  function window(): Window | undefined {
    const now = clock.now();
    if (afterDays === 0 || !isOfficeHour(now, zone) || isHoliday(plainDateAt(now, zone))) return undefined;
    const until = now.getTime() - afterDays * DAY_MS;
    return { from: until - WORTH_DAYS * DAY_MS, until };
  }

  return {
    window,
    due({ report, posts }) {
      const open = window();
      const waiting = waitingOf(report);
      if (open === undefined || waiting === undefined) return undefined;
      const since = Date.parse(waiting.since);
      if (since < open.from || since > open.until) return undefined;
      if (waiting.on === 'reviewers' && postsOf(report, posts).length === 0) return undefined;
      return posts[reminderSlot(waiting)] === undefined ? waiting : undefined;
    },
  };
}

function isOfficeHour(at: Date, zone: string): boolean {
  const { weekday, hour } = hourAt(at, zone);
  return weekday >= 1 && weekday <= 5 && hour >= HOURS.first && hour < HOURS.last;
}
