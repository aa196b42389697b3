import { daysFrom } from '../form/kinds/dates/calendar';
import type { PlainDate } from '../form/values';
import type { Instant } from '../report/types';
import { waited } from '../words/reminders.es';
import { plainDateAt } from './when';

/** For how long something waits, as one says it on that day: «desde hace 3 días». */
export function waitedText(since: Instant, today: PlainDate, zone: string): string {
  const days = daysFrom(plainDateAt(new Date(since), zone), today).length - 1;
  if (days <= 0) return waited.today;
  return days === 1 ? waited.yesterday : waited.days(days);
}
