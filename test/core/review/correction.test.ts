import type { CommandFacts } from '../../../bot/turns/handle-command';
import { asReadBy, type Roles } from '../../../core/record/queries/access';
import { visitReport } from '../../../core/form/visit-report';
import type { Person, Report } from '../../../core/record/types';
import { ANA, BRUNO } from '../../helpers/people/reports';
import { begin, filed, given, NOW, pressed, skip, submit, typed } from '../../helpers/people/given';

const complete = [
  ...[begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip],
  ...[typed('particular'), typed('Se revisó el PREP.'), typed('listo'), skip, skip],
];
const READER = { id: 'teams:29:otra', name: 'Otra' };
const LATER = '2023-05-05T16:00:00.000Z';
const roles: Roles = { reviewers: [BRUNO.id], admins: [] };
const correct: CommandFacts = { type: 'Correct' };

const after = (report: Report, facts: CommandFacts, by: Person = ANA): Report => {
  const spec = given(report).when(facts, { by, at: LATER });
  if (!spec.decision.ok) throw new Error(`refused: ${spec.decision.refusal.problem.code}`);
  return { ...(spec.report ?? report), version: report.version + 1 };
};

const approved = after(filed([...complete, submit]), { type: 'Approve' }, BRUNO);
const draft = after(approved, correct);
const changed = after(draft, pressed('field/unit', 'DEOE'));
const sent = after(changed, submit);
const returned = after(sent, { type: 'RequestChanges', reason: 'Falta', fields: {} }, BRUNO);

const unitOf = (report: Report | undefined) => report?.answers['unit'];

describe('an approved report', () => {
  test('is corrected by its author alone', () => {
    given(approved).when(correct).then({ type: 'CorrectionOpened' });
    given(approved).when(correct, { by: BRUNO }).thenRefused('report.not-yours');
    expect(draft).toMatchObject({ state: 'draft', round: 1, folio: 'INF-2023-0001', at: { at: 'summary' } });
    expect(draft.inForce).toMatchObject({ round: 1, answers: approved.answers, approvals: [{ by: BRUNO }] });
  });

  test.each<[string, Report]>([
    ['in review', filed([...complete, submit])],
    ['a draft', filed(complete)],
    ['withdrawn', after(filed([...complete, submit]), { type: 'Withdraw' })],
    ['being corrected', draft],
  ])('one that is not is not corrected: %s', (_, report) =>
    given(report).when(correct).thenRefused('report.not-approved'),
  );

  test('is closed to everybody otherwise', () => {
    for (const facts of [typed('x'), skip, submit, { type: 'Review' }, { type: 'Cancel' }] as const)
      given(approved).when(facts).thenRefused('report.not-editable');
    given(approved).when({ type: 'Withdraw' }).thenRefused('report.not-in-review');
  });
});

describe('its correction', () => {
  test('is sent as the next revision, which takes the place of the approved one once it is approved', () => {
    expect(sent).toMatchObject({ state: 'in-review', round: 2, inForce: { round: 1 } });
    expect(sent.approvals).toBeUndefined();
    const second = after(sent, { type: 'Approve' }, BRUNO);
    expect(second).toMatchObject({ state: 'approved', round: 2, approvals: [{ by: BRUNO, at: LATER }] });
    expect(second.inForce).toBeUndefined();
    expect(unitOf(second)).toEqual(unitOf(changed));
  });

  test('stands again where that approval is taken back', () => {
    const second = after(sent, { type: 'Approve' }, BRUNO);
    expect(after(second, { type: 'TakeBack' }, BRUNO)).toMatchObject({ state: 'in-review', inForce: { round: 1 } });
  });

  test.each<[string, Report, CommandFacts]>([
    ['as it is written', changed, { type: 'Cancel' }],
    ['in review', sent, { type: 'Withdraw' }],
    ['sent back', returned, { type: 'Withdraw' }],
    ['sent back, by the word', returned, { type: 'Cancel' }],
  ])('is abandoned %s, and the approved revision is the report again', (_, report, facts) => {
    given(report).when(facts).then({ type: 'CorrectionDropped' });
    const back = after(report, facts);
    const { version: _v, updatedAt: _u, lastRound: _l, ...rest } = back;
    const { version: _v2, updatedAt: _u2, changeRequests: _c, ...before } = approved;
    expect(rest).toMatchObject(before);
    expect(back.inForce).toBeUndefined();
    expect(back.freshRequest).toBeUndefined();
  });

  test('that was abandoned once it was sent keeps its number to itself', () => {
    const again = after(after(after(sent, { type: 'Withdraw' }), correct), submit);
    expect(again.round).toBe(3);
  });

  test('keeps what was said of the report before', () => {
    const said = after(approved, { type: 'AddComment', id: 'c1', text: 'Bien' }, BRUNO);
    expect(after(said, correct).comments).toHaveLength(1);
    expect(after(draft, { type: 'AddComment', id: 'c1', text: 'Bien' }, BRUNO).comments).toHaveLength(1);
  });
});

describe('whoever reads it', () => {
  test.each<[string, Report, readonly string[], 'new' | 'in force']>([
    ['its author reads what they write', changed, [ANA.id], 'new'],
    ['a reviewer reads the approved one while it is written', changed, [BRUNO.id], 'in force'],
    ['anybody reads the approved one while it is written', changed, [READER.id], 'in force'],
    ['a reviewer reads what was sent', sent, [BRUNO.id], 'new'],
    ['a reviewer reads what was sent back', returned, [BRUNO.id], 'new'],
    ['anybody reads the approved one while it is reviewed', sent, [READER.id], 'in force'],
    ['anybody reads the approved one while it is sent back', returned, [], 'in force'],
    ['anybody reads the new one once it is approved', after(sent, { type: 'Approve' }, BRUNO), [READER.id], 'new'],
  ])('%s', (_, report, ids, which) => {
    const read = asReadBy(roles, report, ids);
    expect(unitOf(read)).toEqual(unitOf(which === 'new' ? changed : approved));
    expect(read?.state).toBe(which === 'new' ? report.state : 'approved');
    if (which === 'in force') {
      expect(read).toMatchObject({ round: 1, approvals: [{ by: BRUNO }], submittedAt: NOW });
      expect(read?.pending).toBeUndefined();
    }
  });
});

test('the form is the same', () => expect(approved.formVersion).toBe(visitReport.version));
