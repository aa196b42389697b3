import type { CommandFacts } from '../../../../bot/turns/handle-command';
import { decide } from '../../../../core/report/decide';
import { evolve } from '../../../../core/report/evolve';
import { namelessIn, withNames } from '../../../../core/record/queries/people';
import { react, type Saying } from '../../../../core/report/react';
import type { Person, Report } from '../../../../core/record/types';
import { commandOf, given } from '../../../helpers/people/given';
import { nineFields } from '../../../helpers/people/nine-fields';
import { aReport, ANA, BRUNO } from '../../../helpers/people/reports';

const RITA = { id: 'teams:29:rita', name: 'Rita Sol' };
const AT = '2023-05-03T16:00:00.000Z';
const commented: Report = {
  ...aReport({ state: 'in-review', folio: 'INF-2023-0001', round: 1 }),
  comments: [{ id: 'm1', by: BRUNO, at: AT, text: 'Falta la firma' }],
};
const answer: CommandFacts = { type: 'AnswerComment', id: 'answer:a1', answers: 'm1', text: 'Ya está' };
const agree: CommandFacts = { type: 'Agree', comment: 'answer:a1', sign: 'like' };
const takeBack: CommandFacts = { type: 'TakeBackAgreement', comment: 'answer:a1', sign: 'like' };

/** Each command in its turn, and what is said of the last one. */
function after(report: Report, ...commands: readonly (readonly [CommandFacts, Person])[]) {
  let said: readonly Saying[] = [];
  const last = commands.reduce((before, [facts, by]) => {
    const decision = decide(nineFields, before, commandOf(facts, { by }));
    const events = decision.ok ? decision.events : [];
    const now = events.reduce<Report | undefined>(evolve, before) ?? before;
    said = events.flatMap((event) => react(now, event));
    return now;
  }, report);
  return { report: last, said };
}

const card: Saying = {
  ...{ to: 'author', slot: 'comment:m1', mode: 'edit' },
  about: { show: 'comment', comment: 'm1' },
};
const relayed = (mode: 'post' | 'edit'): Saying => ({
  ...{ to: 'review-thread', slot: 'reply:answer:a1', mode },
  about: { show: 'reply', comment: 'answer:a1' },
});

describe('what the author answers to a comment', () => {
  test('is kept as theirs, with what it answers, goes to the thread, and their card says so', () => {
    const { report, said } = after(commented, [answer, ANA]);
    expect(report.comments.at(-1)).toMatchObject({ id: 'answer:a1', by: ANA, text: 'Ya está', answers: 'm1' });
    expect(said).toEqual([relayed('post'), card]);
  });

  test('is said once, by nobody else, to a comment that is there, and not blank', () => {
    given(after(commented, [answer, ANA]).report)
      .when(answer, { by: ANA })
      .thenNothing();
    given(commented).when(answer, { by: BRUNO }).thenRefused('report.not-yours');
    given(commented)
      .when({ ...answer, answers: 'm9' })
      .thenRefused('comment.gone');
    given(commented)
      .when({ ...answer, text: '' })
      .thenRefused('comment.empty');
    expect(given(commented).when({ ...answer, text: '', files: [{ name: 'acta.pdf' }] }).decision.ok).toBe(true);
  });

  test('may come in any state of a report that was sent, and after the comment was taken back', () => {
    for (const state of ['changes-requested', 'approved', 'withdrawn'] as const)
      expect(after({ ...commented, state }, [answer, ANA]).said).toHaveLength(2);
    const removed = after(commented, [{ type: 'RemoveComment', id: 'm1' }, BRUNO]).report;
    expect(after(removed, [answer, ANA]).report.comments).toHaveLength(2);
  });

  test('is corrected by its author alone, in the thread as well', () => {
    const edit: CommandFacts = { type: 'EditComment', id: 'answer:a1', text: 'Ya quedó' };
    const { report, said } = after(commented, [answer, ANA], [edit, ANA]);
    expect(report.comments.at(-1)).toMatchObject({ text: 'Ya quedó', editedAt: AT, answers: 'm1' });
    expect(said).toEqual([relayed('edit'), card]);
    given(report).when(edit, { by: BRUNO }).thenNothing();
  });

  test('in the thread itself is theirs, and no news to them', () => {
    const there: CommandFacts = { type: 'AddComment', id: 'm2', text: 'Ya está' };
    const { report, said } = after(commented, [there, ANA]);
    expect(report.comments.at(-1)).not.toHaveProperty('answers');
    const edited = after(report, [{ type: 'EditComment', id: 'm2', text: 'Ya' }, ANA]);
    expect([...said, ...edited.said].filter(({ to }) => to === 'author')).toEqual([]);
  });
});

describe('an agreement', () => {
  test('with what the author answered is kept, and told to them on their card alone', () => {
    const { report, said } = after(commented, [answer, ANA], [agree, BRUNO]);
    expect(report.comments.at(-1)?.agreed).toEqual([{ by: BRUNO, at: AT, signs: ['like'] }]);
    expect(said).toEqual([card]);
  });

  test('with a comment is told to nobody; with the report it approves nothing', () => {
    const onComment = after(commented, [{ ...agree, comment: 'm1' }, RITA]);
    expect(onComment.report.comments[0]?.agreed).toHaveLength(1);
    expect(onComment.said).toEqual([]);
    const onReport = after(commented, [{ ...agree, comment: null }, RITA]);
    expect(onReport.report).toMatchObject({ agreed: [{ by: RITA }], state: 'in-review' });
    expect(onReport.report).not.toHaveProperty('approval');
    expect(onReport.said).toEqual([]);
    expect(after(onReport.report, [{ ...takeBack, comment: null }, RITA]).report).not.toHaveProperty('agreed');
  });

  test('lasts until the last of its reactions is taken back, and leaves no trace in what is shown', () => {
    const check: CommandFacts = { ...agree, sign: 'white_check_mark' };
    const both = after(commented, [answer, ANA], [agree, BRUNO], [check, BRUNO], [agree, RITA]).report;
    expect(both.comments.at(-1)?.agreed?.map(({ signs }) => signs)).toEqual([['like', 'white_check_mark'], ['like']]);
    const one = after(both, [takeBack, BRUNO]).report;
    expect(one.comments.at(-1)?.agreed).toHaveLength(2);
    const none = after(one, [{ ...takeBack, sign: 'white_check_mark' }, BRUNO], [takeBack, RITA]);
    expect(none.report.comments.at(-1)).not.toHaveProperty('agreed');
    expect(none.said).toEqual([card]);
  });

  test('is given once, and only with what is there; what was not given is not taken back', () => {
    const { report } = after(commented, [answer, ANA], [agree, BRUNO]);
    given(report).when(agree, { by: BRUNO }).thenNothing();
    given(report)
      .when({ ...agree, comment: 'm9' }, { by: BRUNO })
      .thenNothing();
    given(report).when(takeBack, { by: RITA }).thenNothing();
    given(report)
      .when({ ...takeBack, comment: null }, { by: BRUNO })
      .thenNothing();
  });

  test('of somebody whose name came later is theirs by name', () => {
    const nameless = { id: RITA.id, name: '' };
    const { report } = after(
      commented,
      [{ ...agree, comment: 'm1' }, nameless],
      [{ ...agree, comment: null }, nameless],
    );
    expect(namelessIn(report)).toEqual([RITA.id]);
    const named = withNames(report, new Map([[RITA.id, RITA.name]]));
    expect([named.agreed, named.comments[0]?.agreed]).toMatchObject([[{ by: RITA }], [{ by: RITA }]]);
  });
});
