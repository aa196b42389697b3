import fc from 'fast-check';
import { visitReport } from '../../../core/form/visit-report';
import {
  decodePress,
  decodeText,
  encodePress,
  PRESS,
  type Press,
  type PressOf,
  type Verb,
} from '../../../core/screen/press';
import { at } from '../../helpers/people/given';

const step = fc
  .constantFrom('field/unit', 'columns/matters/2', 'cell/matters/1/project', 'rows/matters', 'summary')
  .map((key) => at(key));
const id = fc.string({ maxLength: 300 });
const onReport = { report: id, seen: fc.nat(), form: fc.constant(visitReport.version) };
const back = fc.oneof(
  fc.constantFrom('card' as const, 'post' as const, 'list' as const),
  id.map((comment) => ({ comment })),
  id.map((draft) => ({ draft })),
);
const onStep = { ...onReport, step };
const onRow = { ...onReport, table: id, row: id };
const ids = visitReport.fields.map((field) => field.id);
const fieldId = fc.constantFrom(...ids);
const fields = fc.subarray(ids);
const boxes = fc.subarray([...ids, 'text.objective', 'matters.2.pycipef', 'text.matters.2.project']);
const onObservation = { ...onReport, observation: id };
const shown = fc.dictionary(fieldId, fc.string({ maxLength: 20 }), { noNullPrototype: true });
/** What each verb carries: the compiler asks for a verb that is new. */
const carried: {
  readonly [V in Verb]: { readonly [K in keyof Omit<PressOf<V>, 'verb'>]: fc.Arbitrary<PressOf<V>[K]> };
} = {
  answer: { ...onStep, shown },
  skip: { ...onStep, fields },
  back: onStep,
  open: onStep,
  decline: onStep,
  choose: { ...onStep, index: fc.nat(), shown },
  fill: onReport,
  instead: { ...onStep, want: fc.constantFrom('help', 'status', 'pause', 'discard', 'edit', 'new') },
  progress: onReport,
  acceptProposal: onReport,
  dropProposal: onReport,
  trimProposal: { ...onReport, field: fc.option(fieldId) },
  placeRest: { ...onReport, field: fieldId },
  formApart: onReport,
  answerUnused: onStep,
  review: onReport,
  submit: onReport,
  cancel: onReport,
  askWithdraw: onReport,
  withdraw: onReport,
  approve: onReport,
  takeBack: onReport,
  correct: onReport,
  askChanges: onReport,
  addField: { ...onReport, fields: boxes },
  requestChanges: { ...onReport, fields: boxes },
  propose: { ...onReport, fields: boxes },
  observations: { report: id, page: fc.nat(), back },
  observation: onObservation,
  mend: onObservation,
  askExplain: onObservation,
  attend: onObservation,
  explain: onObservation,
  takeText: onObservation,
  acceptAnswer: { ...onObservation, page: fc.nat(), back },
  acceptAll: { ...onReport, page: fc.nat(), back },
  askReopen: { ...onObservation, page: fc.nat(), back },
  reopen: { ...onObservation, page: fc.nat(), back },
  retract: { ...onObservation, page: fc.nat(), back },
  addRow: { ...onReport, table: id },
  finishRows: { ...onReport, table: id },
  row: { ...onRow, row: fc.option(id) },
  askRemoveRow: onRow,
  removeRow: onRow,
  askReply: { ...onReport, comment: id },
  reply: { ...onReport, comment: id },
  show: { ...onReport, back },
  refresh: { report: id },
  see: { report: id, page: fc.nat(), back },
  seeRevision: { report: id, revision: fc.nat(), page: fc.nat(), back },
  seeChanges: { report: id, from: fc.nat(), to: fc.nat(), page: fc.nat(), back },
  history: { report: id, page: fc.nat(), back },
  resume: { report: fc.option(id) },
  new: { nonce: fc.option(id), told: fc.boolean() },
  use: { report: fc.option(id), nonce: fc.option(id), told: fc.boolean() },
  quiet: {
    report: id,
    side: fc.constantFrom('author', 'reviewers'),
    spell: id,
    until: fc.constantFrom('tomorrow', 'monday', 'ever'),
  },
  reminders: { to: fc.constantFrom('on', 'off') },
  month: { month: fc.constantFrom('2023-04', '1999-12') },
  makeMonth: { month: fc.constantFrom('2023-04', '1999-12'), as: fc.constantFrom('word' as const, 'pdf' as const) },
  mine: { offset: fc.nat() },
  pending: { offset: fc.nat() },
  find: { words: fc.string({ maxLength: 200 }), offset: fc.nat() },
  makeFile: { order: fc.string({ maxLength: 600 }) },
  stopFile: { order: fc.string({ maxLength: 600 }) },
  again: {
    press: id,
    inputs: fc.dictionary(
      fc.string().filter((name) => name !== '__proto__'),
      fc.string(),
      { noNullPrototype: true },
    ),
  },
};
const press = fc.oneof(
  ...Object.entries<Readonly<Record<string, fc.Arbitrary<unknown>>>>(carried).map(([verb, parts]) =>
    fc.record({ verb: fc.constant(verb), ...parts }),
  ),
) as fc.Arbitrary<Press>;

