import { begin, commandOf, filed, typed } from '../../helpers/people/given';
import { decide } from '../../../core/report/decide';
import { evolve } from '../../../core/report/evolve';
import type { Person, Report } from '../../../core/record/types';
import { nineFields } from '../../helpers/people/nine-fields';

const unnamed: Person = { id: 'slack:U1', name: 'U1' };
const named: Person = { id: 'slack:U1', name: 'Ana Ruiz' };
const ofNobody = (): Report => ({ ...filed([begin, typed('UTSI')]), author: unnamed });

const after = (report: Report, by: Person, words = 'Coahuila') => {
  const decision = decide(nineFields, report, commandOf(typed(words), { by }));
  return decision.ok ? decision.events : [];
};

test('an author whose name could not be had is named with the first answer that has it', () => {
  const report = ofNobody();
  const events = after(report, named);
  expect(events.at(-1)).toMatchObject({ type: 'AuthorNamed', by: named });
  expect(new Set(events.map(({ key }) => key)).size).toBe(1);
  expect(events.reduce<Report>(evolve, report).author).toEqual(named);
});

test.each([
  ['still without a name', ofNobody(), unnamed],
  ['known already', { ...ofNobody(), author: named }, { ...named, name: 'Ana María Ruiz' }],
])('an author %s stays as they are', (_, report, by) =>
  expect(after(report, by).map(({ type }) => type)).not.toContain('AuthorNamed'),
);

test('a refused answer names nobody', () => expect(after(ofNobody(), named, 'Narnia del Norte')).toEqual([]));
