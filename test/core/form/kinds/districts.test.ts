import { brief, inStates, onMap, read, said } from '../reading';

const here = inStates('05');
const districts = (typed: string, context = here) => brief(read('districts', typed, context), context);

describe('federal districts', () => {
  test.each([
    ['03', 'accepted 03'],
    ['03,05', 'accepted 03 y 05'],
    ['JDE 03, 05', 'accepted 03 y 05'],
    ['del 1 al 3 y 5', 'accepted 01, 02, 03 y 05'],
    ['distritos I, II y III', 'accepted 01 al 03'],
    ['tres', 'accepted 03'],
    ['tercer distrito', 'accepted 03'],
    ['distrito federal 03', 'accepted 03'],
    ['03 Monclova', 'accepted 03'],
    ['Monclova (03)', 'accepted 03'],
    ['3 de Coahuila', 'accepted 03'],
    ['todos', 'accepted 01 al 07'],
    ['todos excepto 2 y 4', 'accepted 01, 03, 05, 06 y 07'],
    ['2do, 3ra y 4to', 'accepted 02 al 04'],
    ['1 al 3 excepto el 2', 'accepted 01 y 03'],
    ['1 al 5, menos Monclova', 'accepted 01, 02, 04 y 05'],
    ['excepto el 3', 'noticed 01, 02, 04, 05, 06 y 07'],
    ['1 o 2', 'ambiguous 01 | 02 | 01 y 02'],
    ['1 y/o 2', 'ambiguous 01 | 02 | 01 y 02'],
    ['1 y 2 menos 1 y 2', 'refused'],
    ['del 1 al 3 sin el 2', 'accepted 01 y 03'],
    ['no el 3', 'confirm 03'],
    ['No. 3', 'accepted 03'],
    ['todos los de Saltillo', 'ambiguous 04 y 07 | 01 al 07'],
    ['todos los distritos 1, 2 y 3', 'ambiguous 01 al 03 | 01 al 07'],
    ['todos: 1 al 7', 'accepted 01 al 07'],
    ['todos (7)', 'accepted 01 al 07'],
    ['7 distritos', 'ambiguous 01 al 07 | 07'],
    ['2 distritos', 'refused'],
    ['los dos distritos: 3 y 7', 'accepted 03 y 07'],
    ['3 distritos: 1 y 2', 'confirm 01 y 02'],
    ['MONCLOVA', 'noticed 03'],
    ['Piedras Negras y Monclova', 'noticed 01 y 03'],
    ['Moncloba', 'confirm 03'],
    ['3 y hola', 'confirm 03'],
    ['3.5', 'confirm 03 y 05'],
    ['Coahuila 1 y 2; México 5', 'confirm Coahuila: 01 y 02; México: 05 + states=Coahuila y México'],
    ['cabecera Torreón', 'ambiguous 05 | 06 | 05 y 06'],
    ['Saltillo', 'ambiguous 04 | 07 | 04 y 07'],
    ['03 de Torreón', 'ambiguous 05 | 06 | 03'],
    ['los 7', 'ambiguous 01 al 07 | 07'],
    ['5 al 3', 'refused 03 al 05'],
    ['1, 2 y 9', 'refused 01 y 02'],
    ['1 al 99999999', 'refused 01 al 07'],
    ['0', 'refused'],
    ['99999999999999999999', 'refused'],
    ['Guadalajara', 'refused'],
    ['hola', 'refused'],
    ['ninguno', 'blank'],
    ['n/a', 'blank'],
  ])('%s', (typed, expected) => expect(districts(typed)).toBe(expected));

  test.each([
    ['Coahuila 3 y 4 Durango', 'refused Coahuila: 03 y 04'],
    ['Coahuila y Durango: 1 y 2', 'refused Durango: 01 y 02'],
    ['todos menos el 3 de Coahuila', 'refused'],
    ['todos excepto 3 de Coahuila y 2 de Durango', 'refused'],
    ['todos los de Coahuila menos el 3 y todos los de Durango', 'refused'],
    ['Coahuila todos menos el 3; Durango todos', 'accepted Coahuila: 01, 02, 04, 05, 06 y 07; Durango: 01 al 04'],
  ])('of two states, nothing said of one of them is dropped: %s', (typed, expected) =>
    expect(districts(typed, inStates('05', '10'))).toBe(expected),
  );

  test('a refusal names what there is', () => {
    expect(said(read('districts', 'Guadalajara', here))).toMatch(/Jalisco, no en Coahuila/);
    expect(said(read('districts', '25', inStates('14')))).toMatch(/Jalisco tiene 20 distritos\./);
  });

  test('where the map is known, a number of the other one is asked about', () => {
    expect(districts('distrito 8')).toBe('confirm 08');
    expect(said(read('districts', '8', here))).toMatch(/2022 \(INE\/CG875\/2022\)/);
    expect(read('districts', '8', here)).toMatchObject({ readings: [{ value: { map: '2022' } }] });
    expect(districts('41', onMap('2022', '15'))).toBe('confirm 41');
  });

  test('where the date leaves the map open, only what depends on it is asked', () => {
    const open = onMap('open', '05');
    expect(districts('3', open)).toBe('accepted 03');
    expect(read('districts', '3', open)).not.toHaveProperty('value.map');
    expect(districts('8', open)).toBe('confirm 08');
    expect(districts('todos', open)).toBe('ambiguous 01 al 07 | 01 al 08');
    expect(districts('Ramos Arizpe', open)).toBe('confirm 08');
  });

  test('the map follows from the visit', () => {
    const visited = (day: string) => ({
      ...onMap('open', '05'),
      answers: { ...here.answers, visitDates: { kind: 'dates' as const, days: [day], ranges: [] } },
    });
    expect(read('districts', 'todos', visited('2022-11-30'))).toMatchObject({ value: { map: '2017' } });
    expect(read('districts', 'todos', visited('2024-02-01'))).toMatchObject({ value: { map: '2022' } });
    expect(read('districts', 'todos', visited('2023-04-03')).is).toBe('ambiguous');
  });

  test('in a report of several states, whose district it is is said or asked', () => {
    const two = inStates('05', '15');
    expect(districts('03', two)).toBe('ambiguous Coahuila: 03 | México: 03 | Coahuila: 03; México: 03');
    expect(districts('Coahuila: 01 al 03; México: 05', two)).toBe('accepted Coahuila: 01 al 03; México: 05');
    expect(districts('3 de Coahuila y 5 de México', two)).toBe('accepted Coahuila: 03; México: 05');
    expect(districts('05/03,15/12', two)).toBe('accepted Coahuila: 03; México: 12');
    expect(districts('Monclova', two)).toBe('noticed Coahuila: 03');
    expect(read('districts', '3', inStates('01', '02', '05', '08', '14', '15', '19'))).toMatchObject({
      is: 'refused',
      problem: { code: 'districts.which-state' },
    });
  });

  test('a name that is a state and a seat is the seat, unless numbers follow it', () => {
    expect(districts('Puebla', inStates('21'))).toMatch(/^ambiguous 06 \| 09 \| 11 \| 12 \|/);
    expect(districts('Puebla 11 y 12', inStates('21'))).toBe('accepted 11 y 12');
  });

  test('blank beside Distrital is said', () => {
    const context = {
      ...here,
      answers: { ...here.answers, boards: { kind: 'boards' as const, boards: ['distrital' as const] } },
    };
    expect(said(read('districts', '', context))).toMatch(/quedan en blanco/);
  });
});
