import fc from 'fast-check';
import { readAnswer, showValue } from '../../../../core/form/answers';
import { states, units } from '../../../../core/form/catalogues/catalogues';
import { findField, type AnswerContext } from '../../../../core/form/definition';
import type { Answers, Value } from '../../../../core/form/values';
import { visitReport } from '../../../../core/form/visit-report';
import { readParagraph } from '../../../../core/filing/paragraph/paragraph';
import { columnOf } from '../../form/reading';
import { allSeeds } from '../../../fixtures/seeds';
import { blank, found } from './found';

/** What is said of visits, in pieces that make sense or not. */
const pieces = fc.oneof(
  fc.constantFrom(...states.flatMap(({ name, variants }) => [name, ...variants])),
  fc.constantFrom(...units.flatMap(({ name, acronyms, aliases }) => [name, ...acronyms, ...aliases])),
  fc.constantFrom(
    ...['fui a', 'visitamos', 'el', 'del', 'al', 'de', 'y', 'o', ',', '.', ';', '\n', 'no', 'perdón,', 'para', 'a'],
    ...['abril', 'mayo', 'de 2023', 'febrero', 'mes pasado', 'ayer', 'lunes', 'martes', 'excepto', 'entre', '—'],
    ...[
      'Junta Local',
      'las juntas',
      'distritales',
      'local',
      'JDE',
      'JLE',
      'OPL',
      'IEEC',
      'IEE',
      'distritos',
      'vocalías',
    ],
    ...['capacitamos a', 'personas', 'capacitadas', 'se capacitó a', 'unas', 'mujeres', 'hombres', 'asistieron'],
    ...[
      'revisar',
      'los sistemas',
      'el PREP',
      'objetivo:',
      'proyecto',
      'L091910',
      'l 09191O',
      'Saludos',
      'De: Ana',
      '>',
    ],
  ),
  fc.integer({ min: 0, max: 40 }).map(String),
  fc.integer({ min: 0, max: 2_000_000 }).map(String),
  fc.constantFrom('20/04/2023', '2023-04-20', '31/04/2023', '3-4', '01', '1,250', '1.250', '۱۲', 'III'),
);
const told = fc.array(pieces, { maxLength: 30 }).map((some) => some.join(' '));
const contexts = fc.constantFrom<AnswerContext>(
  blank,
  { ...blank, answers: { states: { kind: 'states', keys: ['05'] } } },
  {
    ...blank,
    answers: { states: { kind: 'states', keys: ['06', '04'] }, boards: { kind: 'boards', boards: ['opl'] } },
  },
  { today: '2026-01-10', reportingMonth: '2025-12', answers: {} },
);

const FIELDS = ['unit', 'states', 'visitDates', 'boards', 'districts', 'objective', 'matters', 'trainedStaff'];

/** Whether the walk takes the value as it is shown, and asks nothing. */
function isTaken(id: string, value: Value, context: AnswerContext, answers: Answers): boolean {
  const asked = findField(visitReport, id);
  if (asked === undefined) return false;
  if (value.kind === 'rows') return value.rows.length === 1 && isProject(value, context);
  const outcome = readAnswer(
    asked,
    { text: showValue(value, answers) },
    { ...context, answers: { ...context.answers, ...answers } },
  );
  return outcome.is === 'accepted' && JSON.stringify(outcome.value) === JSON.stringify(value);
}

function isProject({ rows }: Extract<Value, { kind: 'rows' }>, context: AnswerContext): boolean {
  const [cell] = rows.flatMap((row) => Object.values(row.cells));
  if (cell?.kind !== 'project' || cell.code === undefined) return false;
  const outcome = readAnswer(columnOf('project'), { text: cell.code }, context);
  return outcome.is === 'accepted' && JSON.stringify(outcome.value) === JSON.stringify(cell);
}

