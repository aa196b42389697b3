import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CommandFacts } from '../../../bot/turns/handle-command';
import { mayReview, type Roles } from '../../../core/record/queries/access';
import { decide, transitions } from '../../../core/report/decide';
import { evolve } from '../../../core/report/evolve';
import type { Command, Person, Report, ReportState } from '../../../core/record/types';
import { address, begin, commandOf, filed, NOW, skip, submit, TODAY, typed, UTSI } from '../../helpers/people/given';
import { nineFields } from '../../helpers/people/nine-fields';
import { ANA, BRUNO } from '../../helpers/people/reports';
import { ROOT } from '../../helpers/world/root';

/** What is printed: every state of a report, every command, everybody who may give it, and what comes of it. */
const PRINTED = path.join(ROOT, 'docs', 'transitions.md');

const complete = [
  ...[begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip],
  ...[typed('particular'), typed('Se revisó el PREP.'), typed('listo'), skip, skip],
];
const CARLA: Person = { id: 'slack:UCARLA', name: 'Carla' };
const READER: Person = { id: 'teams:29:lector', name: 'Lector' };
const LOST: Person = { id: 'teams:29:antes', name: 'Antes' };
const roles: Roles = { reviewers: [BRUNO.id, CARLA.id], admins: [] };

const after = (report: Report, facts: CommandFacts, by: Person = ANA): Report => {
  const decision = decide(nineFields, report, commandOf(facts, { by }));
  if (!decision.ok) throw new Error(`${facts.type}: ${decision.refusal.problem.code}`);
  return { ...decision.events.reduce<Report>(evolve, report), version: report.version + 1 };
};
const ask = { type: 'RequestChanges', reason: 'Precise', fields: { objective: 'Falta' } } as const;
const comment = (id: string): CommandFacts => ({ type: 'AddComment', id, text: 'Bien' });

const draft = filed(complete);
const sent = after(after(draft, submit), comment('c1'), BRUNO);
const approved = after(sent, { type: 'Approve' }, BRUNO);
const correcting = after(approved, { type: 'Correct' });
const corrected = after(correcting, submit);

/** A state that is new makes this a type error, and the table incomplete. */
const states: Readonly<Record<ReportState | `correction, ${'draft' | 'in-review' | 'changes-requested'}`, Report>> = {
  draft,
  'in-review': sent,
  'changes-requested': after(sent, ask, BRUNO),
  approved,
  withdrawn: after(sent, { type: 'Withdraw' }),
  cancelled: after(draft, { type: 'Cancel' }),
  'correction, draft': correcting,
  'correction, in-review': corrected,
  'correction, changes-requested': after(corrected, ask, BRUNO),
};

/** One of each: a command that is new makes this a type error. */
const commands: { readonly [T in Command['type']]: Extract<CommandFacts, { type: T }> } = {
  StartReport: { type: 'StartReport', id: 'r1', address },
  TakeBase: {
    type: 'TakeBase',
    address,
    from: { base: { report: 'r0', folio: 'INF-2023-0009', answers: {} }, today: TODAY },
  },
  TakeForm: {
    type: 'TakeForm',
    address,
    read: { file: 'informe.docx', answers: { unit: UTSI }, unread: {}, rest: [], pictures: 0, today: TODAY },
  },
  AnswerStep: { type: 'AnswerStep', input: { text: 'DEOE' }, today: TODAY, step: { at: 'field', field: 'unit' } },
  AnswerFields: {
    type: 'AnswerFields',
    fields: ['unit'],
    answers: [{ field: 'unit', input: { text: 'DEOE' } }],
    today: TODAY,
  },
  ReviseAnswer: {
    type: 'ReviseAnswer',
    input: { text: 'DEOE' },
    today: TODAY,
    step: { at: 'field', field: 'unit' },
    seen: 999,
  },
  ChooseReading: { type: 'ChooseReading', index: 0 },
  DeclineReading: { type: 'DeclineReading' },
  AcceptProposal: { type: 'AcceptProposal', seen: 999 },
  DropProposal: { type: 'DropProposal', seen: 999 },
  TrimProposal: { type: 'TrimProposal', field: null, seen: 999 },
  PlaceRest: { type: 'PlaceRest', field: 'objective', seen: 999 },
  OfferAnswer: {
    type: 'OfferAnswer',
    value: { kind: 'prose', blocks: [{ type: 'paragraph', text: 'Revisar' }] },
    folio: 'INF-2023-0001',
    today: TODAY,
  },
  UndoChange: {
    type: 'UndoChange',
    to: { answers: {}, proposal: null, unused: [], step: { at: 'field', field: 'unit' }, skipped: [] },
    seen: 999,
  },
  SkipStep: { type: 'SkipStep', step: { at: 'field', field: 'objective' } },
  GoBack: { type: 'GoBack' },
  OpenStep: { type: 'OpenStep', step: { at: 'field', field: 'unit' } },
  AddRow: { type: 'AddRow', field: 'matters' },
  RemoveRow: { type: 'RemoveRow', field: 'matters', row: '1' },
  FinishRows: { type: 'FinishRows', field: 'matters' },
  Review: { type: 'Review' },
  Resume: { type: 'Resume', address },
  Submit: { type: 'Submit', folio: 'INF-2023-0001' },
  Cancel: { type: 'Cancel' },
  AddComment: { type: 'AddComment', id: 'c2', text: 'Otro' },
  EditComment: { type: 'EditComment', id: 'c1', text: 'Mejor' },
  RemoveComment: { type: 'RemoveComment', id: 'c1' },
  AnswerComment: { type: 'AnswerComment', id: 'c3', text: 'Gracias', answers: 'c1' },
  Agree: { type: 'Agree', comment: 'c1', sign: 'like' },
  TakeBackAgreement: { type: 'TakeBackAgreement', comment: 'c1', sign: 'like' },
  RequestChanges: ask,
  AttendObservation: { type: 'AttendObservation', id: '1' },
  ExplainObservation: { type: 'ExplainObservation', id: '1', text: 'Ya lo dice' },
  TakeText: { type: 'TakeText', id: '1' },
  AcceptObservation: { type: 'AcceptObservation', id: '1' },
  AcceptAnswers: { type: 'AcceptAnswers' },
  ReopenObservation: { type: 'ReopenObservation', id: '1', reason: 'Aún no' },
  RetractObservation: { type: 'RetractObservation', id: '1' },
  Approve: { type: 'Approve', rule: { needed: 1, lapsed: [] } },
  TakeBack: { type: 'TakeBack' },
  Withdraw: { type: 'Withdraw' },
  Correct: { type: 'Correct' },
  NoteRead: { type: 'NoteRead', round: 1 },
  NoteDownload: { type: 'NoteDownload', round: 1, madeFor: [READER.id] },
  NoteDocument: {
    ...({ type: 'NoteDocument', kind: 'word', revision: 1 } as const),
    ...{ seal: { seq: 1, hash: 'ab' }, sha256: 'cd' },
  },
};

