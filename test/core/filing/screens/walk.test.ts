import type { CommandFacts } from '../../../../bot/turns/handle-command';
import { nineFields } from '../../../helpers/people/nine-fields';
import type { Button, Screen } from '../../../../core/screen/screens';
import { answeredLine, savedLine, walkScreen } from '../../../../core/filing/screens/walk';
import { at, back, begin, filed, given, open, skip, typed, UTSI } from '../../../helpers/people/given';

const toMatters = [begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local y OPL'), skip];
const complete = [...toMatters, typed('particular'), typed('Se revisó el PREP.'), typed('listo'), skip, skip];

const drawn = (...commands: readonly CommandFacts[]): Screen => walkScreen(nineFields, filed(commands));
const titles = (buttons: readonly Button[]): readonly string[] => buttons.map(({ title }) => title);

test.each<[string, readonly CommandFacts[]]>([
  ['units', [begin]],
  ['states', [begin, typed('UTSI')]],
  ['districts', [begin, typed('UTSI'), typed('Coahuila'), typed('3 de abril de 2023'), typed('Distrital')]],
])('a list of %s finds the example that it gives', (_, commands) => {
  const { data } = drawn(...commands);
  const [input] = 'inputs' in data ? data.inputs : [];
  const choices = input !== undefined && 'choices' in input ? input.choices : [];
  const example = input?.placeholder?.split(': ')[1] ?? 'no example';
  // As Teams searches: in the titles, letter by letter.
  expect(choices.filter(({ title }) => title.includes(example))).toHaveLength(1);
});

describe('what was just saved', () => {
  const line = (before: readonly CommandFacts[], facts: CommandFacts): string | undefined => {
    const { decision, report } = given(filed(before)).when(facts);
    const [event] = decision.ok ? decision.events : [];
    return event === undefined || report === undefined ? undefined : savedLine(nineFields, report, event);
  };

  test.each<[string, readonly CommandFacts[], CommandFacts, string | undefined]>([
    ['an answer', toMatters.slice(0, 4), typed('Local y OPL'), '✓ Junta: Local y OPL'],
    ['an answer to two fields', toMatters.slice(0, 4), typed('JDE 03'), '✓ Junta: Distrital\n✓ Distritos: 03'],
    ['a blank', toMatters.slice(0, 3), skip, '✓ Fecha de visita: en blanco'],
    ['one column', toMatters, typed('pycipef'), '✓ Asunto 1: PyCIPEF'],
    [
      'columns',
      toMatters,
      typed('1 y 6'),
      '✓ Asunto 1: Asuntos relacionados con la firma de Convenios de Apoyo y Colaboración; Con que proyecto de la CIP se relaciona',
    ],
    ['a cell', complete.slice(0, 7), typed('Se revisó.'), '✓ Asuntos en particular: Se revisó.'],
    [
      'text that became a row',
      [...complete.slice(0, 8), typed('Se apoyó al OPL.')],
      { type: 'ChooseReading', index: 0 },
      '✓ Asunto 2: Se apoyó al OPL.',
    ],
    ['a step back', toMatters, back, undefined],
  ])('%s', (_, before, facts, expected) => expect(line(before, facts)).toBe(expected));

  test('the closed card says what stands there', () => {
    const report = filed(complete);
    expect(answeredLine(nineFields, report, at('field/boards'))).toBe('✓ Junta: Local y OPL');
    expect(answeredLine(nineFields, report, at('field/visitDates'))).toBe('✓ Fecha de visita: en blanco');
    expect(answeredLine(nineFields, report, at('columns/matters/1'))).toBe('✓ Asunto 1: Asuntos en particular');
  });

  test.each([
    ['the same words', 'field/boards', 'local y opl', '✓ Junta'],
    ['fewer words', 'field/boards', 'Local', '✓ Junta: Local y OPL'],
    [
      'what it was read as',
      'field/unit',
      'UTSI',
      '✓ Dirección Ejecutiva o Unidad Técnica: Unidad Técnica de Servicios de Informática',
    ],
    ['a blank said', 'field/visitDates', 'omitir', '✓ Fecha de visita: en blanco'],
    ['a short text', 'cell/matters/1/particular', 'Se revisó el PREP.', '✓ Asuntos en particular'],
    ['the type of a matter', 'columns/matters/1', 'Asuntos en particular', '✓ Asunto 1'],
  ])('over a message of %s it says no more than that message leaves open', (_, step, typedBelow, expected) =>
    expect(answeredLine(nineFields, filed(complete), at(step), typedBelow)).toBe(expected),
  );

  test('over a long message of the same text it says the field alone', () => {
    const text = 'Llevar a cabo reuniones de trabajo con la Junta Local para revisar los avances. '.repeat(5).trim();
    const report = filed([...toMatters.slice(0, 5), typed(text)]);
    const line = (words: string) => answeredLine(nineFields, report, at('field/objective'), words);
    expect(line(text.slice(0, 200))).toBe('✓ Objetivo de la visita');
    expect(line('Otra cosa')).toMatch(/^✓ Objetivo de la visita: Llevar a cabo .*…$/);
  });

  test('a long answer ends in "…" and parts no character', () => {
    const report = filed([...toMatters.slice(0, 5), typed(`a${'👩🏽‍💻'.repeat(60)}`)]);
    const text = answeredLine(nineFields, report, at('field/objective'));
    expect(text.endsWith('…')).toBe(true);
    expect(text.isWellFormed()).toBe(true);
  });
});

describe('the card of a field', () => {
  test('holds what was typed, its question and the readings', () => {
    const screen = drawn(begin, typed('UTSI'), typed('Coahuila'), typed('31 de abril de 2023'));
    expect(screen).toMatchObject({
      data: {
        problem: expect.stringContaining('Abril tiene 30 días') as unknown,
        inputs: [{ id: 'visitDates', value: '31 de abril de 2023' }],
      },
    });
    expect(screen.template === 'field' && titles(screen.data.readings)).toEqual([
      '30 de abril de 2023',
      '1 de mayo de 2023',
    ]);
  });

  test('holds what was answered before', () => {
    expect(drawn(...complete, open('field/boards'))).toMatchObject({ data: { inputs: [{ value: 'local,opl' }] } });
    expect(drawn(...complete, open('field/unit'))).toMatchObject({ data: { inputs: [{ value: 'UTSI' }] } });
  });

  test('proposes the author’s last unit', () =>
    expect(
      drawn({
        type: 'StartReport',
        id: 'r1',
        address: { platform: 'teams', conversation: 'c', server: '', reference: {} },
        used: { units: [UTSI], states: [], projects: [] },
      }),
    ).toMatchObject({
      data: { inputs: [{ value: 'UTSI' }], hint: 'Se propone el área de su último informe.' },
    }));

  test('counts field, row and column', () => {
    const screen = drawn(...toMatters, typed('1 y 6'), typed('Convenio'));
    expect(screen).toMatchObject({
      data: { progress: 'Informe de visita · Campo 6 de 8 · Asunto 1 · Tipo 2 de 2' },
    });
  });

  test.each<[string, readonly CommandFacts[], string]>([
    ['first, when all may be asked', [begin], 'Campo 1 de 9'],
    ['with the districts ahead', toMatters.slice(0, 4), 'Campo 4 de 9'],
    ['without the districts, that are not asked', toMatters.slice(0, 5), 'Campo 5 de 8'],
    ['with the districts, that are', [...toMatters.slice(0, 4), typed('Distrital')], 'Campo 5 de 9'],
    ['past them', [...toMatters.slice(0, 4), typed('Distrital'), typed('1')], 'Campo 6 de 9'],
    ['without them where the boards are blank', [...toMatters.slice(0, 4), skip], 'Campo 5 de 8'],
    ['an earlier field, edited', [...complete, open('field/unit')], 'Campo 1 de 8'],
    ['the districts, opened all the same', [...complete, open('field/districts')], 'Campo 5 de 9'],
    ['the last two, on one card', complete.slice(0, -2), 'Campo 7 de 8'],
    ['the last', [...complete.slice(0, -2), typed('25')], 'Campo 8 de 8'],
  ])('counts what is asked: %s', (_, commands, expected) =>
    expect(drawn(...commands)).toMatchObject({ data: { progress: expect.stringContaining(expected) as unknown } }),
  );

  test('asks for the type of a matter, and says what its letters mean', () =>
    expect(drawn(...toMatters)).toMatchObject({
      data: {
        progress: 'Informe de visita · Campo 6 de 8 · Asunto 1',
        question: '¿Qué tipo de asunto fue?',
        hint: expect.stringMatching(
          /^PyCIPEF: Plan y Calendario .*\nCIP: Cartera Institucional de Proyectos/,
        ) as unknown,
      },
    }));

  test('of the rows, and a section of the summary, show a project’s code, name and text on a line each', () => {
    const parts = { projectCode: 'L091910', projectName: 'Soporte técnico' };
    const cell: CommandFacts = {
      type: 'AnswerStep',
      input: { text: 'Se asistió al OPL.', parts },
      today: '2023-05-03',
    };
    const commands = [...toMatters, typed('proyecto'), cell];
    expect(drawn(...commands)).toMatchObject({
      data: { rows: [{ lines: [{ value: 'L091910\nSoporte técnico\nSe asistió al OPL.' }] }] },
    });
    expect(drawn(...commands, typed('listo'), skip, skip)).toMatchObject({
      data: { sections: [{ blocks: ['L091910', 'Soporte técnico', 'Se asistió al OPL.'].map((text) => ({ text })) }] },
    });
  });
});
