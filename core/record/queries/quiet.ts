import { addDays, weekdayOf } from '../../form/kinds/dates/calendar';
import type { PlainDate } from '../../form/values';
import type { Instant, Person } from '../parts';
import { workdayFrom, type IsWorkday } from './working-days';

/** Until when a report is not reminded of. */
export const QUIETS = ['tomorrow', 'monday', 'ever'] as const;
export type QuietFor = (typeof QUIETS)[number];

/** What somebody asked for of a report's reminders; kept as it is. */
export interface Quiet {
  /** The first day on which it is reminded of again; null: none. */
  readonly until: PlainDate | null;
  readonly by: Person;
  readonly at: Instant;
  /** The wait that it is about, of reviewers: the next revision is reminded of again. Absent: all of the author's. */
  readonly spell?: string;
}

/** Until when that is, asked on that day: a reminder comes on working days alone. */
export function untilOf(asked: QuietFor, today: PlainDate, isWorkday: IsWorkday): Quiet['until'] {
  switch (asked) {
    case 'tomorrow':
      return workdayFrom(addDays(today, 1), isWorkday);
    case 'monday':
      return workdayFrom(addDays(today, (8 - weekdayOf(today)) % 7 || 7), isWorkday);
    case 'ever':
      return null;
    default:
      return asked satisfies never;
  }
}

/** Whether it is about that wait. */
export const isAbout = (quiet: Quiet, { spell }: { readonly spell: string }): boolean =>
  quiet.spell === undefined || quiet.spell === spell;
