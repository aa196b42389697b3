import { notice } from '../../../core/words/notices';
import { ANA, BRUNO, aMessage, aReport, anEntry, changeTo, next, paragraph } from '../../helpers/people/reports';
import type { Setting } from './setting';

export function savingContract(here: Setting): void {
  describe('saving', () => {
    test('what was saved is loaded, at once and after a restart', async () => {
      const report = aReport({
        answers: { objective: paragraph('Reunión de trabajo'), trainedStaff: { kind: 'count', count: 0 } },
      });
      const entry = anEntry(1);
      expect(await here.store.save({ report, expectedVersion: 0, history: [entry], outbox: [] })).toBe('saved');
      const expected = { report, tip: { seq: 1, hash: entry.hash }, posts: {}, applied: false };
      expect(await here.store.load(report.id)).toEqual(expected);
      expect(await (await here.reopened()).load(report.id)).toEqual(expected);
    });

    test('what is not there is undefined', async () => {
      expect(await here.store.load('nobody')).toBeUndefined();
      expect(await here.store.loadByFolio('INF-2026-0001')).toBeUndefined();
      expect(await here.store.loadByPost('channel', '1')).toBeUndefined();
      expect(await here.store.history('nobody')).toEqual([]);
    });

    test('creating what exists is a conflict and changes nothing', async () => {
      const report = await here.kept(aReport());
      const again = { ...changeTo({ ...report, author: BRUNO }), outbox: [aMessage()] };
      expect(await here.store.save(again)).toBe('conflict');
      expect((await (await here.reopened()).load(report.id))?.report).toEqual(report);
      expect(await here.claimAll()).toEqual([]);
    });

    test('a save on an older version is a conflict and writes neither history nor outbox', async () => {
      const report = await here.kept(aReport({ version: 2 }));
      const late = changeTo({ ...report, round: 9 }, { outbox: [aMessage()] });
      expect(await here.store.save(late)).toBe('conflict');
      expect((await here.store.load(report.id))?.report).toEqual(report);
      expect(await here.store.history(report.id)).toHaveLength(2);
      expect(await here.claimAll()).toEqual([]);
    });

    test('a save on a version that is not there yet, or on no report, is a conflict', async () => {
      const report = await here.kept(aReport());
      expect(await here.store.save(changeTo({ ...report, version: 3 }))).toBe('conflict');
      expect(await here.store.save(changeTo(aReport({ version: 2 })))).toBe('conflict');
    });

    test('a version that does not follow is a mistake of the program', async () => {
      const report = aReport({ version: 5 });
      await expect(here.store.save({ ...changeTo(report), expectedVersion: 1 })).rejects.toThrow(TypeError);
    });

    test('of 1,000 saves on one version exactly one wins', async () => {
      const report = await here.kept(aReport());
      const rivals = Array.from({ length: 1_000 }, (_, at) =>
        changeTo(next(report, { round: at }), { outbox: [aMessage()] }),
      );
      const results = await Promise.all(rivals.map((rival) => here.store.save(rival)));
      expect(results.filter((result) => result === 'saved')).toHaveLength(1);
      expect(results.filter((result) => result === 'conflict')).toHaveLength(999);
      const winner = rivals[results.indexOf('saved')];
      expect((await (await here.reopened()).load(report.id))?.report).toEqual(winner?.report);
      expect(await here.store.history(report.id)).toHaveLength(2);
      expect((await here.claimAll()).map((claimed) => claimed.message.id)).toEqual([winner?.outbox[0]?.id]);
    }, 60_000);

    test('saves that follow one another need not wait for one another', async () => {
      const unit = (id: string) => ({ unit: { kind: 'unit' as const, id, name: id } });
      const first = await here.kept(aReport({ answers: unit('UTSI') }));
      await here.store.load(first.id);
      const second = next(first, { answers: unit('DERFE') });
      const third = next(second, { answers: first.answers });
      expect(await Promise.all([second, third].map((report) => here.store.save(changeTo(report))))).toEqual([
        'saved',
        'saved',
      ]);
      expect((await here.store.load(first.id))?.report).toEqual(third);
      expect((await here.store.usedBy([ANA.id])).units[0]?.id).toBe('UTSI');
      expect((await (await here.reopened()).load(first.id))?.tip.seq).toBe(3);
    });

    test('two connections see each other and share the versions', async () => {
      const other = await here.place.open();
      try {
        const report = await here.kept(aReport());
        expect((await other.load(report.id))?.report).toEqual(report);
        const theirs = next(report, {
          round: 7,
          answers: { unit: { kind: 'unit', id: 'UTSI', name: 'Informática' } },
        });
        expect(await other.save(changeTo(theirs))).toBe('saved');
        expect(await here.store.save(changeTo(next(report)))).toBe('conflict');
        expect((await here.store.load(report.id))?.report).toEqual(theirs);
        await other.setPost(report.id, 'channel', '17');
        expect((await here.store.load(report.id))?.posts).toEqual({ channel: '17' });
        const both = await Promise.all([here.store, other].map((one) => one.save(changeTo(next(theirs)))));
        expect([...both].sort()).toEqual(['conflict', 'saved']);
      } finally {
        await other.close();
      }
    });

    test('half a character is kept, as it is or as what stands for it', async () => {
      const report = aReport({ answers: { remarks: paragraph('a\ud800b') } });
      await here.store.save(
        changeTo(report, { outbox: [aMessage({ about: { show: 'comment', comment: '\udc00' } })] }),
      );
      const found = (await (await here.reopened()).load(report.id))?.report.answers;
      expect([report.answers, { remarks: paragraph('a\ufffdb') }]).toContainEqual(found);
      expect((await here.claimOne()).message.about).toMatchObject({
        comment: expect.stringMatching(/^[\udc00\ufffd]$/),
      });
    });

    test.each([
      ['quotes and markup', `Robert'); DROP TABLE reports;-- <at>todos</at> "&amp;" {{$data}} $where`],
      ['control characters', 'a\u0000b\u0001c\u001b[31m\r\n\t\u007f'],
      ['marks of direction and joiners', '\u202eabc\u202c \u200d\u200b\ufeff'],
      ['other planes and combining marks', '𝕴𝖓𝖋 👩🏽‍💻 n\u0303 ñ 日本語 עברית'],
      ['a megabyte', 'á'.repeat(1_000_000)],
      ['keys of objects', '__proto__ constructor $set a.b'],
    ])('text is kept as it came: %s', async (_, text) => {
      const report = aReport({
        author: { id: `teams:${text.slice(0, 50)}`, name: text.slice(0, 200) },
        answers: { remarks: paragraph(text), 'a.b$c': { kind: 'text', text } },
      });
      const message = aMessage({
        about: { show: 'walk', notice: [notice('form.unread', { field: 'unit', typed: text })] },
      });
      await here.store.save(changeTo(report, { outbox: [message] }));
      expect((await (await here.reopened()).load(report.id))?.report).toEqual(report);
      expect((await here.claimOne()).message).toEqual(message);
    });
  });

  describe('history', () => {
    test('comes back whole and in order', async () => {
      const report = await here.kept(aReport());
      const more = [anEntry(2), anEntry(3, { type: 'ReportSubmitted', folio: 'INF-2026-0001' })];
      await here.store.save(changeTo(next(report), { history: more }));
      const twelfth = Array.from({ length: 9 }, (_, at) => anEntry(4 + at));
      await here.store.save(changeTo(next(report, { version: 3 }), { history: twelfth }));
      expect(await here.store.history(report.id)).toEqual([anEntry(1), ...more, ...twelfth]);
      expect((await here.store.load(report.id))?.tip).toEqual({ seq: 12, hash: twelfth.at(-1)?.hash });
    });

    test('a change without events keeps the tip', async () => {
      const report = await here.kept(aReport());
      await here.store.save(changeTo(next(report), { history: [] }));
      const tip = { seq: 1, hash: anEntry(1).hash };
      expect((await here.store.load(report.id))?.tip).toEqual(tip);
      expect((await (await here.reopened()).load(report.id))?.tip).toEqual(tip);
    });

    test('a change that would write an entry twice is refused whole, and its neighbours are not', async () => {
      const [report, neighbour] = [await here.kept(aReport()), aReport()];
      const [bad, good] = await Promise.allSettled([
        here.store.save(changeTo(next(report), { history: [anEntry(2), anEntry(1)], outbox: [aMessage()] })),
        here.store.save(changeTo(neighbour)),
      ]);
      expect(bad.status).toBe('rejected');
      expect(good).toEqual({ status: 'fulfilled', value: 'saved' });
      expect((await here.store.load(report.id))?.report).toEqual(report);
      expect((await (await here.reopened()).load(report.id))?.report).toEqual(report);
      expect(await here.store.history(report.id)).toEqual([anEntry(1)]);
      expect(await here.claimAll()).toEqual([]);
      expect((await here.store.load(neighbour.id))?.report).toEqual(neighbour);
    });
  });
}
