import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { CommandFacts } from '../../../bot/turns/handle-command';
import type { Person } from '../../../core/report/types';
import { openWholeStore } from '../../../storage/open-whole';
import type { WholeReport, WholeStore } from '../../../storage/whole';
import { checkReport } from '../../../storage/whole/check';
import { Folios } from '../../../storage/whole/folios';
import { verify } from '../../../storage/whole/verify';
import { chanceOf } from '../../helpers/chance';
import { someServices } from '../../helpers/chatter';
import { address, at, TODAY } from '../../helpers/given';
import { aSqlitePlace } from '../../helpers/places';
import type { SqlitePlace } from '../../helpers/places';
import { populate } from '../../helpers/populated';
import { ANA, BRUNO } from '../../helpers/reports';
import { asBot, aRun, seenWhole, wholesOf } from '../../helpers/whole';

let filled: SqlitePlace;
let place: SqlitePlace;
let store: WholeStore;
let sent: WholeReport;

beforeAll(async () => {
  filled = aSqlitePlace();
  await asBot(filled.url, populate);
});
afterAll(() => filled.remove());
beforeEach(async () => {
  place = aSqlitePlace();
  mkdirSync(dirname(place.file));
  copyFileSync(filled.file, place.file);
  store = await openWholeStore(place.url, 'must-exist');
  const found = (await wholesOf(store)).find(({ columns }) => columns.folio === 'INF-2023-0002');
  if (found === undefined) throw new Error('Somebody filed a report');
  sent = found;
});
afterEach(async () => {
  await store.close();
  await place.remove();
});

/** Someone else's hands on the file. */
function meddle(sql: string, ...values: readonly unknown[]): void {
  const db = new Database(place.file);
  db.prepare(sql).run(...values);
  db.close();
}

const verdict = () => verify(store, aRun());
const problemsOf = (whole: WholeReport) => checkReport(whole).problems.map((problem) => problem.what);

test('what bots wrote is sound', async () => {
  expect(await verdict()).toMatchObject({ reports: 8, findings: { count: 0 }, gaps: [], foreign: 0, damage: [] });
});

/** Answers with which a report can be sent. */
const ENOUGH = [
  ['field/unit', 'UTSI'],
  ['field/states', 'Coahuila'],
  ['columns/matters/1', 'particular'],
  ['cell/matters/1/particular', 'Se revisó el avance.'],
] as const;

test('whatever people do, the events lead to what is stored', async () => {
  const random = aSqlitePlace();
  const chance = chanceOf(11);
  const pick = <T>(from: readonly T[]): T => from[chance.between(0, from.length - 1)] as T;
  const steps = [
    'field/unit',
    'field/boards',
    'columns/matters/1',
    'cell/matters/1/project',
    'rows/matters',
    'summary',
  ];
  const words = [
    'UTSI',
    'Coahuila',
    '3 de abril',
    'Distrital',
    '1 y 6',
    'L091910 Soporte\nSe asistió.',
    'otro',
    '1.250',
    '',
  ];
  const command = (): CommandFacts =>
    pick<() => CommandFacts>([
      ...Array.from(
        { length: 8 },
        () => () => ({ type: 'AnswerStep', input: { text: pick(words) }, today: TODAY }) as const,
      ),
      () => ({ type: 'OpenStep', step: at(pick(steps)) }),
      () => ({ type: 'ChooseReading', index: chance.between(0, 2) }),
      () =>
        pick<CommandFacts>([{ type: 'SkipStep' }, { type: 'GoBack' }, { type: 'Review' }, { type: 'DeclineReading' }]),
      () => ({ type: 'RemoveRow', field: 'matters', row: '1' }),
      () => ({ type: 'AddComment', id: pick(['c1', 'c2']), text: pick(words) }),
      () => ({ type: 'EditComment', id: pick(['c1', 'c2']), text: pick(words) }),
      () =>
        pick<CommandFacts>([
          { type: 'Submit', folio: '' },
          { type: 'Resume', address },
        ]),
      () => ({ type: 'RequestChanges', reason: pick(words), fields: {} }),
      () => pick<CommandFacts>([{ type: 'Approve' }, { type: 'Withdraw' }]),
    ])();
  await asBot(random.url, async (store) => {
    const bot = someServices({ store });
    for (let report = 0; report < 25; report += 1) {
      const id = `r${report}`;
      const said = { at: '2023-05-03T16:00:00.000Z', by: ANA as Person };
      await bot.give(id, { ...said, key: 'k', type: 'StartReport', id, address });
      for (const [step, text] of report % 2 === 0 ? ENOUGH : []) {
        const input = { input: { text }, today: TODAY, step: at(step) };
        await bot.give(id, { ...said, key: `${step} ${report}`, type: 'AnswerStep', ...input });
      }
      for (let turn = 0; turn < 60; turn += 1) {
        const by = chance.oneIn(5) ? BRUNO : ANA;
        await bot.give(id, { ...said, by, key: `${chance.between(0, 40)}`, ...command() });
      }
    }
  });
  await seenWhole(random.url, async (random) => {
    const { findings } = await verify(random, aRun());
    expect(findings).toMatchObject({ count: 0, first: [] });
    const events = (await wholesOf(random)).flatMap(({ history }) => history.map(({ event }) => event));
    expect(new Set(events.map((event) => (JSON.parse(event) as { type: string }).type)).size).toBeGreaterThan(12);
  });
  await random.remove();
});

