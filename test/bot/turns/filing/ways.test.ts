import { allSeeds, seeds, type Seed } from '../../../fixtures/seeds';
import { someServices } from '../../../helpers/world/chatter';
import { Counted, effortTable, fillsIn, walksOn, type Effort, type Way } from '../../../helpers/world/counted';
import { ANA } from '../../../helpers/people/reports';

const walk: Way = {
  name: 'walk',
  file: async (person, seed) => {
    await person.types('nuevo');
    await walksOn(person, seed);
  },
};

/** From the same report as the month before, which somebody filed by the walk. */
const fromLast: Way = {
  name: 'from the last one',
  file: async (person, seed) => {
    await walk.file(new Counted(person.bot, person.person), seed);
    await person.types('usar');
    await walksOn(person, seed);
  },
};

/** The short fields on one card, the rest by the walk. */
const byForm: Way = {
  name: 'by the form',
  file: async (person, seed) => {
    await person.types('formulario');
    await fillsIn(person, seed, 'Guardar');
    await walksOn(person, seed);
  },
};

/** What the visit was, in one message; then what it left open. */
const byParagraph: Way = {
  name: 'by paragraph',
  file: async (person, seed) => {
    await person.types(told(seed));
    await person.presses('Así está bien');
    await walksOn(person, seed);
  },
};

function told({ typed, answers }: Seed): string {
  const { matters } = answers;
  const [row] = matters?.kind === 'rows' ? matters.rows : [];
  const project = row?.cells['project'];
  const code = project?.kind === 'project' && project.code !== undefined ? `proyecto ${project.code}` : '';
  const { unit, states, visitDates, boards, objective } = typed;
  const visit = [unit, `visita a ${states}`, visitDates, boards, code].filter((part) => (part ?? '') !== '').join(', ');
  return objective === undefined ? `${visit}.` : `${visit}.\nObjetivo: ${objective}`;
}

const ways: readonly Way[] = [walk, fromLast, byForm, byParagraph];

/** Turns that a way may take at most, by the seed's name. */
const MOST: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  [walk.name]: { [seeds.coahuila.name]: 12 },
  [byForm.name]: { [seeds.coahuila.name]: 9 },
  [byParagraph.name]: { [seeds.coahuila.name]: 6 },
  [fromLast.name]: { [seeds.coahuila.name]: 5, [seeds.severalStates.name]: 5 },
};

const counted: { readonly seed: string; readonly way: string; readonly effort: Effort }[] = [];
afterAll(() => process.stdout.write(`\n${effortTable(counted)}\n`));

describe.each(ways.map((way) => [way.name, way] as const))('%s', (name, way) => {
  test.each(allSeeds.map((seed) => [seed.name, seed] as const))('files «%s», word for word', async (title, seed) => {
    const bot = someServices();
    const person = new Counted(bot, ANA);
    await way.file(person, seed);
    expect(await person.sent()).toEqual(seed.answers);
    counted.push({ seed: title, way: name, effort: person.effort });
    expect(person.effort.turns).toBeLessThanOrEqual(MOST[name]?.[title] ?? Infinity);
    await bot.store.close();
  });
});
