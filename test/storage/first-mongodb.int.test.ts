import { startChild } from '../helpers/children';
import { fillFirstDatabase } from '../helpers/first-stores';
import { aMongoPlace, newDatabaseName, onMongo } from '../helpers/mongo';
import type { MongoPlace } from '../helpers/mongo';
import { firstReleaseContract } from './contract/first-release';

const COPIES = 40;

onMongo('a database that the first release wrote', (server) => {
  const name = newDatabaseName();
  let place: MongoPlace;
  beforeEach(async () => {
    place = aMongoPlace(server(), name);
    await place.remove();
  });
  afterAll(() => place.remove());

  describe('opened by this one', () => {
    firstReleaseContract(async () => {
      await place.meddle((db) => fillFirstDatabase(db));
      return place.open();
    });
  });

  const left = () => place.meddle((db) => db.collection('reports').countDocuments({ document: { $exists: true } }));
  const layout = () => place.meddle((db) => db.collection('layout').findOne({}));

  test('is brought up to date once, by several at once', async () => {
    await place.meddle((db) => fillFirstDatabase(db, COPIES));
    const stores = await Promise.all([1, 2, 3].map(() => place.open()));
    expect(await left()).toBe(0);
    expect(await layout()).toEqual({ _id: 'layout', version: 2 });
    expect((await stores[2]?.search('coahuila', { limit: 50, offset: 0 }))?.length).toBe(50);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('killed in the middle, is brought up to date by the next one', async () => {
    await place.meddle((db) => fillFirstDatabase(db, COPIES));
    const child = startChild(require.resolve('./child'), ['open', place.url]);
    while ((await layout())?.['version'] !== 2) await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill();
    await child.ended;
    await (await place.open()).close();
    expect(await left()).toBe(0);
    expect(await layout()).toEqual({ _id: 'layout', version: 2 });
  });

  test('what cannot be read stays alone, and its text is kept', async () => {
    await place.meddle(async (db) => {
      await fillFirstDatabase(db);
      const reports = db.collection<{ _id: string }>('reports');
      await reports.updateOne({ _id: 'approved' }, { $set: { document: '{"cut' } });
      await reports.updateOne({ _id: 'changes' }, { $set: { 'history.3.event': '{"cut' } });
      await reports.updateOne({ _id: 'draft' }, { $set: { 'outbox.0.message': '{"cut' } });
    });
    const store = await place.open();
    const corrupt = { code: 'store.corrupt-report' };
    await expect(store.load('approved')).rejects.toMatchObject({ ...corrupt, reportId: 'approved' });
    await expect(store.history('changes')).rejects.toMatchObject({ ...corrupt, reportId: 'changes' });
    expect((await store.load('changes'))?.report.folio).toBe('INF-2023-0003');
    expect(await store.claim(new Date(), 1_000, 9)).toHaveLength(1);
    await store.close();
    const approved = await place.meddle((db) => db.collection<{ _id: string }>('reports').findOne({ _id: 'approved' }));
    expect(approved).toMatchObject({ report: { unreadable: '{"cut', state: 'approved' } });
  });
});
