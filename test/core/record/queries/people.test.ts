import { isAuthorOf, underKnownId } from '../../../../core/record/queries/people';
import type { Report } from '../../../../core/record/types';
import { commandOf, given } from '../../../helpers/people/given';
import { ANA, aReport, BRUNO } from '../../../helpers/people/reports';

const AT = '2023-05-03T16:00:00.000Z';
const SLACK_ANA = { id: 'slack:U0ANA', name: 'Ana M.' };
const SLACK_BRUNO = { id: 'slack:U0BRUNO', name: 'Bruno' };
const ids = [SLACK_ANA.id, ANA.id, 'teams:aad-ana'];
const inReview = aReport({ state: 'in-review', folio: 'INF-2026-0001', round: 1 });
const by = (report: Report, person: { id: string; name: string }, all: readonly string[] = ids) =>
  underKnownId(report, commandOf({ type: 'Approve' }, { by: person }), all).by;

test('whoever wrote the report acts as its author from any platform', () => {
  expect(by(inReview, SLACK_ANA)).toEqual({ id: ANA.id, name: SLACK_ANA.name });
  expect(isAuthorOf(inReview, { person: SLACK_ANA, aliases: ids })).toBe(true);
  expect(isAuthorOf(inReview, { person: SLACK_ANA })).toBe(false);
});

test('a name that could not be had does not take the place of one that is known', () => {
  expect(by(inReview, { id: SLACK_ANA.id, name: 'U0ANA' })).toEqual(ANA);
});

test('somebody whom the report does not know acts as they came', () => {
  expect(by(inReview, SLACK_BRUNO, [SLACK_BRUNO.id, BRUNO.id])).toEqual(SLACK_BRUNO);
  expect(by(inReview, BRUNO, [BRUNO.id])).toEqual(BRUNO);
});

test('whoever asked for changes on one platform is the same on the other', () => {
  const asked = { ...inReview, changeRequests: [{ by: BRUNO, at: AT, reason: 'No', fields: {} }] };
  expect(by(asked, SLACK_BRUNO, [SLACK_BRUNO.id, BRUNO.id]).id).toBe(BRUNO.id);
});

test('a comment that was made before it was known whose it is can still be edited and removed by them', () => {
  const commented = { ...inReview, comments: [{ id: 'c1', by: SLACK_ANA, at: AT, text: 'Hola' }] };
  const edit = commandOf({ type: 'EditComment', id: 'c1', text: 'Hola.' }, { by: SLACK_ANA });
  const command = underKnownId(commented, edit, ids);
  expect(command.by).toEqual(SLACK_ANA);
  given(commented).when({ type: 'EditComment', id: 'c1', text: 'Hola.' }, { by: command.by }).then({
    type: 'CommentEdited',
    id: 'c1',
    text: 'Hola.',
  });
});

test('nobody approves a report of their own under another id', () => {
  given(inReview)
    .when({ type: 'Approve' }, { by: by(inReview, SLACK_ANA) })
    .thenRefused('review.own');
});

test('what was decided or observed before it was known whose it is can be taken back by them', () => {
  const bruno = [SLACK_BRUNO.id, BRUNO.id];
  const comments = [{ id: 'c1', by: BRUNO, at: AT, text: 'Hola' }];
  const counted = { ...inReview, comments, approvals: [{ by: SLACK_BRUNO, at: AT }] };
  const givenBy = (type: 'Approve' | 'TakeBack', report: Report = counted) =>
    underKnownId(report, commandOf({ type }, { by: BRUNO }), bruno).by.id;
  expect([givenBy('TakeBack'), givenBy('Approve')]).toEqual([SLACK_BRUNO.id, SLACK_BRUNO.id]);
  expect(givenBy('Approve', { ...counted, author: BRUNO })).toBe(BRUNO.id);
});

test('one person on two platforms is one of two approvals', () => {
  const bruno = [SLACK_BRUNO.id, BRUNO.id];
  const rule = { needed: 2, lapsed: [] };
  const first = given(inReview).when({ type: 'Approve', rule, under: bruno }, { by: BRUNO }).report;
  expect(first?.approvals).toHaveLength(1);
  const again = underKnownId(first, commandOf({ type: 'Approve', rule, under: bruno }, { by: SLACK_BRUNO }), bruno);
  given(first).when(again, { by: again.by }).thenRefused('review.counted');
});
