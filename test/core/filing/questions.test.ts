import { readingText } from '../../../core/form/answers';
import { labelsOf } from '../../../core/form/definition';
import { nineFields } from '../../helpers/people/nine-fields';
import type { Report } from '../../../core/record/types';
import type { FieldScreen } from '../../../core/screen/screens';
import { walkScreen } from '../../../core/filing/screens/walk';
import {
  TODAY,
  UTSI,
  answered,
  at,
  begin,
  filed,
  given,
  opened,
  pressed,
  skip,
  states,
  typed,
} from '../../helpers/people/given';

const toDates = [begin, typed('UTSI'), typed('Coahuila')];
const future = '3 de junio de 2023';
const labels = (report: Report | undefined): readonly string[] =>
  (report?.pending?.readings ?? []).map((reading) => readingText(reading, report?.answers ?? {}, labelsOf(nineFields)));
const june = { kind: 'dates', days: ['2023-06-03'], ranges: [] } as const;

describe('a question about an answer', () => {
  const report = filed([...toDates, typed(future)]);

  test('is kept with what was typed', () =>
    expect(report.pending).toMatchObject({ asks: 'confirm', step: at('field/visitDates'), typed: { text: future } }));

  test.each(['sí', 'Si', 'correcto', 'ok'])('«%s» takes the first reading', (word) =>
    given(report).when(typed(word)).then(answered('field/visitDates', june), opened('field/boards')),
  );

  test('its label takes a reading', () =>
    given(report)
      .when(typed(labels(report)[0] ?? ''))
      .thenAt('field/boards'));

  test('pressing on with the same text takes it', () =>
    given(report)
      .when(pressed('field/visitDates', future, report.version))
      .thenAt('field/boards'));

  test('other text is another answer', () =>
    given(report)
      .when(pressed('field/visitDates', '3 de abril de 2023', report.version))
      .thenAt('field/boards'));

  test('«no» asks again', () => {
    const spec = given(report).when(typed('no'));
    spec.then({ type: 'ReadingDeclined' });
    expect(spec.report).toMatchObject({ at: at('field/visitDates') });
    expect(spec.report?.pending).toBeUndefined();
  });

  test('is dropped by leaving the field', () => {
    expect(given(report).when(skip).report?.pending).toBeUndefined();
    expect(given(report).when({ type: 'GoBack' }).report?.pending).toBeUndefined();
  });

  test('a declined one that is gone changes nothing', () =>
    given(filed(toDates)).when({ type: 'DeclineReading' }).thenNothing());
});

describe('a button of a question', () => {
  const toDistricts = [...toDates, typed('11 de abril de 2023'), typed('Distrital')];
  const torreon = filed([...toDistricts, typed('Torreón')]);
  const choose = (index: number) =>
    ({ type: 'ChooseReading', index, step: at('field/districts'), seen: torreon.version }) as const;

  test('takes its reading', () => {
    given(torreon).when(choose(0)).thenAt('field/objective');
    const answers = [0, 1].map((index) => given(torreon).when(choose(index)).report?.answers['districts']);
    expect(answers).toMatchObject([
      { districts: [{ state: '05', number: '05' }] },
      { districts: [{ state: '05', number: '06' }] },
    ]);
  });

  test('changes nothing once the question is answered', () =>
    given(filed([...toDistricts, typed('Torreón'), typed('3')]))
      .when(choose(0))
      .thenNothing());

  test('changes nothing once another question took its place', () => {
    const another = filed([...toDistricts, typed('Torreón'), typed('05 con cabecera en Monclova')]);
    expect(another.pending?.typed.text).toBe('05 con cabecera en Monclova');
    given(another).when(choose(0)).thenNothing();
  });

  test('that was never there changes nothing', () => given(torreon).when(choose(9)).thenNothing());
});

describe('a refusal that knows what may have been meant', () => {
  const report = filed([...toDates, typed('31 de abril de 2023')]);
  test('offers the readings, and «sí» picks none of them silently', () => {
    expect(report.pending).toMatchObject({ asks: 'choose' });
    const { report: after } = given(report).when(typed('sí'));
    expect(after?.pending).toMatchObject({ question: [{ code: 'dates.unclear' }], readings: [] });
    expect(after?.answers).toEqual(report.answers);
  });
});

test('an edit is read where another field is asked about with the same words', () => {
  const report = filed(toDates);
  const asked = {
    ...report,
    pending: { step: at('field/visitDates'), typed: { text: 'Durango' }, asks: 'choose', question: [], readings: [] },
  } as const;
  given(asked)
    .when({
      type: 'ReviseAnswer',
      input: { text: 'Durango' },
      today: TODAY,
      step: at('field/states'),
      seen: report.version,
    })
    .then(answered('field/states', states('10')));
});

