import { aMongoPlace, newDatabaseName, onMongo } from '../helpers/stores/mongo';
import { storeContract } from './contract';

onMongo('MongoDB', (server) => {
  const name = newDatabaseName();
  afterAll(() => aMongoPlace(server(), name).remove());

  // One database for all, emptied after each: to make its collection and indexes takes longer than most tests.
  storeContract('as every store', async () => {
    const place = aMongoPlace(server(), name);
    const empty = (): Promise<unknown> =>
      place.meddle((db) => Promise.all(['reports', 'lines'].map((one) => db.collection(one).deleteMany({}))));
    return { ...place, remove: async () => void (await empty()) };
  });
});
