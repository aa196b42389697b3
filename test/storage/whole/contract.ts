import { openWholeStore } from '../../../storage/open-whole';
import { digestOf } from '../../../storage/whole';
import type { WholeStore } from '../../../storage/whole';
import { ODD } from '../../helpers/populated';
import { ANA, aMessage, aReport, changeTo, newId, next } from '../../helpers/reports';
import { asBot, aWhole, wholesOf } from '../../helpers/whole';

export interface WholePlace {
  readonly url: string;
  remove(): Promise<void>;
}

const ALL = { limit: 50, offset: 0 };
const NOON = new Date('2026-03-02T12:00:00.000Z');

/** What every `WholeStore` must do. */
export function wholeContract(name: string, newPlace: () => Promise<WholePlace>): void {
  describe(name, () => {
    let place: WholePlace;
    let store: WholeStore;
    beforeEach(async () => {
      place = await newPlace();
      store = await openWholeStore(place.url, 'may-be-made');
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });
    const bot: <T>(work: Parameters<typeof asBot<T>>[1]) => Promise<T> = (work) => asBot(place.url, work);
    const onlyOne = async () => {
      const [one, ...others] = await wholesOf(store);
      expect(others).toEqual([]);
      if (one === undefined) throw new Error('Nothing there');
      return one;
    };

    test('gives each report once, by id, from any one on', async () => {
      const ids = Array.from({ length: 120 }, (_, at) => `r${String(at).padStart(3, '0')}`);
      const shuffled = [...ids].sort((a, b) => digestText(a).localeCompare(digestText(b)));
      const results = await store.put(
        shuffled.map((id) => aWhole({ id })),
        'if-absent',
      );
      expect(new Set(results)).toEqual(new Set(['put']));
      expect(await store.count()).toBe(120);
      expect((await wholesOf(store)).map(({ id }) => id)).toEqual(ids);
      expect((await wholesOf(store, { after: 'r117', still: true })).map(({ id }) => id)).toEqual(['r118', 'r119']);
      expect(await wholesOf(store, { after: 'r119' })).toEqual([]);
    });

    test('gives back what was put in, to the letter', async () => {
      const event = JSON.stringify({ type: 'CommentAdded', text: ODD, $set: { 'a.b': 1 } });
      const whole = aWhole({
        folio: 'INF-2026-0001',
        document: `{ "id":"x", "schemaVersion": 7, "odd": ${JSON.stringify(ODD)}, "__proto__": [1.0, 1e3] }`,
        history: [{ seq: 1, hash: 'a1', event }],
        posts: [
          { slot: 'card', messageId: '$a.b' },
          { slot: 'comment:ñ', messageId: '\u2028' },
        ],
      });
      expect(await store.put([whole], 'if-absent')).toEqual(['put']);
      expect(await onlyOne()).toEqual(whole);
    });

    test.each(['{"cut', '', 'null', '[1]', '{"schemaVersion":1,"formVersion":1,"id":"other"}'])(
      'takes a document that reads %j as it is',
      async (document) => {
        const whole = aWhole({ folio: 'INF-2026-0001', document });
        expect(await store.put([whole], 'if-absent')).toEqual(['put']);
        expect(await onlyOne()).toEqual(whole);
        expect(await store.astray([whole])).toEqual(new Map());
        expect((await bot((here) => here.search('inf 2026 0001', ALL))).map(({ id }) => id)).toEqual([whole.id]);
      },
    );

    test('what a newer release wrote is found by all its texts', async () => {
      const document = { ...aReport(), schemaVersion: 9, answers: { secret: { kind: 'riddle', deep: ['Ñandú'] } } };
      const whole = aWhole({ folio: 'INF-2026-0001', document: JSON.stringify(document) });
      await store.put([whole], 'if-absent');
      expect(await bot((here) => here.search('nandu', ALL))).toHaveLength(1);
    });

    test('a bot goes on with what was put in', async () => {
      const whole = aWhole({ folio: 'INF-2026-0041' });
      await store.put([whole], 'if-absent');
      await bot(async (here) => {
        expect(await here.lastFolioNumber(2026)).toBe(41);
        const stored = await here.loadByPost('card', `post of ${whole.id}`);
        if (stored === undefined) throw new Error('not found');
        expect(stored.tip).toEqual(whole.tip);
        const later = aMessage();
        expect(await here.save({ ...changeTo(next(stored.report)), outbox: [later] })).toBe('saved');
        expect(await here.save(changeTo(aReport({ folio: 'INF-2026-0041' })))).toBe('folio-taken');
        const [first] = await here.claim(NOON, 1_000, 10);
        expect(first?.message.id).toBe(`${whole.id}.1`);
        expect(await here.deadLetters(ALL)).toMatchObject([{ reportId: whole.id, attempts: 9, error: 'gone' }]);
      });
      expect((await onlyOne()).outbox.map(({ id }) => id)).toEqual([
        ...[`${whole.id}.1`, `${whole.id}.2`],
        expect.stringMatching(/^m-/),
      ]);
    });

    test('puts nothing over what is there, unless it is to be replaced', async () => {
      const before = aWhole({ folio: 'INF-2026-0001' });
      const after = { ...aWhole({ id: before.id, folio: 'INF-2026-0002' }), posts: [], dead: [], damaged: [] };
      await store.put([before], 'if-absent');
      expect(await store.put([after, aWhole()], 'if-absent')).toEqual(['there', 'put']);
      expect((await wholesOf(store)).find(({ id }) => id === before.id)).toEqual(before);
      expect(await store.put([after], 'replace')).toEqual(['put']);
      const found = (await wholesOf(store)).find(({ id }) => id === before.id);
      expect(found).toEqual(after);
      expect(await store.astray([after])).toEqual(new Map());
      expect(await store.holders(['INF-2026-0001', 'INF-2026-0002'])).toEqual(new Map([['INF-2026-0002', before.id]]));
      expect(await bot((here) => here.search('0001', ALL))).toEqual([]);
      expect(await bot((here) => here.search('0002', ALL))).toHaveLength(1);
    });

    test('replaces again and again, dead letters too', async () => {
      const whole = aWhole({ folio: 'INF-2026-0001' });
      const moved = (by: number) => ({ ...whole, dead: whole.dead.map((one) => ({ ...one, at: one.at + by })) });
      for (const by of [0, 100_000, 200_000, 0]) {
        expect(await store.put([moved(by), aWhole()], 'replace')).toEqual(['put', 'put']);
      }
      expect((await wholesOf(store)).find(({ id }) => id === whole.id)).toEqual(whole);
    });

    test('what is replaced is no longer found by its words, in its place or another', async () => {
      const before = aWhole({ folio: 'INF-2026-0001' });
      const found = () => bot(async (here) => (await here.search('inf', ALL)).map(({ folio }) => folio));
      await store.put([before], 'if-absent');
      await store.put([{ ...aWhole({ id: before.id, folio: 'INF-2026-0002' }), made: before.made }], 'replace');
      expect(await bot((here) => here.search('0001', ALL))).toEqual([]);
      await store.put([aWhole({ id: before.id, folio: 'INF-2026-0003' })], 'replace');
      await store.put([{ ...aWhole(), made: before.made }], 'if-absent');
      expect(await found()).toEqual(['INF-2026-0003']);
    });

    test('a folio that another report has is refused, and nothing of it is written', async () => {
      const holder = aWhole({ folio: 'INF-2026-0001' });
      await store.put([holder], 'if-absent');
      const [rival, own] = [aWhole({ folio: 'INF-2026-0001' }), aWhole()];
      expect(await store.put([rival, own], 'if-absent')).toEqual(['folio-taken', 'put']);
      expect(await store.put([rival], 'replace')).toEqual(['folio-taken']);
      expect(await store.put([{ ...rival, id: own.id }], 'replace')).toEqual(['folio-taken']);
      expect(await wholesOf(store)).toEqual([holder, own].sort((a, b) => (a.id < b.id ? -1 : 1)));
    });

    test('numbers that others have do not mix up the order', async () => {
      const first = aWhole();
      const second = { ...aWhole(), made: first.made };
      const taken = first.outbox[1]?.at ?? 0;
      const later = aWhole({ id: 'zz', made: 9_000_000, outbox: [{ ...aWhole().outbox[0], at: 9_000_000 } as never] });
      const outbox = second.outbox.map((message, at) => ({ ...message, at: taken + 100_000 * at, due: 0 }));
      expect(await store.put([later], 'if-absent')).toEqual(['put']);
      expect(await store.put([first, { ...second, outbox }], 'if-absent')).toEqual(['put', 'put']);
      const found = (await wholesOf(store)).find(({ id }) => id === second.id);
      expect(found?.outbox.map(({ id }) => id)).toEqual(outbox.map(({ id }) => id));
      expect(digestOf(found ?? first)).toBe(digestOf({ ...second, outbox }));
    });

    test('reports of one moment keep their order in lists', async () => {
      const ids = ['r3', 'r1', 'r2', 'r5', 'r4'];
      const wholes = ids.map((id) => aWhole({ id }));
      await store.put([...wholes].reverse(), 'if-absent');
      const listed = async (reports: Promise<readonly { readonly id: string }[]>) =>
        (await reports).map(({ id }) => id);
      expect(await bot((here) => listed(here.reportsIn(['draft'], ALL)))).toEqual(ids);
      expect(await bot((here) => listed(here.reportsOf(ANA.id, ['draft'], ALL)))).toEqual([...ids].reverse());
    });

    test('a lease stays behind, its try does not', async () => {
      const id = newId();
      await bot(async (here) => {
        await here.save({ ...changeTo(aReport({ id })), outbox: [aMessage({ id: 'held' }), aMessage({ id: 'next' })] });
        expect(await here.claim(NOON, 60_000, 10)).toHaveLength(1);
      });
      const { outbox } = await onlyOne();
      expect(outbox).toMatchObject([
        { id: 'held', due: 0, attempts: 1 },
        { id: 'next', due: 0, attempts: 0 },
      ]);
    });

    test('one that is revived comes before what waited longer', async () => {
      await bot(async (here) => {
        const outbox = ['a', 'b', 'c'].map((id) => aMessage({ id }));
        await here.save({ ...changeTo(aReport()), outbox });
        for (const until of [1, 2]) {
          const [claimed] = await here.claim(new Date(NOON.getTime() + until), 60_000, 1);
          if (claimed !== undefined) await here.bury(claimed, 'no');
        }
        await here.revive('a', NOON);
        await here.revive('b', NOON);
      });
      const read = await onlyOne();
      const moments = read.outbox.map(({ at }) => at);
      expect(moments).toEqual([...moments].sort((a, b) => a - b));
      const [claimed] = await bot((here) => here.claim(NOON, 1_000, 1));
      expect(read.outbox[0]?.id).toBe(claimed?.message.id);
    });

    test('tells itself from another, by any address', async () => {
      const again = await openWholeStore(place.url, 'must-exist');
      const elsewhere = await newPlace();
      const other = await openWholeStore(elsewhere.url, 'may-be-made');
      expect(await store.isSame(again)).toBe(true);
      expect(await store.isSame(other)).toBe(false);
      await Promise.all([again.close(), other.close()]);
      await elsewhere.remove();
    });

    test('is not made by who only reads', async () => {
      const elsewhere = await newPlace();
      for (let time = 0; time < 2; time += 1) {
        const opening = openWholeStore(elsewhere.url, 'must-exist');
        await expect(opening).rejects.toMatchObject({ code: 'store.cannot-open' });
      }
      await elsewhere.remove();
    });

    test('a healthy store finds no damage', async () => {
      const wholes = [aWhole(), aWhole({ folio: 'INF-2026-0001' })];
      await store.put(wholes, 'if-absent');
      expect(await store.damage()).toEqual([]);
      expect(await store.astray(wholes)).toEqual(new Map());
    });
  });
}

const digestText = (text: string): string => digestOf(aWhole({ id: text }));
