import type { CommandFacts } from '../../../bot/turns/handle-command';
import { happened } from '../../../core/report/decision';
import { react } from '../../../core/report/react';
import { observationOf, observationsOf, openIn } from '../../../core/report/observations';
import type { Observation, ObservedOn, Person, Report } from '../../../core/report/types';
import { problemText } from '../../../core/words/problems';
import { ANA, BRUNO } from '../../helpers/reports';
import {
  NOW,
  at,
  begin,
  commandOf,
  fieldsOf,
  filed,
  given,
  pressed,
  prose,
  saved,
  skip,
  submit,
  typed,
} from '../../helpers/given';

const CARLA = { id: 'teams:29:carla', name: 'Carla Ríos' };
const [bruno, carla] = [{ by: BRUNO }, { by: CARLA }];

const complete = [
  ...[begin, typed('UTSI'), typed('Coahuila'), typed('3 de abril de 2023'), typed('Local y Distrital'), typed('1')],
  typed('Revisar el PREP'),
  ...[typed('particular y PyCIPEF'), typed('Se revisó el PREP.'), typed('Va bien.'), typed('listo'), skip, skip],
];
const inReview = filed([...complete, submit]);

type Acted = readonly [CommandFacts, Person?];
const after = (report: Report, ...acts: readonly Acted[]): Report =>
  acts.reduce((before, [facts, by = ANA]) => {
    const spec = given(before).when(facts, { by });
    if (!spec.decision.ok) throw new Error(`${facts.type}: ${spec.decision.refusal.problem.code}`);
    return spec.report ?? before;
  }, report);

const cell = at('cell/matters/1/pycipef') as ObservedOn;
const objective = at('field/objective') as ObservedOn;
const request = (...observations: { on: ObservedOn; text: string; proposed?: { text: string } }[]): CommandFacts => ({
  type: 'RequestChanges',
  reason: '',
  fields: {},
  observations,
});
const ask = {
  type: 'RequestChanges',
  reason: 'Precise los acuerdos',
  fields: { objective: 'Diga para qué', remarks: ' ' },
  observations: [{ on: cell, text: 'Diga las fechas' }],
} as const;
const asked = after(inReview, [ask, BRUNO]);
const explain = (id: string, text = 'Así lo dice el plan'): CommandFacts => ({ type: 'ExplainObservation', id, text });
const reopen = (id: string, reason = 'Falta la fecha'): CommandFacts => ({ type: 'ReopenObservation', id, reason });
const accept = (id: string): CommandFacts => ({ type: 'AcceptObservation', id });
const retract = (id: string): CommandFacts => ({ type: 'RetractObservation', id });
const statesOf = (report: Report | undefined) =>
  Object.fromEntries((report === undefined ? [] : observationsOf(report)).map(({ id, state }) => [id, state]));
const answersOf = (report: Report) => observationsOf(report).map(({ answer }) => answer?.how);

