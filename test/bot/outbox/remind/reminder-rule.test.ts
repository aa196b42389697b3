import type { Stored } from '../../../../storage/ports';
import { createReminderRule, reminderSlot, type ReminderDays } from '../../../../bot/outbox/remind/reminder-rule';
import type { Quiet } from '../../../../core/record/queries/quiet';
import type { Report } from '../../../../core/record/types';
import { waitingOf } from '../../../../core/record/queries/waiting';
import { workdays } from '../../../../core/record/queries/working-days';
import { aDraft, inReview, MONDAY, returned, ZONE } from '../../../helpers/world/reminding';
import { BRUNO } from '../../../helpers/people/reports';

const stored = (report: Report, posts: Stored['posts'] = { channel: 'p1' }): Stored => ({
  report,
  tip: { seq: 1, hash: '' },
  posts,
});
/** At that time on the clocks of Mexico City, which know no summer time. */
const local = (day: string, time: string): string => `${day}T${time}-06:00`;
const all = (days: number): ReminderDays => ({ draft: days, observations: days, review: days });

interface Given {
  readonly zone?: string;
  readonly days?: ReminderDays;
  readonly holidays?: readonly string[];
  readonly quiet?: Quiet;
}
const due = (now: string, kept: Stored, { zone = ZONE, days = all(3), holidays = [], quiet }: Given = {}) =>
  createReminderRule({
    clock: { now: () => new Date(now) },
    zone,
    afterDays: days,
    isWorkday: workdays(holidays),
  }).due(kept, quiet);
const isDue = (...args: Parameters<typeof due>): boolean => due(...args) !== undefined;

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
    expect([report.state, isDue(now, stored(report))]).toEqual([report.state, expected]);
});

describe('days are working days', () => {
  // Since when, after how many days, the last minute at which nobody is reminded, and the first at which somebody is.
  test.each([
    ['a Friday afternoon', ['2026-03-06', '16:00'], 1, ['2026-03-09', '15:59'], ['2026-03-09', '16:00']],
    ['a Friday night', ['2026-03-06', '22:00'], 1, ['2026-03-09', '17:59'], ['2026-03-10', '09:00']],
    ['a Saturday', ['2026-03-07', '12:00'], 1, ['2026-03-09', '17:59'], ['2026-03-10', '09:00']],
    ['a Sunday', ['2026-03-08', '23:59'], 2, ['2026-03-10', '17:59'], ['2026-03-11', '09:00']],
    ['a Monday, before work', ['2026-03-09', '07:00'], 1, ['2026-03-09', '17:59'], ['2026-03-10', '09:00']],
    ['before a long weekend', ['2026-03-13', '11:00'], 1, ['2026-03-17', '10:59'], ['2026-03-17', '11:00']],
    ['a holiday, two days', ['2026-03-16', '11:00'], 2, ['2026-03-18', '17:59'], ['2026-03-19', '09:00']],
    ['before Christmas', ['2026-12-24', '10:00'], 1, ['2026-12-28', '09:59'], ['2026-12-28', '10:00']],
    ['a Thursday, two days', ['2026-03-05', '10:00'], 2, ['2026-03-09', '09:59'], ['2026-03-09', '10:00']],
  ] as const)('left on %s', (_, [day, time], days, [lastDay, lastTime], [firstDay, firstTime]) => {
    const since = new Date(local(day, time)).toISOString();
    for (const report of [aDraft({ updatedAt: since }), inReview({ submittedAt: since })]) {
      expect(isDue(local(lastDay, lastTime), stored(report), { days: all(days) })).toBe(false);
      expect(isDue(local(firstDay, firstTime), stored(report), { days: all(days) })).toBe(true);
    }
  });

  test('those that the configuration names are none', () => {
    const draft = stored(aDraft());
    const holidays = ['2026-03-03', '2026-03-04'];
    expect(isDue(local('2026-03-03', '10:00'), draft, { days: all(1) })).toBe(true);
    expect(isDue(local('2026-03-03', '10:00'), draft, { days: all(1), holidays })).toBe(false);
    expect(isDue(local('2026-03-05', '10:00'), draft, { days: all(1), holidays })).toBe(true);
  });

  // Article 74 of the Ley Federal del Trabajo.
  test.each([
    ...['2026-01-01', '2026-02-02', '2026-03-16', '2026-05-01', '2026-09-16', '2026-11-16', '2026-12-25'],
    ...['2024-10-01', '2030-10-01', '2018-12-01', '2027-02-01', '2027-03-15', '2027-11-15'],
  ])('%s is none, by law', (day) => {
    expect(workdays()(day)).toBe(false);
  });

  test.each(['2026-02-05', '2026-03-21', '2026-11-20', '2026-10-01', '2025-10-01', '2024-12-02', '2026-11-02'])(
    '%s is one, though it may be celebrated',
    (day) => {
      expect(workdays()(day)).toBe(day !== '2026-03-21');
    },
  );
});

describe('each kind of wait has its own number of days', () => {
  const days = { draft: 1, observations: 2, review: 4 };
  test.each([
    ['draft', aDraft(), '2026-03-03'],
    ['observations', returned(), '2026-03-04'],
    ['review', inReview(), '2026-03-06'],
  ] as const)('%s', (kind, report, day) => {
    expect(isDue(local(day, '09:59'), stored(report), { days })).toBe(false);
    expect(due(local(day, '10:00'), stored(report), { days })?.for).toBe(kind);
    expect(isDue(local(day, '10:00'), stored(report), { days: { ...days, [kind]: 0 } })).toBe(false);
  });
});

