import { postFor, postForAll } from '../../../../core/review/screens/deciding';
import { postScreen } from '../../../../core/review/screens/review';
import type { PostScreen } from '../../../../core/screen/screens';
import { nineFields } from '../../../helpers/people/nine-fields';
import { ANA, BRUNO, aReport } from '../../../helpers/people/reports';

const viewing = {
  form: nineFields,
  zone: 'America/Mexico_City',
  word: () => 'https://example.test/word',
  pdf: () => 'https://example.test/pdf',
};
const approval = { by: BRUNO, at: '2026-03-02T00:00:00.000Z' };
const inReview = aReport({ folio: 'INF-2026-0001', state: 'in-review', round: 1 });
const observation = {
  id: '1',
  by: BRUNO,
  at: approval.at,
  round: 1,
  on: { at: 'report' },
  text: 'Precise los acuerdos.',
  state: 'open',
  version: 1,
} as const;
const approved = { ...inReview, state: 'approved', approvals: [approval] } as const;
const deciders = { ids: [BRUNO.id], refresh: { verb: 'refresh', report: inReview.id } } as const;
const titles = ({ buttons }: PostScreen): readonly string[] => buttons.map(({ title }) => title);

test.each([
  [inReview, ['Aprobar', 'Pedir cambios', 'Ver informe'], ['Ver informe']],
  [approved, ['Ver informe', 'Deshacer'], ['Ver informe']],
  // The most that a post has: its line promises the last of them.
  [
    { ...inReview, observations: [observation], approvals: [approval] },
    ['Aprobar', 'Pedir cambios', 'Observaciones (1)', 'Ver informe', 'Deshacer'],
    ['Observaciones (1)', 'Ver informe'],
  ],
])('those who decide see what only they press, where they have a card of their own', (report, theirs, all) => {
  const post = { ...postScreen(viewing, report), deciders };
  expect(titles(postFor(post, ['slack:U1', BRUNO.id]))).toEqual(theirs);
  expect(titles(postFor(post, [ANA.id]))).toEqual(all);
  expect(titles(postForAll(post))).toEqual(all);
});

test('where all see the same, all see the buttons', () => {
  const post = postScreen(viewing, inReview);
  expect(postForAll(post)).toBe(post);
  expect(postFor(post, [ANA.id])).toBe(post);
});
