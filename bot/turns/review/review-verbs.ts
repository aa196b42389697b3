import { isOpen } from '../../../core/record/queries/standing';
import { idsOf } from '../../../core/record/queries/access';
import { broughtScreen } from '../../../core/review/screens/brought';
import { postFor } from '../../../core/review/screens/deciding';
import type { PressOf } from '../../../core/screen/press';
import { postScreen, reportScreen } from '../../../core/review/screens/review';
import { showInstant } from '../../../core/screen/when';
import { problem, problemText, type Problem } from '../../../core/words/problems';
import { hintFor } from '../../outbox/hearing';
import type { CommandFacts } from '../handle-command';
import { seenBy } from '../find/lists';
import { keepDecided } from './decided';
import { isAuditor } from '../paper/history';
import { keepRead } from '../paper/reads';
import type { Answer } from '../reply';
import { commentCard } from './comment-verbs';
import { isReviewer, readBy } from '../press/permitted';
import { authorScreen, give, isAuthor, onReport, unchanged, type ReportTurn } from '../press/report-turn';

/** What reviewers press on a report's post, and readers anywhere. */
export const reviewVerbs = onReport({
  approve: (turn) => review(turn, { type: 'Approve', seen: turn.press.seen, under: idsOf(turn.pressed) }),
  takeBack: (turn) => review(turn, { type: 'TakeBack' }),
  see,
  show,
  refresh: (turn) => postCard(turn),
});

export const postCard = async ({ services, stored, pressed }: ReportTurn, found?: string): Promise<Answer> => {
  // What stands in the channel is for all who are there.
  const isThere = pressed.place === 'review-channel';
  const viewing = isThere ? services.viewing : seenBy(services, pressed);
  const report = isThere ? stored.report : readBy({ services, pressed }, stored.report);
  const hint = isThere ? await hintFor(services.hearing, stored.report, pressed.address) : {};
  const problem = found === undefined ? {} : { problem: found };
  const own = isThere ? await services.deciders(stored.report, pressed.address) : {};
  const seal = await services.lookups.sealOf(report);
  const post = postFor({ ...postScreen(viewing, report, seal), ...own }, idsOf(pressed));
  return { screen: { template: 'post', data: { ...post, ...hint, ...problem } } };
};

/** Why a decision was not taken, where that stands elsewhere than on the post. */
type Otherwise = (turn: ReportTurn, why: Problem, text: string) => Answer | undefined;

/** A decision, and the post as it is afterwards. */
export async function review(
  turn: ReportTurn,
  facts: CommandFacts,
  otherwise: Otherwise = () => undefined,
): Promise<Answer> {
  if (!isReviewer(turn)) return postCard(turn, problemText(problem('review.not-reviewer')));
  const { stored = turn.stored, refusal } = await give(turn, facts);
  const after = { ...turn, stored };
  await keepDecided(turn.services, stored.report, turn.pressed);
  if (refusal === undefined) return { ...(await postCard(after)), saved: true };
  const found = await refusalText(after, refusal.problem);
  return otherwise(after, refusal.problem, found) ?? postCard(after, found);
}

/** Why a decision was not taken; where a newer revision is out, with the address of its post. */
export async function refusalText({ services, stored }: ReportTurn, found: Problem): Promise<string> {
  const { zone } = services.viewing;
  const text = problemText(found, undefined, (at) => showInstant(at, zone));
  const post = found.code === 'review.older-revision' ? await services.lookups.threadOf(stored) : undefined;
  return post === undefined ? text : `${text} ${post}`;
}

/** Who read which is kept, and logged; of its pages only the first that is turned to. */
async function see({ services, stored, press, pressed }: ReportTurn<PressOf<'see'>>): Promise<Answer> {
  const report = await services.lookups.named(readBy({ services, pressed }, stored.report));
  services.log.info('report read', { report: report.id, folio: report.folio, by: pressed.person.id });
  await keepRead(services, report, pressed);
  await keepDecided(services, report, pressed);
  const data = reportScreen(
    { ...seenBy(services, pressed), audits: isAuditor(services, report, pressed) },
    report,
    press.page,
    press.back,
  );
  return { screen: { template: 'report', data } };
}

/** Back to what the card was before: a comment, the post, or the report as its author sees it. */
async function show(turn: ReportTurn<PressOf<'show'>>): Promise<Answer> {
  const { services, stored, press, pressed } = turn;
  const report = readBy({ services, pressed }, stored.report);
  if (typeof press.back === 'object' && 'comment' in press.back)
    return { screen: await commentCard(turn, stored, press.back.comment) };
  if (press.back === 'brought') return { screen: { template: 'post', data: broughtScreen(services.viewing, report) } };
  if (press.back === 'post' || !isAuthor(turn)) return postCard(turn);
  return isOpen(stored.report) ? unchanged(turn) : { screen: await authorScreen(services, stored, {}) };
}