describe('a refusal without readings', () => {
  const offered = filed([...toDates, typed('31 de abril de 2023')]);
  const choose = { type: 'ChooseReading', index: 0, step: at('field/visitDates'), seen: offered.version } as const;
  const shown = (report: Report | undefined) =>
    report === undefined ? undefined : (walkScreen(nineFields, report).data as FieldScreen);

  test.each([
    ['typed', typed('asdf')],
    ['pressed', pressed('field/visitDates', 'asdf', offered.version)],
  ])('%s, ends the question before it: its buttons are gone, and store nothing', (_, refusedAnswer) => {
    expect(shown(offered)?.readings).toHaveLength(2);
    const { report } = given(offered).when(refusedAnswer);
    expect(shown(report)).toMatchObject({
      readings: [],
      problem: expect.stringContaining('asdf') as unknown,
      inputs: [{ value: 'asdf' }],
    });
    given(report).when(choose).thenNothing();
    given(report)
      .when({ ...choose, seen: report?.version ?? 0 })
      .thenNothing();
    given(report).when(typed('30 de abril de 2023')).thenAt('field/boards');
  });

  test('of a required field left blank does so too', () => {
    const vague = filed([begin, typed('Servicios')]);
    const { report } = given(vague).when(skip);
    expect(shown(report)).toMatchObject({
      readings: [],
      problem: expect.stringContaining('no puede quedar en blanco') as unknown,
    });
    given(report)
      .when({ type: 'ChooseReading', index: 0, step: at('field/unit'), seen: vague.version })
      .thenNothing();
  });

  test('of a text too long keeps nothing of it', () => {
    const asked = filed([
      ...toDates,
      skip,
      typed('Local'),
      { ...typed('ayúdame'), instead: { want: 'help' } } as never,
    ]);
    expect(asked.pending?.asks).toBe('talk');
    const { report } = given(asked).when(typed('x'.repeat(13_000)));
    expect(report?.pending).toMatchObject({
      typed: { text: '' },
      question: [{ code: 'answer.too-long' }],
      readings: [],
    });
  });

  test('takes «no» for the answer it is: nothing is offered that it could decline', () => {
    const long = filed([...toDates, skip, typed('Local'), { ...typed('ayúdame'), instead: { want: 'help' } } as never]);
    const { report } = given(long).when(typed('x'.repeat(13_000)));
    const { report: after } = given(report).when(typed('No'));
    expect(after?.answers['objective']).toMatchObject({ kind: 'prose' });
  });

  test('keeps what stood in every input of its card', () => {
    const project = 'cell/matters/1/project';
    const asked = filed([
      begin,
      { type: 'AnswerStep', input: { text: 'project' }, today: TODAY, step: at('columns/matters/1') },
      { ...typed('ayúdame'), instead: { want: 'help' } } as never,
    ]);
    expect(asked.pending?.asks).toBe('talk');
    const parts = { projectCode: 'L091910', projectName: 'Soporte técnico' };
    const { report } = given(asked).when({
      ...{ type: 'AnswerStep', today: TODAY, step: at(project) },
      input: { text: 'x'.repeat(13_000), parts },
    } as never);
    expect(report?.pending).toMatchObject({ typed: { text: '', parts }, readings: [] });
  });

  test('of another step leaves the question with its words', () => {
    const { decision } = given(offered).when(pressed('field/states', 'Atlántida', offered.version));
    const problem = decision.ok ? [] : [decision.refusal.problem];
    expect(walkScreen(nineFields, offered, { problem }).data).toMatchObject({
      problem: expect.stringMatching(/Atlántida[^]*Abril tiene 30 días/) as unknown,
      readings: { length: 2 },
    });
  });

  test('where rows are listed shows them, and why', () => {
    const rows = filed([...toDates, skip, typed('Local'), skip, typed('particular'), typed('PREP')]);
    const which = given(rows).when(typed('Otro texto')).report;
    const { report } = given(which).when(typed('n/a'));
    expect(report === undefined ? undefined : walkScreen(nineFields, report)).toMatchObject({
      template: 'rows',
      data: { notice: expect.stringContaining('Pulse «Continuar»') as unknown },
    });
  });
});

test('a declined question that was asked anew since stays', () => {
  const report = filed([...toDates, typed('31 de abril de 2023')]);
  const again = given(report).when(typed('32 de marzo de 2023')).report;
  given(again)
    .when({ type: 'DeclineReading', step: at('field/visitDates'), seen: report.version })
    .thenNothing();
});

describe('a press on a card that is no longer the newest', () => {
  const card = filed(toDates);
  const elsewhere = filed([...toDates, typed('3 de abril de 2023')]);

  test('with the same answer changes nothing that is seen', () => {
    const spec = given(elsewhere).when(pressed('field/visitDates', '3 de abril de 2023', card.version));
    expect(spec.report?.answers).toEqual(elsewhere.answers);
    expect(spec.report?.at).toEqual(at('field/boards'));
  });

  test('with another answer asks which one stays', () => {
    const spec = given(elsewhere).when(pressed('field/visitDates', '4 de abril de 2023', card.version));
    expect(labels(spec.report)).toEqual(['Dejar: 3 de abril de 2023', 'Usar: 4 de abril de 2023']);
    expect(spec.report?.answers).toEqual(elsewhere.answers);
    given(spec.report).when({ type: 'ChooseReading', index: 1 }).thenAt('field/boards');
  });

  test('cannot blank what was answered since', () => {
    given(elsewhere)
      .when({ type: 'SkipStep', step: at('field/visitDates'), seen: card.version })
      .thenNothing();
    given(elsewhere)
      .when(pressed('field/visitDates', '', card.version))
      .thenNothing();
  });

  test('for a field that was not touched since is an answer, and the walk stays where it is', () => {
    const spec = given(elsewhere).when(pressed('field/states', 'Jalisco', elsewhere.version));
    spec.then(answered('field/states', states('14')));
    expect(spec.report?.at).toEqual(at('field/boards'));
  });
});

describe('the unit of the author’s last report', () => {
  const proposed = filed([{ ...begin, used: { units: [UTSI], states: [], projects: [] } } as typeof begin]);
  test('is proposed, not answered', () => {
    expect(proposed).toMatchObject({ suggestedUnit: UTSI, answers: {} });
  });
  test('is taken by a typed «sí»', () =>
    given(proposed).when(typed('sí')).then(answered('field/unit', UTSI), opened('field/states')));
  test('gives way to any other', () => given(proposed).when(typed('DEOE')).thenAt('field/states'));
  test('without one «sí» is no unit', () =>
    given(filed([begin]))
      .when(typed('sí'))
      .thenRefused('unit.unknown'));
});
