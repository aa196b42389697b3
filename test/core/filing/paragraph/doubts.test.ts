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
    ['Fui a Colima con la Junta Local, no con el OPL', { boards: ['Local', 'OPL'] }, { states: 'Colima' }],
  ]);

  test('of all that is named asks nothing', () => {
    expect(doubted('No fui a Coahuila ni a Durango')).toEqual({});
  });
});

describe('a correction, an alternative, a doubt', () => {
  asked([
    ['Fui a Puebla, perdón, a Tlaxcala', { states: ['Tlaxcala', 'Puebla'] }, {}],
    ['Capacitamos a 25, perdón, 30 personas', { trainedStaff: ['30', '25'] }, {}],
    ['Visité Coahuila o Durango', { states: ['Coahuila', 'Durango', 'Coahuila y Durango'] }, {}],
    ['Creo que fui a Puebla', { states: ['Puebla'] }, {}],
  ]);
});

describe('what its field would ask about', () => {
  asked([
    ['El 15 de mayo voy a Puebla', { visitDates: ['15 de mayo de 2023'] }, { states: 'Puebla' }],
    ['Fui a Colima el 31 de abril', { visitDates: ['30 de abril de 2023', '1 de mayo de 2023'] }, { states: 'Colima' }],
  ]);
});
