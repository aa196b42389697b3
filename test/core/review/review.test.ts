import type { CommandFacts } from '../../../bot/turns/handle-command';
import { react } from '../../../core/report/react';
import type { Report } from '../../../core/record/types';
import { ANA, BRUNO } from '../../helpers/people/reports';
import {
  NOW,
  at,
  begin,
  filed,
  given,
  open,
  pressed,
  skip,
  started,
  states,
  submit,
  typed,
} from '../../helpers/people/given';

const complete = [
  ...[begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip],
  ...[typed('particular'), typed('Se revisó el PREP.'), typed('listo'), skip, skip],
];
const LATER = '2023-05-04T16:00:00.000Z';
const bruno = { by: BRUNO };
const draft = filed(complete);
const inReview = filed([...complete, submit]);
const after = (report: Report, facts: CommandFacts): Report => given(report).when(facts, bruno).report ?? report;
const approved = after(inReview, { type: 'Approve' });
const ask = {
  type: 'RequestChanges',
  reason: 'Precise los acuerdos',
  fields: { visitDates: 'Faltan', remarks: ' ' },
} as const;
const returned = after(inReview, ask);
/** Both its observations are answered. */
const dated = given(returned).when(pressed('field/visitDates', '3 de abril de 2023')).report ?? returned;
const mended = given(dated).when({ type: 'AttendObservation', id: '1' }).report ?? dated;

describe('sending', () => {
  test('gives the folio and the first round', () => {
    given(draft).when(submit).then({ type: 'ReportSubmitted', folio: 'INF-2023-0001' });
    expect(inReview).toMatchObject({ state: 'in-review', folio: 'INF-2023-0001', round: 1, at: at('summary') });
  });

  test('names what is missing', () => {
    const spec = given(filed([begin, typed('UTSI')])).when(submit);
    spec.thenRefused('report.incomplete');
    expect(spec.decision).toMatchObject({
      refusal: {
        problem: {
          details: {
            fields: ['states', 'matters'],
          },
        },
      },
    });
  });

  test('wants one matter that says something', () => {
    const spec = filed([begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip, typed('todas')]);
    given(spec).when(submit).thenRefused('report.incomplete');
  });

  test('a second time is refused', () => given(inReview).when(submit).thenRefused('report.not-editable'));
});

describe('a report in review', () => {
  test.each<CommandFacts>([typed('x'), skip, open('field/unit'), pressed('field/unit', 'UTSI'), { type: 'Review' }])(
    'is not edited: %j',
    (facts) => given(inReview).when(facts).thenRefused('report.not-editable'),
  );

  test('is approved once', () => {
    given(inReview).when({ type: 'Approve' }, bruno).then({ type: 'ReportApproved' });
    expect(approved).toMatchObject({ state: 'approved', approvals: [{ by: BRUNO }] });
    given(approved).when({ type: 'Approve' }, bruno).thenRefused('review.approved-already');
  });

  test('is approved by nobody who wrote it', () => {
    given(inReview).when({ type: 'Approve' }, { by: ANA }).thenRefused('review.own');
    given(approved).when({ type: 'Approve' }, { by: ANA }).thenRefused('review.approved-already');
  });

  test('is sent back with reasons, blank ones left out', () =>
    given(inReview)
      .when(ask, bruno)
      .then({ type: 'ChangesRequested', reason: 'Precise los acuerdos', fields: { visitDates: 'Faltan' } }));

  test('is not sent back without a reason', () =>
    given(inReview)
      .when({ type: 'RequestChanges', reason: ' ', fields: { unit: '' } }, bruno)
      .thenRefused('review.no-reason'));

  test('is withdrawn by its author alone', () => {
    given(inReview).when({ type: 'Withdraw' }).then({ type: 'ReportWithdrawn' });
    given(inReview).when({ type: 'Withdraw' }, bruno).thenRefused('report.not-yours');
  });
});

describe('a report sent back', () => {
  test('is edited and sent again under its folio, as the next round', () => {
    const edited = given(mended).when(pressed('field/states', 'Jalisco')).report;
    const again = given(edited).when({ type: 'Submit', folio: 'INF-2023-0099' });
    again.then({ type: 'ReportSubmitted', folio: 'INF-2023-0001' });
    expect(again.report).toMatchObject({ state: 'in-review', round: 2, answers: { states: states('14') } });
  });

  test('is withdrawn, but not discarded', () => {
    given(returned).when({ type: 'Withdraw' }).then({ type: 'ReportWithdrawn' });
    given(returned).when({ type: 'Cancel' }).thenRefused('report.not-draft');
  });

  test('cannot be approved before it comes back', () =>
    given(returned).when({ type: 'Approve' }, bruno).thenRefused('review.requested-already'));
});

