import { doubted, found, rest } from './found';

/** What is told, what of it is asked about with the ways to take it, and what is found all the same. */
type Doubted = readonly [text: string, ways: Record<string, readonly string[]>, sure: Record<string, string>];

const asked = (told: readonly Doubted[]): void => {
  test.each(told)('%s', (text, ways, sure) => {
    expect(doubted(text)).toEqual(ways);
    expect(found(text)).toEqual(sure);
    // Nothing of it is lost before it is settled.
    expect(rest(text)).toContain(text.slice(0, 10));
  });
};

describe('a denial', () => {
  asked([
    ['no se visitó Sonora; se visitó Sinaloa', { states: ['Sinaloa', 'Sonora'] }, {}],
    ['No fui a Sonora sino a Sinaloa', { states: ['Sinaloa', 'Sonora'] }, {}],
    [
      'No se visitó Sonora, se visitó Sinaloa el 3 de abril',
      { states: ['Sinaloa', 'Sonora'] },
      { visitDates: '3 de abril de 2023' },
    ],
    ['Sonora no se visitó; Sinaloa sí', { states: ['Sinaloa', 'Sonora'] }, {}],
    ['Fui a Colima con la Junta Local, no con el OPL', { boards: ['Local', 'OPL'] }, { states: 'Colima' }],
  ]);

  test('of all that is named asks nothing', () => {
    expect(doubted('No fui a Coahuila ni a Durango')).toEqual({});
  });
});

describe('a correction, an alternative, a doubt', () => {
  asked([
    ['Fui a Puebla, perdón, a Tlaxcala', { states: ['Tlaxcala', 'Puebla'] }, {}],
    ['Fui a Durango. Corrijo: fue Zacatecas', { states: ['Zacatecas', 'Durango'] }, {}],
    ['no, perdón, fue la 02, Durango', { states: ['Durango'], districts: ['02'] }, {}],
    [
      'Fui a la JDE 06 de Coahuila el 3 de abril, perdón, fue la 02',
      { districts: ['02', '06'] },
      { states: 'Coahuila', visitDates: '3 de abril de 2023', boards: 'Distrital' },
    ],
    ['Fui a Coahuila, distrito 6, digo, 2', { districts: ['02', '06'] }, { states: 'Coahuila', boards: 'Distrital' }],
    [
      'Fui a Puebla el 3 de marzo, no, fue el 4',
      { visitDates: ['4 de marzo de 2023', '3 de marzo de 2023'] },
      { states: 'Puebla' },
    ],
    ['Capacitamos a 25, perdón, 30 personas', { trainedStaff: ['30', '25'] }, {}],
    ['Visité Coahuila o Durango', { states: ['Coahuila', 'Durango', 'Coahuila y Durango'] }, {}],
    ['Creo que fui a Puebla', { states: ['Puebla'] }, {}],
  ]);
});

test('what is corrected by what it was asks nothing', () => {
  expect(doubted('Fui a Puebla, perdón, a la Junta Local de Puebla')['states']).toBeUndefined();
});

describe('several visits', () => {
  const states = ['Puebla y Veracruz', 'Puebla', 'Veracruz'];
  const visitDates = ['3 y del 5 al 7 de abril de 2023', '3 de abril de 2023', 'del 5 al 7 de abril de 2023'];
  asked([
    ['Puebla (3 de abril) y después Veracruz (del 5 al 7)', { states, visitDates }, {}],
    ['Estuve el 3 de abril en Puebla y del 5 al 7 en Veracruz', { states, visitDates }, {}],
    ['3/04/2023 Puebla; 5-7/04/2023 Veracruz', { states, visitDates }, {}],
    ['Puebla: 3 de abril\nVeracruz: 5 al 7 de abril', { states, visitDates }, {}],
    [
      'viernes 21 en Mérida y el sábado 22 en Campeche',
      {
        states: ['Yucatán y Campeche', 'Yucatán', 'Campeche'],
        visitDates: ['21 y 22 de abril de 2023', '21 de abril de 2023', '22 de abril de 2023'],
      },
      {},
    ],
    [
      'El 3 de abril fui a Puebla con la Junta Local, el 5 capacité a 20 personas en Veracruz',
      {
        states,
        visitDates: ['3 y 5 de abril de 2023', '3 de abril de 2023', '5 de abril de 2023'],
        boards: ['Local'],
        trainedStaff: ['20'],
      },
      {},
    ],
    [
      'El 3 de abril estuve en Macondo y el 5 de abril en Campeche',
      {
        states: ['Campeche'],
        visitDates: ['3 y 5 de abril de 2023', '3 de abril de 2023', '5 de abril de 2023'],
      },
      {},
    ],
  ]);

  test.each([
    'Fui a Puebla y Veracruz del 3 al 7 de abril',
    'El 3 de abril visité Puebla. El 4 de abril seguí en Puebla',
    'Fui a Puebla el 3 de abril con Excel y los 12 vocales',
    'Fui a Puebla el 3 de abril y el 5 se firmó el convenio',
    'Fui a Puebla el 3 de abril. El 10 % de los equipos falló, y el 2 de los enlaces',
    'Fui a Durango el 3 de abril para revisar los sistemas de Coahuila del 5 de abril',
  ])('are not «%s»', (text) => {
    expect(doubted(text)).toEqual({});
  });
});

describe('a town', () => {
  asked([
    ['Fui a Mérida el 3 de abril', { states: ['Yucatán'] }, { visitDates: '3 de abril de 2023' }],
    ['Visitamos Guadalajara y Monterrey', { states: ['Jalisco y Nuevo León'] }, {}],
    ['Visita a la ciudad de La Paz', { states: ['Baja California Sur', 'México'] }, {}],
    ['Visita a Ecatepec de Morelos', { states: ['México'] }, {}],
  ]);

  test.each(['Fui a Saltillo, Coahuila', 'Fui a la calle Mérida 12', 'Mérida', 'Salimos de Mérida a Durango'])(
    'is not asked about in «%s»',
    (text) => {
      expect(doubted(text)).toEqual({});
    },
  );
});

describe('what its field would ask about', () => {
  asked([
    ['El 15 de mayo voy a Puebla', { visitDates: ['15 de mayo de 2023'] }, { states: 'Puebla' }],
    ['Fui a Colima el 31 de abril', { visitDates: ['30 de abril de 2023', '1 de mayo de 2023'] }, { states: 'Colima' }],
  ]);
});
