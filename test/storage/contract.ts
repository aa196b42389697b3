import type { Claimed, ReportStore } from '../../bot/app/ports';
import type { Report } from '../../bot/core/report/types';
import { ANA, BRUNO, aMessage, aReport, anEntry, changeTo, next, paragraph } from '../helpers/reports';

/** Somewhere empty that stores can be opened on, several at once. */
export interface Place {
  open(): Promise<ReportStore>;
  remove(): Promise<void>;
}

const NOON = new Date('2026-03-02T12:00:00.000Z');
const LEASE_MS = 60_000;
const later = (ms: number): Date => new Date(NOON.getTime() + ms);
const ALL = { limit: 50, offset: 0 };

/** What every `ReportStore` must do. */
export function storeContract(name: string, newPlace: () => Promise<Place>): void {
  describe(name, () => {
    let place: Place;
    let store: ReportStore;

    beforeEach(async () => {
      place = await newPlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    const reopened = async (): Promise<ReportStore> => {
      await store.close();
      store = await place.open();
      return store;
    };
    const kept = async (report: Report): Promise<Report> => {
      for (let version = 1; version <= report.version; version += 1) {
        expect(await store.save(changeTo({ ...report, version }))).toBe('saved');
      }
      return report;
    };
    const claimAll = (now = NOON): Promise<readonly Claimed[]> => store.claim(now, LEASE_MS, 100);
    const claimOne = async (now = NOON): Promise<Claimed> => {
      const [claimed, ...others] = await claimAll(now);
      expect(others).toEqual([]);
      if (claimed === undefined) throw new Error('Nothing was due');
      return claimed;
    };

    describe('saving', () => {
      test('what was saved is loaded, at once and after a restart', async () => {
        const report = aReport({
          answers: { objective: paragraph('Reunión de trabajo'), trainedStaff: { kind: 'count', count: 0 } },
        });
        const entry = anEntry(1);
        expect(await store.save({ report, expectedVersion: 0, history: [entry], outbox: [] })).toBe('saved');
        const expected = { report, tip: { seq: 1, hash: entry.hash }, posts: {} };
        expect(await store.load(report.id)).toEqual(expected);
        expect(await (await reopened()).load(report.id)).toEqual(expected);
      });

      test('what is not there is undefined', async () => {
        expect(await store.load('nobody')).toBeUndefined();
        expect(await store.loadByFolio('INF-2026-0001')).toBeUndefined();
        expect(await store.loadByPost('channel', '1')).toBeUndefined();
        expect(await store.history('nobody')).toEqual([]);
      });

      test('creating what exists is a conflict and changes nothing', async () => {
        const report = await kept(aReport());
        const again = { ...changeTo({ ...report, author: BRUNO }), outbox: [aMessage()] };
        expect(await store.save(again)).toBe('conflict');
        expect((await (await reopened()).load(report.id))?.report).toEqual(report);
        expect(await claimAll()).toEqual([]);
      });

      test('a save on an older version is a conflict and writes neither history nor outbox', async () => {
        const report = await kept(aReport({ version: 2 }));
        const late = changeTo({ ...report, round: 9 }, { outbox: [aMessage()] });
        expect(await store.save(late)).toBe('conflict');
        expect((await store.load(report.id))?.report).toEqual(report);
        expect(await store.history(report.id)).toHaveLength(2);
        expect(await claimAll()).toEqual([]);
      });

      test('a save on a version that is not there yet, or on no report, is a conflict', async () => {
        const report = await kept(aReport());
        expect(await store.save(changeTo({ ...report, version: 3 }))).toBe('conflict');
        expect(await store.save(changeTo(aReport({ version: 2 })))).toBe('conflict');
      });

      test('a version that does not follow is a mistake of the program', async () => {
        const report = aReport({ version: 5 });
        await expect(store.save({ ...changeTo(report), expectedVersion: 1 })).rejects.toThrow(TypeError);
      });

      test('of 1,000 saves on one version exactly one wins', async () => {
        const report = await kept(aReport());
        const rivals = Array.from({ length: 1_000 }, (_, at) =>
          changeTo(next(report, { round: at }), { outbox: [aMessage()] }),
        );
        const results = await Promise.all(rivals.map((rival) => store.save(rival)));
        expect(results.filter((result) => result === 'saved')).toHaveLength(1);
        expect(results.filter((result) => result === 'conflict')).toHaveLength(999);
        const winner = rivals[results.indexOf('saved')];
        expect((await (await reopened()).load(report.id))?.report).toEqual(winner?.report);
        expect(await store.history(report.id)).toHaveLength(2);
        expect((await claimAll()).map((claimed) => claimed.message.id)).toEqual([winner?.outbox[0]?.id]);
      });

      test('saves that follow one another need not wait for one another', async () => {
        const unit = (id: string) => ({ unit: { kind: 'unit' as const, id, name: id } });
        const first = await kept(aReport({ answers: unit('UTSI') }));
        await store.load(first.id);
        const second = next(first, { answers: unit('DERFE') });
        const third = next(second, { answers: first.answers });
        expect(await Promise.all([second, third].map((report) => store.save(changeTo(report))))).toEqual([
          'saved',
          'saved',
        ]);
        expect((await store.load(first.id))?.report).toEqual(third);
        expect((await store.lastUnitOf(ANA.id))?.id).toBe('UTSI');
        expect((await (await reopened()).load(first.id))?.tip.seq).toBe(3);
      });

      test('two connections see each other and share the versions', async () => {
        const other = await place.open();
        try {
          const report = await kept(aReport());
          expect((await other.load(report.id))?.report).toEqual(report);
          const theirs = next(report, {
            round: 7,
            answers: { unit: { kind: 'unit', id: 'UTSI', name: 'Informática' } },
          });
          expect(await other.save(changeTo(theirs))).toBe('saved');
          expect(await store.save(changeTo(next(report)))).toBe('conflict');
          expect((await store.load(report.id))?.report).toEqual(theirs);
          await other.setPost(report.id, 'channel', '17');
          expect((await store.load(report.id))?.posts).toEqual({ channel: '17' });
          const both = await Promise.all([store, other].map((one) => one.save(changeTo(next(theirs)))));
          expect([...both].sort()).toEqual(['conflict', 'saved']);
        } finally {
          await other.close();
        }
      });

      test.each([
        ['quotes and markup', `Robert'); DROP TABLE reports;-- <at>todos</at> "&amp;" {{$data}} $where`],
        ['control characters', 'a\u0000b\u0001c\u001b[31m\r\n\t\u007f'],
        ['marks of direction and joiners', '\u202eabc\u202c \u200d\u200b\ufeff'],
        ['other planes and combining marks', '𝕴𝖓𝖋 👩🏽‍💻 n\u0303 ñ 日本語 עברית'],
        ['lone surrogates', 'a\ud800b'],
        ['a megabyte', 'á'.repeat(1_000_000)],
        ['keys of objects', '__proto__ constructor $set a.b'],
      ])('text is kept as it came: %s', async (_, text) => {
        const report = aReport({
          author: { id: `teams:${text.slice(0, 50)}`, name: text.slice(0, 200) },
          answers: { remarks: paragraph(text), 'a.b$c': { kind: 'text', text } },
        });
        const message = aMessage({ about: { show: 'walk', notice: text } });
        await store.save(changeTo(report, { outbox: [message] }));
        expect((await (await reopened()).load(report.id))?.report).toEqual(report);
        expect((await claimOne()).message).toEqual(message);
      });
    });

    describe('history', () => {
      test('comes back whole and in order', async () => {
        const report = await kept(aReport());
        const more = [anEntry(2), anEntry(3, { type: 'ReportSubmitted', folio: 'INF-2026-0001' })];
        await store.save(changeTo(next(report), { history: more }));
        const twelfth = Array.from({ length: 9 }, (_, at) => anEntry(4 + at));
        await store.save(changeTo(next(report, { version: 3 }), { history: twelfth }));
        expect(await store.history(report.id)).toEqual([anEntry(1), ...more, ...twelfth]);
        expect((await store.load(report.id))?.tip).toEqual({ seq: 12, hash: twelfth.at(-1)?.hash });
      });

      test('a change without events keeps the tip', async () => {
        const report = await kept(aReport());
        await store.save(changeTo(next(report), { history: [] }));
        const tip = { seq: 1, hash: anEntry(1).hash };
        expect((await store.load(report.id))?.tip).toEqual(tip);
        expect((await (await reopened()).load(report.id))?.tip).toEqual(tip);
      });

      test('a change that would write an entry twice is refused whole, and its neighbours are not', async () => {
        const [report, neighbour] = [await kept(aReport()), aReport()];
        const [bad, good] = await Promise.allSettled([
          store.save(changeTo(next(report), { history: [anEntry(2), anEntry(1)], outbox: [aMessage()] })),
          store.save(changeTo(neighbour)),
        ]);
        expect(bad.status).toBe('rejected');
        expect(good).toEqual({ status: 'fulfilled', value: 'saved' });
        expect((await store.load(report.id))?.report).toEqual(report);
        expect((await (await reopened()).load(report.id))?.report).toEqual(report);
        expect(await store.history(report.id)).toEqual([anEntry(1)]);
        expect(await claimAll()).toEqual([]);
        expect((await store.load(neighbour.id))?.report).toEqual(neighbour);
      });
    });

    describe('folios', () => {
      test('a folio belongs to one report', async () => {
        const first = await kept(aReport({ folio: 'INF-2026-0001', state: 'in-review' }));
        const draft = await kept(aReport());
        const rival = changeTo(next(draft, { folio: 'INF-2026-0001' }), { outbox: [aMessage()] });
        expect(await store.save(rival)).toBe('folio-taken');
        expect(await store.save(changeTo(aReport({ folio: 'INF-2026-0001' })))).toBe('folio-taken');
        expect((await store.load(draft.id))?.report).toEqual(draft);
        expect(await claimAll()).toEqual([]);
        expect(await store.save(changeTo(next(draft, { folio: 'INF-2026-0002' })))).toBe('saved');
        expect((await store.loadByFolio('INF-2026-0001'))?.report).toEqual(first);
        expect((await store.loadByFolio('INF-2026-0002'))?.report.id).toBe(draft.id);
      });

      test('a report keeps its folio over later changes', async () => {
        const report = await kept(aReport({ version: 2, folio: 'INF-2026-0001', state: 'in-review' }));
        expect(await store.save(changeTo(next(report, { state: 'approved' })))).toBe('saved');
        expect((await store.loadByFolio('INF-2026-0001'))?.report.state).toBe('approved');
      });

      test('of many that ask for one folio at once exactly one gets it', async () => {
        const drafts = await Promise.all(Array.from({ length: 40 }, () => kept(aReport())));
        const sent = drafts.map((draft) => store.save(changeTo(next(draft, { folio: 'INF-2026-0001' }))));
        const results = await Promise.all(sent);
        expect(results.filter((result) => result === 'saved')).toHaveLength(1);
        expect(results.filter((result) => result === 'folio-taken')).toHaveLength(39);
      });

      test('where the version is late too, that is said first', async () => {
        await kept(aReport({ folio: 'INF-2026-0001' }));
        const draft = await kept(aReport({ version: 2 }));
        expect(await store.save(changeTo({ ...draft, folio: 'INF-2026-0001' }))).toBe('conflict');
      });

      test('numbers are counted by year, as numbers', async () => {
        expect(await store.lastFolioNumber(2026)).toBe(0);
        for (const folio of ['INF-2025-0107', 'INF-2026-0009', 'INF-2026-10000', 'INF-2026-9999']) {
          await kept(aReport({ folio }));
        }
        expect(await store.lastFolioNumber(2025)).toBe(107);
        expect(await store.lastFolioNumber(2026)).toBe(10_000);
        expect(await store.lastFolioNumber(2027)).toBe(0);
      });
    });

    describe('posts', () => {
      test('a post is remembered by slot, found by its message and moved by a newer one', async () => {
        const report = await kept(aReport());
        await store.setPost(report.id, 'channel', 'm1');
        await store.setPost(report.id, 'card', 'm1');
        expect((await store.loadByPost('channel', 'm1'))?.report).toEqual(report);
        await store.setPost(report.id, 'channel', 'm2');
        expect(await store.loadByPost('channel', 'm1')).toBeUndefined();
        expect((await store.load(report.id))?.posts).toEqual({ channel: 'm2', card: 'm1' });
        expect((await (await reopened()).loadByPost('channel', 'm2'))?.posts).toEqual({ channel: 'm2', card: 'm1' });
      });

      test('a save leaves the posts alone, and a post leaves the version alone', async () => {
        const report = await kept(aReport());
        await store.setPost(report.id, 'channel', 'm1');
        expect(await store.save(changeTo(next(report)))).toBe('saved');
        const stored = await store.load(report.id);
        expect(stored?.posts).toEqual({ channel: 'm1' });
        expect(stored?.report.version).toBe(2);
      });

      test('nothing is kept about a report that is not there', async () => {
        await expect(store.setPost('nobody', 'channel', 'm1')).rejects.toMatchObject({ code: 'store.no-such-report' });
        await expect(store.enqueue('nobody', [aMessage()])).rejects.toMatchObject({ code: 'store.no-such-report' });
      });
    });

    describe('lists', () => {
      const unit = (id: string, named: string) => ({ unit: { kind: 'unit' as const, id, name: named } });
      const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T15:00:00.000Z`;

      test("a person's last unit is that of the newest report that has one", async () => {
        expect(await store.lastUnitOf(ANA.id)).toBeUndefined();
        await kept(aReport({ createdAt: day(3), answers: unit('DECEYEC', 'Capacitación') }));
        await kept(aReport({ createdAt: day(1), updatedAt: day(9), answers: unit('UTSI', 'Informática') }));
        await kept(aReport({ createdAt: day(5) }));
        await kept(aReport({ createdAt: day(7), author: BRUNO, answers: unit('DERFE', 'Registro') }));
        expect(await store.lastUnitOf(ANA.id)).toEqual({ kind: 'unit', id: 'DECEYEC', name: 'Capacitación' });
      });

      test('the last unit follows a change of the answer', async () => {
        const report = await kept(aReport({ answers: unit('UTSI', 'Informática') }));
        await store.save(changeTo(next(report, { answers: unit('DERFE', 'Registro') })));
        expect((await store.lastUnitOf(ANA.id))?.id).toBe('DERFE');
        await store.save(changeTo(next(report, { version: 3, answers: {} })));
        expect(await store.lastUnitOf(ANA.id)).toBeUndefined();
      });

      test("a person's reports come by state, last touched first, in pages", async () => {
        const ids: string[] = [];
        for (const at of [1, 2, 3, 4, 5]) ids.push((await kept(aReport({ updatedAt: day(at) }))).id);
        await kept(aReport({ state: 'cancelled' }));
        await kept(aReport({ author: BRUNO }));
        const page = async (limit: number, offset: number) =>
          (await store.reportsOf(ANA.id, ['draft', 'approved'], { limit, offset })).map((line) => line.id);
        expect(await page(50, 0)).toEqual([...ids].reverse());
        expect(await page(2, 0)).toEqual([ids[4], ids[3]]);
        expect(await page(2, 4)).toEqual([ids[0]]);
        expect(await page(2, 5)).toEqual([]);
        expect(await store.reportsOf(ANA.id, [], ALL)).toEqual([]);
      });

      test('a touch moves a report to the front', async () => {
        const first = await kept(aReport({ updatedAt: day(1) }));
        const second = await kept(aReport({ updatedAt: day(2) }));
        await store.save(changeTo(next(first, { updatedAt: day(3) })));
        const lines = await store.reportsOf(ANA.id, ['draft'], ALL);
        expect(lines.map((line) => line.id)).toEqual([first.id, second.id]);
      });

      test('reports in a state come longest waiting first: since they were sent, or else last touched', async () => {
        const [sentLast, sentFirst, neverSent] = [
          await kept(aReport({ state: 'in-review', submittedAt: day(5), updatedAt: day(5) })),
          await kept(aReport({ state: 'in-review', submittedAt: day(2), updatedAt: day(8), author: BRUNO })),
          await kept(aReport({ updatedAt: day(3) })),
        ];
        await kept(aReport({ state: 'approved', submittedAt: day(1) }));
        const lines = await store.reportsIn(['in-review', 'draft'], ALL);
        expect(lines.map((line) => line.id)).toEqual([sentFirst.id, neverSent.id, sentLast.id]);
        expect((await store.reportsIn(['in-review'], { limit: 1, offset: 1 })).map((line) => line.id)).toEqual([
          sentLast.id,
        ]);
      });

      test('a line says what a list shows, and no more than is known', async () => {
        const draft = await kept(aReport());
        expect(await store.reportsOf(ANA.id, ['draft'], ALL)).toEqual([
          { id: draft.id, state: 'draft', author: ANA, unit: '', states: '', updatedAt: draft.updatedAt },
        ]);
        const sent = next(draft, {
          state: 'in-review',
          folio: 'INF-2026-0001',
          submittedAt: day(4),
          answers: {
            ...unit('UTSI', 'Unidad Técnica de Servicios de Informática'),
            states: { kind: 'states', keys: ['05', '15'] },
          },
        });
        await store.save(changeTo(sent));
        expect(await store.reportsIn(['in-review'], ALL)).toEqual([
          {
            id: draft.id,
            folio: 'INF-2026-0001',
            state: 'in-review',
            author: ANA,
            unit: 'Unidad Técnica de Servicios de Informática',
            states: 'Coahuila y México',
            updatedAt: sent.updatedAt,
            submittedAt: day(4),
          },
        ]);
      });

      test('a literal phrase stands for the states', async () => {
        const literal = 'entidades federativas con proceso electoral';
        await kept(aReport({ answers: { states: { kind: 'states', keys: [], literal } } }));
        expect((await store.reportsOf(ANA.id, ['draft'], ALL))[0]?.states).toBe(literal);
      });

      test('a page holds at most 50 and at least one', async () => {
        await Promise.all(Array.from({ length: 55 }, () => kept(aReport())));
        expect(await store.reportsOf(ANA.id, ['draft'], { limit: 1_000, offset: 0 })).toHaveLength(50);
        expect(await store.reportsOf(ANA.id, ['draft'], { limit: 0, offset: -3 })).toHaveLength(1);
        expect(await store.reportsOf(ANA.id, ['draft'], { limit: 50, offset: 50 })).toHaveLength(5);
      });
    });

    describe('search', () => {
      const found = async (words: string, page = ALL) => (await store.search(words, page)).map((line) => line.folio);

      beforeEach(async () => {
        await kept(
          aReport({
            folio: 'INF-2026-0001',
            state: 'in-review',
            submittedAt: '2026-03-01T00:00:00.000Z',
            answers: {
              unit: { kind: 'unit', id: 'UTSI', name: 'Unidad Técnica de Servicios de Informática' },
              states: { kind: 'states', keys: ['05'] },
              objective: paragraph('Revisión del PREP con la Vocalía del Registro'),
              matters: {
                kind: 'rows',
                rows: [
                  {
                    id: '1',
                    columns: ['project'],
                    cells: {
                      project: {
                        kind: 'project',
                        code: 'L091910',
                        name: 'Soporte técnico',
                        blocks: [
                          {
                            type: 'table',
                            headerRows: 1,
                            rows: [[{ text: 'Cargo' }], [{ text: 'Capacitación en Piedras Negras' }]],
                          },
                        ],
                      },
                    },
                  },
                ],
              },
            },
          }),
        );
        await kept(
          aReport({
            folio: 'INF-2026-0012',
            state: 'approved',
            author: BRUNO,
            submittedAt: '2026-03-02T00:00:00.000Z',
            answers: { states: { kind: 'states', keys: ['05', '19'] }, remarks: paragraph('100% de avance, año 2026') },
          }),
        );
        await kept(aReport({ answers: { remarks: paragraph('Coahuila, pero sin enviar') } }));
      });

      test.each([
        ['the whole folio', 'INF-2026-0012', ['INF-2026-0012']],
        ['the folio, in any case', 'inf-2026-0001', ['INF-2026-0001']],
        ['its number', '0012', ['INF-2026-0012']],
        ['a state, newest first', 'coahuila', ['INF-2026-0012', 'INF-2026-0001']],
        ['no accents', 'informatica', ['INF-2026-0001']],
        ['accents where there are none', 'Régistro', ['INF-2026-0001']],
        ['capitals', 'NUEVO LEÓN', ['INF-2026-0012']],
        ['accents typed as marks of their own', 'vocali\u0301a', ['INF-2026-0001']],
        ['ñ as n', 'nunez', ['INF-2026-0012']],
        ['every word, wherever', 'prep coahuila ana', ['INF-2026-0001']],
        ['words of which one is missing', 'prep yucatán', []],
        ['the start of a word', 'capacit', ['INF-2026-0001']],
        ['a cell of a table', 'piedras negras', ['INF-2026-0001']],
        ['a project', 'l091910', ['INF-2026-0001']],
        ["a unit's acronym", 'utsi', ['INF-2026-0001']],
        ['prose', 'año', ['INF-2026-0012']],
        ['a draft’s words', 'enviar', []],
      ])('finds by %s', async (_, words, folios) => {
        expect(await found(words)).toEqual(folios);
      });

      test.each(['', '   ', '%', '*', '"', '""', "'", '(', ')', '- -', '\u0000', '👩🏽‍💻', '\ud800'])(
        'of no word finds nothing: %j',
        async (words) => {
          expect(await found(words)).toEqual([]);
        },
      );

      test.each([
        'coahuila" OR "x',
        'coahuila*',
        '^coahuila',
        'words:coahuila',
        "coahuila' --",
        '(coahuila)',
        '{words} : coahuila',
        '.*coahuila$',
        'coahuila +\u0000',
      ])('takes nothing in a query for syntax: %j', async (words) => {
        expect(await found(words)).toEqual(
          words.includes(' OR ') || words.includes('words') ? [] : ['INF-2026-0012', 'INF-2026-0001'],
        );
      });

      test.each([
        'NEAR(a b)',
        'NOT',
        'AND OR NOT',
        'x '.repeat(500_000),
        'a'.repeat(1_000_000),
        'coahuila '.repeat(1_000),
      ])('does not fail on what it cannot find or need not read: %#', async (words) => {
        expect(Array.isArray(await store.search(words, ALL))).toBe(true);
      });

      test('comes in pages', async () => {
        expect(await found('coahuila', { limit: 1, offset: 1 })).toEqual(['INF-2026-0001']);
      });

      test('follows what changes', async () => {
        const stored = await store.loadByFolio('INF-2026-0012');
        if (stored === undefined) throw new Error('not kept');
        const changed = next(stored.report, { answers: { states: { kind: 'states', keys: ['31'] } } });
        await store.save(changeTo(changed));
        expect(await found('yucatan')).toEqual(['INF-2026-0012']);
        expect(await found('avance')).toEqual([]);
        await store.save(changeTo(next(changed, { state: 'in-review' })));
        expect(await found('yucatan')).toEqual(['INF-2026-0012']);
        expect(await found('coahuila')).toEqual(['INF-2026-0001']);
        const remarked = { ...changed.answers, remarks: paragraph('Se reprogramó') };
        await store.save(changeTo(next(changed, { version: 4, state: 'in-review', answers: remarked })));
        expect(await found('reprogramo')).toEqual(['INF-2026-0012']);
        await reopened();
        expect(await found('yucatan')).toEqual(['INF-2026-0012']);
      });
    });

    describe('outbox', () => {
      const idsOf = (claims: readonly Claimed[]): string[] => claims.map((claimed) => claimed.message.id);

      test('a message is claimed as it was put in, once', async () => {
        const message = aMessage({
          slot: 'channel',
          to: 'review-channel',
          mode: 'edit',
          about: { show: 'comment', comment: 'c1' },
        });
        const report = aReport();
        await store.save(changeTo(report, { outbox: [message] }));
        const claimed = await claimOne();
        expect(claimed).toEqual({ reportId: report.id, message, lease: expect.any(String), attempts: 0 });
        expect(await claimAll(later(LEASE_MS - 1))).toEqual([]);
      });

      test("a report's messages come one by one, in the order they were put in", async () => {
        const [first, second, third] = [aMessage(), aMessage(), aMessage()];
        const report = aReport();
        await store.save(changeTo(report, { outbox: [first, second] }));
        await store.enqueue(report.id, [third]);
        const order: string[] = [];
        for (let at = 0; at < 3; at += 1) {
          const claimed = await claimOne();
          order.push(claimed.message.id);
          await store.delivered(claimed);
        }
        expect(order).toEqual([first.id, second.id, third.id]);
        expect(await claimAll()).toEqual([]);
        expect(await store.nextDue()).toBeUndefined();
      });

      test('different reports are claimed together, oldest message first, up to the limit', async () => {
        const messages = [aMessage(), aMessage(), aMessage()];
        for (const message of messages) await store.save(changeTo(aReport(), { outbox: [message, aMessage()] }));
        expect(idsOf(await store.claim(NOON, LEASE_MS, 2))).toEqual([messages[0]?.id, messages[1]?.id]);
        expect(idsOf(await store.claim(NOON, LEASE_MS, 2))).toEqual([messages[2]?.id]);
      });

      test('a message is put in once, however often it is asked', async () => {
        const report = await kept(aReport());
        const message = aMessage();
        await store.enqueue(report.id, [message, message]);
        await store.enqueue(report.id, [{ ...message, mode: 'edit' }]);
        const claimed = await claimOne();
        expect(claimed.message).toEqual(message);
        await store.delivered(claimed);
        expect(await claimAll()).toEqual([]);
      });

      test('a lapsed lease is claimed again, and its first holder has no more say', async () => {
        const report = aReport();
        await store.save(changeTo(report, { outbox: [aMessage({ slot: 'card' })] }));
        const lapsed = await claimOne();
        const held = await claimOne(later(LEASE_MS));
        expect(held.message).toEqual(lapsed.message);
        expect(held.lease).not.toBe(lapsed.lease);
        expect(held.attempts).toBe(1);
        await store.delivered(lapsed, 'late');
        await store.retryAt(lapsed, later(1), 'late');
        await store.bury(lapsed, 'late');
        expect((await store.load(report.id))?.posts).toEqual({});
        expect(await store.deadLetters(ALL)).toEqual([]);
        expect(await store.nextDue()).toEqual(later(2 * LEASE_MS));
        await store.delivered(held, 'right');
        expect((await store.load(report.id))?.posts).toEqual({ card: 'right' });
        expect(await store.nextDue()).toBeUndefined();
      });

      test('a lease outlives a restart', async () => {
        await store.save(changeTo(aReport(), { outbox: [aMessage()] }));
        const claimed = await claimOne();
        await reopened();
        expect(await claimAll(later(LEASE_MS - 1))).toEqual([]);
        await store.delivered(claimed);
        expect(await claimAll(later(LEASE_MS))).toEqual([]);
      });

      test('claimants at the same time never share a message', async () => {
        const other = await place.open();
        try {
          await Promise.all(
            Array.from({ length: 100 }, () => store.save(changeTo(aReport(), { outbox: [aMessage()] }))),
          );
          const claims = await Promise.all(
            Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? store : other).claim(NOON, LEASE_MS, 7)),
          );
          const ids = idsOf(claims.flat());
          expect(ids).toHaveLength(100);
          expect(new Set(ids).size).toBe(100);
        } finally {
          await other.close();
        }
      });

      test('a delivery that failed waits its time, and holds back its report alone', async () => {
        const [first, second, elsewhere] = [aMessage(), aMessage(), aMessage()];
        const report = aReport();
        await store.save(changeTo(report, { outbox: [first, second] }));
        await store.retryAt(await claimOne(), later(5_000), '502');
        await store.save(changeTo(aReport(), { outbox: [elsewhere] }));
        expect(idsOf(await claimAll(later(4_999)))).toEqual([elsewhere.id]);
        expect(await store.nextDue()).toEqual(later(5_000));
        const again = await claimOne(later(5_000));
        expect(again.message.id).toBe(first.id);
        expect(again.attempts).toBe(1);
      });

      test('a message given up is kept for an operator and lets the next one pass', async () => {
        const [first, second] = [aMessage({ slot: 'card' }), aMessage()];
        const report = aReport();
        await store.save(changeTo(report, { outbox: [first, second] }));
        await store.bury(await claimOne(), 'el canal no existe');
        expect(await store.deadLetters(ALL)).toEqual([
          { reportId: report.id, message: first, attempts: 1, error: 'el canal no existe' },
        ]);
        expect((await claimOne()).message.id).toBe(second.id);
        expect(await (await reopened()).deadLetters({ limit: 5, offset: 1 })).toEqual([]);
      });

      test('a dead letter that is revived is due at once, with all its tries', async () => {
        const message = aMessage();
        await store.save(changeTo(aReport(), { outbox: [message] }));
        await store.bury(await claimOne(), 'no');
        expect(await store.revive('another', NOON)).toBe(false);
        expect(await store.revive(message.id, later(5))).toBe(true);
        expect(await store.revive(message.id, later(5))).toBe(false);
        expect(await store.deadLetters(ALL)).toEqual([]);
        const claimed = await claimOne(later(5));
        expect(claimed.message).toEqual(message);
        expect(claimed.attempts).toBe(0);
      });

      test('a message under lease or waiting is no dead letter', async () => {
        const message = aMessage();
        await store.save(changeTo(aReport(), { outbox: [message] }));
        expect(await store.revive(message.id, NOON)).toBe(false);
        await claimOne();
        expect(await store.revive(message.id, NOON)).toBe(false);
        expect(await claimAll()).toEqual([]);
      });

      test('the next due is the earliest that can be claimed', async () => {
        expect(await store.nextDue()).toBeUndefined();
        await store.save(changeTo(aReport(), { outbox: [aMessage(), aMessage()] }));
        expect((await store.nextDue())?.getTime()).toBeLessThanOrEqual(NOON.getTime());
        await claimOne();
        expect(await store.nextDue()).toEqual(later(LEASE_MS));
      });

      test('a delivery without a slot, or without an id, remembers no post', async () => {
        const report = aReport();
        await store.save(changeTo(report, { outbox: [aMessage(), aMessage({ slot: 'card' })] }));
        await store.delivered(await claimOne(), 'm1');
        await store.delivered(await claimOne());
        expect((await store.load(report.id))?.posts).toEqual({});
      });
    });

    describe('its life', () => {
      test('it says when it is ready', async () => {
        await expect(store.ready()).resolves.toBeUndefined();
      });

      test('closing keeps what was asked for before, and refuses what comes after', async () => {
        const [report, late] = [aReport(), aReport()];
        const saving = store.save(changeTo(report));
        await store.close();
        expect(await saving).toBe('saved');
        await expect(store.save(changeTo(late))).rejects.toMatchObject({ code: 'store.closed' });
        await expect(store.load(report.id)).rejects.toMatchObject({ code: 'store.closed' });
        await expect(store.ready()).rejects.toMatchObject({ code: 'store.closed' });
        await expect(store.close()).resolves.toBeUndefined();
        store = await place.open();
        expect((await store.load(report.id))?.report).toEqual(report);
        expect(await store.load(late.id)).toBeUndefined();
      });
    });
  });
}
