import { brief, may2023, read, said } from '../reading';

const dates = (typed: string) => brief(read('visitDates', typed));

describe('visit dates', () => {
  test.each([
    ['3 de abril de 2023', 'accepted 3 de abril de 2023'],
    ['lunes 3 de abril de 2023', 'accepted 3 de abril de 2023'],
    ['20 de abril de dos mil 23', 'accepted 20 de abril de 2023'],
    ['LUNES 3 DE ABRIL DEL 2023.', 'accepted 3 de abril de 2023'],
    ['2023-04-03', 'accepted 3 de abril de 2023'],
    ['3 de abril de 2023 a las 10:00', 'accepted 3 de abril de 2023'],
    ['del lunes 3 al viernes 7 de abril de 2023', 'accepted del 3 al 7 de abril de 2023'],
    ['entre el 3 y el 5 de abril de 2023', 'accepted del 3 al 5 de abril de 2023'],
    ['28/04/2023 al 29/04/2023', 'accepted del 28 al 29 de abril de 2023'],
    ['13/04/2023', 'accepted 13 de abril de 2023'],
    ['del 3 al 5 y 10 de abril de 2023', 'accepted del 3 al 5 y 10 de abril de 2023'],
    ['3 de abril de 2023 y 10', 'accepted 3 y 10 de abril de 2023'],
    ['10 y 3 de abril de 2023', 'accepted 3 y 10 de abril de 2023'],
    ['abril 3, 10 y 24 de 2023', 'accepted 3, 10 y 24 de abril de 2023'],
    ['abril de 2023: 3, 10 y 24', 'accepted 3, 10 y 24 de abril de 2023'],
    ['en abril de 2023 los días 3 y 4', 'accepted 3 y 4 de abril de 2023'],
    ['3/4/5 de abril de 2023', 'accepted 3, 4 y 5 de abril de 2023'],
    ['3 de abril de 2023 a las 10', 'accepted 3 de abril de 2023'],
    ['3 de abril de 2023 de 9:00 a 14:00 horas', 'accepted 3 de abril de 2023'],
    ['3 de abril de 2023, de 9 a 14 horas', 'accepted 3 de abril de 2023'],
    ['3 de abril de 2023 (lunes) y 4 de abril de 2023 (martes)', 'accepted 3 y 4 de abril de 2023'],
    ['lunes y martes 3 y 4 de abril de 2023', 'accepted 3 y 4 de abril de 2023'],
    ['3, 4 y 5 de abril de 2023 (lunes, martes y miércoles)', 'accepted 3, 4 y 5 de abril de 2023'],
  ])('%s is taken', (typed, expected) => expect(dates(typed)).toBe(expected));

  test.each([
    ['3 abr 23', 'noticed 3 de abril de 2023', /^«3 abr 23» se leyó así: 3 de abril de 2023\.$/],
    ['3-5 y 10 abr 23', 'noticed del 3 al 5 y 10 de abril de 2023', /se leyó así: del 3 al 5 y 10 de abril de 2023\.$/],
    ['3-abr-2023', 'noticed 3 de abril de 2023', /se leyó así/],
    ['3/IV/2023', 'noticed 3 de abril de 2023', /se leyó así/],
    ['20230403', 'noticed 3 de abril de 2023', /se leyó así/],
    ['1,2 y 3 de abril de 23', 'noticed 1, 2 y 3 de abril de 2023', /se leyó así/],
    ['11-12 abril 2023', 'noticed del 11 al 12 de abril de 2023', /se leyó así/],
    ['del 3 al 3 de abril de 2023', 'noticed 3 de abril de 2023', /se leyó así/],
    ['2do de abril de 2023', 'noticed 2 de abril de 2023', /se leyó así/],
    ['1ro, 2do y 10mo de abril de 2023', 'noticed 1, 2 y 10 de abril de 2023', /se leyó así/],
    ['el segundo de abril de 2023', 'noticed 2 de abril de 2023', /se leyó así/],
    ['3 de abril del presente año', 'noticed 3 de abril de 2023', /se leyó así/],
    ['el 3 del mes pasado', 'noticed 3 de abril de 2023', /se leyó así/],
    ['semana del 3 al 7 de abril de 2023', 'noticed del 3 al 7 de abril de 2023', /se leyó así/],
    ['03/04/2023', 'noticed 3 de abril de 2023', /primero el día y luego el mes/],
    ['treinta y uno de marzo de 2023', 'noticed 31 de marzo de 2023', /anterior al mes/],
    ['del 3 al 5 de abril de 2023 y 4 de abril de 2023', 'noticed del 3 al 5 de abril de 2023', /repetida/],
    ['del 3 al 5 y del 4 al 8 de abril de 2023', 'noticed del 3 al 8 de abril de 2023', /enciman/],
  ])('%s is taken, and how is said', (typed, expected, told) => {
    expect(dates(typed)).toBe(expected);
    expect(said(read('visitDates', typed))).toMatch(told);
  });

  test.each([
    ['del 11 al 12 de abril', 'confirm del 11 al 12 de abril de 2023', /año/],
    ['3/4', 'confirm 3 de abril de 2023', /año/],
    ['10 de abril de 2023 (jueves)', 'confirm 10 de abril de 2023', /es lunes, no jueves/],
    ['3 de abril y 10 de abril de 2023, martes', 'confirm 3 y 10 de abril de 2023', /es lunes, no martes/],
    ['último día de abril de 2023', 'confirm 30 de abril de 2023', /se entiende así/],
    ['el 3 y el 10', 'confirm 3 y 10 de abril de 2023', /mes/],
    ['12 de abirl', 'confirm 12 de abril de 2023', /abirl/],
    ['uno de mayo', 'confirm 1 de mayo de 2023', /posterior/],
    ['hoy', 'confirm 3 de mayo de 2023', /hoy/],
    ['antier', 'confirm 1 de mayo de 2023', /antier/],
    ['el lunes pasado', 'confirm 1 de mayo de 2023', /lunes pasado/],
    ['hace 3 días', 'confirm 30 de abril de 2023', /hace 3 días/],
    ['mañana', 'confirm 4 de mayo de 2023', /visita programada/],
    [
      '29 de diciembre al 3 de enero de 2023',
      'confirm del 29 de diciembre de 2022 al 3 de enero de 2023',
      /empieza en un año/,
    ],
    ['del 1 de enero al 30 de abril de 2023', 'confirm del 1 de enero al 30 de abril de 2023', /120 días/],
    ['3 de abril de 20 23', 'confirm 3 y 23 de abril de 2020', /«23»/],
    ['3 de abril de 2023 en Saltillo', 'confirm 3 de abril de 2023', /«Saltillo»/],
  ])('%s is asked about', (typed, expected, told) => {
    expect(dates(typed)).toBe(expected);
    expect(said(read('visitDates', typed))).toMatch(told);
  });

  test.each([
    ['3 o 4 de abril de 2023', 'ambiguous 3 de abril de 2023 | 4 de abril de 2023 | 3 y 4 de abril de 2023'],
    ['3 y/o 4 de abril de 2023', 'ambiguous 3 de abril de 2023 | 4 de abril de 2023 | 3 y 4 de abril de 2023'],
    ['3-4', 'ambiguous del 3 al 4 de abril de 2023 | 3 de abril de 2023'],
    ['el lunes', 'ambiguous 1 de mayo de 2023 | 8 de mayo de 2023'],
  ])('%s can be read in two ways', (typed, expected) => expect(dates(typed)).toBe(expected));

  test.each([
    [
      '31 de abril',
      'refused 30 de abril de 2023 | 1 de mayo de 2023',
      /^Abril tiene 30 días. ¿Quiso decir 30 de abril o 1 de mayo\?$/,
    ],
    ['29 de febrero de 2023', 'refused 28 de febrero de 2023 | 1 de marzo de 2023', /Febrero de 2023 tiene 28 días/],
    ['3 y 31 de abril de 2023', 'refused 3 y 30 de abril de 2023 | 3 de abril y 1 de mayo de 2023', /30 días/],
    ['45 de abril de 2023', 'refused', /30 días/],
    ['0 de abril', 'refused', /^No hay día 0: abril va del 1 al 30\. Revise el día\.$/],
    ['00/04/2023', 'refused', /No hay día 0/],
    ['13/13/2023', 'refused', /No hay mes 13/],
    ['04/13/2023', 'refused 13 de abril de 2023', /¿Quiso decir 13 de abril de 2023\?/],
    ['del 12 al 10 de abril de 2023', 'refused del 10 al 12 de abril de 2023', /termina antes de empezar/],
    ['3 de abril de 1923', 'refused 3 de abril de 2023', /1923/],
    ['3 de abril de 2203', 'refused 3 de abril de 2023', /2203/],
    ['2023', 'refused', /No entendí/],
    ['15 días en abril', 'refused', /no dice qué días/],
    ['varios días de abril', 'refused', /no dice qué días/],
    ['hace un mes', 'refused', /no dice qué días/],
    ['marzo y 3 de abril de 2023', 'refused', /No entendí/],
    ['hola', 'refused', /«hola»/],
    ['del 3 de abril de 2023 al', 'refused', /No entendí/],
  ])('%s is refused, with a reason', (typed, expected, told) => {
    expect(dates(typed)).toBe(expected);
    expect(said(read('visitDates', typed))).toMatch(told);
  });

  test.each(['', '_____', '-', 'N/A', 'sin fecha', 'Pendiente', 'no aplica', 'en blanco'])(
    '«%s» leaves it blank',
    (typed) => expect(dates(typed)).toBe('blank'),
  );

  test('the year proposed is the one nearest to the month reported', () => {
    const january = { ...may2023, reportingMonth: '2023-01', today: '2023-02-05' };
    expect(brief(read('visitDates', '29 de diciembre', january))).toBe('confirm 29 de diciembre de 2022');
    const december = { ...may2023, reportingMonth: '2022-12', today: '2023-01-20' };
    expect(brief(read('visitDates', '29 de diciembre al 3 de enero', december))).toBe(
      'confirm del 29 de diciembre de 2022 al 3 de enero de 2023',
    );
  });

  test('a year written is kept, however long ago the report is filed', () => {
    const later = { ...may2023, today: '2026-03-10', reportingMonth: '2026-02' };
    expect(brief(read('visitDates', '3, 10, 24 y 28 de abril de 2023', later))).toBe(
      'noticed 3, 10, 24 y 28 de abril de 2023',
    );
  });
});
