import { BSON } from 'mongodb';
import { aMongoPlace, onMongo } from '../helpers/stores/mongo';
import { insertRaw } from '../helpers/stores/raw-insert';
import { aReport, anEntry, changeTo, next } from '../helpers/people/reports';

onMongo('turns that come to MongoDB at once', (server) => {
  test('are told each what became of its own save', async () => {
    const place = aMongoPlace(server());
    const store = await place.open();
    const [first, ...reports] = Array.from({ length: 12 }, () => aReport());
    if (first === undefined) throw new Error('No report');
    await Promise.all([first, ...reports].map((report) => store.save(changeTo(report))));
    const sent = next(first, { folio: 'INF-2026-0001' });
    await store.save(changeTo(sent));
    const [late, taken, broken, ...fine] = reports;
    if (late === undefined || taken === undefined || broken === undefined) throw new Error('No reports');
    const other = await place.open();
    await other.save(changeTo(next(late, { round: 7 }), { history: [anEntry(2, { key: 'other' })] }));
    // An array no longer, it takes no further entry.
    await place.meddle((db) =>
      db
        .collection<{ readonly _id: string }>('reports')
        .updateOne({ _id: broken.id }, { $set: { posts: 1, outbox: 1 } }, { bypassDocumentValidation: true }),
    );

    const hashed = (report: typeof late, more: Partial<typeof late> = {}) => {
      const changed = next(report, more);
      return changeTo(changed, { history: [{ ...anEntry(changed.version), hash: `of ${report.id}` }] });
    };
    // The one that goes at once; the others go together.
    const results = await Promise.allSettled(
      [
        hashed(sent),
        ...fine.map((report) => hashed(report)),
        hashed(late),
        hashed(taken, { folio: 'INF-2026-0001' }),
        hashed(broken),
      ].map((change) => store.save(change)),
    );
    expect(results.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
      'saved',
      ...fine.map(() => 'saved'),
      'conflict',
      'folio-taken',
      'failed',
    ]);
    expect(results.at(-1)).toMatchObject({ reason: { code: 'store.failed' } });
    expect((await store.load(late.id))?.report.round).toBe(7);
    for (const { id } of fine) expect((await store.load(id))?.report.version).toBe(2);
    await Promise.all([store.close(), other.close()]);
    await place.remove();
  }, 30_000);

  test('are told each of its own report and key', async () => {
    const place = aMongoPlace(server());
    const store = await place.open();
    const reports = Array.from({ length: 5 }, () => aReport());
    await Promise.all(
      reports.map((report, at) => store.save(changeTo(report, { history: [anEntry(1, { key: `key ${at}` })] }))),
    );
    const asked = reports.flatMap(({ id }) => [undefined, 'key 0', 'key 3', 'another'].map((key) => ({ id, key })));
    const found = await Promise.all([
      ...asked.map(({ id, key }) => store.load(id, key)),
      store.load('nobody', 'key 0'),
    ]);
    expect(found.pop()).toBeUndefined();
    expect(found.map((one) => one?.report.id)).toEqual(asked.map(({ id }) => id));
    const applied = asked.filter((_, at) => found[at]?.applied === true);
    expect(applied).toEqual([
      { id: reports[0]?.id, key: 'key 0' },
      { id: reports[3]?.id, key: 'key 3' },
    ]);
    await store.close();
    await place.remove();
  }, 30_000);

  test('are kept from nothing by one whose report cannot be read', async () => {
    const place = aMongoPlace(server());
    const store = await place.open();
    const reports = Array.from({ length: 5 }, () => aReport());
    for (const report of reports) await store.save(changeTo(report));
    const torn = reports[3]?.id ?? '';
    const kept = await place.meddle((db) =>
      db.collection<{ readonly _id: string }>('reports').findOneAndDelete({ _id: torn }),
    );
    const bytes = Buffer.from(BSON.serialize(kept ?? {}));
    // No UTF-8: the driver reads none of what comes with it.
    bytes.fill(0xff, bytes.indexOf('Ana Mart'), bytes.indexOf('Ana Mart') + 3);
    expect(await insertRaw(place.url, 'reports', bytes)).toBeUndefined();
    const found = await Promise.allSettled(reports.map(({ id }) => store.load(id)));
    expect(found.map(({ status }) => status)).toEqual(
      reports.map(({ id }) => (id === torn ? 'rejected' : 'fulfilled')),
    );
    await store.close();
    await place.remove();
  }, 30_000);

  test('are kept from nothing by one whose history others have broken', async () => {
    const place = aMongoPlace(server());
    const store = await place.open();
    const reports = Array.from({ length: 5 }, () => aReport());
    for (const report of reports) await store.save(changeTo(report));
    const broken = reports[3]?.id ?? '';
    await place.meddle((db) =>
      db
        .collection<{ readonly _id: string }>('reports')
        .updateOne({ _id: broken }, { $set: { history: { event: { key: 'k' } } } }, { bypassDocumentValidation: true }),
    );
    const found = await Promise.allSettled(reports.map(({ id }) => store.load(id, 'k')));
    expect(found.map(({ status }) => status)).toEqual(
      reports.map(({ id }) => (id === broken ? 'rejected' : 'fulfilled')),
    );
    await store.close();
    await place.remove();
  }, 30_000);
});
