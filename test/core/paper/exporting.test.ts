import { mayGather, type Roles } from '../../../core/record/queries/access';
import { asExported, exportSight, isOf } from '../../../core/paper/exporting';
import type { Report } from '../../../core/record/types';
import { ANA, aReport, BRUNO } from '../../helpers/people/reports';

const EVA = 'teams:29:eva';
const roles: Roles = { reviewers: [EVA], scoped: [{ id: 'slack:UDEOE', unit: 'DEOE' }], admins: ['teams:29:adm'] };
const unit = (id: string) => ({ unit: { kind: 'unit', id, name: id } }) as const;
const sent = (more: Partial<Report> = {}): Report =>
  aReport({ folio: 'INF-2023-0001', state: 'in-review', round: 1, author: ANA, answers: unit('UTSI'), ...more });

test('reviewers and administrators take out what they may read, others their own', () => {
  expect([EVA, 'slack:UDEOE', 'teams:29:adm', ANA.id].map((id) => mayGather(roles, [id]))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(exportSight(roles, [ANA.id])).toEqual({ states: [], own: [ANA.id] });
  const approved = sent({ state: 'approved', author: BRUNO });
  expect([EVA, ANA.id, BRUNO.id].map((id) => asExported(roles, approved, [id]) !== undefined)).toEqual([
    true,
    false,
    true,
  ]);
  expect(asExported(roles, sent(), ['slack:UDEOE'])).toBeUndefined();
  expect(asExported(roles, sent({ answers: unit('DEOE') }), ['slack:UDEOE'])).toBeDefined();
});

test('where nobody is named to review, all take out what was sent', () => {
  const open: Roles = { reviewers: [], admins: [] };
  expect(asExported(open, sent(), [BRUNO.id])).toBeDefined();
});

test('a draft is nobody’s, its author’s neither', () => {
  const draft = aReport({ author: ANA, answers: unit('UTSI') });
  for (const id of [EVA, ANA.id]) expect(asExported(roles, draft, [id])).toBeUndefined();
});

test('a report that is being written again is exported as it was sent last, to its author too', () => {
  const asked = sent({
    state: 'changes-requested',
    answers: unit('DEOE'),
    previous: { round: 1, answers: unit('UTSI'), changedAt: {}, at: '2023-05-02T10:30:00.000Z' },
  });
  for (const id of [EVA, ANA.id]) expect(asExported(roles, asked, [id])?.answers).toEqual(unit('UTSI'));
});

test('a unit and a state narrow it', () => {
  const report = sent({ answers: { ...unit('UTSI'), states: { kind: 'states', keys: ['05', '15'] } } });
  expect(isOf(report, {})).toBe(true);
  expect(isOf(report, { unit: 'UTSI', state: '15' })).toBe(true);
  expect(isOf(report, { unit: 'DEOE' })).toBe(false);
  expect(isOf(report, { state: '09' })).toBe(false);
});
