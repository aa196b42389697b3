import type { CommandFacts } from '../../../bot/turns/handle-command';
import { problemText } from '../../../core/words/problems';
import type { Person, Report } from '../../../core/record/types';
import { ANA, BRUNO } from '../../helpers/people/reports';
import { begin, filed, given, NOW, open, skip, submit, typed } from '../../helpers/people/given';

const complete = [
  ...[begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip],
  ...[typed('particular'), typed('Se revisó el PREP.'), typed('listo'), skip, skip],
];
const CARLA = { id: 'slack:UCARLA', name: 'Carla Ruiz' };
const inReview = filed([...complete, submit]);
const ask = { type: 'RequestChanges', reason: 'Precise', fields: {} } as const;
const two = (lapsed: readonly string[] = []): CommandFacts => ({ type: 'Approve', rule: { needed: 2, lapsed } });

const after = (report: Report, facts: CommandFacts, by: Person = BRUNO, at = NOW): Report => {
  const spec = given(report).when(facts, { by, at });
  if (!spec.decision.ok) throw new Error(`refused: ${spec.decision.refusal.problem.code}`);
  return { ...(spec.report ?? report), version: report.version + 1 };
};
const minutesLater = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

const approved = after(inReview, { type: 'Approve' });
const returned = after(inReview, ask);
const counted = after(inReview, two());

describe('of two decisions the first stands, and the second hears of it', () => {
  test.each<[string, Report, CommandFacts, string]>([
    ['approval after approval', approved, { type: 'Approve' }, 'review.approved-already'],
    ['request after approval', approved, ask, 'review.approved-already'],
    ['approval after request', returned, { type: 'Approve' }, 'review.requested-already'],
  ])('%s', (_, report, facts, code) => {
    const { decision } = given(report).when(facts, { by: CARLA });
    expect(decision).toMatchObject({ refusal: { problem: { code, details: { by: BRUNO.name, at: NOW } } } });
    if (decision.ok) return;
    const when = (): string => '3 de mayo, 10:00';
    expect(problemText(decision.refusal.problem, (id) => id, when)).toContain('Bruno Núñez ya');
    expect(problemText(decision.refusal.problem, (id) => id, when)).toContain('el 3 de mayo, 10:00');
    expect(problemText(decision.refusal.problem)).toContain('el 3 de mayo de 2023');
  });
});

test('whoever asks for changes adds to what another asked', () => {
  const both = after(returned, { ...ask, reason: 'También' }, CARLA);
  expect(both.changeRequests).toHaveLength(2);
  given(both).when({ type: 'TakeBack' }, { by: CARLA }).then({ type: 'DecisionTakenBack', of: 'request' });
  const left = after(both, { type: 'TakeBack' }, CARLA);
  expect(left).toMatchObject({ state: 'changes-requested', observations: [{ state: 'open' }, { state: 'retracted' }] });
});

describe('a card of an earlier revision', () => {
  const second = after(after(returned, { type: 'ExplainObservation', id: '1', text: 'Ya lo dice' }, ANA), submit, ANA);
  const sentAt = second.sentAt ?? 0;

  test.each<CommandFacts>([
    { type: 'Approve', seen: sentAt - 1 },
    { ...ask, seen: sentAt - 1 },
  ])('decides nothing: %j', (facts) => given(second).when(facts, { by: BRUNO }).thenRefused('review.older-revision'));

  test('also where the newer one is decided already, or was sent back', () => {
    const again = after(second, { type: 'Approve' }, CARLA);
    given(again)
      .when({ type: 'Approve', seen: sentAt - 1 }, { by: BRUNO })
      .thenRefused('review.older-revision');
  });

  test('is not one that a comment, or the first of two approvals, made older', () => {
    const talked = after(after(second, { type: 'AddComment', id: 'c', text: 'Bien' }), two(), CARLA);
    given(talked)
      .when({ type: 'Approve', rule: { needed: 2, lapsed: [] }, seen: sentAt }, { by: BRUNO })
      .then({ type: 'ReportApproved' });
  });
});