const people = {
  author: ANA,
  reviewer: BRUNO,
  'other reviewer': CARLA,
  reader: READER,
  'who lost the right': LOST,
} as const;
type Role = keyof typeof people;

/** What the bot asks before it gives the command at all: whoever decides must be a reviewer as they press. */
const REVIEWERS_ALONE: ReadonlySet<Command['type']> = new Set([
  ...([
    'RequestChanges',
    'AcceptObservation',
    'AcceptAnswers',
    'ReopenObservation',
    'RetractObservation',
    'Approve',
    'TakeBack',
  ] as const),
]);

function outcome(report: Report, facts: CommandFacts, by: Person): string {
  if (REVIEWERS_ALONE.has(facts.type) && by !== ANA && !mayReview(roles, report, [by.id], false))
    return '✗ review.not-reviewer';
  const decision = decide(nineFields, report, commandOf(facts, { by, at: NOW }));
  if (!decision.ok) return `✗ ${decision.refusal.problem.code}`;
  return decision.events.length === 0 ? 'nothing' : decision.events.map(({ type }) => type).join(', ');
}

const names = <T extends object>(of: T): readonly (keyof T & string)[] => Object.keys(of) as (keyof T & string)[];

const row = (state: keyof typeof states, command: Command['type']): readonly string[] =>
  names(people).map((role) => outcome(states[state], commands[command], people[role]));

/** Cells that are alike stand once, under the roles that they hold for. */
function line(state: keyof typeof states, command: Command['type']): string {
  const cells = row(state, command);
  const told = new Map<string, Role[]>();
  names(people).forEach((role, at) => told.set(cells[at] ?? '', [...(told.get(cells[at] ?? '') ?? []), role]));
  const parts = [...told].map(([cell, of]) => (told.size === 1 ? cell : `${of.join(', ')}: ${cell}`));
  return `| ${command} | ${parts.join('<br>')} |`;
}

const table = (): string =>
  [
    '# Every state, every command, everybody',
    '',
    'Written by `WRITE_DOCS=1 npx jest test/core/report/transitions` and `npm run format`, and compared by the same test. A cell has the events that the command makes, or ✗ and the problem that refuses it. Where a cell names nobody it holds for all: the author, a reviewer (who decided what there is to undo), another reviewer, a reader, and somebody who was a reviewer once.',
    ...names(states).flatMap((state) => [
      '',
      `## ${state}`,
      '',
      '| command | outcome |',
      '| --- | --- |',
      ...names(commands).map((command) => line(state, command)),
    ]),
    '',
  ].join('\n');

/** Without the padding that the formatter adds. */
const plain = (text: string): string => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');

test('the printed table is what the core decides, complete', () => {
  if (process.env['WRITE_DOCS'] === '1') writeFileSync(PRINTED, table());
  expect(plain(readFileSync(PRINTED, 'utf8'))).toBe(plain(table()));
});

describe.each(names(states))('%s', (state) => {
  test.each(names(commands))('%s happens in the states that its rule names, and by whom it names', (command) => {
    const { by, in: allowed } = transitions[command];
    const may = names(people).filter(
      (role) => !outcome(states[state], commands[command], people[role]).startsWith('✗'),
    );
    if (!allowed.includes(states[state].state) && command !== 'StartReport') expect(may).toEqual([]);
    if (by === 'author' && command !== 'StartReport') expect(may.filter((role) => role !== 'author')).toEqual([]);
    if (by === 'others') expect(may).not.toContain('author');
    if (REVIEWERS_ALONE.has(command)) {
      expect(may).not.toContain('reader');
      expect(may).not.toContain('who lost the right');
    }
  });
});

test('an approved report is closed: talk, its correction, second thoughts and being read are all that happens to it', () => {
  const happens = names(commands).filter((command) =>
    row('approved', command).some((cell) => !cell.startsWith('✗') && cell !== 'nothing'),
  );
  expect(happens).toEqual([
    ...[
      'AddComment',
      'EditComment',
      'RemoveComment',
      'AnswerComment',
      'Agree',
      'TakeBack',
      'Correct',
      'NoteRead',
      'NoteDownload',
      'NoteDocument',
    ],
  ]);
});
