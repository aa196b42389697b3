import { showValue } from '../../../../core/form/answers';
import { read } from '../../form/reading';
import { all, doubted, found } from './found';

const later = { today: '2026-07-20', reportingMonth: '2026-06', answers: {} };

const DAYS = ['25', 'el 25', '3-5 y 10', '3 al 5', 'los días 3 y 4', 'el martes 25', '1o'];
const MONTHS = ['abril', 'de abril', 'abr', 'ABR.'];
const YEARS = ['23', 'del 23', 'de 23', '’23', '/23', 'de 2023', 'del año 23', 'de dos mil veintitrés', '(2023)'];
const AROUND = [
  ['Fui a Puebla ', ' con la Junta Local'],
  ['', '. Junta Local de Puebla'],
  ['UTSI ', ' Puebla JLE'],
  ['Puebla, ', ', 30 personas capacitadas'],
] as const;

/** What the date field takes, or proposes, of those words. */
function inField(date: string): string | undefined {
  const outcome = read('visitDates', date, later);
  if (outcome.is === 'blank') return undefined;
  const value = outcome.is === 'accepted' ? outcome.value : outcome.readings?.[0]?.value;
  return value && showValue(value);
}

test.each(DAYS)('a year behind «%s» is read in a sentence as the date field reads it', (day) => {
  for (const date of MONTHS.flatMap((month) => YEARS.map((year) => `${day} ${month} ${year}`))) {
    expect(inField(date)).toContain('2023');
    for (const [before, after] of AROUND)
      expect([date, found(`${before}${date}${after}`, later)['visitDates']]).toEqual([date, inField(date)]);
  }
});

describe('a number behind a month that is no year', () => {
  all([
    [
      'Puebla, 25 abril 23 personas capacitadas',
      { states: 'Puebla', visitDates: '25 de abril de 2023', trainedStaff: '23' },
    ],
    [
      'Fui a Puebla el 3 de abril (23 personas capacitadas)',
      { states: 'Puebla', visitDates: '3 de abril de 2023', trainedStaff: '23' },
    ],
    ['Fui a Puebla el 3 de abril. El 10 % falló', { states: 'Puebla', visitDates: '3 de abril de 2023' }],
    ['Fui a Puebla el 3 de abril 10:30', { states: 'Puebla', visitDates: '3 de abril de 2023' }],
    [
      'Fui a Puebla el 3 de enero 22 y 23 de febrero',
      { states: 'Puebla', visitDates: '3 de enero, y 22 y 23 de febrero de 2023' },
    ],
  ]);
});

test('last year is the one before that of the day on which it is said', () => {
  expect(inField('25 de abril del año pasado')).toBe('25 de abril de 2025');
  expect(found('Fui a Puebla el 25 de abril del año anterior', later)['visitDates']).toBe('25 de abril de 2025');
  expect(found('Fui a Puebla el 25 de abril del año en curso', later)['visitDates']).toBe('25 de abril de 2026');
});

describe('a year or a month that stands apart', () => {
  test.each([
    ['En 2023 fui a Puebla, el 3 de abril', ['3 de abril de 2023', '3 de abril de 2026']],
    ['El año pasado fui a Puebla, el 3 de abril', ['3 de abril de 2025', '3 de abril de 2026']],
    ['En abril de 2023 fui a Puebla, los días 3 y 4', ['3 y 4 de abril de 2023']],
    ['Visitas de marzo: Puebla los días 3 y 4', ['3 y 4 de marzo de 2026']],
    ['Puebla, abril 23, Junta Local', ['23 de abril de 2026']],
  ])('is asked about: «%s»', (text, visitDates) => {
    expect(doubted(text, later)).toEqual({ visitDates });
  });

  test.each([
    ['Fui a Puebla en abril 23', undefined],
    ['Fui a Puebla el 3 de abril por el Proceso Electoral 2023-2024', '3 de abril de 2026'],
    ['El convenio se firmó el 14 de febrero de 2022 y el 3 de abril fui a Puebla', '3 de abril de 2026'],
  ])('is not taken for one: «%s»', (text, shown) => {
    expect(found(text, later)['visitDates']).toBe(shown);
    expect(doubted(text, later)).toEqual({});
  });
});

test('each month has its own', () => {
  expect(found('Fui a Puebla el 12 dic 22 y el 3 ene 23', later)).toMatchObject({
    visitDates: '12 de diciembre de 2022 y 3 de enero de 2023',
  });
  expect(found('Fui a Puebla del 25 abr 23 al 2 may 23', later)).toMatchObject({
    visitDates: 'del 25 de abril al 2 de mayo de 2023',
  });
});
