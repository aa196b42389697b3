import type { CommandFacts } from '../../../bot/turns/handle-command';
import type { HistoryEntry, Person } from '../../../core/record/types';
import type { Read, WholeReport } from '../../../storage/transfer';
import { checkReport } from '../../../storage/transfer/check';
import { verify } from '../../../storage/transfer/verify';
import { chanceOf } from '../../helpers/world/chance';
import { someServices } from '../../helpers/world/chatter';
import { address, at, TODAY } from '../../helpers/people/given';
import { aSqlitePlace } from '../../helpers/people/places';
import { populate } from '../../helpers/stores/populated';
import { ANA, aReport, BRUNO } from '../../helpers/people/reports';
import { asBot, aWhole, wholesOf } from '../../helpers/stores/transfer';

let wholes: readonly WholeReport[];
let sent: WholeReport;
beforeAll(async () => {
  const filled = aSqlitePlace();
  await asBot(filled.url, populate);
  wholes = await wholesOf(filled.url);
  sent = wholes.find(({ report }) => report.folio === 'INF-2023-0002') as WholeReport;
  await filled.remove();
});

/** The verdict on these, and what was told of each on the way. */
async function verdictOn(reads: readonly (WholeReport | Read)[]) {
  async function* inTurn(): AsyncGenerator<Read> {
    for (const read of reads) yield 'report' in read ? { id: read.report.id, whole: read } : read;
  }
  const told: [string, ...string[]][] = [];
  const verdict = await verify(inTurn(), ({ id }, faults) =>
    told.push([id, ...faults.map(({ code, detail }) => `${code} ${detail}`)]),
  );
  return { ...verdict, told };
}
const faultsOf = (whole: WholeReport) => checkReport(whole).map(({ code, detail }) => `${code} ${detail}`);

test('what bots wrote is sound', async () => {
  expect(await verdictOn(wholes)).toEqual({ reports: 8, faulty: 0, notReplayed: 0, gaps: [], told: [] });
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
  const all = await wholesOf(random.url);
  expect(await verdictOn(all)).toMatchObject({ faulty: 0, gaps: [], told: [] });
  expect(new Set(all.flatMap(({ history }) => history.map(({ event }) => event.type))).size).toBeGreaterThan(12);
  await random.remove();
});

describe('finds', () => {
  type Change = (whole: WholeReport) => WholeReport;
  const inHistory =
    (nth: number, from: string, to: string): Change =>
    (w) => ({ ...w, history: w.history.map((entry, at) => (at === nth ? replaced(entry, from, to) : entry)) });
  const appended =
    (forged: Partial<HistoryEntry>): Change =>
    (w) => ({ ...w, history: [...w.history, { ...w.history.at(-1), seq: w.tip.seq + 1, ...forged } as HistoryEntry] });
  const inState =
    (from: string, to: string): Change =>
    (w) => ({ ...w, report: replaced(w.report, from, to) });
  const replaced = <T>(value: T, from: string, to: string): T =>
    JSON.parse(JSON.stringify(value).replace(from, to)) as T;

  test.each<[string, Change, readonly string[]]>([
    ['a word changed in the state', inState('Coahuila', 'Coahuilo'), ['state answers']],
    ['a part more in the state', inState('{', '{"more":1,'), ['state more']],
    ['no history', (w) => ({ ...w, history: [] }), ['entry-missing 1']],
    ['an entry removed', (w) => ({ ...w, history: w.history.filter(({ seq }) => seq !== 3) }), ['entry-missing 3']],
    ['the first entry removed', (w) => ({ ...w, history: w.history.slice(1) }), ['entry-missing 1']],
    ['the last entry removed', (w) => ({ ...w, history: w.history.slice(0, -1) }), ['entry-missing 90']],
    [
      'two entries exchanged',
      (w) => ({ ...w, history: [w.history[1], w.history[0], ...w.history.slice(2)] as never }),
      ['entry-order 1'],
    ],
    ['an event edited', inHistory(4, '"by"', '"by2"'), ['entry-changed 5']],
    ['an event’s keys in another order', inHistory(4, '{"type"', '{"a":1,"type"'), ['entry-changed 5']],
    ['another hash', (w) => ({ ...w, tip: { ...w.tip, hash: 'x' } }), ['tip 90']],
    [
      'a number too low at the tip',
      (w) => ({ ...w, tip: { ...w.tip, seq: w.tip.seq - 1 } }),
      ['entry-added 90', 'tip 89'],
    ],
    ['an entry twice', (w) => ({ ...w, history: [...w.history, w.history[4]] as never }), ['entry-added 5']],
    ['an entry that follows on nothing', appended({ hash: 'f'.repeat(64) }), ['entry-added 91']],
    ['a message that cannot be read', (w) => ({ ...w, unreadable: ['m7'] }), ['message m7']],
  ])('%s', (_, change, faults) => {
    expect(faultsOf(sent)).toEqual([]);
    const last = sent.tip.seq;
    expect(faultsOf(change(sent))).toEqual(
      faults.map((text) => text.replace(/\b(89|90|91)$/, (nth) => String(last + Number(nth) - 90))),
    );
  });

  test('any character changed in the state, or in an event', () => {
    const chance = chanceOf(5);
    const flipped = <T>(value: T): T | undefined => {
      const text = JSON.stringify(value);
      const nth = chance.between(0, text.length - 1);
      try {
        return JSON.parse(
          text.slice(0, nth) + String.fromCharCode(text.charCodeAt(nth) ^ 1) + text.slice(nth + 1),
        ) as T;
      } catch {
        return undefined;
      }
    };
    let tried = 0;
    for (let time = 0; time < 300; time += 1) {
      const report = flipped(sent.report);
      const ofAnother = report?.schemaVersion !== 1 || report.formVersion !== sent.report.formVersion;
      if (report !== undefined && !ofAnother) expect(faultsOf({ ...sent, report })).not.toEqual([]);
      const nth = chance.between(0, sent.history.length - 1);
      const entry = flipped(sent.history[nth]);
      if (entry === undefined) continue;
      tried += 1;
      const history = sent.history.map((one, place) => (place === nth ? entry : one));
      expect(faultsOf({ ...sent, history })).not.toEqual([]);
    }
    expect(tried).toBeGreaterThan(100);
  });

  test('each in its report, and looks at the others all the same', async () => {
    const [first, second] = wholes.filter(({ report }) => report.folio === undefined) as [WholeReport, WholeReport];
    const changed = { ...sent, unreadable: ['m'] };
    const { told, ...verdict } = await verdictOn([
      inHistory(1, '"by"', '"by2"')(first),
      second,
      { id: 'cut', unreadable: 0 },
      { id: 'cut too', unreadable: 7 },
      changed,
    ]);
    expect(verdict).toMatchObject({ reports: 5, faulty: 4 });
    expect(told).toEqual([
      [first.report.id, 'entry-changed 2'],
      ['cut', 'unreadable 0'],
      ['cut too', 'unreadable 7'],
      [sent.report.id, 'message m'],
    ]);
  });
});

