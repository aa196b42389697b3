import type { CommandFacts } from '../../../bot/turns/handle-command';
import { react } from '../../../core/report/react';
import { observationOf, observationsOf } from '../../../core/record/queries/observations';
import type { Person, Report } from '../../../core/record/types';
import { given, submit } from '../../helpers/people/given';
import {
  CARLA,
  accept,
  after,
  again,
  ask,
  asked,
  bruno,
  carla,
  explain,
  objective,
  only,
  reopen,
  request,
  retract,
  statesOf,
} from '../../helpers/people/observing';
import { ANA, BRUNO } from '../../helpers/people/reports';

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
