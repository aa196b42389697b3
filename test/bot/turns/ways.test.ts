import { allSeeds, seeds } from '../../fixtures/seeds';
import { someServices } from '../../helpers/chatter';
import { Counted, effortTable, walksOn, type Effort, type Way } from '../../helpers/counted';
import { ANA } from '../../helpers/reports';

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

const ways: readonly Way[] = [walk, fromLast];

/** Turns that a way may take at most, by the seed's name. */
const MOST: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  [walk.name]: { [seeds.coahuila.name]: 12 },
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
