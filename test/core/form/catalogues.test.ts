import {
  districtMapAt,
  districtsOf,
  opls,
  reportingMonthAt,
  stateByKey,
  states,
  units,
} from '../../../core/form/catalogues/catalogues';

test('32 states with an OPL each, 300 districts on either map, 19 units', () => {
  expect(states).toHaveLength(32);
  expect(opls.map(({ state }) => state).sort()).toEqual(states.map(({ key }) => key).sort());
  for (const map of ['2017', '2022'] as const) {
    expect(states.reduce((sum, state) => sum + districtsOf(state.key, map).length, 0)).toBe(300);
  }
  expect(units).toHaveLength(19);
  expect(stateByKey('05')?.name).toBe('Coahuila');
  expect(units.find(({ id }) => id === 'UTSI')?.acronyms).toContain('UNICOM');
  expect(districtsOf('05', '2022').at(-1)).toEqual({ number: '08', seats: ['Ramos Arizpe'] });
  expect(districtsOf('99', '2017')).toEqual([]);
});

test.each([
  [['2022-12-13'], '2017'],
  [['2022-12-14'], 'open'],
  [['2023-09-06'], 'open'],
  [['2023-09-07'], '2022'],
  [['2022-12-13', '2023-01-10'], 'open'],
  [[], 'open'],
])('visits on %s go by the map %s', (days, map) => expect(districtMapAt({ days, ranges: [] })).toBe(map));

test('a range counts with both ends', () => {
  expect(districtMapAt({ days: [], ranges: [{ from: '2022-12-01', to: '2022-12-20' }] })).toBe('open');
});

test.each([
  ['2023-05-15', '2023-04'],
  ['2023-05-16', '2023-05'],
  ['2023-01-03', '2022-12'],
])('on %s the month reported is %s', (today, month) => expect(reportingMonthAt(today)).toBe(month));
