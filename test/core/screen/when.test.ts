import { hourAt, plainDateAt, showDay, showInstant } from '../../../core/screen/when';

test.each([
  ['2023-05-03T16:00:00.000Z', 'America/Mexico_City', '3 de mayo de 2023, 10:00', '2023-05-03'],
  ['2023-01-01T05:59:00.000Z', 'America/Mexico_City', '31 de diciembre de 2022, 23:59', '2022-12-31'],
  ['2023-01-01T06:00:00.000Z', 'America/Mexico_City', '1 de enero de 2023, 00:00', '2023-01-01'],
  ['2023-05-03T16:00:00.000Z', 'America/Tijuana', '3 de mayo de 2023, 09:00', '2023-05-03'],
])('%s in %s', (at, zone, shown, day) => {
  expect(showInstant(at, zone)).toBe(shown);
  expect(plainDateAt(new Date(at), zone)).toBe(day);
});

test.each([
  ['2023-01-01T05:59:00.000Z', 'America/Mexico_City', '31 de diciembre', { weekday: 6, hour: 23 }],
  ['2023-01-01T06:00:00.000Z', 'America/Mexico_City', '1 de enero', { weekday: 0, hour: 0 }],
  // Between these two, clocks there go forward.
  ['2026-03-09T16:00:00.000Z', 'America/Tijuana', '9 de marzo', { weekday: 1, hour: 9 }],
  ['2026-03-06T16:00:00.000Z', 'America/Tijuana', '6 de marzo', { weekday: 5, hour: 8 }],
])('%s in %s: the day, and the hour of the week', (at, zone, day, hour) => {
  expect(showDay(at, zone)).toBe(day);
  expect(hourAt(new Date(at), zone)).toEqual(hour);
});

test('one minute after the other and back, in one zone after the other', () => {
  const days = ['2023-01-01T05:59:30.000Z', '2023-01-01T06:00:00.000Z', '2023-01-01T05:59:59.999Z'].flatMap((at) =>
    ['America/Mexico_City', 'America/Cancun'].map((zone) => plainDateAt(new Date(at), zone)),
  );
  expect(days).toEqual(['2022-12-31', '2023-01-01', '2023-01-01', '2023-01-01', '2022-12-31', '2023-01-01']);
});
