import type { Document } from 'mongodb';
import { openWholeStore } from '../../../storage/open-whole';
import { aMongoPlace, onMongo } from '../../helpers/mongo';
import type { MongoPlace } from '../../helpers/mongo';
import { aWhole, seenWhole } from '../../helpers/whole';
import { wholeContract } from './contract';

onMongo('on MongoDB', (server) => {
  wholeContract('a database seen whole', async () => aMongoPlace(server()));

  describe('a database', () => {
    let place: MongoPlace;
    beforeEach(() => {
      place = aMongoPlace(server());
    });
    afterEach(() => place.remove());

    const setReport = (id: string, change: Document) =>
      place.meddle((db) => db.collection<{ _id: string }>('reports').updateOne({ _id: id }, change));
    const collections = () =>
      place.meddle(async (db) => (await db.listCollections().toArray()).map(({ name }) => name));

    test('that no bot has used is left as it is by who only reads', async () => {
      await expect(openWholeStore(place.url, 'must-exist')).rejects.toMatchObject({ code: 'store.cannot-open' });
      expect(await collections()).toEqual([]);
    });

    test('of a newer release is refused, to be read and to be written', async () => {
      await (await place.open()).close();
      await place.meddle((db) => db.collection('layout').updateOne({}, { $set: { version: 2 } }));
      for (const use of ['must-exist', 'may-be-made'] as const) {
        await expect(openWholeStore(place.url, use)).rejects.toMatchObject({ code: 'store.newer-schema' });
      }
    });

    test('is itself under another address', async () => {
      await seenWhole(place.url, async (store) => {
        const address = place.url.replace('127.0.0.1', 'localhost');
        const other = await openWholeStore(`${address}${address.includes('?') ? '&' : '?'}appName=x`, 'must-exist');
        expect(await store.isSame(other)).toBe(true);
        await other.close();
      });
    });

    test.each<[string, Document]>([
      ['its document', { $unset: { document: '' } }],
      ['its history', { $set: { history: 'none' } }],
      ['a number', { $set: { version: '1' } }],
      ['a post', { $set: { posts: [null] } }],
      ['its columns', { $unset: { authorId: '', unit: '' } }],
    ])('with a report that lacks %s loses it, and no other', async (_, change) => {
      const [broken, whole] = [aWhole({ id: 'a' }), aWhole({ id: 'b' })];
      await seenWhole(place.url, async (store) => {
        await store.put([broken, whole], 'if-absent');
        await setReport(broken.id, change);
        const found: string[] = [];
        for await (const read of store.read()) found.push('fault' in read ? `${read.id} ${read.fault.code}` : read.id);
        expect(found).toEqual(['a store.corrupt-report', 'b']);
        expect(await store.put([broken], 'replace')).toEqual(['put']);
      });
    });

    test('what it keeps for itself and does not agree is astray', async () => {
      const [one, other] = [aWhole({ folio: 'INF-2026-0001' }), aWhole()];
      await seenWhole(place.url, async (store) => {
        await store.put([one, other], 'if-absent');
        await setReport(one.id, { $set: { waitingSince: '2020', words: ['otra'] } });
        await setReport(other.id, { $set: { historyBytes: 0, words: ['algo'] } });
        const astray = await store.astray([one, other]);
        expect(astray.get(one.id)?.toSorted()).toEqual(['waitingSince', 'words']);
        expect(astray.get(other.id)?.toSorted()).toEqual(['historyBytes', 'words']);
      });
    });

    test('a report that no document takes fails alone', async () => {
      const event = JSON.stringify('x'.repeat(1024 * 1024));
      const history = Array.from({ length: 17 }, (_, at) => ({ seq: at + 1, hash: 'h', event }));
      const [large, small] = [aWhole({ history }), aWhole()];
      await seenWhole(place.url, async (store) => {
        expect(await store.put([large, small], 'if-absent')).toEqual([
          { failed: expect.objectContaining({ code: 'store.too-large', reportId: large.id }) },
          'put',
        ]);
        expect(await store.count()).toBe(1);
      });
    });
  });
});