describe('a draft', () => {
  test('is discarded, and gone for good', () => {
    const spec = given(draft).when({ type: 'Cancel' });
    spec.then({ type: 'ReportCancelled' });
    given(spec.report).when(typed('x')).thenRefused('report.not-editable');
  });

  test('is its author’s alone', () => {
    given(draft).when(typed('x'), bruno).thenRefused('report.not-yours');
    given(draft).when(submit, bruno).thenRefused('report.not-yours');
  });

  test('is not approved', () => given(draft).when({ type: 'Approve' }, bruno).thenRefused('report.not-in-review'));

  test('is resumed where it was, from another device', () => {
    const elsewhere = { platform: 'slack', conversation: 'D1', server: '', reference: {} } as const;
    const spec = given(filed([begin, typed('UTSI')])).when({ type: 'Resume', address: elsewhere });
    expect(spec.report).toMatchObject({ address: elsewhere, at: at('field/states') });
  });
});

describe('a comment', () => {
  const commented = after(inReview, { type: 'AddComment', id: 'm1', text: 'Falta el acta' });

  test('is kept once, whoever delivers it how often', () => {
    given(inReview)
      .when({ type: 'AddComment', id: 'm1', text: 'Falta el acta' }, bruno)
      .then({ type: 'CommentAdded', id: 'm1', text: 'Falta el acta' });
    given(commented).when({ type: 'AddComment', id: 'm1', text: 'Falta el acta' }, bruno).thenNothing();
  });

  test('is edited and taken back by its author alone', () => {
    const edit = { type: 'EditComment', id: 'm1', text: 'Falta el acta del 11' } as const;
    given(commented).when(edit, bruno).then({ type: 'CommentEdited', id: 'm1', text: 'Falta el acta del 11' });
    given(commented).when(edit, { by: ANA }).thenNothing();
    given(commented).when({ type: 'RemoveComment', id: 'm1' }, { by: ANA }).thenNothing();
    const removed = after(commented, { type: 'RemoveComment', id: 'm1' });
    expect(removed.comments[0]?.removedAt).toBeDefined();
    given(removed).when(edit, bruno).thenNothing();
  });

  test('leaves the author’s last touch alone', () => {
    const later = given(inReview).when({ type: 'AddComment', id: 'm2', text: 'Bien' }, { by: BRUNO, at: LATER }).report;
    expect(later?.updatedAt).toBe(NOW);
    const own = given(inReview).when({ type: 'AddComment', id: 'm2', text: 'Bien' }, { at: LATER }).report;
    expect(own?.updatedAt).toBe(LATER);
  });
});

describe('what others are told', () => {
  const told = (report: Report, facts: CommandFacts, by = BRUNO) => {
    const spec = given(report).when(facts, { by });
    const events = spec.decision.ok ? spec.decision.events : [];
    return events
      .flatMap((event) => react(spec.report ?? report, event))
      .map(({ to, mode, about }) => [to, mode, about.show]);
  };

  test('a report that arrives is posted, one that comes back is edited and told of in its thread', () => {
    expect(told(draft, submit, ANA)).toEqual([['review-channel', 'post', 'channel-post']]);
    expect(told(mended, submit, ANA)).toEqual([
      ['review-channel', 'edit', 'channel-post'],
      ['review-thread', 'post', 'revised'],
    ]);
  });

  test('a decision reaches the post and the author', () => {
    const decision = [
      ['review-channel', 'edit', 'channel-post'],
      ['review-thread', 'post', 'decided'],
      ['author', 'edit', 'moved'],
      ['author', 'post', 'status'],
    ];
    expect(told(inReview, { type: 'Approve' })).toEqual(decision);
    expect(told(inReview, ask)).toEqual(decision);
  });

  test('a comment reaches the author, unless it is the author’s own', () => {
    const comment = { type: 'AddComment', id: 'm1', text: 'Falta el acta' } as const;
    const elsewhere = ['review-thread', 'post', 'said'];
    expect(told(inReview, comment)).toEqual([elsewhere, ['author', 'post', 'comment']]);
    expect(told(inReview, comment, ANA)).toEqual([elsewhere]);
  });

  test('an answer reaches nobody', () => expect(told(filed([begin]), typed('UTSI'), ANA)).toEqual([]));
});

test('what is begun again is begun once', () => {
  const first = given(undefined).when(begin);
  given(first.report).when(begin).thenNothing();
});

test('a command for a report that is not there is refused', () => {
  given(undefined).when(typed('UTSI')).thenRefused('report.gone');
  given([started]).when(typed('la del piso de arriba')).thenRefused('summary.not-asked');
});
