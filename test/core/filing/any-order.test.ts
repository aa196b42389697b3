import fc from 'fast-check';
import type { CommandFacts } from '../../../bot/turns/handle-command';
import { drawNotice } from '../../../bot/outbox/delivery';
import { nineFields } from '../../helpers/people/nine-fields';
import { decide } from '../../../core/report/decide';
import { isCarried, stepExists, stepKey, stepOfKey } from '../../../core/record/queries/steps';
import type { From } from '../../../core/record/made-from';
import type { Person, Report } from '../../../core/record/types';
import { reportScreen } from '../../../core/review/screens/review';
import { walkScreen } from '../../../core/filing/screens/walk';
import { cardBytes } from '../../helpers/platforms/card-bytes';
import { LIMITS } from '../../../cards/limits';
import { expand } from '../../../cards/expand';
import {
  address,
  aRow,
  at,
  begin,
  commandOf,
  prose,
  saved,
  states,
  TODAY,
  typed,
  UTSI,
} from '../../helpers/people/given';
import { ANA, BRUNO } from '../../helpers/people/reports';

const viewing = {
  form: nineFields,
  zone: 'America/Mexico_City',
  word: () => 'https://example.test/documents/r1',
  pdf: () => 'https://example.test/documents/r1',
};

const stepKeys = [
  ...['field/unit', 'field/states', 'field/visitDates', 'field/boards', 'field/districts', 'field/objective'],
  ...[
    'rows/matters',
    'columns/matters/1',
    'columns/matters/2',
    'columns/matters/3',
    'cell/matters/1/particular',
    'cell/matters/1/project',
  ],
  ...['cell/matters/2/project', 'cell/matters/3/pycipef', 'field/trainedStaff', 'field/remarks', 'summary'],
];
const words = [
  ...['UTSI', 'Coahuila', 'México y Jalisco', '3 de abril de 2023', '3 de junio de 2023', '31 de abril', 'Distrital'],
  ...['Local', 'Torreón', '1 al 3', 'todas', '1 y 6', 'particular', 'proyecto', 'otro', 'listo', 'sí', 'no', 'n/a', ''],
  ...[
    'Fui a Coahuila el 11 de abril con la Junta Local para revisar el PREP. Llovió.',
    'Junta Local y OPL, el 12 de abril',
  ],
  ...['25', '1.250', 'L091910 Soporte\nSe asistió.', 'Se revisó el avance del PREP con el OPL.', '<at>x</at> **👩🏽‍💻**'],
];

const project = (code: string) => ({ kind: 'project', code, name: 'Soporte', blocks: [] }) as const;
/** A report with two projects, of which one has more columns, and with districts of the older map. */
const from: From = {
  base: {
    report: 'r0',
    folio: 'INF-2022-0001',
    answers: {
      ...{ unit: UTSI, states: states('05'), boards: { kind: 'boards', boards: ['distrital'] } },
      districts: { kind: 'districts', map: '2017', districts: [{ state: '05', number: '03' }] },
      matters: {
        kind: 'rows',
        rows: [
          aRow('3', { particular: prose('Un acuerdo.'), project: project('L091910') }),
          aRow('5', { project: project('L097610') }),
        ],
      },
    },
  },
  today: TODAY,
};

const step = fc.constantFrom(...stepKeys).map((key) => at(key));
const seen = fc
  .option(fc.nat(30), { nil: undefined })
  .map((version) => (version === undefined ? {} : { seen: version }));
const input = fc.constantFrom(...words).map((text) => ({ text }));
const row = fc.constantFrom('1', '2', '3');
const text = fc.constantFrom(...words);

const command: fc.Arbitrary<CommandFacts> = fc.oneof(
  { weight: 8, arbitrary: input.map((typed): CommandFacts => ({ type: 'AnswerStep', input: typed, today: TODAY })) },
  {
    weight: 3,
    arbitrary: fc
      .record({ input, step, seen })
      .map(({ input, step, seen }): CommandFacts => ({ type: 'AnswerStep', input, today: TODAY, step, ...seen })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ step, seen, index: fc.nat(3) })
      .map(({ step, seen, index }): CommandFacts => ({ type: 'ChooseReading', index, step, ...seen })),
  },
  fc.record({ type: fc.constant('ChooseReading' as const), index: fc.nat(6) }),
  fc.constantFrom<CommandFacts>(
    { type: 'DeclineReading' },
    { type: 'GoBack' },
    { type: 'Review' },
    { type: 'SkipStep' },
  ),
  { weight: 2, arbitrary: fc.constant<CommandFacts>({ type: 'SkipStep' }) },
  fc.record({ step, seen }).map(({ step, seen }): CommandFacts => ({ type: 'SkipStep', step, ...seen })),
  step.map((from): CommandFacts => ({ type: 'GoBack', step: from })),
  { weight: 2, arbitrary: step.map((opened): CommandFacts => ({ type: 'OpenStep', step: opened })) },
  fc.constant<CommandFacts>({ type: 'TakeBase', address, from }),
  fc.constantFrom<CommandFacts>({ type: 'AddRow', field: 'matters' }, { type: 'FinishRows', field: 'matters' }),
  row.map((id): CommandFacts => ({ type: 'RemoveRow', field: 'matters', row: id })),
  fc.constantFrom<CommandFacts>({ type: 'Resume', address }, { type: 'Submit', folio: 'INF-2023-0001' }, begin),
  {
    weight: 1,
    arbitrary: fc.constantFrom<CommandFacts>({ type: 'Approve' }, { type: 'Withdraw' }, { type: 'Cancel' }),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ seen: fc.nat(30), field: fc.constantFrom('states', 'boards', 'objective', 'matters') })
      .chain(({ seen, field }) =>
        fc.constantFrom<CommandFacts>(
          { type: 'AcceptProposal', seen },
          { type: 'AcceptProposal', seen: 1_000 },
          { type: 'DropProposal', seen },
          { type: 'TrimProposal', field, seen },
          { type: 'TrimProposal', field: null, seen },
          { type: 'PlaceRest', field, seen: 1_000 },
        ),
      ),
  },
  text.map((reason): CommandFacts => ({ type: 'RequestChanges', reason, fields: { unit: reason } })),
  text.map((said): CommandFacts => ({ type: 'AddComment', id: `m${said.length}`, text: said })),
  text.map((said): CommandFacts => ({ type: 'EditComment', id: `m${said.length}`, text: said })),
  text.map((said): CommandFacts => ({ type: 'RemoveComment', id: `m${said.length}` })),
);
const turn = fc.record({
  command,
  by: fc.constantFrom<Person>(ANA, ANA, ANA, ANA, BRUNO),
  key: fc.constantFrom(undefined, undefined, undefined, 'a', 'b'),
});