describe('hours are those of the zone', () => {
  test('nine in one place is eight in another', () => {
    const nine = '2026-03-06T15:00:00.000Z';
    expect(isDue(nine, stored(aDraft()))).toBe(true);
    expect(isDue(nine, stored(aDraft()), { zone: 'America/Tijuana' })).toBe(false);
  });

  test('where clocks change, the same hour is the same hour', () => {
    // Tijuana goes an hour ahead in the night to Sunday, 8 March 2026, and back on 1 November.
    for (const [friday, early, onTime] of [
      ['2026-03-06T18:30:00.000Z', '2026-03-09T17:29:00.000Z', '2026-03-09T17:30:00.000Z'],
      ['2026-10-30T17:30:00.000Z', '2026-11-02T18:29:00.000Z', '2026-11-02T18:30:00.000Z'],
    ] as const) {
      const draft = stored(aDraft({ updatedAt: friday }));
      const there = { zone: 'America/Tijuana', days: all(1) };
      expect(isDue(early, draft, there)).toBe(false);
      expect(isDue(onTime, draft, there)).toBe(true);
    }
  });
});

test('once for each wait', () => {
  const [now, draft] = [local('2026-03-06', '10:00'), aDraft()];
  const { spell: key } = waitingOf(draft)!;
  const posts = { [reminderSlot({ key })]: 'r1' };
  expect(due(now, stored(draft, posts))).toBeUndefined();
  const left = { ...draft, updatedAt: local('2026-03-03', '10:00') };
  expect(due(now, stored(left, posts))).toBeDefined();
});

test('a report that has no post in the review channel has no thread to be reminded in', () => {
  expect(due(local('2026-03-06', '10:00'), stored(inReview(), {}))).toBeUndefined();
  expect(due(local('2026-03-06', '10:00'), stored(aDraft(), {}))).toBeDefined();
});

describe('what somebody asked for', () => {
  const quiet = (until: string | null, spell?: string): Quiet => ({
    until,
    by: BRUNO,
    at: MONDAY,
    ...(spell === undefined ? {} : { spell }),
  });
  const draft = aDraft();
  const spell = waitingOf(draft)!.spell;
  const given = stored(draft, { [reminderSlot({ key: spell })]: 'r1' });

  test('put off to a day, it is given again on that day at nine, once', () => {
    const asked = { quiet: quiet('2026-03-09') };
    expect(isDue(local('2026-03-06', '12:00'), given, asked)).toBe(false);
    expect(isDue(local('2026-03-09', '08:59'), given, asked)).toBe(false);
    const again = due(local('2026-03-09', '09:00'), given, asked);
    expect(again?.key).not.toBe(spell);
    const both = stored(draft, { ...given.posts, [reminderSlot(again!)]: 'r2' });
    expect(isDue(local('2026-03-09', '12:00'), both, asked)).toBe(false);
    expect(isDue(local('2026-03-10', '09:00'), both, { quiet: quiet('2026-03-10') })).toBe(true);
  });

  test('never again means never', () => {
    for (const day of ['2026-03-05', '2026-03-09', '2026-03-16'])
      expect(isDue(local(day, '12:00'), stored(draft), { quiet: quiet(null) })).toBe(false);
  });

  test('what is touched meanwhile waits for that day all the same, and afterwards for its own', () => {
    const touched = stored(aDraft({ updatedAt: local('2026-03-03', '12:00') }), given.posts);
    expect(isDue(local('2026-03-06', '12:00'), touched, { quiet: quiet('2026-03-09') })).toBe(false);
    expect(isDue(local('2026-03-09', '09:00'), touched, { quiet: quiet('2026-03-09') })).toBe(true);
    const later = stored(aDraft({ updatedAt: local('2026-03-10', '12:00') }), given.posts);
    expect(due(local('2026-03-13', '12:00'), later, { quiet: quiet('2026-03-09') })?.key).toBe(
      waitingOf(later.report)?.spell,
    );
  });

  test('what reviewers asked for ends with the revision', () => {
    const [first, second] = [inReview(), inReview({ round: 2 })];
    const asked = { quiet: quiet(null, waitingOf(first)?.spell) };
    expect(isDue(local('2026-03-06', '12:00'), stored(first), asked)).toBe(false);
    expect(isDue(local('2026-03-06', '12:00'), stored(second), asked)).toBe(true);
  });
});

describe('how far back is looked', () => {
  const isWorkday = workdays();
  const rule = (now: string, days: number) =>
    createReminderRule({ clock: { now: () => new Date(now) }, zone: ZONE, afterDays: all(days), isWorkday });

  test('whatever is due is within it, whatever number of days', () => {
    for (const days of [1, 2, 21, 60])
      for (let offset = 0; offset < 70; offset += 5) {
        const now = new Date(Date.parse('2026-12-10T18:00:00Z') + offset * 86_400_000).toISOString();
        const open = rule(now, days).window('draft');
        for (let back = 0; open !== undefined && back < 120; back += 1) {
          const updatedAt = new Date(Date.parse(now) - back * 86_400_000).toISOString();
          if (rule(now, days).due(stored(aDraft({ updatedAt }))) === undefined) continue;
          expect(Date.parse(updatedAt)).toBeGreaterThanOrEqual(open.from);
          expect(Date.parse(updatedAt)).toBeLessThanOrEqual(open.until);
        }
      }
  });

  test('nothing, where nobody is to be reminded', () => {
    expect(rule(local('2026-03-06', '10:00'), 0).window('draft')).toBeUndefined();
    expect(rule(local('2026-03-07', '10:00'), 1).window('draft')).toBeUndefined();
    expect(rule(local('2026-03-06', '20:00'), 1).window('draft')).toBeUndefined();
  });
});