describe('where two must approve', () => {
  test('the first is counted, and the second approves', () => {
    given(inReview).when(two(), { by: BRUNO }).then({ type: 'ApprovalCounted', of: 2 });
    expect(counted).toMatchObject({ state: 'in-review', approvals: [{ by: BRUNO }], approvalsNeeded: 2 });
    given(counted).when(two(), { by: CARLA }).then({ type: 'ReportApproved' });
    expect(after(counted, two(), CARLA)).toMatchObject({
      state: 'approved',
      approvals: [{ by: BRUNO }, { by: CARLA }],
    });
  });

  test('a person counts once, whichever of their ids they press under', () => {
    given(counted).when(two(), { by: BRUNO }).thenRefused('review.counted');
    const under = [CARLA.id, BRUNO.id];
    given(counted)
      .when({ type: 'Approve', rule: { needed: 2, lapsed: [] }, under }, { by: CARLA })
      .thenRefused('review.counted');
  });

  test('who may not review any more does not count', () => {
    const spec = given(counted).when(two([BRUNO.id]), { by: CARLA });
    spec.then({ type: 'ApprovalCounted', of: 2, lapsed: [BRUNO.id] });
    expect(spec.report?.approvals).toMatchObject([{ by: CARLA }]);
  });

  test('a new revision begins at none', () => {
    const again = after(
      after(after(counted, ask, CARLA), { type: 'ExplainObservation', id: '1', text: 'Ya lo dice' }, ANA),
      submit,
      ANA,
    );
    expect(again.approvals).toBeUndefined();
    given(again).when(two(), { by: CARLA }).then({ type: 'ApprovalCounted', of: 2 });
  });

  test('one is enough once one is all that is needed', () =>
    given(counted)
      .when({ type: 'Approve', rule: { needed: 1, lapsed: [] } }, { by: BRUNO })
      .then({ type: 'ReportApproved' }));
});

describe('a decision is taken back', () => {
  const takeBack: CommandFacts = { type: 'TakeBack' };

  test('by whoever approved, within ten minutes', () => {
    given(approved)
      .when(takeBack, { by: BRUNO, at: minutesLater(10) })
      .then({ type: 'DecisionTakenBack', of: 'approval' });
    const open = after(approved, takeBack);
    expect(open).toMatchObject({ state: 'in-review', approvals: [] });
    given(open).when({ type: 'Approve' }, { by: CARLA }).then({ type: 'ReportApproved' });
  });

  test('by whoever asked for changes, whose request is gone with it', () => {
    given(returned).when(takeBack, { by: BRUNO }).then({ type: 'DecisionTakenBack', of: 'request' });
    expect(after(returned, takeBack)).toMatchObject({
      state: 'in-review',
      changeRequests: [],
      observations: [{ state: 'retracted' }],
    });
  });

  test('of two approvals the other one still counts', () => {
    given(counted).when(takeBack, { by: BRUNO }).then({ type: 'DecisionTakenBack', of: 'counted' });
    const both = after(counted, two(), CARLA);
    expect(after(both, takeBack)).toMatchObject({ state: 'in-review', approvals: [{ by: CARLA }] });
  });

  test('by nobody else', () => {
    given(approved).when(takeBack, { by: CARLA }).thenRefused('review.not-your-decision');
    given(approved).when(takeBack, { by: ANA }).thenRefused('review.not-your-decision');
    given(inReview).when(takeBack, { by: BRUNO }).thenRefused('review.nothing-decided');
  });

  test('not after ten minutes', () =>
    given(approved)
      .when(takeBack, { by: BRUNO, at: minutesLater(10.1) })
      .thenRefused('review.too-late'));

  test('not once the author acts on the request, which saying something is not', () => {
    const said = after(returned, { type: 'AddComment', id: 'c1', text: 'Ya voy' }, ANA);
    given(said).when(takeBack, { by: BRUNO }).then({ type: 'DecisionTakenBack', of: 'request' });
    given(after(said, open('field/objective'), ANA))
      .when(takeBack, { by: BRUNO })
      .thenRefused('review.acted-on');
  });

  test('not once a correction is begun', () =>
    given(after(approved, { type: 'Correct' }, ANA))
      .when(takeBack, { by: BRUNO })
      .thenRefused('review.nothing-decided'));
});