test('a report of another release is said to be one, and its history alone is looked at', async () => {
  const other = { ...sent, report: { ...sent.report, formVersion: 2, answers: {} } };
  expect(await verdictOn([other])).toMatchObject({ faulty: 0, notReplayed: 1 });
  const cut = { ...other, history: other.history.slice(1) };
  expect(await verdictOn([cut])).toMatchObject({ faulty: 1, notReplayed: 1 });
});

describe('folios', () => {
  const having = (folio: string): WholeReport => aWhole({ report: aReport({ folio, formVersion: 2 }) });
  /** Told of the folio alone: the histories are no real ones. */
  async function folioVerdict(folios: readonly string[]) {
    const given = folios.map(having);
    const { gaps, told } = await verdictOn(given);
    const ids = given.map(({ report }) => report.id);
    return {
      gaps: gaps.map(({ year, from, to }) => [year, from, to]),
      told: told.flatMap(([id, ...faults]) =>
        faults
          .filter((text) => text.startsWith('folio'))
          .map((text) => [ids.indexOf(id), text.replace(ids[0] ?? '', '#0')]),
      ),
    };
  }

  test.each<[string, string[], unknown[], unknown[]]>([
    ['none', [], [], []],
    ['in a row, in any order', ['INF-2026-0002', 'INF-2026-0001', 'INF-2025-0001'], [], []],
    ['the first missing', ['INF-2026-0002'], [[2026, 1, 1]], []],
    [
      'some missing, by year',
      ['INF-2026-0001', 'INF-2026-0004', 'INF-2025-0002'],
      [
        [2025, 1, 1],
        [2026, 2, 3],
      ],
      [],
    ],
    ['many missing', ['INF-2026-999999999999'], [[2026, 1, 999_999_999_998]], []],
    ['one twice', ['INF-2026-0001', 'INF-2026-0001'], [], [[1, 'folio-twice #0']]],
    ['one twice, written in another way', ['INF-2026-0001', 'INF-2026-00001'], [], [[1, 'folio-twice #0']]],
    [
      'none of its kind',
      ['x', 'INF-2026-0000'],
      [],
      [
        [0, 'folio x'],
        [1, 'folio INF-2026-0000'],
      ],
    ],
  ])('%s', async (_, folios, gaps, told) => {
    expect(await folioVerdict(folios)).toEqual({ gaps, told });
  });
});
