import { StoreError } from '../../../storage/errors';
import { digestOf } from '../../../storage/whole';
import type { ReportSource, WholeReport, WholeStore } from '../../../storage/whole';
import { openWholeStore } from '../../../storage/open-whole';
import { compare, survey } from '../../../storage/whole/survey';
import { transfer } from '../../../storage/whole/transfer';
import { aSqlitePlace } from '../../helpers/places';
import type { SqlitePlace } from '../../helpers/places';
import { aRun, aWhole, wholesOf } from '../../helpers/whole';

let places: SqlitePlace[];
let source: WholeStore;
let destination: WholeStore;
beforeEach(async () => {
  places = [aSqlitePlace(), aSqlitePlace()];
  const [from, to] = await Promise.all(places.map(({ url }) => openWholeStore(url, 'may-be-made')));
  if (from === undefined || to === undefined) throw new Error('two places');
  [source, destination] = [from, to];
});
afterEach(async () => {
  await Promise.all([source, destination].map((store) => store.close()));
  await Promise.all(places.map((place) => place.remove()));
});

const named = (at: number): string => `r${String(at).padStart(4, '0')}`;
const sent = (count: number): WholeReport[] =>
  Array.from({ length: count }, (_, at) =>
    aWhole({ id: named(at), folio: `INF-2026-${String(at + 1).padStart(4, '0')}` }),
  );
const fill = (store: WholeStore, wholes: readonly WholeReport[]) => store.put(wholes, 'if-absent');
/** The same report, one change on. */
const touched = (whole: WholeReport): WholeReport => ({ ...whole, columns: { ...whole.columns, version: 2 } });

const moved = async (from: ReportSource, overwrite = false, to = destination) =>
  transfer(from, to, { overwrite, survey: await survey(from, to, aRun()) }, aRun());
const all = async (store: ReportSource) => (await wholesOf(store)).map((whole) => [whole.id, digestOf(whole)]);

describe('an interrupted transfer', () => {
  test('goes on where a database went away, and puts nothing in twice', async () => {
    await fill(source, sent(450));
    const puts: string[] = [];
    let left = 2;
    const unsteady: WholeStore = {
      ...destination,
      put: async (reports, how) => {
        if ((left -= 1) < 0) throw new StoreError('store.unreachable', 'gone');
        puts.push(...reports.map(({ id }) => id));
        return destination.put(reports, how);
      },
    };
    await expect(moved(source, false, unsteady)).rejects.toMatchObject({ code: 'store.unreachable' });
    expect(await destination.count()).toBe(200);
    left = 99;
    expect(await moved(source, false, unsteady)).toMatchObject({ added: 250, replaced: 0, failed: { count: 0 } });
    expect(puts).toEqual(sent(450).map(({ id }) => id));
    expect(await all(destination)).toEqual(await all(source));
  });

  test('reads nothing again of what is done', async () => {
    await fill(source, sent(300));
    await fill(destination, (await wholesOf(source)).slice(0, 220));
    const asked: (string | undefined)[] = [];
    const watched: ReportSource = {
      count: () => source.count(),
      read: (reading) => {
        asked.push(reading?.after);
        return source.read(reading);
      },
    };
    await moved(watched);
    expect(asked).toEqual([undefined, named(219)]);
    expect(await all(destination)).toEqual(await all(source));
  });

  test('fills in what is missing anywhere', async () => {
    await fill(source, sent(30));
    await fill(
      destination,
      (await wholesOf(source)).filter((_, at) => at % 3 !== 1),
    );
    expect(await moved(source)).toMatchObject({ added: 10, replaced: 0 });
    expect(await all(destination)).toEqual(await all(source));
  });

  test('stops between two reports when told to', async () => {
    await fill(source, sent(250));
    const interruption = new AbortController();
    const found = await survey(source, destination, aRun());
    const onStep = (done: number): void => void (done === 150 && interruption.abort());
    const run = aRun({ signal: interruption.signal, onStep });
    await expect(transfer(source, destination, { overwrite: false, survey: found }, run)).rejects.toThrow();
    expect(await destination.count()).toBe(100);
    await moved(source);
    expect(await all(destination)).toEqual(await all(source));
  });
});

test('what changes in the source meanwhile shows in the end', async () => {
  const wholes = sent(60);
  await fill(source, wholes);
  const changing: ReportSource = {
    count: () => source.count(),
    async *read(reading) {
      for await (const read of source.read(reading)) {
        yield read;
        if (read.id === named(0))
          await source.put(
            [wholes[0], wholes[59]].map((one) => touched(one ?? aWhole())),
            'replace',
          );
      }
    },
  };
  await transfer(
    changing,
    destination,
    { overwrite: false, survey: await survey(source, destination, aRun()) },
    aRun(),
  );
  expect(await all(destination)).toEqual(await all({ ...source, read: () => from(wholes) }));
  const { different } = await compare(source, destination, aRun());
  expect(different.first.map(({ id }) => id)).toEqual([named(0), named(59)]);
});

async function* from(wholes: readonly WholeReport[]) {
  for (const report of wholes) yield { id: report.id, report };
}

