import { fatesIn } from '../../../core/paper/fates';
import type { PaperFacts } from '../../../core/paper/papers';
import { sealOnPaper } from '../../../core/paper/seal-on-paper';
import type { Report, Seal } from '../../../core/record/types';
import { verdictOn } from '../../../core/paper/verdict';
import type { CommandFacts } from '../../../bot/turns/handle-command';
import { begin, pressed, skip, submit, typed } from '../../helpers/people/given';
import { life, CARLA } from '../../helpers/world/life';
import { nineFields } from '../../helpers/people/nine-fields';
import { ANA, BRUNO } from '../../helpers/people/reports';

const FOLIO = 'INF-2023-0001';
const complete = [
  ...[begin, typed('UTSI'), typed('Coahuila'), skip, typed('Local'), skip],
  ...[typed('particular'), typed('Se revisó el PREP.'), typed('listo'), skip, skip],
];
const ask: CommandFacts = { type: 'RequestChanges', reason: 'No', fields: { objective: 'Falta' } };
const approve: CommandFacts = { type: 'Approve' };

type Kind = 'word' | 'pdf' | 'archive';

/** A report that was sent, whose documents are given out. */
function sent() {
  const of = life(complete);
  of.does(submit);
  let files = 0;
  const sealed = (shown: Report): Seal => {
    const seal = sealOnPaper(of.history, shown);
    if (seal === undefined) throw new Error('No paper');
    return seal;
  };
  return {
    ...of,
    /** Gives out a paper of the report as it is, and tells what that file is known by. */
    gives(kind: Kind = 'word'): PaperFacts {
      const report = of.report();
      const made = { kind, revision: report.round, seal: sealed(report), sha256: `${(files += 1)}`.repeat(64) };
      of.does({ type: 'NoteDocument', ...made }, { id: '', name: '' });
      return factsOf(made, report);
    },
    /** A paper of the report as it is, of a release that noted none. */
    printed: (): PaperFacts => factsOf({ kind: 'word', sha256: 'f', seal: sealed(of.report()) }, of.report()),
    verdict: (facts: PaperFacts, more: Parameters<typeof verdictOn>[3] = {}) =>
      verdictOn(nineFields, facts, { folio: FOLIO, history: of.history }, more),
  };
}

const factsOf = (made: { kind: Kind; sha256: string; seal: Seal }, { round, state }: Report): PaperFacts => ({
  ...{ sha256: made.sha256, kind: made.kind === 'word' ? 'word' : 'pdf', seal: made.seal },
  ...{ folio: FOLIO, revision: round, state },
});

/** The same file after somebody was at it. */
const altered = (facts: PaperFacts): PaperFacts => ({ ...facts, sha256: 'e'.repeat(64) });

test('the file of the approved revision in force is the approved one, whoever approved it', () => {
  const { does, gives, verdict } = sent();
  does({ ...approve, rule: { needed: 2, lapsed: [] } }, BRUNO);
  does({ ...approve, rule: { needed: 2, lapsed: [] } }, CARLA);
  for (const kind of ['word', 'pdf', 'archive'] as const)
    expect(verdict(gives(kind))).toMatchObject({
      ...{ is: 'approved', folio: FOLIO, revision: 1, stood: 'approved', since: [], differs: [] },
      inForce: { revision: 1, by: [BRUNO, CARLA] },
    });
});

test('it stays so while it is corrected, and until the correction is approved; then it is told since when not', () => {
  const { does, gives, verdict } = sent();
  does(approve, BRUNO);
  const first = gives();
  does({ type: 'Correct' });
  expect(verdict(first)).toMatchObject({ is: 'approved' });
  does(pressed('field/objective', 'Revisar el PREP.'));
  const writing = gives();
  does(submit);
  expect(verdict(first)).toMatchObject({ is: 'approved', since: [{ revision: 2, is: 'sent', by: ANA }] });
  does(approve, CARLA);
  expect(verdict(first)).toMatchObject({
    ...{ is: 'replaced', revision: 1, inForce: { revision: 2, by: [CARLA] }, differs: ['objective'] },
    since: [
      { revision: 2, is: 'sent', by: ANA },
      { revision: 2, is: 'approved', by: CARLA },
    ],
  });
  expect(verdict(gives())).toMatchObject({ is: 'approved', revision: 2 });
  expect(verdict(writing)).toMatchObject({ is: 'written', revision: 1, stood: 'draft', differs: [] });
  does({ type: 'TakeBack' }, CARLA);
  expect(verdict(first)).toMatchObject({ is: 'approved' });
});

