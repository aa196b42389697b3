import type { Stored } from '../../../storage/ports';
import { createReminderRule, reminderSlot } from '../../../bot/outbox/reminder-rule';
import type { Report } from '../../../core/report/types';
import { waitingOf } from '../../../core/report/waiting';
import { aDraft, DAY, inReview, MONDAY, returned, ZONE } from '../../helpers/reminding';

const stored = (report: Report, posts: Stored['posts'] = { channel: 'p1' }): Stored => ({
  report,
  tip: { seq: 1, hash: '' },
  posts,
});
/** At that time on the clocks of Mexico City. */
const local = (day: string, time: string): string => `${day}T${time}-06:00`;
const due = (now: string, kept: Stored, { zone = ZONE, afterDays = 3, holidays = [] as readonly string[] } = {}) =>
  createReminderRule({ clock: { now: () => new Date(now) }, zone, afterDays, holidays }).due(kept);

test.each([
  ['the day before', local('2026-03-04', '17:59'), false],
  ['the third day, an hour before it was left', local('2026-03-05', '09:30'), false],
  ['the third day', local('2026-03-05', '10:00'), true],
  ['before six', local('2026-03-05', '17:59'), true],
  ['at six', local('2026-03-05', '18:00'), false],
  ['at night', local('2026-03-06', '03:00'), false],
  ['before nine', local('2026-03-06', '08:59'), false],
  ['at nine', local('2026-03-06', '09:00'), true],
  ['on a Saturday', local('2026-03-07', '12:00'), false],
  ['on a Sunday', local('2026-03-08', '12:00'), false],
  ['on the Monday after', local('2026-03-09', '09:00'), true],
  ['two weeks late', local('2026-03-19', '10:00'), true],
  ['later than that', local('2026-03-19', '10:01'), false],
  ['a year later', local('2027-03-02', '10:00'), false],
])('left on a Monday at ten, after three days: %s', (_, now, expected) => {
  for (const report of [aDraft(), returned(), inReview()])
    expect([report.state, due(now, stored(report)) !== undefined]).toEqual([report.state, expected]);
});

test('hours are those of the zone', () => {
  const nine = '2026-03-06T15:00:00.000Z';
  expect(due(nine, stored(aDraft()), { zone: 'America/Mexico_City' })).toBeDefined();
  expect(due(nine, stored(aDraft()), { zone: 'America/Tijuana' })).toBeUndefined();
  // Saturday there.
  expect(due('2026-03-06T23:30:00.000Z', stored(aDraft()), { zone: 'Asia/Tokyo' })).toBeUndefined();
});

test.each([
  [0, 3, false],
  [1, 1, true],
  [10, 9, false],
  [10, 10, true],
  [60, 63, true],
])('to be reminded after %i days; after %i it is: %j', (afterDays, days, expected) => {
  const now = new Date(Date.parse(MONDAY) + days * DAY).toISOString();
  expect(due(now, stored(aDraft()), { afterDays }) !== undefined).toBe(expected);
});

test('once for each wait', () => {
  const [now, draft] = [local('2026-03-06', '10:00'), aDraft()];
  const waiting = waitingOf(draft);
  if (waiting === undefined) throw new Error('Nobody waits');
  const posts = { [reminderSlot(waiting)]: 'r1' };
  expect(due(now, stored(draft, posts))).toBeUndefined();
  const left = { ...draft, updatedAt: local('2026-03-03', '10:00') };
  expect(due(now, stored(left, posts))).toBeDefined();
});

test('a report that has no post in the review channel has no thread to be reminded in', () => {
  expect(due(local('2026-03-06', '10:00'), stored(inReview(), {}))).toBeUndefined();
  expect(due(local('2026-03-06', '10:00'), stored(aDraft(), {}))).toBeDefined();
});

test('nobody is reminded on a day off: by law, or by the configuration', () => {
  // The third Monday of March, for the birthday of Juárez.
  expect(due(local('2026-03-16', '10:00'), stored(aDraft()))).toBeUndefined();
  const [day, next] = [local('2026-03-12', '10:00'), local('2026-03-13', '10:00')];
  const holidays = ['2026-03-12'];
  expect(due(day, stored(aDraft()))).toBeDefined();
  expect(due(day, stored(aDraft()), { holidays })).toBeUndefined();
  expect(due(next, stored(aDraft()), { holidays })).toBeDefined();
});
