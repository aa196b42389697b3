import { all, found } from './found';

describe('days', () => {
  all([
    ['Fui a Colima entre el 3 y el 5 de abril', { states: 'Colima', visitDates: 'del 3 al 5 de abril de 2023' }],
    [
      'DEOE, Colima, 24-28/04/2023',
      {
        unit: 'Dirección Ejecutiva de Organización Electoral',
        states: 'Colima',
        visitDates: 'del 24 al 28 de abril de 2023',
      },
    ],
    ['Lunes 3, martes 4 y miércoles 5 de abril, Sonora', { states: 'Sonora', visitDates: '3, 4 y 5 de abril de 2023' }],
    ['Visité Durango el 3 de abril del presente año', { states: 'Durango', visitDates: '3 de abril de 2023' }],
    ['Visité Durango los días 3 y 4 del mes pasado', { states: 'Durango', visitDates: '3 y 4 de abril de 2023' }],
    ['Visité Durango el 3 de abril y el 5', { states: 'Durango', visitDates: '3 y 5 de abril de 2023' }],
    [
      'Del 28 de abril al 2 de mayo estuve en Colima',
      { states: 'Colima', visitDates: 'del 28 de abril al 2 de mayo de 2023' },
    ],
    ['Durango, abril 3 y 4', { states: 'Durango', visitDates: '3 y 4 de abril de 2023' }],
    ['Durango 03-abr-2023', { states: 'Durango', visitDates: '3 de abril de 2023' }],
    ['Fui a Durango el 12/13 de abril', { states: 'Durango', visitDates: '12 y 13 de abril de 2023' }],
    ['Fui a Durango el 13/IV/2023', { states: 'Durango', visitDates: '13 de abril de 2023' }],
    ['Ayer fui a Hidalgo', { states: 'Hidalgo', visitDates: '2 de mayo de 2023' }],
  ]);
});

describe('days that are asked about', () => {
  test.each([
    ['which does not exist', 'Fui a Puebla el 30 de febrero'],
    ['to come', 'El 15 de mayo voy a Puebla'],
    ['with another weekday', 'Fui a Puebla el lunes 20 de abril'],
    ['with another weekday behind it', 'Fui a Puebla el 13 de abril de 2023 (viernes)'],
    ['taken back', 'Fui a Puebla el 3… no, el 4 de abril'],
    ['put right', 'Fui a Puebla el 3 de abril, perdón, el 4'],
    ['mistaken', 'Fui el 3 de abril a Puebla (me equivoqué, fue el 4)'],
    ['one or the other', 'Fui a Puebla el 3 o 4 de abril'],
    ['denied', 'No pude ir a la junta el 3 de abril, Puebla quedó pendiente'],
    ['not sure of', 'Creo que fui a Puebla el 3 de abril'],
    ['without a month', 'Fui a Puebla el 3 y el 4'],
    ['less some', 'Fui a Puebla del 3 al 7 de abril, excepto el 5'],
    ['of which the number may be a district', 'Puebla, distritos 3, 7 y 14 de abril'],
    ['that was put off', 'La visita a Puebla se pospuso del 13 al 14 de abril'],
    ['a whole month', 'Durante abril visitamos Puebla'],
  ])('a day %s', (_, text) => {
    expect(found(text)).not.toHaveProperty('visitDates');
  });
});

describe('days of something else', () => {
  all([
    [
      'El convenio se firmó el 14 de febrero de 2022; fui a Colima el 19 de abril',
      { states: 'Colima', visitDates: '19 de abril de 2023' },
    ],
    [
      'En atención al oficio INE/UTSI/0123/2023 del 28 de marzo de 2023, el 4 de abril acudimos a Oaxaca',
      { states: 'Oaxaca', visitDates: '4 de abril de 2023' },
    ],
    [
      'El 22 de marzo se aprobó el plan y el 3 de abril visitamos Oaxaca',
      { states: 'Oaxaca', visitDates: '3 de abril de 2023' },
    ],
    [
      'La jornada electoral será el 4 de junio; fuimos a Coahuila el 20 de abril',
      { states: 'Coahuila', visitDates: '20 de abril de 2023' },
    ],
    [
      'Ciudad de México, a 3 de mayo de 2023. Fui a Durango el 20 de abril',
      { states: 'Durango', visitDates: '20 de abril de 2023' },
    ],
    ['Acudí a la sesión del 4 de abril en Oaxaca', { states: 'Oaxaca', visitDates: '4 de abril de 2023' }],
  ]);
});
