import { notice } from '../../../core/words/notices';
import fc from 'fast-check';
import { openArchive } from '../../../storage/open';
import type { WholeReport } from '../../../storage/transfer';
import { verify } from '../../../storage/transfer/verify';
import { answersOf, deliveriesOf, populate } from '../../helpers/stores/populated';
import { aMessage, anEntry, aReport, newId, paragraph } from '../../helpers/people/reports';
import { asArchive, asBot, aWhole, fill, inTurn, wholesOf } from '../../helpers/stores/transfer';

interface Place {
  readonly url: string;
  remove(): Promise<void>;
}

/** Texts as people and platforms send them: NUL, ends of lines that are none, names that databases dislike. */
const odd = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a\u0000b', '\u2028', '$set', 'a.b', '__proto__'));
const names = fc.dictionary(fc.constantFrom('card', '$set', 'a.b', 'comment:ñ'), odd);

const wholes: fc.Arbitrary<readonly WholeReport[]> = fc
  .array(fc.record({ text: odd, posts: names, errors: fc.array(odd, { maxLength: 3 }), sent: fc.boolean() }), {
    maxLength: 8,
  })
  .map((some) =>
    some.map(({ text, posts, errors, sent }, nth) => {
      const folio = `INF-2026-${String(nth + 1).padStart(4, '0')}`;
      const entry = anEntry(1, { type: 'ReportWithdrawn' });
      const report = aReport({
        answers: { matters: paragraph(text) },
        changedAt: { 'cell/$set/1/a.b': 1 },
        ...(sent ? { folio, state: 'in-review', submittedAt: '2026-03-02T15:00:00.000Z' } : {}),
      });
      const message = (error: string, at: number) => ({
        ...{ at, attempts: at, error },
        message: aMessage({
          about: { show: 'walk', problem: [notice('form.unread', { field: 'unit', typed: text })] },
        }),
      });
      return aWhole({
        report,
        // Elsewhere than the history ends: what is wrong stays so, and is told at the destination too.
        tip: { seq: 2, hash: text },
        history: [entry],
        posts,
        waiting: errors.map((error, at) => ({ ...message(error, 1 + 10 * nth + at), due: at })),
        dead: errors.map((error, at) => message(error, 5 + 10 * nth + at)),
      });
    }),
  );

