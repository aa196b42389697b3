import { cleanText } from '../../../core/form/kinds/prose';
import { answerId, toldWith } from '../../../core/record/queries/comments';
import { commentScreen } from '../../../core/review/thread/comments';
import type { PressOf } from '../../../core/screen/press';
import { REPLY, replyScreen } from '../../../core/review/thread/reply';
import { problemText } from '../../../core/words/problems';
import { threadFacts } from '../../outbox/thread';
import type { Answer } from '../reply';
import { COMMENT_LIMIT } from './threads';
import { give, isAuthor, notYours, onReport, type ReportTurn } from '../press/report-turn';

/** What a report's author presses on what others said in its thread. */
export const commentVerbs = onReport({
  askReply: async (turn) => {
    if (!isAuthor(turn)) return notYours;
    const { services, stored, press } = turn;
    const report = await services.lookups.named(stored.report);
    return { screen: { template: 'reply', data: replyScreen(services.viewing, report, press.comment) } };
  },
  reply,
});

/** The answer is kept with the report, and goes to the thread by the outbox. */
async function reply(turn: ReportTurn<PressOf<'reply'>>): Promise<Answer> {
  if (!isAuthor(turn)) return notYours;
  const { services, pressed, press, key } = turn;
  const text = cleanText((pressed.inputs[REPLY] ?? '').slice(0, COMMENT_LIMIT)).trim();
  const { stored = turn.stored, refusal } = await give(turn, {
    type: 'AnswerComment',
    id: answerId(key),
    answers: press.comment,
    text,
  });
  if (refusal === undefined) return { screen: await commentCard(turn, stored, press.comment), saved: true };
  const report = await services.lookups.named(stored.report);
  const written = { text, problem: problemText(refusal.problem) };
  return { screen: { template: 'reply', data: replyScreen(services.viewing, report, press.comment, written) } };
}

/** What was told with that comment, as it stands now. */
export async function commentCard(
  { services }: Pick<ReportTurn, 'services'>,
  stored: ReportTurn['stored'],
  comment: string,
): Promise<Answer['screen']> {
  const thread = await threadFacts(services, stored);
  const report = await services.lookups.named(stored.report);
  const first = toldWith(report, comment)[0]?.id ?? comment;
  return { template: 'notice', data: commentScreen(services.viewing, report, first, thread) };
}