type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never;

const filled = [
  ...['UTSI', 'Coahuila', '11 de abril de 2023', 'Distrital', '3', 'Revisar el PREP', 'todas', 'Convenio', 'Asunto'],
  ...['Área', 'Ordinaria', 'PyCIPEF', 'L091910 Soporte', 'otro', 'particular', 'Otro asunto', 'listo', '25', 'n/a'],
].map((words): CommandFacts => typed(words));

/** Every report on the way, each as it was saved: from nothing, from another report, or from all answers given. */
function lived(turns: readonly Turn[]): readonly Report[] {
  const reports: Report[] = [];
  let report: Report | undefined;
  const before = [[begin], [{ ...begin, from } as CommandFacts], [begin, ...filled]][turns.length % 3] ?? [];
  const all = [...before.map((facts) => ({ command: facts, by: ANA, key: undefined })), ...turns];
  for (const { command: facts, by, key } of all) {
    const decision = decide(nineFields, report, commandOf(facts, { by, ...(key === undefined ? {} : { key }) }));
    report = saved(report, decision.ok ? decision.events : []);
    if (report !== undefined) reports.push(report);
  }
  return reports;
}

const anyLife = (check: (reports: readonly Report[]) => void, runs = 300): void =>
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 40 }), (turns) => check(lived(turns))),
    { numRuns: runs },
  );

test('whatever is done in whatever order, the report stands at a step it has', () =>
  anyLife((reports) => {
    for (const { at: place } of reports.slice(-1)) expect(stepOfKey(nineFields, stepKey(place))).toEqual(place);
    for (const report of reports) expect(stepExists(report, report.at)).toBe(true);
  }));

test('a version more for each change, and none for what changes nothing', () =>
  anyLife((reports) => {
    for (const [index, report] of reports.entries()) {
      const before = reports[index - 1];
      expect(report.version - (before?.version ?? 0)).toBe(report === before ? 0 : 1);
    }
  }));

test('a pending question belongs to the step being asked', () =>
  anyLife((reports) => {
    for (const report of reports) if (report.pending !== undefined) expect(report.pending.step).toEqual(report.at);
  }));

test('rows have ids of their own, columns of the form, and cells of their columns', () =>
  anyLife((reports) => {
    for (const report of reports) {
      const matters = report.answers['matters'];
      const rows = matters?.kind === 'rows' ? matters.rows : [];
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      expect(rows.every(({ id }) => Number(id) <= report.rowCount)).toBe(true);
      for (const { columns, cells } of rows) expect(columns).toEqual(expect.arrayContaining(Object.keys(cells)));
    }
  }));

test('a report that was sent is required to be complete, and keeps its folio', () =>
  anyLife((reports) => {
    for (const report of reports.filter(({ round }) => round > 0)) {
      expect(report.folio).toBe('INF-2023-0001');
      if (report.state === 'in-review') expect(report.answers).toMatchObject({ unit: {}, states: {}, matters: {} });
    }
  }));

test('no matter is sent of which only its project came from another report', () =>
  anyLife((reports) => {
    for (const { answers, state } of reports) {
      const rows = state === 'in-review' && answers['matters']?.kind === 'rows' ? answers['matters'].rows : [];
      for (const { cells } of rows) expect(Object.values(cells).every((cell) => isCarried(cell))).toBe(false);
    }
  }));

test('every screen can be drawn, and fits a card', () =>
  anyLife((reports) => {
    for (const report of reports.slice(-2)) {
      const drawn = [
        walkScreen(nineFields, report),
        ...(['walk', 'moved', 'closed', 'status', 'channel-post'] as const).map((show) =>
          drawNotice(viewing, report, { show }),
        ),
        drawNotice(viewing, report, { show: 'answered', step: report.at }),
        drawNotice(viewing, report, { show: 'reminder', spell: '' }),
        { template: 'report', data: reportScreen(viewing, report, 1, 'post') } as const,
      ];
      for (const screen of drawn) expect(cardBytes(expand(screen))).toBeLessThanOrEqual(LIMITS.cardBytes);
    }
  }, 60));
