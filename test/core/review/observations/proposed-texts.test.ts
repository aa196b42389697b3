import type { CommandFacts } from '../../../../bot/turns/handle-command';
import { observationsOf } from '../../../../core/record/queries/observations';
import type { ObservedOn, Report } from '../../../../core/record/types';
import { at, given, pressed, prose, submit } from '../../../helpers/people/given';
import {
  CARLA,
  after,
  bruno,
  cell,
  explain,
  inReview,
  objective,
  request,
  statesOf,
} from '../../../helpers/people/observing';
import { BRUNO } from '../../../helpers/people/reports';

const answersOf = (report: Report) => observationsOf(report).map(({ answer }) => answer?.how);

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
