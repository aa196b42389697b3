import type { CommandFacts } from '../../../../bot/turns/handle-command';
import { observationOf, observationsOf } from '../../../../core/record/queries/observations';
import type { ObservedOn } from '../../../../core/record/types';
import { problemText } from '../../../../core/words/problems';
import { NOW, at, fieldsOf, filed, given, pressed, prose, submit } from '../../../helpers/people/given';
import {
  CARLA,
  after,
  again,
  ask,
  asked,
  bruno,
  cell,
  complete,
  explain,
  inReview,
  objective,
  only,
  request,
  retract,
  statesOf,
} from '../../../helpers/people/observing';
import { BRUNO } from '../../../helpers/people/reports';

describe('asking for changes', () => {
  test('observes the whole, fields and columns at once, each by itself', () => {
    given(inReview)
      .when(ask, bruno)
      .then({
        type: 'ChangesRequested',
        reason: 'Precise los acuerdos',
        fields: { objective: 'Diga para qué' },
        observations: [{ on: cell, text: 'Diga las fechas' }],
      });
    const made = { by: BRUNO, at: NOW, round: 1, version: inReview.version + 1, state: 'open' };
    expect(observationsOf(asked)).toEqual([
      { id: '1', on: { at: 'report' }, text: 'Precise los acuerdos', ...made },
      { id: '2', on: objective, text: 'Diga para qué', ...made },
      { id: '3', on: cell, text: 'Diga las fechas', ...made },
    ]);
    expect(asked.state).toBe('changes-requested');
  });

  test('by a second reviewer adds to the first’s', () => {
    const both = after(asked, [request({ on: at('field/unit') as ObservedOn, text: 'No es esa' }), CARLA]);
    expect(statesOf(both)).toEqual({ 1: 'open', 2: 'open', 3: 'open', 4: 'open' });
    expect(observationOf(both, '4')).toMatchObject({ by: CARLA, text: 'No es esa' });
  });

  test('says something: empty boxes are none', () => {
    given(inReview)
      .when(
        { type: 'RequestChanges', reason: ' ', fields: { unit: '' }, observations: [{ on: cell, text: ' ' }] },
        bruno,
      )
      .thenRefused('review.no-reason');
  });

  test('is for others than the report’s author', () => given(inReview).when(ask).thenRefused('observation.own'));

  test.each([
    ['a row that is not there', 'cell/matters/9/pycipef'],
    ['a column that was not chosen', 'cell/matters/1/agreements'],
  ])('names no %s', (_, key) =>
    given(inReview)
      .when(request({ on: at(key) as ObservedOn, text: 'x' }), bruno)
      .thenRefused('card.outdated'),
  );

  test('waits for what is sent, and not decided', () => {
    given(filed(complete)).when(ask, bruno).thenRefused('report.not-in-review');
    given(after(inReview, [{ type: 'Approve' }, BRUNO]))
      .when(ask, bruno)
      .thenRefused('review.approved-already');
    given(after(inReview, [{ type: 'Withdraw' }]))
      .when(ask, bruno)
      .thenRefused('report.not-in-review');
  });
});

describe('an answer that changes', () => {
  test('what is observed settles it, in the same commit', () =>
    given(only)
      .when(pressed('field/objective', 'Revisar el PREP y sus enlaces'))
      .then(
        { type: 'StepAnswered', step: at('field/objective'), value: prose('Revisar el PREP y sus enlaces') },
        { type: 'ObservationAnswered', id: '1', how: 'changed' },
      ));

  test('settles the cell’s own, and none beside it', () => {
    const mended = after(asked, [pressed('cell/matters/1/pycipef', 'Va bien desde el 3 de abril.')]);
    expect(statesOf(mended)).toEqual({ 1: 'open', 2: 'open', 3: 'answered' });
  });

  test('on a card of several settles each of them', () => {
    const two = after(inReview, [{ type: 'RequestChanges', reason: '', fields: { unit: 'a', states: 'b' } }, BRUNO]);
    const mended = after(two, [fieldsOf({ unit: 'DERFE', states: 'Jalisco' })]);
    expect(statesOf(mended)).toEqual({ 1: 'answered', 2: 'answered' });
  });

  test('by being left blank settles it as well', () => {
    const blank = after(only, [{ type: 'SkipStep', step: at('field/objective') }]);
    expect(statesOf(blank)).toEqual({ 1: 'answered' });
  });

  test('settles nothing that is observed of the whole: its author says so, or explains', () => {
    const whole = after(inReview, [{ type: 'RequestChanges', reason: 'Precise', fields: {} }, BRUNO]);
    const edited = after(whole, [pressed('field/remarks', 'Sin más')]);
    given(edited).when(submit).thenRefused('observations.open');
    const attend = { type: 'AttendObservation', id: '1' } as const;
    given(edited).when(attend).then({ type: 'ObservationAnswered', id: '1', how: 'attended' });
    const attended = after(edited, [attend]);
    given(attended).when(attend).then();
    expect(statesOf(after(attended, [submit]))).toEqual({ 1: 'answered' });
    expect(observationsOf(after(attended, [explain('1', 'Ya estaba')]))).toMatchObject([
      { answer: { how: 'explained' } },
    ]);
    given(after(attended, [submit]))
      .when(attend)
      .thenRefused('report.not-editable');
    given(only).when(attend).thenRefused('card.outdated');
  });

  test('into what it was settles nothing, and says so', () => {
    const spec = given(only).when(pressed('field/objective', 'Revisar el PREP'));
    spec.then({
      type: 'StepAnswered',
      step: at('field/objective'),
      value: prose('Revisar el PREP'),
      notice: [{ code: 'observation.unchanged', details: {} }],
    });
    expect(statesOf(spec.report)).toEqual({ 1: 'open' });
  });

  test.each<[string, ObservedOn, CommandFacts]>([
    ['a field stops applying', at('field/districts') as ObservedOn, pressed('field/boards', 'Local')],
    ['a row is removed', cell, { type: 'RemoveRow', field: 'matters', row: '1' }],
    ['a column is taken out', cell, pressed('columns/matters/1', 'particular')],
  ])('so that %s answers by that what was observed there', (_, on, facts) => {
    const gone = after(after(inReview, [request({ on, text: 'Revise' }), BRUNO]), [facts]);
    expect(observationsOf(gone)).toMatchObject([{ state: 'answered', answer: { how: 'gone' } }]);
  });
});

