import type { Report } from '../../../../core/record/types';
import { waitingOf } from '../../../../core/record/queries/waiting';
import { given, prose, typed } from '../../../helpers/people/given';
import { BRUNO } from '../../../helpers/people/reports';
import { aDraft, inReview, MONDAY, returned } from '../../../helpers/world/reminding';

const TUESDAY = '2026-03-03T16:00:00.000Z';
const after = (report: Report, ...args: Parameters<ReturnType<typeof given>['when']>): Report =>
  given(report).when(...args).report ?? report;
const comment = { type: 'AddComment', id: 'm1', text: 'Falta el anexo' } as const;

test('a draft with an answer waits for its author since it was touched', () => {
  expect(waitingOf(aDraft())).toMatchObject({ on: 'author', since: MONDAY });
});

const row = { id: '1', columns: ['ordinary'] };
test.each([
  ['nothing', {}, undefined],
  ['a row without a text', { matters: { kind: 'rows', rows: [{ ...row, cells: {} }] } }, undefined],
  [
    'a row with a text',
    { matters: { kind: 'rows', rows: [{ ...row, cells: { ordinary: prose('Soporte') } }] } },
    'author',
  ],
  ['a zero', { trainedStaff: { kind: 'count', count: 0 } }, 'author'],
] as const)('a draft with %s', (_, answers, on) => {
  expect(waitingOf(aDraft({ answers }))?.on).toBe(on);
});

test('a report with changes requested waits for its author since then, or since it was touched afterwards', () => {
  expect(waitingOf(returned())).toMatchObject({ on: 'author', since: MONDAY });
  expect(waitingOf(returned({ updatedAt: TUESDAY }))).toMatchObject({ on: 'author', since: TUESDAY });
});

test('a report in review waits for the reviewers since it was sent, each round anew', () => {
  const [first, second] = [waitingOf(inReview()), waitingOf(inReview({ round: 2 }))];
  expect(first).toMatchObject({ on: 'reviewers', since: MONDAY });
  expect(second?.spell).not.toBe(first?.spell);
});

test.each(['approved', 'withdrawn', 'cancelled'] as const)('nobody waits for a report that is %s', (state) => {
  expect(waitingOf(inReview({ state }))).toBeUndefined();
});

test('what reviewers say does not begin another wait; what the author does, does', () => {
  const [report, review] = [returned(), inReview()];
  const said = after(report, comment, { by: BRUNO, at: TUESDAY });
  expect(said.version).toBe(report.version + 1);
  expect(waitingOf(said)).toEqual(waitingOf(report));
  expect(waitingOf(after(review, comment, { by: BRUNO, at: TUESDAY }))).toEqual(waitingOf(review));
  const touched = after(aDraft(), typed('UTSI'), { at: TUESDAY });
  expect(waitingOf(touched)?.spell).not.toBe(waitingOf(aDraft())?.spell);
});
