import { MongoClient } from 'mongodb';
import type { Document } from 'mongodb';
import { openMongo, RUNTIME } from '../../storage/mongodb/open';
import { refuseUnlessAtomic } from '../../storage/mongodb/probe';
import type { Scratch, ScratchCollection } from '../../storage/mongodb/probe';
import { aLog } from '../helpers/world/logs';
import { aMongoPlace, onMongo } from '../helpers/stores/mongo';
import type { MongoPlace } from '../helpers/stores/mongo';
import { aMessage, aReport, changeTo, newId, next } from '../helpers/people/reports';

const NOON = new Date('2026-03-02T12:00:00.000Z');

describe('an address', () => {
  const opened = (url: string) => openMongo(url, { log: aLog() });

  test.each(['', 'sqlite:visits.db', 'mongodb://localhost', 'mongodb://localhost/', 'mongodb://localhost:port/visits'])(
    'that is none is refused: %j',
    async (url) => {
      await expect(opened(url)).rejects.toMatchObject({ code: 'store.cannot-open' });
    },
  );

  test('is never quoted in an error, since it may carry a password', async () => {
    const error = await opened('mongodb://me:hush-hush@localhost').catch(String);
    expect(error).toContain('StoreError');
    expect(error).not.toContain('hush-hush');
  });

  test('where nobody listens is unreachable', async () => {
    const url = 'mongodb://127.0.0.1:1/visits?serverSelectionTimeoutMS=50';
    await expect(opened(url)).rejects.toMatchObject({ code: 'store.unreachable' });
  });
});

