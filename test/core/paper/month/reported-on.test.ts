import { monthReported, reportedOn, spanOf } from '../../../../core/paper/month/reported-on';
import { monthsLater } from '../../../../core/form/kinds/dates/calendar';
import { plainDateAt } from '../../../../core/screen/when';
import { aReport } from '../../../helpers/people/reports';

const dayOf = (at: string): string => plainDateAt(new Date(at), 'America/Mexico_City');

test.each([
  ['in a span', ['2023-04-28'], { from: '2023-04-29', to: '2023-05-02' }],
  ['in a day beside one', ['2023-05-02'], { from: '2023-04-28', to: '2023-04-29' }],
])('a visit over two months counts in the one that it ended in, %s', (_, days, range) => {
  const visitDates = { kind: 'dates', days, ranges: [range] } as const;
  const report = aReport({ state: 'approved', folio: 'INF-2023-0001', answers: { visitDates } });
  expect(monthReported(reportedOn(report) ?? '', dayOf)).toBe('2023-05');
});

test('a report without days counts in the month that it was sent in, by the clocks of where the bot is', () => {
  const submittedAt = '2023-05-01T03:00:00.000Z';
  const report = aReport({ state: 'in-review', folio: 'INF-2023-0001', submittedAt });
  const on = reportedOn(report) ?? '';
  expect(monthReported(on, dayOf)).toBe('2023-04');
  const { from, before } = spanOf('2023-04');
  expect(on >= from && on < before).toBe(true);
});

test.each(['draft', 'withdrawn', 'cancelled'] as const)('a report that is %s counts in no month', (state) => {
  expect(reportedOn(aReport({ state, submittedAt: '2023-05-01T03:00:00.000Z' }))).toBeUndefined();
});

test('months are counted over the ends of years', () => {
  expect([monthsLater('2023-01', -1), monthsLater('2023-12', 1), monthsLater('2023-04', -13)]).toEqual([
    ...['2022-12', '2024-01', '2022-03'],
  ]);
  expect(spanOf('2024-02')).toEqual({ from: '2024-01-31', before: '2024-03-02' });
});
