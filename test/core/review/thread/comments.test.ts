import { toldWith } from '../../../../core/record/queries/comments';
import type { Comment, Report } from '../../../../core/record/types';
import { aReport, ANA, BRUNO } from '../../../helpers/people/reports';

const RITA = { id: 'teams:29:rita', name: 'Rita Sol' };
const time = (minutes: number): string =>
  new Date(Date.parse('2023-05-03T16:00:00.000Z') + minutes * 60_000).toISOString();
const comment = (id: string, minutes: number, by = BRUNO): Comment => ({ id, by, at: time(minutes), text: id });
const reportWith = (comments: readonly Comment[], more: Partial<Report> = {}): Report => ({
  ...aReport(),
  author: ANA,
  ...more,
  comments,
});
const told = (report: Report, id: string): readonly string[] => toldWith(report, id).map((one) => one.id);

test('comments one soon after the other are told of together, whoever of the others wrote them', () => {
  const report = reportWith([comment('a', 0), comment('b', 1, RITA), comment('c', 2.9), comment('d', 5)]);
  for (const id of ['a', 'b', 'c']) expect(told(report, id)).toEqual(['a', 'b', 'c']);
  expect(told(report, 'd')).toEqual(['d']);
});

test('what the author says between them ends it, and is no news to the author', () => {
  const report = reportWith([comment('a', 0), comment('mine', 0.5, ANA), comment('b', 1)]);
  expect(['a', 'mine', 'b'].map((id) => told(report, id))).toEqual([['a'], [], ['b']]);
});

test.each<[string, Partial<Report>]>([
  ['a request for changes', { changeRequests: [{ by: BRUNO, at: time(0.5), reason: '', fields: {} }] }],
  ['an approval', { state: 'approved', approvals: [{ by: BRUNO, at: time(0.5) }] }],
  ['a new version', { submittedAt: time(0.5) }],
])('%s between them ends it', (_, more) =>
  expect(told(reportWith([comment('a', 0), comment('b', 1)], more), 'b')).toEqual(['b']),
);

test('they end after eight, or ten minutes', () => {
  const many = Array.from({ length: 9 }, (_, at) => comment(`c${at}`, at / 10));
  expect(told(reportWith(many), 'c8')).toEqual(['c8']);
  const slow = Array.from({ length: 8 }, (_, at) => comment(`c${at}`, at * 1.5));
  expect(told(reportWith(slow), 'c0')).toHaveLength(7);
});

test('of a comment that is not there, nothing is told', () => expect(told(reportWith([]), 'a')).toEqual([]));