onMongo('a MongoDB database', (server) => {
  let place: MongoPlace;
  beforeEach(() => {
    place = aMongoPlace(server());
  });
  afterEach(() => place.remove());

  const documentOf = (id: string) =>
    place.meddle((db) => db.collection<{ _id: string } & Document>('reports').findOne({ _id: id }));

  describe('at the start', () => {
    test('gets its indexes, and keeps them at the next', async () => {
      const names = () =>
        place.meddle(async (db) => (await db.collection('reports').indexes()).map(({ name }) => name).sort());
      await (await place.open()).close();
      const first = await names();
      expect(first).toContain('by_folio');
      await Promise.all([1, 2, 3].map(async () => (await place.open()).close()));
      expect(await names()).toEqual(first);
    });

    test('several processes may open a new one at once', async () => {
      const stores = await Promise.all([1, 2, 3, 4].map(() => place.open()));
      expect(await stores[0]?.save(changeTo(aReport({ folio: 'INF-2026-0001' })))).toBe('saved');
      expect(await stores[3]?.save(changeTo(aReport({ folio: 'INF-2026-0001' })))).toBe('folio-taken');
      await Promise.all(stores.map((store) => store.close()));
    });

    test('leaves nothing of its trial behind', async () => {
      await (await place.open()).close();
      expect(await place.meddle((db) => db.collection('scratch').countDocuments())).toBe(0);
    });

    test('one of a newer release is refused, and left as it was', async () => {
      await (await place.open()).close();
      await place.meddle((db) => db.collection<{ _id: string }>('layout').updateOne({}, { $set: { version: 2 } }));
      await place.meddle((db) => db.dropCollection('reports'));
      await expect(place.open()).rejects.toMatchObject({ code: 'store.newer-schema' });
      const collections = await place.meddle((db) => db.listCollections().toArray());
      expect(collections.map(({ name }) => name)).not.toContain('reports');
    });
  });

  describe('the trial of atomic updates', () => {
    async function tried(lie: (real: ScratchCollection) => Partial<ScratchCollection>): Promise<void> {
      const client = new MongoClient(place.url, RUNTIME);
      try {
        const real = client.db().collection<Scratch>('scratch');
        const honest: ScratchCollection = {
          insertOne: (document) => real.insertOne(document),
          updateOne: (filter, change) => real.updateOne(filter, change),
          findOne: (filter: object) => real.findOne<Scratch>(filter),
          deleteOne: (filter) => real.deleteOne(filter),
        } as ScratchCollection;
        await refuseUnlessAtomic({ ...honest, ...lie(real) });
      } finally {
        await client.close();
      }
    }

    test('passes here', async () => {
      await expect(tried(() => ({}))).resolves.toBeUndefined();
    });

    /** FerretDB 1: looks first and writes later, so that rivals write over one another. */
    const lateWriter = (real: ScratchCollection): Partial<ScratchCollection> => ({
      updateOne: (async (filter: { _id: string; version: number }, change: Document) => {
        const found = await real.findOne(filter);
        if (found === null) return { modifiedCount: 0 };
        const { $set, $inc } = change as { $set: Document; $inc: { wins: number } };
        return real.updateOne({ _id: filter._id }, { $set: { ...$set, wins: found.wins + $inc.wins } });
      }) as unknown as ScratchCollection['updateOne'],
    });

    test.each([
      ['looks first and writes later', lateWriter],
      [
        'says that every update was applied',
        (real: ScratchCollection) => ({
          updateOne: async (filter: Document, change: Document) => ({
            ...(await real.updateOne(filter, change)),
            modifiedCount: 1,
          }),
        }),
      ],
      [
        'says so of one, and applies none',
        () => {
          const won = new Set<number>();
          return {
            updateOne: (async ({ version }: { version: number }) => {
              const modifiedCount = won.has(version) ? 0 : 1;
              won.add(version);
              return { modifiedCount };
            }) as unknown as ScratchCollection['updateOne'],
          };
        },
      ],
    ])('refuses a server that %s', async (_, lie) => {
      await expect(tried(lie)).rejects.toMatchObject({ code: 'store.not-atomic' });
    });
  });

  describe('several stores', () => {
    test('of 1,000 saves on one version by five of them exactly one wins', async () => {
      const stores = await Promise.all([1, 2, 3, 4, 5].map(() => place.open()));
      const report = aReport();
      await stores[0]?.save(changeTo(report));
      const results = await Promise.all(
        stores.flatMap((store) =>
          Array.from({ length: 200 }, (_, round) =>
            store.save(changeTo(next(report, { round }), { outbox: [aMessage()] })),
          ),
        ),
      );
      expect(results.filter((result) => result === 'saved')).toHaveLength(1);
      expect(results.filter((result) => result === 'conflict')).toHaveLength(999);
      expect(await stores[4]?.history(report.id)).toHaveLength(2);
      expect(await stores[0]?.claim(NOON, 1_000, 50)).toHaveLength(1);
      await Promise.all(stores.map((store) => store.close()));
    });

    test('folios are consecutive and unique under rivals that each take the next', async () => {
      const stores = await Promise.all([1, 2, 3].map(() => place.open()));
      const send = async (at: number): Promise<string> => {
        const store = stores[at % 3];
        const draft = aReport();
        await store?.save(changeTo(draft));
        for (;;) {
          const number = ((await store?.lastFolioNumber(2026)) ?? 0) + 1;
          const folio = `INF-2026-${String(number).padStart(4, '0')}`;
          if ((await store?.save(changeTo(next(draft, { folio })))) === 'saved') return folio;
        }
      };
      const folios = await Promise.all(Array.from({ length: 30 }, (_, at) => send(at)));
      const wanted = Array.from({ length: 30 }, (_, at) => `INF-2026-${String(at + 1).padStart(4, '0')}`);
      expect([...folios].sort()).toEqual(wanted);
      await Promise.all(stores.map((store) => store.close()));
    });

    test("a dead store's lease is taken over, and an answer beside the relay's marks loses neither", async () => {
      const [dying, living] = [await place.open(), await place.open()];
      const report = aReport();
      await living.save(changeTo(report, { outbox: [aMessage({ slot: 'channel' }), aMessage()] }));
      const [lost] = await dying.claim(NOON, 1_000, 5);
      await dying.close();
      expect(await living.claim(new Date(NOON.getTime() + 999), 1_000, 5)).toEqual([]);
      const [held] = await living.claim(new Date(NOON.getTime() + 1_000), 1_000, 5);
      expect(held?.message).toEqual(lost?.message);
      if (held === undefined) throw new Error('Not taken over');
      const [saved] = await Promise.all([
        living.save(changeTo(next(report), { outbox: [aMessage({ id: newId('third') })] })),
        living.delivered(held, 'm1'),
        living.setPost(report.id, 'card', 'm2'),
      ]);
      expect(saved).toBe('saved');
      const stored = await living.load(report.id);
      expect(stored?.posts).toEqual({ channel: 'm1', card: 'm2' });
      expect(stored?.report.version).toBe(2);
      expect((await documentOf(report.id))?.['outbox']).toHaveLength(2);
      await living.close();
    });
  });
});