/** What every store promises to whoever moves it. */
export function archiveContract(name: string, makePlace: () => Place): void {
  describe(name, () => {
    let places: Place[];
    const aPlace = (): string => {
      const place = makePlace();
      places.push(place);
      return place.url;
    };
    beforeEach(() => {
      places = [];
    });
    afterEach(() => Promise.all(places.map((place) => place.remove())));

    test('gives back what it was filled with, whatever is in it', async () => {
      await fc.assert(
        fc.asyncProperty(wholes, async (given) => {
          const place = makePlace();
          await fill(place.url, given);
          expect(await wholesOf(place.url)).toEqual(given);
          await place.remove();
        }),
        { numRuns: 5 },
      );
    });

    test('keeps what a bot wrote: every query answers the same, and the same is delivered', async () => {
      const [from, to] = [aPlace(), aPlace()];
      await asBot(from, populate);
      const given = await wholesOf(from);
      expect(given.flatMap(({ waiting }) => waiting).length).toBeGreaterThan(5);
      expect(given.flatMap(({ dead }) => dead).length).toBeGreaterThan(1);
      await fill(to, given);
      expect(await wholesOf(to)).toEqual(given);
      expect(await asBot(to, answersOf)).toEqual(await asBot(from, answersOf));
      expect(await asBot(to, deliveriesOf)).toEqual(await asBot(from, deliveriesOf));
      const faults: unknown[] = [];
      const verdict = await asArchive(to, (archive) => verify(archive.reports(), (...told) => faults.push(told)));
      expect([verdict, faults]).toEqual([{ reports: 8, faulty: 0, notReplayed: 0, gaps: [] }, []]);
    }, 60_000);

    test('goes on from there: a message that a lease held is due at once, and a new one comes after', async () => {
      const [from, to] = [aPlace(), aPlace()];
      const whole = aWhole({ waiting: [] });
      const [first, second] = [aMessage(), aMessage()];
      const now = new Date('2026-03-02T12:00:00.000Z');
      await fill(from, [whole]);
      await asBot(from, async (bot) => {
        await bot.enqueue(whole.report.id, [first]);
        await bot.claim(now, 60_000, 10);
      });
      const held = await wholesOf(from);
      expect(held[0]?.waiting).toEqual([expect.objectContaining({ due: 0, attempts: 1, message: first })]);
      await fill(to, held);
      await asBot(to, async (bot) => {
        await bot.enqueue(whole.report.id, [second]);
        expect((await asBot(to, deliveriesOf)).map((told) => (told as unknown[])[1])).toEqual([first, second]);
      });
    });

    test('takes along what is kept beside reports, in place of what is there', async () => {
      const url = aPlace();
      const notes = [
        { name: 'greeted.slack:U1', value: { at: '2026-03-02T12:00:00.000Z' } },
        { name: 'review-channel.teams', value: { 'a.b': ['$x', null] } },
      ];
      await asBot(url, (bot) => bot.keepNote('review-channel.teams', 'old', 0));
      await asArchive(url, (archive) => archive.fill(inTurn([aWhole()]), notes));
      expect(await asArchive(url, (archive) => archive.notes())).toEqual(notes);
      expect(await asBot(url, (bot) => bot.note('review-channel.teams'))).toMatchObject({ value: notes[1]!.value });
    });

    test('what was put aside is told as waiting, due at once with all its tries', async () => {
      const from = aPlace();
      const whole = aWhole({ waiting: [], dead: [] });
      const [refused, next] = [aMessage(), aMessage()];
      const now = new Date('2026-03-02T12:00:00.000Z');
      await fill(from, [whole]);
      await asBot(from, async (bot) => {
        await bot.enqueue(whole.report.id, [refused, next]);
        const [claimed] = await bot.claim(now, 60_000, 10);
        if (claimed === undefined) throw new Error('Nothing was due');
        await bot.putAside(claimed, new Date('2026-03-09T12:00:00.000Z'), { place: 'slack:C1', error: 'no' });
      });
      const [held] = await wholesOf(from);
      expect(held?.waiting).toEqual([
        expect.objectContaining({ due: 0, attempts: 0, message: refused, error: 'no' }),
        expect.objectContaining({ message: next }),
      ]);
    });

    test('is filled only while it has no report', async () => {
      const url = aPlace();
      const [first, second] = [aWhole(), aWhole()];
      await fill(url, [first]);
      await expect(fill(url, [second])).rejects.toMatchObject({ code: 'not-empty' });
      expect(await wholesOf(url)).toEqual([first]);
    });

    test('takes nothing where the reports break off, and all of them the next time', async () => {
      const url = aPlace();
      const all = Array.from({ length: 150 }, () => aWhole());
      async function* breakingOff(): AsyncGenerator<WholeReport> {
        yield* all.slice(0, 140);
        throw new Error('cut');
      }
      await expect(fill(url, breakingOff())).rejects.toThrow('cut');
      expect(await wholesOf(url)).toEqual([]);
      await fill(url, all);
      expect(await asArchive(url, (archive) => archive.count())).toBe(150);
    });

    const folio = (text: string) => aReport({ folio: text, state: 'in-review' });
    test.each<[string, () => readonly WholeReport[]]>([
      ['id', () => [aWhole({ report: aReport({ id: 'twice' }) }), aWhole({ report: aReport({ id: 'twice' }) })]],
      ['folio', () => ['1', '2', '1'].map((last) => aWhole({ report: folio(`INF-2026-000${last}`) }))],
    ])('refuses what is there twice (%s), by the report, and takes nothing', async (_, make) => {
      const url = aPlace();
      const given = make();
      const reportId = given.at(-1)?.report.id;
      await expect(fill(url, given)).rejects.toMatchObject({ code: 'refused', reportId });
      expect(await wholesOf(url)).toEqual([]);
    });

    test('is read in the order the reports were made', async () => {
      const url = aPlace();
      const ids = ['c', 'a', 'b'].map((letter) => newId(letter));
      await fill(
        url,
        ids.map((id) => aWhole({ report: aReport({ id }) })),
      );
      expect((await wholesOf(url)).map(({ report }) => report.id)).toEqual(ids);
    });

    test('that is not there is not made', async () => {
      const url = aPlace();
      await expect(openArchive(url, 'must-exist')).rejects.toMatchObject({ code: 'store.cannot-open' });
      await expect(openArchive(url, 'must-exist')).rejects.toMatchObject({ code: 'store.cannot-open' });
    });
  });
}