describe('finds', () => {
  test.each<[string, (whole: WholeReport) => WholeReport, string[]]>([
    ['a document cut off', (w) => ({ ...w, document: w.document.slice(0, -1) }), ['document']],
    ['a document that is no report', (w) => ({ ...w, document: '{}' }), ['document']],
    ["another's document", (w) => ({ ...w, id: 'x', outbox: [], dead: [] }), ['document']],
    [
      'a word changed in the document',
      (w) => ({ ...w, document: w.document.replace('Coahuila', 'Coahuilo') }),
      ['replay'],
    ],
    ['a part more in the document', (w) => ({ ...w, document: w.document.replace('{', '{"more":1,') }), ['replay']],
    ['no history', (w) => ({ ...w, history: [] }), ['tip']],
    ['an entry removed', (w) => ({ ...w, history: w.history.filter(({ seq }) => seq !== 3) }), ['history-gap']],
    ['the first entry removed', (w) => ({ ...w, history: w.history.slice(1) }), ['history-gap']],
    ['the last entry removed', (w) => ({ ...w, history: w.history.slice(0, -1) }), ['tip']],
    [
      'two entries exchanged',
      (w) => ({ ...w, history: [w.history[1], w.history[0], ...w.history.slice(2)] as never }),
      ['history-gap', 'history-gap', 'history-gap'],
    ],
    ['an event edited', edited((event) => event.replace('Coahuila', 'Coahuilo')), ['history-hash']],
    ['an event that is no JSON', edited(() => '{"cut'), ['history-hash', 'event']],
    ['another tip', (w) => ({ ...w, tip: { ...w.tip, seq: w.tip.seq + 1 } }), ['tip']],
    ['another folio column', (w) => ({ ...w, columns: { ...w.columns, folio: 'INF-2023-0009' } }), ['columns']],
    ['another number column', (w) => ({ ...w, columns: { ...w.columns, folioNumber: 9 } }), ['columns']],
    ['another state column', (w) => ({ ...w, columns: { ...w.columns, state: 'draft' } }), ['columns']],
    ['a unit column lost', (w) => ({ ...w, columns: { ...w.columns, unitId: null } }), ['columns']],
    [
      'a message that is no JSON',
      (w) => ({ ...w, outbox: w.outbox.map((m) => ({ ...m, message: 'x' })) }),
      ['message'],
    ],
    [
      "another message's text",
      (w) => ({ ...w, outbox: w.outbox.map((m) => ({ ...m, message: '{"id":"y"}' })) }),
      ['message'],
    ],
  ])('%s', (_, change, problems) => {
    expect([...new Set(problemsOf(change(sent)))]).toEqual([...new Set(problems)]);
    expect(problemsOf(sent)).toEqual([]);
  });

  function edited(change: (event: string) => string): (whole: WholeReport) => WholeReport {
    return (whole) => {
      const target = whole.history.find(({ event }) => change(event) !== event);
      expect(target).toBeDefined();
      return {
        ...whole,
        history: whole.history.map((entry) => (entry === target ? { ...entry, event: change(entry.event) } : entry)),
      };
    };
  }

  test('any character changed in the document or in an event', () => {
    const chance = chanceOf(5);
    const flipped = (text: string): string => {
      const at = chance.between(0, text.length - 1);
      return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
    };
    for (let time = 0; time < 300; time += 1) {
      const document = { ...sent, document: flipped(sent.document) };
      const { problems, foreign } = checkReport(document);
      expect(problems.length > 0 || foreign).toBe(true);
      const nth = chance.between(0, sent.history.length - 1);
      const history = sent.history.map((entry, at) => (at === nth ? { ...entry, event: flipped(entry.event) } : entry));
      expect(problemsOf({ ...sent, history })).not.toEqual([]);
    }
  });
});

