import type { AnswerContext } from '../../../../core/form/definition';
import { easterOf } from '../../../../core/form/kinds/dates/calendar';
import type { Value } from '../../../../core/form/values';
import { brief, may2023, read, said } from '../reading';

const dates = (typed: string, context?: AnswerContext, previous?: Value) =>
  brief(read('visitDates', typed, context, previous));
const workdays = 'del 3 al 7, del 10 al 14, del 17 al 21 y del 24 al 28 de abril de 2023';

describe('several days said at once are proposed', () => {
  test.each([
    ['abril de 2023', 'del 1 al 30 de abril de 2023'],
    ['abril', 'del 1 al 30 de abril de 2023'],
    ['04/2023', 'del 1 al 30 de abril de 2023'],
    ['2023-04', 'del 1 al 30 de abril de 2023'],
    ['todo abril de 2023', 'del 1 al 30 de abril de 2023'],
    ['todo el mes de abril', 'del 1 al 30 de abril de 2023'],
    ['el mes pasado', 'del 1 al 30 de abril de 2023'],
    ['de marzo a abril de 2023', 'del 1 de marzo al 30 de abril de 2023'],
    ['diciembre y enero', 'del 1 de diciembre de 2022 al 31 de enero de 2023'],
    ['todos los lunes de abril', '3, 10, 17 y 24 de abril de 2023'],
    ['cada lunes de abril de 2023', '3, 10, 17 y 24 de abril de 2023'],
    ['los lunes', '3, 10, 17 y 24 de abril de 2023'],
    ['los lunes y miércoles de abril 2023', '3, 5, 10, 12, 17, 19, 24 y 26 de abril de 2023'],
    ['lunes a viernes de abril', workdays],
    ['todos los lunes de abril y el 4 de abril de 2023', '3, 4, 10, 17 y 24 de abril de 2023'],
    ['el primer lunes de abril de 2023', '3 de abril de 2023'],
    ['2do y 4to martes de abril', '11 y 25 de abril de 2023'],
    ['el último viernes del mes', '28 de abril de 2023'],
    ['primera semana de abril de 2023', 'del 3 al 7 de abril de 2023'],
    ['la primera semana de mayo', 'del 1 al 5 de mayo de 2023'],
    ['la semana del 5 de abril de 2023', 'del 3 al 7 de abril de 2023'],
    ['la semana pasada', 'del 24 al 28 de abril de 2023'],
    ['el lunes de la semana pasada', '24 de abril de 2023'],
    ['segunda quincena de abril de 2023', 'del 16 al 30 de abril de 2023'],
    ['a mediados de abril', 'del 11 al 20 de abril de 2023'],
    ['viernes santo', '7 de abril de 2023'],
    ['jueves y viernes santo de 2022', '14 y 15 de abril de 2022'],
    ['domingo de ramos 2023', '2 de abril de 2023'],
  ])('%s', (typed, expected) => {
    expect(dates(typed)).toBe(`confirm ${expected}`);
    expect(said(read('visitDates', typed))).toContain(`«${typed}» se entiende así.`);
    expect(said(read('visitDates', typed))).toContain(`¿Se anota ${expected}? Si fueron otros días, escríbalos.`);
  });

  test.each([
    ['semana santa', 'del 2 al 8 de abril de 2023 | del 3 al 7 de abril de 2023'],
    ['Semana Santa 2023', 'del 2 al 8 de abril de 2023 | del 3 al 7 de abril de 2023'],
    ['toda la semana santa de 2022', 'del 10 al 16 de abril de 2022 | del 11 al 15 de abril de 2022'],
    ['primera semana de marzo de 2023', 'del 1 al 3 de marzo de 2023 | del 6 al 10 de marzo de 2023'],
    ['el fin de semana', '29 y 30 de abril de 2023 | 6 y 7 de mayo de 2023'],
    ['un lunes de abril', '3 de abril de 2023 | 10 de abril de 2023 | 17 de abril de 2023 | 24 de abril de 2023'],
    ['de lunes a viernes', `del 24 al 28 de abril de 2023 | ${workdays}`],
  ])('%s can be any of several', (typed, expected) => {
    expect(dates(typed)).toBe(`ambiguous ${expected}`);
    expect(said(read('visitDates', typed))).toContain('¿Cuáles fueron?');
  });

  test('a year, and the days to come, are asked about as everywhere', () => {
    expect(said(read('visitDates', 'abril'))).toContain('Falta el año; se propone 2023');
    expect(said(read('visitDates', 'los lunes'))).toContain('Falta el mes; se propone el que se reporta');
    expect(said(read('visitDates', 'mayo de 2023'))).toContain('El 31 de mayo de 2023 aún no llega');
    expect(dates('abril de 1999')).toBe('refused');
    expect(said(read('visitDates', 'semana santa de 1999'))).toContain('Revise el año 1999');
  });

  test.each(['lunes 3 y martes 4 de abril de 2023', '21 de abril de 2023 (viernes)'])(
    'the weekday of a day is no phrase: %s',
    (typed) => expect(dates(typed)).toMatch(/^accepted/),
  );
});

