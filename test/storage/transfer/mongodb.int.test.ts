import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Read, WholeReport } from '../../../storage/transfer';
import { readExport, writeExport } from '../../../storage/transfer/file';
import { aMongoPlace, onMongo } from '../../helpers/stores/mongo';
import type { MongoPlace } from '../../helpers/stores/mongo';
import { aSqlitePlace } from '../../helpers/people/places';
import { answersOf, deliveriesOf, populate } from '../../helpers/stores/populated';
import { asArchive, asBot, aWhole, fill, wholesOf } from '../../helpers/stores/transfer';
import { archiveContract } from './contract';

onMongo('MongoDB', (server) => {
  archiveContract('a database as an archive', () => aMongoPlace(server()));

  describe('a database', () => {
    let place: MongoPlace;
    beforeEach(() => {
      place = aMongoPlace(server());
    });
    afterEach(() => place.remove());

    const namesIn = (): Promise<string[]> =>
      place.meddle(async (db) => (await db.listCollections().toArray()).map(({ name }) => name));

    test('has the same collections and indexes after an import as a bot makes', async () => {
      const indexes = () => place.meddle((db) => db.collection('reports').indexes());
      await asBot(place.url, async () => {});
      const [names, before] = [await namesIn(), await indexes()];
      await fill(place.url, [aWhole()]);
      expect(await indexes()).toEqual(before);
      expect((await namesIn()).sort()).toEqual(names.sort());
    });

    test('shows nothing of an import before its end, and an import that was killed is begun anew', async () => {
      async function* watched(): AsyncGenerator<WholeReport> {
        for (let nth = 0; nth < 250; nth += 1) yield aWhole();
        expect(await wholesOf(place.url)).toEqual([]);
      }
      await place.meddle((db) => db.collection('import').insertOne({ left: 'by a kill' }));
      await fill(place.url, watched());
      expect(await wholesOf(place.url)).toHaveLength(250);
      expect(await namesIn()).not.toContain('import');
    });

    test('that another import meddles with takes nothing', async () => {
      async function* twice(): AsyncGenerator<WholeReport> {
        for (let nth = 0; nth < 150; nth += 1) yield aWhole();
        await place.meddle((db) => db.collection('import').deleteMany({}));
        yield aWhole();
      }
      await expect(fill(place.url, twice())).rejects.toMatchObject({ code: 'refused' });
      expect(await wholesOf(place.url)).toEqual([]);
    });

    test('refuses a report that is larger than a document', async () => {
      const large = aWhole({ posts: { card: 'x'.repeat(17 * 1024 * 1024) } });
      const reportId = large.report.id;
      await expect(fill(place.url, [aWhole(), large])).rejects.toMatchObject({ code: 'refused', reportId });
      expect(await wholesOf(place.url)).toEqual([]);
    });
  });

  test('a store travels from a file to a database and back through exports, and nothing changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'export-'));
    const [before, between, after] = [aSqlitePlace(), aMongoPlace(server()), aSqlitePlace()];
    await asBot(before.url, populate);

    async function move(from: string, to: string, name: string): Promise<string> {
      const file = join(folder, name);
      const origin = { at: new Date(0), from: 'sqlite' } as const;
      await asArchive(from, (archive) => writeExport(file, readable(archive.reports()), origin));
      await asArchive(to, (archive) => archive.fill(imported(file)));
      return createHash('sha256').update(readFileSync(file)).digest('hex');
    }
    const first = await move(before.url, between.url, 'first.jsonl');
    expect(await move(between.url, after.url, 'second.jsonl')).toBe(first);
    const answers = alike(await asBot(before.url, answersOf));
    const deliveries = await asBot(before.url, deliveriesOf);
    expect(deliveries.length).toBeGreaterThan(5);
    for (const { url } of [between, after]) {
      expect(alike(await asBot(url, answersOf))).toEqual(answers);
      expect(await asBot(url, deliveriesOf)).toEqual(deliveries);
    }
    rmSync(folder, { recursive: true });
    await Promise.all([before, between, after].map((place) => place.remove()));
  });
});

/** Half a surrogate pair has no place in UTF-8, and each database puts its own marks there. */
const alike = (answers: unknown): unknown => JSON.parse(JSON.stringify(answers).replace(/\ufffd+/g, '\ufffd'));

async function* readable(reads: AsyncIterable<Read>): AsyncGenerator<WholeReport> {
  for await (const read of reads) if ('whole' in read) yield read.whole;
}

async function* imported(file: string): AsyncGenerator<WholeReport> {
  for await (const { whole } of readExport(file)) yield whole;
}
