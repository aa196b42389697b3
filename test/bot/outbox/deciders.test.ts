import { createDeciders } from '../../../bot/outbox/deciders';
import { ownCards } from '../../../bot/teams/show';
import type { Roles } from '../../../core/record/queries/access';
import { ANA, aReport } from '../../helpers/people/reports';

const TEAMS = { platform: 'teams', conversation: '19:c', server: '', reference: {} } as const;
const named = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `teams:29:r${at}`);
/** Known as one person, by each of their ids. */
const people = [
  ['teams:aad-rita', 'teams:29:rita'],
  ['slack:UBRUNO', 'teams:29:bruno'],
  [ANA.id, 'slack:UANA'],
];
const report = aReport({ state: 'in-review', answers: { unit: { kind: 'unit', id: 'UTSI', name: 'Informática' } } });

async function given(roles: Partial<Roles>, where: typeof TEAMS | { readonly platform: 'slack' } = TEAMS) {
  const deciders = createDeciders({
    messenger: { ownCards: ({ platform }) => (platform === 'teams' ? ownCards : undefined) },
    people: {
      idsOf: async ({ person: { id } }) => {
        const known = people.find((ids) => ids.includes(id)) ?? [];
        return [id, ...known.filter((one) => one !== id)];
      },
    },
    roles: { reviewers: [], admins: [], ...roles },
  });
  return (await deciders(report, { ...TEAMS, ...where })).deciders?.ids;
}

test('those who are named have a card of their own on Teams, up to sixty', async () => {
  expect(await given({ reviewers: named(2) })).toEqual(named(2));
  expect(await given({ reviewers: named(60) })).toHaveLength(60);
  expect(await given({ reviewers: named(61) })).toBeUndefined();
  expect(await given({ reviewers: named(2) }, { platform: 'slack' })).toBeUndefined();
});

test('where nobody is named, or one cannot be reached by Teams’ own id, all see the same', async () => {
  expect(await given({})).toBeUndefined();
  expect(await given({ reviewers: [...named(1), 'teams:aad-nobody-met'] })).toBeUndefined();
  expect(await given({ reviewers: [...named(1), 'teams:aad-rita'] })).toEqual([...named(1), 'teams:29:rita']);
});

test('whoever is named by their id on Slack has one where they are known on Teams; who is on Slack alone needs none', async () => {
  expect(await given({ reviewers: ['slack:UBRUNO', 'slack:UCARLA'] })).toEqual(['teams:29:bruno']);
  expect(await given({ reviewers: ['slack:UCARLA'] })).toBeUndefined();
});

test('a store that is away leaves each with the id that names them', async () => {
  const deciders = createDeciders({
    messenger: { ownCards: () => ownCards },
    people: { idsOf: () => Promise.reject(new Error('away')) },
    roles: { reviewers: named(2), admins: [] },
  });
  expect((await deciders(report, TEAMS)).deciders?.ids).toEqual(named(2));
});

test('of a unit’s reviewers those of the report’s, and never its author', async () => {
  const scoped = [
    { id: 'teams:29:utsi', unit: 'UTSI' },
    { id: 'teams:29:deoe', unit: 'DEOE' },
  ];
  expect(await given({ scoped })).toEqual(['teams:29:utsi']);
  expect(await given({ scoped, reviewers: ['slack:UANA', ANA.id] })).toEqual(['teams:29:utsi']);
});