test('a file of a revision that was not approved when it was made is not the approved one, also once it is', () => {
  const { does, gives, verdict } = sent();
  const inReview = gives();
  expect(verdict(inReview)).toMatchObject({ is: 'earlier', stood: 'in-review', since: [] });
  does(ask, BRUNO);
  const observed = gives();
  expect(verdict(inReview)).toMatchObject({ since: [{ revision: 1, is: 'changes-requested', by: BRUNO }] });
  does(pressed('field/objective', 'Revisar el PREP.'));
  does({ type: 'AttendObservation', id: '1' });
  does(submit);
  does(approve, BRUNO);
  expect(verdict(inReview)).toMatchObject({ is: 'earlier', inForce: { revision: 2 }, differs: ['objective'] });
  expect(verdict(observed)).toMatchObject({ is: 'earlier', stood: 'changes-requested' });
  const again = sent();
  const before = again.gives();
  again.does(approve, BRUNO);
  expect(again.verdict(before)).toMatchObject({ is: 'earlier', inForce: { revision: 1 }, differs: [] });
});

test('the file of an approval that was taken back is not the approved one, though the revision was approved again', () => {
  const { does, gives, verdict } = sent();
  does(approve, BRUNO);
  const first = gives();
  does({ type: 'TakeBack' }, BRUNO);
  expect(verdict(first)).toMatchObject({ is: 'earlier', stood: 'approved', since: [{ is: 'undone' }] });
  does(approve, CARLA);
  expect(verdict(first)).toMatchObject({ is: 'earlier', inForce: { by: [CARLA] } });
});

test('a withdrawn report has none', () => {
  const { does, gives, verdict } = sent();
  const before = gives();
  does({ type: 'Withdraw' });
  expect(verdict(before)).toMatchObject({ is: 'earlier', since: [{ is: 'withdrawn' }] });
  expect(verdict(gives())).toMatchObject({ is: 'earlier', stood: 'withdrawn' });
});

test('other bytes are never the approved one, whatever they say', () => {
  const { does, gives, verdict } = sent();
  does(approve, BRUNO);
  const file = altered(gives());
  expect(verdict(file)).toMatchObject({ is: 'altered', revision: 1, stood: 'approved' });
  expect(verdict(file)).not.toHaveProperty('apart');
  for (const apart of [[], ['states', '']]) expect(verdict(file, { apart })).toMatchObject({ is: 'altered', apart });
});

test('of a time when digests were not kept nobody knows, and of a kind that was never given out neither', () => {
  const { does, gives, printed, verdict } = sent();
  does(approve, BRUNO);
  const old = printed();
  expect(verdict(old)).toMatchObject({ is: 'unkept', revision: 1, stood: 'approved' });
  expect(verdict(old, { apart: [] })).toMatchObject({ is: 'unkept', apart: [] });
  const pdf = gives('pdf');
  expect(verdict(old)).toMatchObject({ is: 'unkept' });
  expect(verdict(altered(pdf))).toMatchObject({ is: 'altered' });
});

test('a seal that is not in the history makes it foreign, and so does a report that is not there', () => {
  const { printed, verdict } = sent();
  const paper = printed();
  expect(verdict({ ...paper, seal: { seq: 3, hash: paper.seal!.hash } })).toEqual({ is: 'foreign', folio: FOLIO });
  expect(verdict({ ...paper, seal: { ...paper.seal!, hash: 'b'.repeat(64) } })).toEqual({
    ...{ is: 'foreign', folio: FOLIO },
  });
  expect(verdict({ sha256: 'a', kind: 'pdf', folio: FOLIO })).toEqual({ is: 'foreign', folio: FOLIO });
  expect(verdictOn(nineFields, paper, undefined)).toEqual({ is: 'foreign', folio: FOLIO });
});

test('without a folio it is a draft where it says so, and else nothing of the bot’s', () => {
  expect(verdictOn(nineFields, { sha256: 'a', kind: 'word', state: 'draft' }, undefined)).toEqual({ is: 'draft' });
  expect(verdictOn(nineFields, { sha256: 'a', kind: 'pdf' }, undefined)).toEqual({ is: 'unknown' });
});

test('a history that was changed proves nothing', () => {
  const { does, gives, history } = sent();
  does(approve, BRUNO);
  expect(verdictOn(nineFields, gives(), { folio: FOLIO, history, misfit: 4 })).toEqual({
    ...{ is: 'broken', folio: FOLIO, entry: 4 },
  });
});

test('whoever may not read it learns that it is not the approved one, and nothing else', () => {
  const { does, gives, verdict, history } = sent();
  const inReview = gives();
  expect(verdict(inReview, { upTo: 0 })).toEqual({ is: 'barred', folio: FOLIO });
  does(approve, BRUNO);
  const approved = gives();
  does({ type: 'Correct' });
  does(pressed('field/objective', 'Revisar el PREP.'));
  const writing = gives();
  does(submit);
  const { at } = fatesIn(history).revisions[0]!.since.event;
  // Of a report that is corrected others read the approved revision.
  for (const file of [gives(), writing])
    expect(verdict(file, { upTo: 1 })).toEqual({ is: 'barred', folio: FOLIO, inForce: { revision: 1, at } });
  expect(verdict(approved, { upTo: 1 })).toMatchObject({ is: 'approved', since: [] });
});
