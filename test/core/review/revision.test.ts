import type { CommandFacts } from '../../../bot/turns/handle-command';
import { revisionOf } from '../../../core/record/queries/revision';
import { revisionIn } from '../../../core/report/replay';
import { asReviewersRead, asSentTo, asSent } from '../../../core/record/queries/sent';
import type { Event, Report } from '../../../core/record/types';
import { postScreen, reportScreen, type Viewing } from '../../../core/review/screens/review';
import { begin, filed, given, skip, submit, typed, pressed } from '../../helpers/people/given';
import { nineFields } from '../../helpers/people/nine-fields';
import { ANA, BRUNO } from '../../helpers/people/reports';

const complete = [
  ...[begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip],
  ...[typed('particular'), typed('Se revisó el PREP.'), typed('listo'), skip, skip],
];
const ask: CommandFacts = { type: 'RequestChanges', reason: 'Precise', fields: {} };

/** A report and what happened to it, command by command. */
function told(commands: readonly (readonly [CommandFacts, typeof ANA])[]) {
  let report: Report | undefined;
  const events: Event[] = [];
  for (const [facts, by] of commands) {
    const spec = given(report).when(facts, { by });
    if (!spec.decision.ok) throw new Error(JSON.stringify(spec.decision));
    events.push(...spec.decision.events);
    report = spec.report;
  }
  return { report: report as Report, events };
}

const own = (facts: CommandFacts) => [facts, ANA] as const;
const first = [...complete, submit].map(own);
const atWork = [...first, [ask, BRUNO] as const, own(pressed('field/boards', 'OPL'))];
const second = [...atWork, own({ type: 'AttendObservation', id: '1' }), own(submit)];
const viewing: Viewing = {
  form: nineFields,
  zone: 'America/Mexico_City',
  word: () => 'https://word.example',
  pdf: () => 'https://pdf.example',
};

const boards = ({ answers }: Pick<Report, 'answers'>) => answers['boards'];
const local = { kind: 'boards', boards: ['local'] };
const opl = { kind: 'boards', boards: ['opl'] };

describe('while its author is at work', () => {
  const { report } = told(atWork);

  test('a report is read as it was sent last, by all but its author', () => {
    expect(boards(report)).toEqual(opl);
    expect(boards(asSent(report))).toEqual(local);
    expect(boards(asSentTo(report, [BRUNO.id]))).toEqual(local);
    expect(boards(asSentTo(report))).toEqual(local);
    expect(boards(asSentTo(report, [ANA.id]))).toEqual(opl);
  });

  test('its post and its pages show what was sent; its author reads what they write', () => {
    const text = (screen: object): string => JSON.stringify(screen);
    expect(text(postScreen(viewing, report))).toContain('Local');
    expect(text(postScreen(viewing, report))).not.toContain('OPL');
    expect(text(reportScreen({ ...viewing, reader: [BRUNO.id] }, report, 1, 'list'))).not.toContain('OPL');
    expect(text(reportScreen({ ...viewing, reader: [ANA.id] }, report, 1, 'list'))).toContain('OPL');
  });
});

test('a correction reads to reviewers as the approved revision until it is sent', () => {
  const approve: CommandFacts = { type: 'Approve' };
  const opened = [...first, [approve, BRUNO] as const, own({ type: 'Correct' }), own(pressed('field/boards', 'OPL'))];
  const read = asReviewersRead(told(opened).report);
  expect([read.state, read.round, boards(read)]).toEqual(['approved', 1, local]);
  const again = asReviewersRead(told([...opened, own(submit)]).report);
  expect([again.state, again.round, boards(again)]).toEqual(['in-review', 2, opl]);
});

describe('a report that was sent twice', () => {
  const { report, events } = told(second);

  test('keeps the revision before', () => {
    expect(report).toMatchObject({ round: 2, previous: { round: 1, answers: { boards: local } } });
    expect(boards(asSent(report))).toEqual(opl);
    expect([1, 2].map((round) => boards(revisionOf(report, round) ?? report))).toEqual([local, opl]);
    expect([0, 3].map((round) => revisionOf(report, round))).toEqual([undefined, undefined]);
  });

  test('has each revision in its history', () => {
    expect(revisionIn(events, 1)).toMatchObject({ round: 1, state: 'in-review', answers: { boards: local } });
    expect(revisionIn(events, 2)).toMatchObject({ round: 2, answers: report.answers });
    expect(revisionIn(events, 3)).toBeUndefined();
  });

  test('offers what changed to its author and to readers', () => {
    const verbs = (screen: { readonly buttons: readonly { readonly press: { readonly verb: string } }[] }) =>
      screen.buttons.map(({ press }) => press.verb);
    expect(verbs(reportScreen(viewing, report, 1, 'post'))).toContain('seeChanges');
    expect(verbs(reportScreen(viewing, told(first).report, 1, 'post'))).not.toContain('seeChanges');
  });
});

test('a draft, and one that was sent once, are read as they are', () => {
  const draft = filed(complete);
  expect(asSent(draft)).toBe(draft);
  const sent = told(first).report;
  expect(asSent(sent)).toBe(sent);
});
