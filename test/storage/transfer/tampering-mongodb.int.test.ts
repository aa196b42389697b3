import fc from 'fast-check';
import { BSON, type Db } from 'mongodb';
import { aMongoPlace, onMongo, type MongoPlace } from '../../helpers/stores/mongo';
import { insertRaw } from '../../helpers/stores/raw-insert';
import { flips, isNamed, live, lives, toldOf, type Flip } from '../../helpers/platforms/tampering';
import { asBot } from '../../helpers/stores/transfer';

/** Milliseconds. */
jest.setTimeout(170_000);

const OBJECT = 3;

interface Entry {
  /** Where the element begins, with its type and its name, and where it ends. */
  readonly from: number;
  readonly to: number;
}

/** Where the entries of the history lie in a document. */
function entriesIn(document: Uint8Array): readonly Entry[] {
  const history = [...BSON.onDemand.parseToElements(document)].find(
    ([, at, length]) => Buffer.from(document.subarray(at, at + length)).toString() === 'history',
  );
  const entries = [...BSON.onDemand.parseToElements(document, history?.[3])];
  return entries.map(([type, nameAt, , from, length]) => {
    expect(type).toBe(OBJECT);
    return { from: nameAt - 1, to: from + length };
  });
}

onMongo('MongoDB', (server) => {
  let place: MongoPlace;
  beforeEach(() => {
    place = aMongoPlace(server());
  });
  afterEach(() => place.remove());

  const reports = (db: Db) => db.collection<{ _id: string }>('reports');
  const bytesOf = async (db: Db, id: string): Promise<Buffer> => {
    const found = await reports(db).findOne({ _id: id }, { raw: true });
    return Buffer.from(found as unknown as Buffer);
  };
  const replace = async (db: Db, id: string, bytes: Uint8Array): Promise<string | undefined> => {
    await reports(db).deleteOne({ _id: id });
    return insertRaw(place.url, 'reports', bytes);
  };

  function flipped(document: Buffer, flip: Flip): { readonly bytes: Buffer; readonly seq: number } {
    const entries = entriesIn(document);
    const nth = flip.entry % entries.length;
    const { from, to } = entries[nth] as Entry;
    const bytes = Buffer.from(document);
    const at = from + (flip.byte % (to - from));
    bytes[at] = (bytes[at] ?? 0) ^ flip.mask;
    return { bytes, seq: nth + 1 };
  }

  test('any byte changed in any entry is told, with its report and its entry; without, nothing is', async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(lives, flips, async (all, wanted) => {
        const ids = await asBot(place.url, (store) => live(store, all));
        expect(await toldOf(place.url)).toEqual([]);
        await place.meddle(async (db) => {
          for (const flip of wanted) {
            const id = ids[flip.report % ids.length] ?? '';
            const before = await bytesOf(db, id);
            const { bytes, seq } = flipped(before, flip);
            // What the server itself does not take is no document any more.
            if ((await replace(db, id, bytes)) === undefined) {
              tried += 1;
              expect((await bytesOf(db, id)).equals(bytes)).toBe(true);
              const told = await toldOf(place.url);
              expect({ seq, flip, told, named: isNamed(told, id, seq) }).toMatchObject({ named: true });
            }
            expect(await replace(db, id, before)).toBeUndefined();
          }
        });
        expect(await toldOf(place.url)).toEqual([]);
      }),
      { numRuns: 5, endOnFailure: true },
    );
    // Of 125: the server takes about two of three.
    expect(tried).toBeGreaterThan(50);
  });

  /** What the driver reads as if it were the same. */
  test.each<[string, string, number]>([
    ['a text that is marked as a symbol', '\x02key\0', 0x0e],
    ['a place of another name', '\x030\0', 0x03],
  ])('%s is found', async (_, element, type) => {
    const [id = ''] = await asBot(place.url, (store) => live(store, [[]]));
    await place.meddle(async (db) => {
      const bytes = await bytesOf(db, id);
      const [first] = entriesIn(bytes) as [Entry];
      const at = bytes.indexOf(Buffer.from(element, 'latin1'), first.from);
      bytes[at] = type;
      if (element.startsWith('\x030')) bytes[at + 1] = '7'.charCodeAt(0);
      expect(await replace(db, id, bytes)).toBeUndefined();
    });
    expect(await toldOf(place.url)).toEqual([{ id, faults: ['entry-changed 1'] }]);
  });

  test.each<[string, (history: readonly { seq: number }[]) => readonly unknown[], (last: number) => string]>([
    ['the last entry deleted', (all) => all.slice(0, -1), (last) => `entry-missing ${last}`],
    ['one in the middle deleted', (all) => all.filter(({ seq }) => seq !== 3), () => 'entry-missing 3'],
    ['two exchanged', ([one, two, three, ...rest]) => [one, three, two, ...rest], () => 'entry-order 2'],
    [
      'one put after the end',
      (all) => [...all, { ...all.at(-1), seq: all.length + 1 }],
      (last) => `entry-added ${last + 1}`,
    ],
    ['one twice', (all) => [...all, all[1]], () => 'entry-added 2'],
  ])('%s is found', async (_, change, fault) => {
    const [id = ''] = await asBot(place.url, (store) => live(store, [[]]));
    const last = await place.meddle(async (db) => {
      const stored = await db.collection<{ _id: string; history: { seq: number }[] }>('reports').findOne({ _id: id });
      const history = stored?.history ?? [];
      await reports(db).updateOne({ _id: id }, { $set: { history: change(history) } });
      return history.length;
    });
    const [told] = await toldOf(place.url);
    expect(told?.faults[0]).toBe(fault(last));
  });
});