/** One on the objective, explained, and the report sent again. */
const only = after(inReview, [{ type: 'RequestChanges', reason: '', fields: { objective: 'Diga para qué' } }, BRUNO]);
const again = after(only, [explain('1')], [submit]);

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
    expect(statesOf(mended)).toEqual({ 1: 'answered', 2: 'open', 3: 'answered' });
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

  test('anywhere settles what is observed of the whole', () => {
    const whole = after(inReview, [{ type: 'RequestChanges', reason: 'Precise', fields: {} }, BRUNO]);
    expect(statesOf(after(whole, [pressed('field/remarks', 'Sin más')]))).toEqual({ 1: 'answered' });
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

describe('an answered observation', () => {
  test('is accepted, once', () => {
    given(again).when(accept('1'), bruno).then({ type: 'ObservationAccepted', id: '1' });
    given(after(again, [accept('1'), BRUNO]))
      .when(accept('1'), carla)
      .thenNothing();
  });

  test('is accepted with all others that were answered and sent', () => {
    const all = { type: 'AcceptAnswers' } as const;
    const answered = after(asked, [explain('1')], [explain('2')], [explain('3')]);
    given(answered).when(all, bruno).thenNothing();
    const accepted = after(after(answered, [submit]), [all, BRUNO]);
    expect(statesOf(accepted)).toEqual({ 1: 'accepted', 2: 'accepted', 3: 'accepted' });
    given(accepted).when(all, { by: CARLA }).thenNothing();
    given(after(answered, [submit]))
      .when(all)
      .thenRefused('observation.own');
  });

  test('is not accepted with the others by who has not read what was sent since', () => {
    const first = after(asked, [explain('1')], [explain('2')], [explain('3')], [submit]);
    const all = { type: 'AcceptAnswers', seen: first.version } as const;
    given(first)
      .when(all, bruno)
      .then(
        { type: 'ObservationAccepted', id: '1' },
        { type: 'ObservationAccepted', id: '2' },
        { type: 'ObservationAccepted', id: '3' },
      );
    const second = after(first, [reopen('1'), BRUNO], [explain('1')], [submit]);
    given(second).when(all, bruno).thenRefused('review.older-revision');
  });

  test('is opened again with a reason, and the report goes back', () => {
    given(again).when(reopen('1', ' '), bruno).thenRefused('observation.no-why');
    const spec = given(again).when(reopen('1'), carla);
    spec.then({ type: 'ObservationReopened', id: '1', reason: 'Falta la fecha' });
    expect(spec.report?.state).toBe('changes-requested');
    expect(observationsOf(spec.report!)).toMatchObject([
      { state: 'open', by: BRUNO, reopened: { by: CARLA, reason: 'Falta la fecha' } },
    ]);
    expect(observationOf(spec.report!, '1')?.answer).toBeUndefined();
    given(spec.report).when(submit).thenRefused('observations.open');
    given(spec.report).when(reopen('1'), bruno).thenRefused('observation.not-answered');
  });

  test('that was accepted may be opened again', () =>
    given(after(again, [accept('1'), BRUNO]))
      .when(reopen('1'), carla)
      .then({ type: 'ObservationReopened', id: '1', reason: 'Falta la fecha' }));

  test('is judged once it is sent', () => {
    const unsent = after(only, [explain('1')]);
    given(unsent).when(accept('1'), bruno).thenRefused('observation.not-answered');
    given(unsent).when(reopen('1'), bruno).thenRefused('observation.not-answered');
    given(only).when(accept('1'), bruno).thenRefused('observation.not-answered');
  });

  test('is still judged while another reviewer’s is open', () => {
    const other = after(again, [request({ on: objective, text: 'Y el lugar' }), CARLA]);
    given(other).when(accept('1'), bruno).then({ type: 'ObservationAccepted', id: '1' });
  });

  test('is judged by others than the author, and of a report that waits', () => {
    given(again).when(accept('1')).thenRefused('observation.own');
    given(again).when(reopen('1')).thenRefused('observation.own');
    const approved = after(again, [{ type: 'Approve' }, BRUNO]);
    given(approved).when(reopen('1'), bruno).thenRefused('report.not-in-review');
    given(again).when(accept('9'), bruno).thenRefused('card.outdated');
  });

  test('is accepted by approving', () =>
    expect(statesOf(after(again, [{ type: 'Approve' }, BRUNO]))).toEqual({ 1: 'accepted' }));
});

describe('taking an observation back', () => {
  test('is for who made it', () => {
    given(only).when(retract('1'), carla).thenRefused('observation.not-yours');
    given(only).when(retract('1'), bruno).then({ type: 'ObservationRetracted', id: '1' });
    given(again).when(retract('1'), bruno).then({ type: 'ObservationRetracted', id: '1' });
  });

  test('is done once, and not after it was accepted', () => {
    const taken = after(only, [retract('1'), BRUNO]);
    given(taken).when(retract('1'), bruno).thenNothing();
    given(after(again, [accept('1'), BRUNO]))
      .when(retract('1'), bruno)
      .thenNothing();
    given(taken).when(accept('1'), carla).thenRefused('observation.settled');
  });

  test('leaves the author free to send', () =>
    given(after(only, [retract('1'), BRUNO]))
      .when(submit)
      .then({ type: 'ReportSubmitted', folio: 'INF-2023-0001' }));
});

describe('a proposed text', () => {
  const propose = (on: ObservedOn, text: string, why = ''): CommandFacts =>
    request({ on, text: why, proposed: { text } });
  const proposed = after(inReview, [propose(objective, 'Revisar el PREP y sus enlaces', 'Más preciso'), BRUNO]);
  const take = (id: string, seen?: number): CommandFacts => ({
    type: 'TakeText',
    id,
    ...(seen === undefined ? {} : { seen }),
  });

  test('is an observation that holds it, as it would be read', () => {
    expect(observationsOf(proposed)).toMatchObject([
      { on: objective, text: 'Más preciso', proposed: prose('Revisar el PREP y sus enlaces'), state: 'open' },
    ]);
  });

  test('that is the present one is no proposal', () => {
    given(inReview).when(propose(objective, 'Revisar el PREP'), bruno).thenRefused('review.no-reason');
    given(inReview)
      .when(propose(objective, 'Revisar el PREP', 'Diga para qué'), bruno)
      .then({
        type: 'ChangesRequested',
        reason: '',
        fields: {},
        observations: [{ on: objective, text: 'Diga para qué' }],
      });
  });

  test('has words, no more than the field takes, and is for prose alone', () => {
    given(inReview).when(propose(objective, ' '), bruno).thenRefused('observation.no-text');
    given(inReview)
      .when(propose(objective, 'x'.repeat(50_000)), bruno)
      .thenRefused('answer.too-long');
    given(inReview)
      .when(propose(at('field/boards') as ObservedOn, 'OPL'), bruno)
      .thenRefused('card.outdated');
    given(inReview)
      .when(propose({ at: 'report' }, 'x'), bruno)
      .thenRefused('card.outdated');
  });

  test('is taken with one press, which says whose words they are', () => {
    const spec = given(proposed).when(take('1', proposed.version));
    spec.then(
      {
        type: 'StepAnswered',
        step: at('field/objective'),
        value: prose('Revisar el PREP y sus enlaces'),
        observation: '1',
      },
      { type: 'ObservationAnswered', id: '1', how: 'taken' },
    );
    expect(spec.report?.answers['objective']).toEqual(prose('Revisar el PREP y sus enlaces'));
    given(spec.report).when(take('1')).thenRefused('observation.settled');
  });

  test('is not taken over what was changed since the card was drawn', () => {
    const changed = after(proposed, [pressed('field/objective', 'Otro objetivo')]);
    expect(statesOf(changed)).toEqual({ 1: 'open' });
    given(changed).when(take('1', proposed.version)).thenRefused('observation.text-changed');
    given(changed)
      .when(take('1', changed.version))
      .then(expect.objectContaining({ type: 'StepAnswered' }) as never, {
        type: 'ObservationAnswered',
        id: '1',
        how: 'taken',
      });
  });

  test('is changed first by whoever opens it so', () => {
    const opened = after(proposed, [{ type: 'OpenStep', step: at('field/objective'), observation: '1' }]);
    const changed = after(opened, [pressed('field/objective', 'Revisar el PREP y dos enlaces')]);
    expect(answersOf(changed)).toEqual(['changed']);
  });

  test('that the author types is taken', () =>
    expect(answersOf(after(proposed, [pressed('field/objective', 'Revisar el PREP y sus enlaces')]))).toEqual([
      'taken',
    ]));

  test('is declined, with a reason or without', () => {
    given(proposed).when(explain('1', '')).then({ type: 'ObservationAnswered', id: '1', how: 'declined' });
    given(proposed)
      .when(explain('1', 'Ya se entiende'))
      .then({ type: 'ObservationAnswered', id: '1', how: 'declined', text: 'Ya se entiende' });
  });

  test('beside another: each stands until it is answered', () => {
    const both = after(proposed, [propose(objective, 'Revisar el PREP de Coahuila'), CARLA]);
    const taken = after(both, [take('1', both.version)]);
    expect(statesOf(taken)).toEqual({ 1: 'answered', 2: 'open' });
    given(taken).when(submit).thenRefused('observations.open');
    given(taken).when(take('2', both.version)).thenRefused('observation.text-changed');
    expect(statesOf(after(taken, [take('2', taken.version)]))).toEqual({ 1: 'answered', 2: 'answered' });
  });

  test('of a row that was removed is taken no more', () => {
    const onCell = after(inReview, [propose(cell, 'Va muy bien.'), BRUNO]);
    const gone = after(onCell, [{ type: 'RemoveRow', field: 'matters', row: '1' }]);
    given(gone).when(take('1')).thenRefused('observation.settled');
  });
});

describe('what others are told', () => {
  /** But for what another platform's thread reads of it. */
  const told = (report: Report, facts: CommandFacts, by: Person) => {
    const spec = given(report).when(facts, { by });
    const events = spec.decision.ok ? spec.decision.events : [];
    return events
      .flatMap((event) => react(spec.report ?? report, event))
      .flatMap(({ to, about, except }) => (except === undefined ? [[to, about.show]] : []));
  };
  const toAuthor = [
    ['review-channel', 'channel-post'],
    ['author', 'moved'],
    ['author', 'status'],
  ];

  test('the author learns of what is asked, asked again or taken back', () => {
    expect(told(asked, ask, CARLA)).toEqual(toAuthor);
    expect(told(again, reopen('1'), BRUNO)).toEqual(toAuthor);
    expect(told(only, retract('1'), BRUNO)).toEqual(toAuthor);
  });

  test('what is accepted shows on the post, what is answered waits for the sending', () => {
    expect(told(again, accept('1'), BRUNO)).toEqual([['review-channel', 'channel-post']]);
    expect(told(again, retract('1'), BRUNO)).toEqual([['review-channel', 'channel-post']]);
    expect(told(only, explain('1'), ANA)).toEqual([]);
  });
});

describe('requests that earlier releases kept', () => {
  const { observations: _, ...kept } = after(asked, [explain('1')]);
  const former: Report = {
    ...kept,
    round: 2,
    changeRequests: [
      { by: CARLA, at: NOW, reason: 'Antes', fields: {} },
      { by: BRUNO, at: NOW, reason: 'Precise', fields: { objective: 'Diga para qué' } },
    ],
  };
  const short = ({ id, text, state }: Observation) => [id, text, state];

  test('are observations: the last one’s are open while the report waits for its author', () =>
    expect(observationsOf(former).map(short)).toEqual([
      ['1', 'Antes', 'answered'],
      ['2', 'Precise', 'open'],
      ['3', 'Diga para qué', 'open'],
    ]));

  test('are answered like any other', () => {
    const mended = after(former, [pressed('field/objective', 'Otro')]);
    expect(openIn(mended)).toEqual([]);
    expect(statesOf(mended)).toEqual({ 1: 'answered', 2: 'answered', 3: 'answered' });
    expect(after(mended, [submit]).round).toBe(3);
  });

  test('of an approved report are settled', () =>
    expect(observationsOf({ ...former, state: 'approved' }).map(({ state }) => state)).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]));

  test('that were sent again unanswered count as answered by that', () => {
    const sent = happened(commandOf(submit), { type: 'ReportSubmitted', folio: 'INF-2023-0001' });
    const report = saved(only, sent.ok ? sent.events : []);
    expect(report && observationsOf(report)).toMatchObject([{ state: 'answered', answer: { how: 'sent', round: 2 } }]);
  });
});

test('opening a field from an observation that was settled meanwhile opens it all the same', () => {
  const settled = after(only, [retract('1'), BRUNO]);
  const spec = given(settled).when({ type: 'OpenStep', step: at('field/objective'), observation: '1' });
  spec.thenAt('field/objective', 'summary');
  expect(spec.report?.answering).toBeUndefined();
});