describe('what is there already', () => {
  test('and different is found before anything is written, and left alone', async () => {
    const wholes = sent(40);
    await fill(source, wholes);
    await fill(
      destination,
      wholes.slice(0, 30).map((whole, at) => (at % 10 === 5 ? touched(whole) : whole)),
    );
    const found = await survey(source, destination, aRun());
    expect(found).toMatchObject({ same: 27, different: { count: 3 }, clashes: { count: 0 } });
    expect(found.different.first).toEqual(
      [5, 15, 25].map((at) => ({ id: named(at), folio: wholes[at]?.columns.folio })),
    );
    const before = await all(destination);
    expect(await moved(source)).toMatchObject({ added: 10, replaced: 0 });
    expect((await all(destination)).slice(0, 30)).toEqual(before);
  });

  test('is replaced where told to, and nothing else is', async () => {
    const wholes = sent(12);
    await fill(source, wholes);
    await fill(destination, [...wholes.slice(0, 6).map(touched), aWhole({ id: 'zz' })]);
    expect(await moved(source, true)).toMatchObject({ added: 6, replaced: 6, failed: { count: 0 } });
    const found = await compare(source, destination, aRun());
    expect(found).toMatchObject({ same: 12, extra: { count: 1, first: [{ id: 'zz' }] } });
    expect(found.hashes.source).toBe(found.hashes.destination);
  });

  test('with folios that went round among the reports is put right', async () => {
    const wholes = sent(5);
    await fill(source, wholes);
    const folios = wholes.map(({ columns }) => columns);
    const turned = wholes.map((whole, at) => {
      const { folio = null, folioYear = null, folioNumber = null } = folios[(at + 1) % 5] ?? {};
      return { ...whole, columns: { ...whole.columns, folio, folioYear, folioNumber } };
    });
    await fill(destination, turned);
    expect(await survey(source, destination, aRun())).toMatchObject({ different: { count: 5 }, clashes: { count: 0 } });
    expect(await moved(source, true)).toMatchObject({ added: 0, replaced: 5, failed: { count: 0 } });
    expect(await all(destination)).toEqual(await all(source));
    expect(await destination.astray(wholes)).toEqual(new Map());
  });

  test('a new report gets the folio that one being replaced gives up', async () => {
    const [first, second] = sent(2);
    if (first === undefined || second === undefined) throw new Error('two');
    await fill(
      source,
      [
        { ...first, id: 'a', columns: second.columns },
        { ...second, id: 'b', columns: first.columns },
      ].map((whole) => ({ ...whole, outbox: [], dead: [], damaged: [] })),
    );
    await fill(destination, [{ ...second, id: 'b', outbox: [], dead: [], damaged: [] }]);
    expect(await moved(source, true)).toMatchObject({ added: 1, replaced: 1, failed: { count: 0 } });
    expect(await all(destination)).toEqual(await all(source));
  });

  test('a folio that somebody else has, who stays, is found before anything is written', async () => {
    const wholes = sent(700);
    await fill(source, wholes);
    await fill(destination, [aWhole({ id: 'other', folio: 'INF-2026-0650' }), ...wholes.slice(0, 3)]);
    const found = await survey(source, destination, aRun());
    expect(found.clashes).toMatchObject({
      count: 1,
      first: [{ folio: 'INF-2026-0650', id: named(649), holder: 'other' }],
    });
    expect(found).toMatchObject({ same: 3, different: { count: 0 } });
  });
});

describe('a comparison', () => {
  test('says what differs, is missing, is extra or cannot be read', async () => {
    const wholes = sent(8);
    await fill(source, wholes);
    await fill(destination, [
      ...wholes.slice(2, 7).map((whole, at) => (at === 0 ? touched(whole) : whole)),
      aWhole({ id: 'a' }),
    ]);
    const fault = new StoreError('store.corrupt', 'x');
    const damaged: ReportSource = {
      count: () => source.count(),
      async *read() {
        for await (const read of source.read()) yield read.id === named(3) ? { id: read.id, fault } : read;
      },
    };
    const found = await compare(damaged, destination, aRun());
    expect(found).toMatchObject({
      same: 3,
      different: { count: 1, first: [{ id: named(2) }] },
      missing: { count: 3 },
      extra: { count: 1, first: [{ id: 'a' }] },
      unreadable: { count: 1, first: [{ id: named(3) }] },
    });
    expect(found.hashes.source).not.toBe(found.hashes.destination);
  });

  test('names the first few, and counts the rest', async () => {
    await fill(source, sent(50));
    const { missing } = await compare(source, destination, aRun());
    expect(missing.count).toBe(50);
    expect(missing.first).toHaveLength(20);
  });

  test('refuses a side that comes in another order', async () => {
    const wrong: ReportSource = {
      count: async () => 2,
      async *read() {
        for (const id of ['b', 'a']) yield { id, report: aWhole({ id }) };
      },
    };
    await expect(compare(wrong, destination, aRun())).rejects.toMatchObject({ code: 'store.failed' });
  });

  test.each<[string, (whole: WholeReport) => WholeReport]>([
    ['the document', (whole) => ({ ...whole, document: `${whole.document} ` })],
    ['a column', (whole) => ({ ...whole, columns: { ...whole.columns, unit: 'x' } })],
    ['the tip', (whole) => ({ ...whole, tip: { ...whole.tip, hash: 'b2' } })],
    ['the history', (whole) => ({ ...whole, history: [] })],
    ['a post', (whole) => ({ ...whole, posts: [] })],
    ['the order of messages', (whole) => ({ ...whole, outbox: [...whole.outbox].reverse() })],
    ['when a message is due', (whole) => ({ ...whole, outbox: whole.outbox.map((one) => ({ ...one, due: 5 })) })],
    ['a dead letter', (whole) => ({ ...whole, dead: [], damaged: [...whole.dead, ...whole.damaged] })],
    ['what is set aside', (whole) => ({ ...whole, damaged: [] })],
  ])('sees %s', (_, change) => {
    const whole = aWhole();
    expect(digestOf(change(whole))).not.toBe(digestOf(whole));
    expect(digestOf({ ...whole, made: 1 })).toBe(digestOf(whole));
  });
});