describe('whatever is written', () => {
  test('what is found is what the walk takes, as it is shown', () => {
    fc.assert(
      fc.property(told, contexts, (text, context) => {
        const { found: values } = readParagraph(visitReport, text, context);
        for (const [id, value] of Object.entries(values)) {
          expect(FIELDS).toContain(id);
          expect({ id, value, taken: isTaken(id, value, context, values) }).toMatchObject({ taken: true });
        }
      }),
      { numRuns: 400, endOnFailure: true },
    );
  });

  test('what is left over was written, word for word', () => {
    fc.assert(
      fc.property(told, (text) => {
        for (const line of readParagraph(visitReport, text, blank).rest.split(/\s+/)) expect(text).toContain(line);
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });

  test('nothing is thrown, and what means nothing tells nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), contexts, (text, context) => {
        readParagraph(visitReport, text, context);
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(' ', '\n', '.', ',', '\u200b', '👍', '—', '>', '_'), maxLength: 80 }),
        (text) => {
          expect(found(text)).toEqual({});
        },
      ),
    );
  });
});

describe('texts about something else', () => {
  test.each([
    '',
    'La receta lleva 3 tazas de harina y 12 huevos; hornear 25 minutos a 180 grados.',
    'El 16 de septiembre de 1810 Miguel Hidalgo inició la Independencia de México en Dolores Hidalgo, Guanajuato.',
    'Benito Juárez nació en Oaxaca el 21 de marzo de 1806.',
    'La selección de México jugó en Guadalajara el 3 de abril de 2023 ante 45,000 personas.',
    'Los precios subieron 4.5% en abril de 2023 según el INEGI, sobre todo en Nuevo León y Jalisco.',
    '¿A qué hora es la junta del lunes?',
    'Mi teléfono es 55 1234 5678 y mi extensión 3412',
    'El gobernador de Puebla inauguró una carretera el 3 de abril',
    'Feliz cumpleaños, que sea el 3 de abril en Puebla',
    'Comida en Veracruz con la familia',
    'const x = 3; if (x > 4) { return "abril" }',
    'Ley General de Instituciones y Procedimientos Electorales, artículo 25, párrafo 3',
    'Quiero revisar mi informe del 3 de abril',
    'Hola buenas tardes, quiero reportar una visita',
  ])('%s', (text) => {
    expect(found(text)).toEqual({});
  });
});

describe('the prose of the three reports', () => {
  /** What each text really says of these, whether or not its report filled them in. */
  const SAID: Readonly<Record<string, readonly string[]>> = {
    states: ['Coahuila', 'México', 'Coahuila y México'],
    visitDates: ['11 y 12 de abril de 2023', '3, 10, 24 y 28 de abril de 2023'],
    boards: ['OPL', 'Local', 'Local, Distrital y OPL'],
    projectCode: ['L091910', 'L097610'],
  };
  const texts = allSeeds.flatMap(({ typed, typedMatters }) => [
    ...(typed['objective'] === undefined ? [] : [typed['objective']]),
    ...typedMatters.flatMap(({ cells }) => Object.values(cells).map(({ text }) => text)),
  ]);

  test.each(texts.map((text) => [text.slice(0, 60), text] as const))('%s…', (_, text) => {
    const { objective = '', ...short } = found(text);
    for (const [id, shown] of Object.entries(short)) expect(SAID[id] ?? []).toContain(shown);
    expect(text.toLowerCase()).toContain(objective.toLowerCase());
  });

  test('an objective is one, word for word', () => {
    for (const { typed } of allSeeds) expect(found(typed['objective'] ?? '')['objective']).toBe(typed['objective']);
  });
});

describe('long ones', () => {
  const visit = 'Fui a Coahuila el 11 y 12 de abril con la Junta Local y el OPL para revisar los sistemas del PREP. ';
  const told = {
    states: 'Coahuila',
    visitDates: '11 y 12 de abril de 2023',
    boards: 'Local y OPL',
    objective: 'Revisar los sistemas del PREP',
  };

  test('ten thousand characters', () => {
    expect(found(visit + 'Se revisaron los enlaces y los equipos. '.repeat(250))).toEqual(told);
    expect(found('Se revisaron los enlaces y los equipos. '.repeat(250) + visit)).toEqual(told);
    expect(found(visit.repeat(100))).toEqual(told);
  });

  test('thirty days, each with its month and year', () => {
    const days = Array.from({ length: 30 }, (_, at) => `el ${at + 1} de abril de 2023`).join(', ');
    expect(found(`Estuve en Colima ${days}.`)).toMatchObject({
      visitDates: expect.stringMatching(/^1, 2, 3, .* y 30 de abril de 2023$/),
    });
  });
});