describe('an explanation', () => {
  test('answers an observation', () =>
    given(only)
      .when(explain('1', ' Así lo dice el plan '))
      .then({ type: 'ObservationAnswered', id: '1', how: 'explained', text: 'Así lo dice el plan' }));

  test('takes the walk back to where the field was opened', () => {
    const opened = after(only, [{ type: 'OpenStep', step: at('field/objective'), observation: '1' }]);
    expect(opened).toMatchObject({ answering: '1', returnTo: { at: 'summary' } });
    given(opened).when(explain('1')).thenAt('summary');
  });

  test('of a whole table opens its rows, and goes back from there', () => {
    const table = after(inReview, [
      { type: 'RequestChanges', reason: '', fields: { matters: 'Diga con quién' } },
      BRUNO,
    ]);
    const opened = after(table, [{ type: 'OpenStep', step: { at: 'field', field: 'matters' }, observation: '1' }]);
    expect(opened).toMatchObject({ at: { at: 'rows', field: 'matters' }, answering: '1' });
    given(opened).when(explain('1')).thenAt('summary');
    const cell = after(opened, [pressed('cell/matters/1/particular', 'Se revisó el PREP con la UTSI.')]);
    expect(statesOf(cell)).toEqual({ 1: 'answered' });
  });

  test('has words', () => given(only).when(explain('1', ' ')).thenRefused('observation.no-reason'));

  test('is the author’s alone', () => given(only).when(explain('1'), bruno).thenRefused('report.not-yours'));

  test('may be worded anew until it is sent', () => {
    const explained = after(only, [explain('1')]);
    given(explained).when(explain('1')).thenNothing();
    expect(observationOf(after(explained, [explain('1', 'Mejor dicho')]), '1')?.answer?.text).toBe('Mejor dicho');
    given(again).when(explain('1', 'Otra')).thenRefused('report.not-editable');
  });

  test('comes too late where it was answered, or taken back', () => {
    given(after(only, [pressed('field/objective', 'Otro')]))
      .when(explain('1'))
      .thenRefused('observation.settled');
    given(after(only, [retract('1'), BRUNO]))
      .when(explain('1'))
      .thenRefused('observation.settled');
    given(only).when(explain('7')).thenRefused('card.outdated');
  });
});

describe('sending again', () => {
  test('waits for every answer, and names what waits', () => {
    const spec = given(after(asked, [explain('1')])).when(submit);
    spec.thenRefused('observations.open');
    const found = spec.decision.ok ? undefined : spec.decision.refusal.problem;
    expect(found && problemText(found, (id) => id)).toBe(
      'Antes de enviar de nuevo, responda las 2 observaciones sobre «objective» y «matters.pycipef» (asunto 1): corrija, o explique por qué no.',
    );
  });

  test('brings the answers', () => {
    given(after(only, [explain('1')]))
      .when(submit)
      .then({ type: 'ReportSubmitted', folio: 'INF-2023-0001' });
    expect(observationOf(again, '1')).toMatchObject({ state: 'answered', answer: { how: 'explained', round: 2 } });
  });

  test('is not kept back by a field that is not asked', () => {
    const local = after(filed(complete), [pressed('field/boards', 'Local')], [submit]);
    const observed = after(local, [request({ on: at('field/districts') as ObservedOn, text: 'Faltan' }), BRUNO]);
    given(observed)
      .when(submit)
      .then({ type: 'ObservationAnswered', id: '1', how: 'gone' }, { type: 'ReportSubmitted', folio: 'INF-2023-0001' });
  });
});

test('opening a field from an observation that was settled meanwhile opens it all the same', () => {
  const settled = after(only, [retract('1'), BRUNO]);
  const spec = given(settled).when({ type: 'OpenStep', step: at('field/objective'), observation: '1' });
  spec.thenAt('field/objective', 'summary');
  expect(spec.report?.answering).toBeUndefined();
});
