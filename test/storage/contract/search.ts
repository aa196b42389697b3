import type { Answers } from '../../../core/form/values';
import type { ReportState } from '../../../core/record/types';
import { ANA, BRUNO, aReport, changeTo, next, paragraph } from '../../helpers/people/reports';
import { ALL } from './setting';
import type { Setting } from './setting';

const states = (...keys: string[]): Answers => ({ states: { kind: 'states', keys } });

export function searchContract(here: Setting): void {
  describe('search', () => {
    const found = async (words: string, page = ALL) => (await here.store.search(words, page)).map((line) => line.folio);

    beforeEach(async () => {
      await here.kept(
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
      await here.kept(
        aReport({
          folio: 'INF-2026-0012',
          state: 'approved',
          author: BRUNO,
          submittedAt: '2026-03-02T00:00:00.000Z',
          answers: { states: { kind: 'states', keys: ['05', '19'] }, remarks: paragraph('100% de avance, año 2026') },
        }),
      );
      await here.kept(aReport({ answers: { remarks: paragraph('Coahuila, pero sin enviar') } }));
    });

    test('finds a report by what was sent last, not by what its author is writing', async () => {
      const [said, writing] = [{ remarks: paragraph('Acuífero') }, { remarks: paragraph('Bodega') }];
      const sent = { folio: 'INF-2026-0077', submittedAt: '2026-03-03T00:00:00.000Z', round: 1 } as const;
      const report = await here.kept(aReport({ ...sent, state: 'in-review', answers: said }));
      const previous = { round: 1, answers: said, at: sent.submittedAt };
      const asked = next(report, { state: 'changes-requested', previous });
      await here.store.save(changeTo(asked));
      const written = next(asked, { answers: { ...writing, ...states('26') } });
      await here.store.save(changeTo(written));
      expect([await found('acuifero'), await found('bodega'), await found('Sonora')]).toEqual([[sent.folio], [], []]);
      expect((await here.store.search('acuifero', ALL))[0]?.states).toBe('');
      await here.store.save(changeTo(next(written, { state: 'in-review', round: 2 })));
      expect([await found('acuifero'), await found('bodega'), await found('Sonora')]).toEqual([
        [],
        [sent.folio],
        [sent.folio],
      ]);
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
      expect(Array.isArray(await here.store.search(words, ALL))).toBe(true);
    });

    test('comes newest first, in whatever order the reports were kept', async () => {
      const days = [4, 9, 3, 7, 9, 5];
      for (const [at, day] of days.entries()) {
        const submittedAt = `2026-03-0${day}T00:00:00.000Z`;
        await here.kept(aReport({ folio: `INF-2025-000${at}`, submittedAt, answers: { remarks: paragraph('Acuse') } }));
      }
      const lines = await here.store.search('acuse', ALL);
      expect(lines.map(({ submittedAt }) => submittedAt?.slice(8, 10))).toEqual(['09', '09', '07', '05', '04', '03']);
      expect((await here.store.search('acuse', { limit: 2, offset: 2 })).map(({ folio }) => folio)).toEqual([
        'INF-2025-0003',
        'INF-2025-0005',
      ]);
    });

    test('takes in what its reader may read, and gives it in whole pages', async () => {
      for (const [at, state] of (['in-review', 'approved', 'in-review', 'approved', 'withdrawn'] as const).entries())
        for (const author of [ANA, BRUNO]) {
          const folio = `INF-2025-${at}${author === ANA ? 1 : 2}`;
          const submittedAt = `2026-03-0${at + 1}T0${author === ANA ? 1 : 2}:00:00.000Z`;
          await here.kept(aReport({ folio, state, author, submittedAt, answers: { remarks: paragraph('Acuse') } }));
        }
      const seen = async (states: readonly ReportState[], own: readonly string[], page = ALL) =>
        (await here.store.search('acuse', page, { states, own })).map(({ folio }) => folio?.slice(-2));
      expect(await seen(['approved'], [])).toEqual(['32', '31', '12', '11']);
      expect(await seen(['approved'], ['other', BRUNO.id])).toEqual(['42', '32', '31', '22', '12', '11', '02']);
      const pages = [0, 3, 6].map((offset) => seen(['approved'], [BRUNO.id], { limit: 3, offset }));
      expect(await Promise.all(pages)).toEqual([['42', '32', '31'], ['22', '12', '11'], ['02']]);
      expect(await seen([], [])).toEqual([]);
      expect(await seen(['approved', 'in-review', 'withdrawn'], [])).toHaveLength(10);
    });

    test('a report that is sent again is the newest', async () => {
      const stored = await here.store.loadByFolio('INF-2026-0001');
      if (stored === undefined) throw new Error('not kept');
      const asked = next(stored.report, { state: 'changes-requested' });
      await here.store.save(changeTo(asked));
      expect(await found('coahuila')).toEqual(['INF-2026-0012', 'INF-2026-0001']);
      await here.store.save(changeTo(next(asked, { state: 'in-review', submittedAt: '2026-03-03T00:00:00.000Z' })));
      expect(await found('coahuila')).toEqual(['INF-2026-0001', 'INF-2026-0012']);
      expect(await found('inf 0001')).toEqual(['INF-2026-0001']);
    });

    test('many that were sent in one moment are each found once', async () => {
      const submittedAt = '2026-03-04T00:00:00.000Z';
      const numbers = Array.from({ length: 70 }, (_, at) => `INF-2025-${1_000 + at}`);
      const sent = numbers.map((folio) => here.kept(aReport({ folio, submittedAt })));
      await Promise.all(sent);
      const pages = [0, 50].map((offset) => found('ana 2025', { limit: 50, offset }));
      expect((await Promise.all(pages)).flat().sort()).toEqual(numbers);
      expect((await found('ana', { limit: 50, offset: 70 }))[0]).toBe('INF-2026-0001');
    });

    test('finds by the start of more words than anyone would list', async () => {
      const words = Array.from({ length: 300 }, (_, at) => `reunion${at}`);
      const one = aReport({ folio: 'INF-2025-0001', answers: { remarks: paragraph(words.join(' ')) } });
      const other = aReport({ folio: 'INF-2025-0002', answers: { remarks: paragraph('Reuniones') } });
      await Promise.all([here.kept(one), here.kept(other)]);
      expect((await found('reunion')).sort()).toEqual(['INF-2025-0001', 'INF-2025-0002']);
      expect(await found('reunion299 reunion12')).toEqual(['INF-2025-0001']);
    });

    test('looks at the first 64 characters of a word', async () => {
      const long = '𐐨'.repeat(63);
      await here.kept(aReport({ folio: 'INF-2025-0001', answers: { remarks: paragraph(`${long}ab`) } }));
      expect(await found(`${long}az`)).toEqual(['INF-2025-0001']);
      expect(await found(`${long}b`)).toEqual([]);
    });

    test('comes in pages', async () => {
      expect(await found('coahuila', { limit: 1, offset: 1 })).toEqual(['INF-2026-0001']);
    });

    test('follows what changes', async () => {
      const stored = await here.store.loadByFolio('INF-2026-0012');
      if (stored === undefined) throw new Error('not kept');
      const changed = next(stored.report, { answers: { states: { kind: 'states', keys: ['31'] } } });
      await here.store.save(changeTo(changed));
      expect(await found('yucatan')).toEqual(['INF-2026-0012']);
      expect(await found('avance')).toEqual([]);
      await here.store.save(changeTo(next(changed, { state: 'in-review' })));
      expect(await found('yucatan')).toEqual(['INF-2026-0012']);
      expect(await found('coahuila')).toEqual(['INF-2026-0001']);
      const remarked = { ...changed.answers, remarks: paragraph('Se reprogramó') };
      await here.store.save(changeTo(next(changed, { version: 4, state: 'in-review', answers: remarked })));
      expect(await found('reprogramo')).toEqual(['INF-2026-0012']);
      await here.reopened();
      expect(await found('yucatan')).toEqual(['INF-2026-0012']);
    });
  });
}
