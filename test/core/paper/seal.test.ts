import { decide } from '../../../core/report/decide';
import { evolve } from '../../../core/report/evolve';
import { approvalSeal, approvalShown } from '../../../core/record/queries/in-force';
import type { CommandFacts } from '../../../bot/turns/handle-command';
import type { Event, HistoryEntry, Person, Report } from '../../../core/record/types';
import { commandOf, filed, begin, skip, submit, typed } from '../../helpers/people/given';
import { nineFields } from '../../helpers/people/nine-fields';
import { ANA, BRUNO } from '../../helpers/people/reports';

const CARLA: Person = { id: 'slack:UCARLA', name: 'Carla' };
const complete = [
  ...[begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip],
  ...[typed('particular'), typed('Se revisó el PREP.'), typed('listo'), skip, skip],
];
const approve = (needed = 1): CommandFacts => ({ type: 'Approve', rule: { needed, lapsed: [] } });

/** A report that was sent, and what is done to it: a minute after another, each an entry. */
function life() {
  let report: Report = filed(complete);
  const history: HistoryEntry[] = [];
  const add = (event: Event) => history.push({ seq: history.length + 1, event, hash: `hash ${history.length + 1}` });
  return {
    does(facts: CommandFacts, by: Person = ANA): string | undefined {
      const at = new Date(Date.UTC(2023, 4, 3, 16, history.length)).toISOString();
      const decision = decide(nineFields, report, commandOf(facts, { by, at }));
      if (!decision.ok) throw new Error(decision.refusal.problem.code);
      report = { ...decision.events.reduce<Report>(evolve, report), version: report.version + 1 };
      decision.events.forEach(add);
      return decision.events[0]?.type;
    },
    /** Its number, and what it is of. */
    seal() {
      const approval = approvalShown(report);
      const found = approval && approvalSeal(history, approval);
      return found && `${found.seq} ${history[found.seq - 1]?.event.type} by ${history[found.seq - 1]?.event.by.name}`;
    },
  };
}

test('of two who approve, the seal is of the one that made it approved', () => {
  const { does, seal } = life();
  does(submit);
  expect(does(approve(2), BRUNO)).toBe('ApprovalCounted');
  expect(seal()).toBeUndefined();
  does(approve(2), CARLA);
  expect(seal()).toBe('3 ReportApproved by Carla');
});

test('an approval that is taken back has none, and the next one has its own', () => {
  const { does, seal } = life();
  does(submit);
  does(approve(), BRUNO);
  does({ type: 'TakeBack' }, BRUNO);
  expect(seal()).toBeUndefined();
  does(approve(), CARLA);
  expect(seal()).toBe('4 ReportApproved by Carla');
});

test('while it is corrected the approval in force has its seal; the correction’s own takes its place, until it is taken back', () => {
  const { does, seal } = life();
  does(submit);
  does(approve(), BRUNO);
  does({ type: 'Correct' });
  expect(seal()).toBe(`2 ReportApproved by ${BRUNO.name}`);
  does(submit);
  expect(seal()).toBeUndefined();
  does(approve(), CARLA);
  expect(seal()).toBe('5 ReportApproved by Carla');
  does({ type: 'TakeBack' }, CARLA);
  expect(seal()).toBeUndefined();
  does({ type: 'RequestChanges', reason: 'No', fields: {} }, CARLA);
  does({ type: 'Cancel' });
  expect(seal()).toBe(`2 ReportApproved by ${BRUNO.name}`);
});