describe('in a store', () => {
  test('each damage is told of its report, and the others are looked at all the same', async () => {
    meddle("UPDATE reports SET document = '{' WHERE folio = 'INF-2023-0001'");
    meddle("UPDATE history SET event = replace(event, 'Coahuila', 'Coahuilo') WHERE report_id = ?", sent.id);
    meddle("DELETE FROM history WHERE seq = 2 AND report_id = (SELECT id FROM reports WHERE folio = 'INF-2023-0003')");
    const { reports, findings } = await verdict();
    expect(reports).toBe(8);
    expect(Object.fromEntries(findings.first.map((one) => [one.folio, one.problems.map(({ what }) => what)]))).toEqual({
      'INF-2023-0001': ['document'],
      'INF-2023-0002': ['history-hash', 'history-hash'],
      'INF-2023-0003': ['history-gap'],
    });
  });

  test('two folios exchanged are told of both', async () => {
    const swap = (from: number, to: string) =>
      meddle(`UPDATE reports SET folio = '${to}' WHERE folio_number = ${from} AND folio_year = 2023`);
    swap(1, 'x');
    swap(2, 'INF-2023-0001');
    swap(1, 'INF-2023-0002');
    const { findings } = await verdict();
    expect(findings.first.map(({ folio, problems }) => [folio, problems]).sort()).toEqual([
      ['INF-2023-0001', [{ what: 'columns', names: ['folio'] }]],
      ['INF-2023-0002', [{ what: 'columns', names: ['folio'] }]],
    ]);
  });

  test('a report that is gone leaves a gap among the folios', async () => {
    const gone = "(SELECT id FROM reports WHERE folio = 'INF-2023-0003')";
    for (const table of ['history', 'outbox', 'posts']) meddle(`DELETE FROM ${table} WHERE report_id = ${gone}`);
    meddle("DELETE FROM reports WHERE folio = 'INF-2023-0003'");
    expect(await verdict()).toMatchObject({ findings: { count: 0 }, gaps: [{ year: 2023, count: 1, numbers: [3] }] });
  });

  test('a report of another release is said to be one, and not replayed', async () => {
    meddle(
      `UPDATE reports SET document = replace(document, '"formVersion":1', '"formVersion":2') WHERE id = ?`,
      sent.id,
    );
    expect(await verdict()).toMatchObject({ findings: { count: 0 }, foreign: 1 });
  });

  test('a message that cannot be read is damage, set aside or not', async () => {
    meddle("UPDATE outbox SET message = '{' WHERE dead = 0 AND report_id = ?", sent.id);
    const { findings } = await verdict();
    expect(findings.first.map(({ id }) => id)).toEqual([sent.id]);
    meddle('UPDATE outbox SET dead = 2 WHERE dead = 0 AND report_id = ?', sent.id);
    expect((await verdict()).findings.count).toBe(1);
  });

  test('a report that searches have lost is told', async () => {
    meddle('DELETE FROM search WHERE rowid = (SELECT sent FROM reports WHERE id = ?)', sent.id);
    expect((await verdict()).findings.first).toEqual([
      { id: sent.id, folio: 'INF-2023-0002', problems: [{ what: 'astray', names: ['words'] }] },
    ]);
  });
});

describe('folios', () => {
  test.each<[string, string[], unknown]>([
    ['none', [], []],
    ['in a row, in any order', ['INF-2026-0002', 'INF-2026-0001', 'INF-2025-0001'], []],
    ['the first missing', ['INF-2026-0002'], [{ year: 2026, count: 1, numbers: [1] }]],
    [
      'some missing, by year',
      ['INF-2026-0001', 'INF-2026-0004', 'INF-2025-0002'],
      [
        { year: 2025, count: 1, numbers: [1] },
        { year: 2026, count: 2, numbers: [2, 3] },
      ],
    ],
    ['many missing', ['INF-2026-100001'], [{ year: 2026, count: 100_000, numbers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }]],
  ])('%s', (_, given, gaps) => {
    const folios = new Folios();
    expect(given.every((folio) => folios.add(folio))).toBe(true);
    expect(folios.gaps()).toEqual(gaps);
  });

  test.each(['INF-2026-0001', 'INF-2026-00001', 'INF-2026-0000', 'INF-2026-99999999999999', 'x', ''])(
    'a number twice, none, or beyond all years is refused: %j',
    (folio) => {
      const folios = new Folios();
      folios.add('INF-2026-0001');
      expect(folios.add(folio)).toBe(false);
      expect(folios.gaps()).toEqual([]);
    },
  );
});
