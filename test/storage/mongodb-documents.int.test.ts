import { MongoServerError } from 'mongodb';
import type { Db, Document } from 'mongodb';
import { SCHEMA_VERSION } from '../../core/report/evolve';
import { toBson } from '../../storage/mongodb/layout/bson';
import { prepareReports } from '../../storage/mongodb/collection';
import { upgrades as known } from '../../storage/schema';
import { aLog } from '../helpers/world/logs';
import { aMongoPlace, onMongo } from '../helpers/stores/mongo';
import type { MongoPlace } from '../helpers/stores/mongo';
import { ANA, aMessage, aReport, anEntry, changeTo, next, paragraph } from '../helpers/people/reports';

const ALL = { limit: 50, offset: 0 };
const NOON = new Date('2026-03-02T12:00:00.000Z');

onMongo('a MongoDB database', (server) => {
  let place: MongoPlace;
  beforeEach(() => {
    place = aMongoPlace(server());
  });
  afterEach(() => place.remove());

  const setReport = (id: string, fields: Document) =>
    place.meddle((db) =>
      db
        .collection<{ _id: string }>('reports')
        .updateOne({ _id: id }, { $set: fields }, { bypassDocumentValidation: true }),
    );
  const documentOf = (id: string) =>
    place.meddle((db) => db.collection<{ _id: string } & Document>('reports').findOne({ _id: id }));

  describe('documents of other releases', () => {
    const upgrades = {
      schema: [...known.schema, (document: object) => ({ ...document, round: 41 })],
      form: [...known.form, (document: object) => ({ ...document, skipped: ['field:boards'] })],
    };
    const [schemaVersion, formVersion] = [SCHEMA_VERSION + 1, 2];

    test('an old one is brought up to date when read, and written so when saved', async () => {
      const report = aReport();
      const before = await place.open();
      await before.save(changeTo(report));
      await before.close();
      const store = await place.open({ upgrades });
      const expected = { ...report, schemaVersion, formVersion, round: 41, skipped: ['field:boards'] };
      expect((await store.load(report.id))?.report).toEqual(expected);
      expect(await documentOf(report.id)).toMatchObject({ report: { schemaVersion: SCHEMA_VERSION, formVersion: 1 } });
      expect(await store.save(changeTo(next(expected)))).toBe('saved');
      expect(await documentOf(report.id)).toMatchObject({ report: { schemaVersion, formVersion } });
      await store.close();
    });

    test.each(['schemaVersion', 'formVersion'] as const)('a newer %s is read, and takes no write', async (key) => {
      const ours = aReport();
      const newer = { ...ours, [key]: ours[key] + 1, version: 2, more: 'than we know' };
      const store = await place.open();
      await store.save(changeTo(ours, { outbox: [aMessage({ slot: 'card' })] }));
      await setReport(ours.id, { report: toBson(newer) });
      const loaded = await store.load(ours.id);
      expect(loaded?.report).toEqual(newer);
      const change = changeTo(next(loaded?.report ?? ours));
      await expect(store.save(change)).rejects.toMatchObject({ code: 'store.newer-report', reportId: ours.id });
      expect(await store.save(changeTo(next(ours)))).toBe('conflict');
      expect((await documentOf(ours.id))?.['report']).toEqual(toBson(newer));
      // What is still to be said is the relay's, and its marks are not the report's.
      const [claimed] = await store.claim(NOON, 1_000, 1);
      if (claimed === undefined) throw new Error('Nothing was due');
      await store.delivered(claimed, 'm1');
      expect((await store.load(ours.id))?.posts).toEqual({ card: 'm1' });
      await store.close();
    });
  });

  describe('damage', () => {
    test.each([
      ['without its id', { 'report.id': 7 }],
      ['without its version', { 'report.schemaVersion': 'first' }],
      ['that is a text', { report: '{"cut' }],
      ['that is nothing', { report: null }],
    ])('a report %s fails alone', async (_, damage) => {
      const store = await place.open();
      const [broken, whole] = [aReport(), aReport()];
      await store.save(changeTo(broken, { outbox: [aMessage()] }));
      await store.save(changeTo(whole));
      await setReport(broken.id, damage);
      await expect(store.load(broken.id)).rejects.toMatchObject({ code: 'store.corrupt-report', reportId: broken.id });
      expect(await store.save(changeTo(next(whole)))).toBe('saved');
      expect((await store.reportsOf([ANA.id], ['draft'], ALL)).map(({ id }) => id)).toContain(whole.id);
      expect(await store.claim(NOON, 1_000, 5)).toHaveLength(1);
      await store.close();
    });

    test('a damaged message is set aside and the next one goes out', async () => {
      const log = aLog();
      const store = await place.open({ log });
      const report = aReport();
      const [damaged, following] = [aMessage(), aMessage()];
      await store.save(changeTo(report, { outbox: [damaged, following] }));
      await setReport(report.id, { 'outbox.0.message': {} });
      expect((await store.claim(NOON, 1_000, 5)).map((claimed) => claimed.message)).toEqual([following]);
      expect(log.lines.filter((line) => line.level === 'error')).toEqual([
        {
          level: 'error',
          message: 'outbox message cannot be read',
          facts: { report: report.id, message: damaged.id },
        },
      ]);
      expect(await store.deadLetters(ALL)).toEqual([]);
      await store.close();
    });

    test('a damaged history fails alone', async () => {
      const store = await place.open();
      const [broken, whole] = [aReport(), aReport()];
      await store.save(changeTo(broken));
      await store.save(changeTo(whole));
      await setReport(broken.id, { 'history.0.event': {} });
      await expect(store.history(broken.id)).rejects.toMatchObject({ code: 'store.corrupt-report' });
      expect(await store.history(whole.id)).toEqual([anEntry(1)]);
      await store.close();
    });
  });

  describe('what others write', () => {
    const rejected = { code: 121 };

    test('is held to the shape of a report, inside and out', async () => {
      const store = await place.open();
      const report = aReport();
      await store.save(changeTo(report, { outbox: [aMessage()] }));
      const set = (fields: Document) =>
        place.meddle((db) => db.collection<{ _id: string }>('reports').updateOne({ _id: report.id }, { $set: fields }));
      await expect(place.meddle((db) => db.collection('reports').insertOne({ any: 'thing' }))).rejects.toMatchObject(
        rejected,
      );
      for (const fields of [
        { 'report.createdAt': report.createdAt },
        { 'report.answers.unit': 'UTSI' },
        { 'report.version': '2' },
        { 'history.0.event': '{}' },
        { 'outbox.0.due': 0 },
        { posts: {} },
        { waitingSince: null },
      ])
        await expect(set(fields)).rejects.toMatchObject(rejected);
      // States and what stands beside are not listed.
      await set({ 'report.state': 'archived', 'report.mood': 'all', more: 1 });
      await store.close();
    });

    const prose = { kind: 'prose', blocks: [{ type: 'paragraph', text: 'Uno', marks: [] }] };
    test.each<[string, Document, Document]>([
      ['unit', { kind: 'unit', id: 'UTSI', name: 'Informática' }, { kind: 'unit', id: 'UTSI' }],
      ['states', { kind: 'states', keys: ['05'] }, { kind: 'states', keys: [5] }],
      [
        'visitDates',
        { kind: 'dates', days: [NOON], ranges: [{ from: NOON, to: NOON }] },
        { kind: 'dates', days: ['2026-03-02'], ranges: [] },
      ],
      [
        'visitDates',
        { kind: 'dates', days: [], ranges: [] },
        { kind: 'dates', days: [], ranges: [{ from: NOON, to: '2026-03-02' }] },
      ],
      ['boards', { kind: 'boards', boards: ['local', 'opl'] }, { kind: 'boards', boards: ['Local'] }],
      [
        'districts',
        { kind: 'districts', map: '2022', districts: [{ state: '05', number: '03' }] },
        { kind: 'districts', districts: ['03'] },
      ],
      ['trainedStaff', { kind: 'count', count: 3 }, { kind: 'count', count: '3' }],
      ['objective', { kind: 'text', text: 'Revisar' }, { kind: 'text' }],
      ['remarks', prose, { kind: 'prose', blocks: [{ type: 'picture' }] }],
      [
        'matters',
        { kind: 'rows', rows: [{ id: '1', columns: ['meeting'], cells: { meeting: prose } }] },
        { kind: 'rows', rows: [{ id: '1', columns: ['meeting'], cells: { meeting: 'Uno' } }] },
      ],
      ['remarks', prose, { kind: 'mood', of: 'all' }],
    ])('is held to the kind of answer, in %s: %j, not %j', async (field, right, wrong) => {
      const store = await place.open();
      const report = aReport();
      await store.save(changeTo(report));
      const set = (at: string, value: Document) =>
        place.meddle((db) =>
          db
            .collection<{ _id: string }>('reports')
            .updateOne({ _id: report.id }, { $set: { [at]: { [field]: value } } }),
        );
      for (const at of ['report.answers', 'report.previous.answers', 'report.inForce.answers']) {
        await set(at, right);
        await expect(set(at, wrong)).rejects.toMatchObject(rejected);
      }
      await store.close();
    });

    test('is checked from the next start on where a database had no validator', async () => {
      await (await place.open()).close();
      const insert = () => place.meddle((db) => db.collection('reports').insertOne({ any: 'thing' }));
      await place.meddle((db) => db.command({ collMod: 'reports', validator: {} }));
      await insert();
      await (await place.open()).close();
      await expect(insert()).rejects.toMatchObject(rejected);
    });

    test('is not, where the user may not set one: the log says so, and the store opens', async () => {
      await (await place.open()).close();
      const log = aLog();
      await place.meddle(async (db) => {
        await db.command({ collMod: 'reports', validator: {} });
        const refused = new MongoServerError({ message: 'not authorized', code: 13 });
        const refusing: Db = Object.assign(Object.create(db) as Db, { command: () => Promise.reject(refused) });
        await prepareReports(refusing, log);
      });
      expect(log.lines).toMatchObject([{ level: 'warn', message: 'documents are not validated' }]);
    });
  });

  describe('size', () => {
    const tooLarge = { code: 'store.too-large' };
    const heavy = (characters: number) => ({ remarks: paragraph('á'.repeat(characters)) });

    test('a report too large for one document is refused whole, and stays what it was', async () => {
      const store = await place.open();
      const report = aReport();
      await store.save(changeTo(report));
      const grown = changeTo(next(report, { answers: heavy(7_000_000) }), { outbox: [aMessage()] });
      await expect(store.save(grown)).rejects.toMatchObject({ ...tooLarge, reportId: report.id });
      await expect(store.save(changeTo(aReport({ answers: heavy(7_000_000) })))).rejects.toMatchObject(tooLarge);
      expect((await store.load(report.id))?.report).toEqual(report);
      expect(await store.claim(NOON, 1_000, 5)).toEqual([]);
      expect(await store.save(changeTo(next(report, { answers: heavy(4_000_000) })))).toBe('saved');
      await store.close();
    });

    test('history counts, and only grows', async () => {
      const store = await place.open({ largest: 20_000 });
      const start = aReport();
      await store.save(changeTo(start));
      const note = 'x'.repeat(2_000);
      let report = start;
      const grow = async (): Promise<string> => {
        report = next(report);
        const entry = anEntry(report.version, { type: 'CommentAdded', id: 'c', text: note });
        return store.save(changeTo(report, { history: [entry] }));
      };
      for (let times = 0; times < 8; times += 1) expect(await grow()).toBe('saved');
      await expect(grow()).rejects.toMatchObject(tooLarge);
      expect(await store.history(start.id)).toHaveLength(9);
      expect(await store.save(changeTo({ ...report, version: 3 }))).toBe('conflict');
      await store.close();
    });
  });

  test('slots and message ids of any characters are told apart', async () => {
    const store = await place.open();
    const report = aReport();
    await store.save(changeTo(report));
    const slots = ['comment:1700000000.123', 'comment:1700000000', '$set', 'a.b', '', 'comment:1:2'];
    for (const [at, slot] of slots.entries()) await store.setPost(report.id, slot, `m.${at}`);
    await store.setPost(report.id, 'a.b', '$m');
    const posts = { ...Object.fromEntries(slots.map((slot, at) => [slot, `m.${at}`])), 'a.b': '$m' };
    expect((await store.load(report.id))?.posts).toEqual(posts);
    expect((await store.loadByPost('a.b', '$m'))?.report.id).toBe(report.id);
    expect(await store.loadByPost('a.b', 'm.0')).toBeUndefined();
    await store.close();
  });
});