test('what is written reads back the same', () =>
  fc.assert(
    fc.property(press, (one) => {
      const written = encodePress(one);
      expect(decodeText(visitReport, written)).toEqual({ is: 'press', press: one, written });
    }),
  ));

test('whatever else comes back is unknown or outdated, and never throws', () =>
  fc.assert(
    fc.property(
      fc.oneof(fc.anything(), fc.json(), fc.record({ [PRESS]: fc.oneof(fc.json(), fc.string()) })),
      (data) => {
        expect(['unknown', 'outdated']).toContain(decodePress(visitReport, data).is);
      },
    ),
  ));

test('a part that is missing, or of another kind, makes it outdated, with its report', () =>
  fc.assert(
    fc.property(press, fc.constantFrom(undefined, [], 1.5), (one, other) => {
      const report = 'report' in one && one.report !== null ? { report: one.report } : {};
      // A button of a card of one field says nothing of others.
      const kept = ['verb', 'report', 'shown', ...(one.verb === 'skip' || Array.isArray(other) ? ['fields'] : [])];
      for (const name of Object.keys(one).filter((part) => !kept.includes(part))) {
        const written = JSON.stringify({ ...(JSON.parse(encodePress(one)) as object), [name]: other });
        expect(decodePress(visitReport, { [PRESS]: written })).toEqual({ is: 'outdated', ...report });
      }
    }),
  ));

const REQUEST = { verb: 'requestChanges', report: 'r', seen: 1, form: visitReport.version } as const;

const ANSWER = { verb: 'answer', report: 'r', seen: 1, form: visitReport.version, step: 'field/unit' } as const;

test('a button on a card of one field names no others', () => {
  expect(decodeText(visitReport, JSON.stringify(ANSWER))).toMatchObject({ press: { shown: {} } });
  expect(decodeText(visitReport, JSON.stringify({ ...ANSWER, verb: 'skip' }))).toMatchObject({ press: { fields: [] } });
});

test.each([
  ['a number under nought', { verb: 'see', report: 'r', page: -1, back: 'card' }],
  ['a way back to a comment without its id', { verb: 'see', report: 'r', page: 1, back: { comment: 7 } }],
  ['a way back to a draft without its id', { verb: 'see', report: 'r', page: 1, back: { draft: 7 } }],
  ['a way back that is none', { verb: 'see', report: 'r', page: 1, back: null }],
  ['an input that is no text', { verb: 'again', report: 'r', press: 'x', inputs: { unit: 7 } }],
  ['a field of no form', { ...REQUEST, fields: ['nada'] }],
  ['a field twice', { ...REQUEST, fields: ['unit', 'unit'] }],
  ['fields that are no list', { ...REQUEST, fields: 'unit' }],
  ['marks of a field of no form', { ...ANSWER, shown: { nada: 'x' } }],
  ['marks that are no texts', { ...ANSWER, shown: { unit: 7 } }],
  ['a mark beyond the limit', { ...ANSWER, shown: { unit: 'x'.repeat(21) } }],
  ['marks that are a list', { ...ANSWER, shown: ['unit'] }],
  ['words beyond the limit', { verb: 'find', report: 'r', words: 'x'.repeat(201), offset: 0 }],
])('%s is outdated', (_, written) =>
  expect(decodeText(visitReport, JSON.stringify(written))).toEqual({ is: 'outdated', report: 'r' }),
);

test('an id may be 300 characters long, and no longer', () => {
  const resuming = (length: number) => JSON.stringify({ verb: 'resume', report: 'x'.repeat(length) });
  expect(decodeText(visitReport, resuming(300))).toMatchObject({ is: 'press' });
  expect(decodeText(visitReport, resuming(301))).toEqual({ is: 'outdated' });
  const older = (length: number) => ({ verb: 'resume', report: 'x'.repeat(length) });
  expect(decodePress(visitReport, older(300))).toEqual({ is: 'outdated', report: 'x'.repeat(300) });
  expect(decodePress(visitReport, older(301))).toEqual({ is: 'outdated' });
});

test('a card of another form is outdated', () => {
  const one: Press = { verb: 'review', report: 'r', seen: 1, form: visitReport.version + 1 };
  expect(decodeText(visitReport, encodePress(one))).toEqual({ is: 'outdated', report: 'r' });
});

test('no input can carry the name that a press travels under', () => {
  const ids = visitReport.fields.flatMap((field) => [
    field.id,
    ...(field.input === 'rows' ? field.columns.map((column) => column.id) : []),
  ]);
  for (const name of [...ids, 'columns', 'row', 'field', 'reason', 'projectCode', 'projectName'])
    expect(name).toMatch(/^[a-zA-Z]/);
  expect(PRESS).toMatch(/^[^a-zA-Z]/);
});