describe('days of the week of a range are those of its days', () => {
  test.each([
    ['lunes del 3 al 24 de abril de 2023', '3, 10, 17 y 24 de abril de 2023'],
    ['todos los lunes del 24 de abril al 1 de mayo de 2023', '24 de abril y 1 de mayo de 2023'],
    ['martes y jueves del 3 al 14 de abril', '4, 6, 11 y 13 de abril de 2023'],
    ['de lunes a viernes, del 3 al 14 de abril', 'del 3 al 7 y del 10 al 14 de abril de 2023'],
    ['del 3 al 14 de abril de 2023 (lunes a viernes)', 'del 3 al 7 y del 10 al 14 de abril de 2023'],
    ['del 3 al 14 de abril de 2023, lunes, miércoles y viernes', '3, 5, 7, 10, 12 y 14 de abril de 2023'],
    ['todos los días excepto domingos del 3 al 14 de abril', 'del 3 al 8 y del 10 al 14 de abril de 2023'],
    [
      'abril excepto domingos y el 5',
      '1, 3, 4, del 6 al 8, del 10 al 15, del 17 al 22 y del 24 al 29 de abril de 2023',
    ],
    ['del 3 al 7 de abril y los lunes', 'del 3 al 7, 10, 17 y 24 de abril de 2023'],
  ])('%s', (typed, expected) => expect(dates(typed)).toBe(`confirm ${expected}`));

  test('those of its first and its last day are no choice among them', () =>
    expect(dates('del lunes 3 al viernes 7 de abril de 2023')).toBe('accepted del 3 al 7 de abril de 2023'));
});

describe('days left out', () => {
  test.each([
    ['del 3 al 7 de abril de 2023 excepto el 5', '3, 4, 6 y 7 de abril de 2023'],
    ['del 3 al 7 menos el 5', '3, 4, 6 y 7 de abril de 2023'],
    ['del 3 al 14 de abril, salvo el 5 y del 10 al 11', '3, 4, del 6 al 9 y del 12 al 14 de abril de 2023'],
    ['del 30 de abril al 2 de mayo a excepción del 30', '1 y 2 de mayo de 2023'],
    ['del 3 al 7 de abril sin contar el jueves y viernes santo', 'del 3 al 5 de abril de 2023'],
    ['abril de 2023, excepto semana santa', '1 y del 9 al 30 de abril de 2023'],
    ['del 3 al 28 de abril de 2023 sin fines de semana', workdays],
    ['todo abril menos sábados y domingos', workdays],
    ['del 1 al 28 de abril de 2023, solo días hábiles', workdays],
    ['sin domingos', '1, del 3 al 8, del 10 al 15, del 17 al 22 y del 24 al 29 de abril de 2023'],
    ['excepto el 5', 'del 1 al 4 y del 6 al 30 de abril de 2023'],
    ['del 3 al 7 de abril de 2023 excepto el 9', 'del 3 al 7 de abril de 2023'],
  ])('%s', (typed, expected) => {
    expect(dates(typed)).toBe(`confirm ${expected}`);
  });

  test('alone, they are left out of the days stored', () => {
    const stored: Value = { kind: 'dates', days: [], ranges: [{ from: '2023-03-06', to: '2023-03-10' }] };
    expect(dates('menos el 8 de marzo', may2023, stored)).toBe('confirm 6, 7, 9 y 10 de marzo de 2023');
  });

  test('one that is not among them is said', () =>
    expect(said(read('visitDates', 'del 3 al 7 de abril de 2023 excepto el 9'))).toContain(
      'El 9 de abril de 2023 no está entre esos días.',
    ));

  test('several that are not among them are said together', () =>
    expect(said(read('visitDates', 'del 3 al 7 de abril de 2023 excepto el 9 y el 10'))).toContain(
      'No están entre esos días: 9 y 10 de abril de 2023.',
    ));

  test('none left is no answer', () => expect(dates('del 3 al 4 de abril de 2023 menos el 3 y el 4')).toBe('refused'));

  test('a quarter of a year names no day', () => expect(dates('primer trimestre de 2023')).toBe('refused'));

  test('«al menos» leaves nothing out', () => expect(dates('al menos 3 días de abril')).toBe('refused'));
});

describe('the holy week', () => {
  test.each([
    [2014, '2014-04-20'],
    [2019, '2019-04-21'],
    [2023, '2023-04-09'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('of %i ends on the Easter of its year', (year, easter) => expect(easterOf(year)).toBe(easter));

  test('without a year is the one reported; half a year later, the next one is offered too', () => {
    const november = { ...may2023, today: '2023-11-20', reportingMonth: '2023-11' };
    expect(dates('semana santa', november)).toBe(
      'ambiguous del 2 al 8 de abril de 2023 | del 3 al 7 de abril de 2023 | del 24 al 30 de marzo de 2024',
    );
    const january = { ...may2023, today: '2024-01-20', reportingMonth: '2024-01' };
    expect(dates('jueves santo', january)).toBe('confirm 28 de marzo de 2024');
  });
});
