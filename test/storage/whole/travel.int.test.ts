import { openWholeStore } from '../../../storage/open-whole';
import type { WholeStore } from '../../../storage/whole';
import { compare, survey } from '../../../storage/whole/survey';
import { transfer } from '../../../storage/whole/transfer';
import { aMongoPlace, onMongo } from '../../helpers/mongo';
import type { MongoPlace } from '../../helpers/mongo';
import { aSqlitePlace } from '../../helpers/places';
import type { SqlitePlace } from '../../helpers/places';
import { answersOf, deliveriesOf, populate } from '../../helpers/populated';
import { asBot, aRun } from '../../helpers/whole';

onMongo('a store that travels', (server) => {
  let files: SqlitePlace[];
  let database: MongoPlace;
  let open: WholeStore[];
  beforeEach(() => {
    files = [aSqlitePlace(), aSqlitePlace()];
    database = aMongoPlace(server());
    open = [];
  });
  afterEach(async () => {
    await Promise.all(open.map((store) => store.close()));
    await Promise.all([...files, database].map((place) => place.remove()));
  });

  async function copied(from: string, to: string): Promise<string> {
    const source = await openWholeStore(from, 'must-exist');
    open.push(source);
    const destination = await openWholeStore(to, 'may-be-made');
    open.push(destination);
    const found = await survey(source, destination, aRun());
    await transfer(source, destination, { overwrite: false, survey: found }, aRun());
    const compared = await compare(source, destination, aRun());
    expect(compared).toMatchObject({ different: { count: 0 }, missing: { count: 0 }, extra: { count: 0 } });
    expect(compared.hashes.destination).toBe(compared.hashes.source);
    return compared.hashes.source;
  }

  test('from a file to a database and back answers every query the same, and delivers the same', async () => {
    const [before, after] = files.map(({ url }) => url) as [string, string];
    await asBot(before, populate);
    expect(await copied(before, database.url)).toBe(await copied(database.url, after));
    const answers = await asBot(before, answersOf);
    expect(await asBot(database.url, answersOf)).toEqual(answers);
    expect(await asBot(after, answersOf)).toEqual(answers);
    const deliveries = await asBot(before, deliveriesOf);
    expect(deliveries.length).toBeGreaterThan(5);
    expect(await asBot(database.url, deliveriesOf)).toEqual(deliveries);
    expect(await asBot(after, deliveriesOf)).toEqual(deliveries);
  });

  test('from a database to a file and back too', async () => {
    const [file] = files.map(({ url }) => url) as [string, string];
    const second = aMongoPlace(server());
    await asBot(database.url, populate);
    expect(await copied(database.url, file)).toBe(await copied(file, second.url));
    const answers = await asBot(database.url, answersOf);
    expect(await asBot(file, answersOf)).toEqual(answers);
    expect(await asBot(second.url, answersOf)).toEqual(answers);
    expect(await asBot(file, deliveriesOf)).toEqual(await asBot(database.url, deliveriesOf));
    await second.remove();
  });
});
