import { revisionIn } from '../../../core/report/replay';
import { fatesIn, inForceAmong } from '../../../core/paper/fates';
import { inForceOf } from '../../../core/record/queries/in-force';
import { sealOnPaper, type OnPaper } from '../../../core/paper/seal-on-paper';
import { asSent } from '../../../core/record/queries/sent';
import type { CommandFacts } from '../../../bot/turns/handle-command';
import { begin, skip, submit, typed } from '../../helpers/people/given';
import { life as lifeOf, CARLA } from '../../helpers/world/life';
import { BRUNO } from '../../helpers/people/reports';

const complete = [
  ...[begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip],
  ...[typed('particular'), typed('Se revisó el PREP.'), typed('listo'), skip, skip],
];
const ask: CommandFacts = { type: 'RequestChanges', reason: 'No', fields: { objective: 'Falta' } };
const made: CommandFacts = {
  ...({ type: 'NoteDocument', kind: 'word', revision: 1 } as const),
  ...{ seal: { seq: 1, hash: 'a' }, sha256: 'b' },
};

/** A life, and what is printed on a paper of it: the number of the entry and what it is. */
function life() {
  const of = lifeOf(complete);
  const told = (shown: OnPaper): string | undefined => {
    const seal = sealOnPaper(of.history, shown);
    return seal && `${seal.seq} ${of.history[seal.seq - 1]?.event.type}`;
  };
  return {
    ...of,
    /** On what everybody gets, on what its author gets, and on that revision. */
    sent: () => told(asSent(of.report())),
    written: () => told(of.report()),
    inForce: () => told(inForceOf(of.report())),
    revision: (round: number) => {
      const shown = revisionIn(
        of.history.map(({ event }) => event),
        round,
      );
      return shown && told(shown);
    },
  };
}

test('reads, comments, documents made and what is asked of its author leave the paper as it is', () => {
  const { does, sent, written } = life();
  does(submit);
  const before = sent();
  expect(before).toMatch(/ ReportSubmitted$/);
  does({ type: 'NoteRead', round: 1 }, BRUNO);
  does({ type: 'NoteDownload', round: 1, madeFor: [BRUNO.id] }, BRUNO);
  does(made, BRUNO);
  does({ type: 'AddComment', id: 'c1', text: 'Bien' }, BRUNO);
  does({ type: 'Agree', comment: null, sign: 'like' }, BRUNO);
  expect(sent()).toBe(before);
  expect(written()).toBe(before);
});

test('one of two approvals says nothing on paper yet; the second does, and its end does', () => {
  const { does, sent } = life();
  const approve: CommandFacts = { type: 'Approve', rule: { needed: 2, lapsed: [] } };
  does(submit);
  does(approve, BRUNO);
  expect(sent()).toMatch(/ ReportSubmitted$/);
  does(approve, CARLA);
  expect(sent()).toMatch(/ ReportApproved$/);
  does({ type: 'TakeBack' }, CARLA);
  expect(sent()).toMatch(/ DecisionTakenBack$/);
});

test('while changes are asked for, the sent paper stays and the author’s goes with each answer', () => {
  const { does, sent, written } = life();
  does(submit);
  does(ask, BRUNO);
  const asked = sent();
  expect(asked).toMatch(/ ChangesRequested$/);
  expect(written()).toBe(asked);
  does({ type: 'OpenStep', step: { at: 'field', field: 'objective' } });
  expect(written()).toBe(asked);
  does(typed('Revisar el PREP'));
  expect(written()).toMatch(/ StepAnswered$/);
  expect(sent()).toBe(asked);
  does({ ...ask, reason: 'Otra' }, CARLA);
  expect(sent()).toBe(asked);
});

test('a correction leaves the paper in force as it is, until it is approved or dropped', () => {
  const { does, inForce, written, revision, fates } = life();
  does(submit);
  does({ type: 'Approve' }, BRUNO);
  const approved = inForce();
  does({ type: 'Correct' });
  expect(inForce()).toBe(approved);
  expect(written()).toMatch(/ CorrectionOpened$/);
  does(submit);
  expect(inForce()).toBe(approved);
  expect(revision(2)).toMatch(/ ReportSubmitted$/);
  expect(revision(1)).toBe(approved);
  does({ type: 'Withdraw' });
  expect(fates()).toEqual(['1 approved', '2 cancelled']);
  expect(inForce()).toBe(approved);
  does({ type: 'Correct' });
  does(submit);
  does({ type: 'Approve' }, CARLA);
  expect(fates()).toEqual(['1 approved', '2 cancelled', '3 approved']);
  expect(revision(1)).toBe(approved);
  expect(revision(3)).toMatch(/ ReportApproved$/);
  expect(revision(2)).toMatch(/ CorrectionDropped$/);
});

test('of two that were approved the last counts, until its approval is taken back', () => {
  const { does, history } = life();
  const inForce = (): number | undefined => inForceAmong(fatesIn(history))?.round;
  does(submit);
  expect(inForce()).toBeUndefined();
  does({ type: 'Approve' }, BRUNO);
  does({ type: 'Correct' });
  does(submit);
  expect(inForce()).toBe(1);
  does({ type: 'Approve' }, CARLA);
  expect(inForce()).toBe(2);
  does({ type: 'TakeBack' }, CARLA);
  expect(inForce()).toBe(1);
});

test('of a draft every answer is on paper; of what was withdrawn, that it was', () => {
  const { does, written, sent } = life();
  expect(written()).toMatch(/ StepSkipped$/);
  does(submit);
  does({ type: 'Withdraw' });
  expect(sent()).toMatch(/ ReportWithdrawn$/);
});

test('a document of what was never sent is not noted', () => {
  expect(life().does(made)).toBeUndefined();
});
