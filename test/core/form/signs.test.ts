import { visitReport } from '../../../core/form/visit-report';
import { pressed, begin, filed, given, typed, answered, opened } from '../../helpers/people/given';
import { columnOf, fieldOf, may2023, read, said } from './reading';
import { readAnswer } from '../../../core/form/answers';

const SIGNS = [
  '👍',
  '👍🏽👍🏽',
  '???',
  '¿?',
  '...',
  '…',
  '.',
  '!',
  '¡!',
  '*',
  '🤷‍♀️',
  ':)',
  '=',
  '«»',
  ':aplauso:',
  '❤️',
  '⠀',
];
const BLANK = ['', ' ', '-', '--', '—', '– –', '_____', '−', '\u200b', 'n/a', 'N/A', 's/d', 'No aplica', 'en blanco'];
const columns = visitReport.fields.flatMap((field) => (field.input === 'rows' ? field.columns : []));
const optional = [...visitReport.fields.filter((field) => field.required !== true), ...columns];

describe('signs alone', () => {
  test.each(SIGNS)('«%s» is asked again in whatever field, and blanks none', (text) => {
    for (const asked of [...optional, fieldOf('unit'), fieldOf('states')]) {
      const outcome = readAnswer(asked, { text }, may2023);
      expect(outcome).toMatchObject({ is: 'refused', problem: { code: 'answer.signs' } });
      expect(said(outcome)).toContain(`«${text}» no dice qué anotar.`);
      expect(said(outcome).includes('«omitir»')).toBe(asked.required !== true);
    }
  });

  test.each(BLANK)('«%s» leaves any optional field blank', (text) => {
    for (const asked of optional) expect(readAnswer(asked, { text }, may2023).is).toBe('blank');
  });

  test.each(['ninguna', 'nada', 'pendiente', 'sin fecha'])('«%s» leaves a short field blank, and is prose', (text) => {
    expect(read('visitDates', text).is).toBe('blank');
    expect(read('remarks', text).is).toBe('accepted');
  });

  test('words beside them are an answer', () => {
    for (const text of ['Gracias 👍', '👍 acuerdo firmado', '1️⃣', 'Ω', '良い'])
      expect(read('remarks', text).is).toBe('accepted');
    expect(read('trainedStaff', '25 👍')).toMatchObject({ readings: [{ value: { count: 25 } }] });
  });

  test.each(['projectCode', 'projectName'])('%s of a project is no sign either', (part) => {
    const outcome = readAnswer(columnOf('project'), { text: 'Se instaló', parts: { [part]: '???' } }, may2023);
    expect(outcome).toMatchObject({ is: 'refused', problem: { code: 'answer.signs', details: { typed: '???' } } });
  });

  test('a text too long to read is refused for that', () =>
    expect(read('visitDates', '!'.repeat(501))).toMatchObject({ problem: { code: 'answer.too-long' } }));
});

describe('signs alone, in a report', () => {
  const dates = { kind: 'dates', days: ['2023-04-03'], ranges: [] } as const;
  const report = filed([begin, typed('UTSI'), typed('Coahuila'), typed('3 de abril de 2023')]);

  test('typed or pressed, they erase nothing', () => {
    const answers = filed([begin, typed('UTSI'), typed('Coahuila'), typed('3 de abril de 2023'), typed('Local')]);
    expect(answers.answers['visitDates']).toEqual(dates);
    given(answers)
      .when(pressed('field/visitDates', '👍', answers.version))
      .thenRefused('answer.signs');
    given(report).when(typed('👍')).thenRefused('answer.signs');
  });

  test('where asuntos are listed they are no text of another', () => {
    const listed = filed([begin, typed('UTSI'), { type: 'AddRow', field: 'matters' }]);
    given(listed).when(typed('👍')).thenRefused('columns.none');
  });

  test('a thumb answers a question', () => {
    const asked = filed([begin, typed('UTSI'), typed('Coahuila'), typed('3 de junio de 2023')]);
    const june = { kind: 'dates', days: ['2023-06-03'], ranges: [] } as const;
    given(asked).when(typed('👍🏽')).then(answered('field/visitDates', june), opened('field/boards'));
    given(asked).when(typed('👎')).then({ type: 'ReadingDeclined' });
  });
});
