import { asReadBy, idsOf, mayReview } from '../../../core/record/queries/access';
import type { Report } from '../../../core/record/types';
import { postOn } from '../../../core/record/queries/posts';
import { postForAll } from '../../../core/review/screens/deciding';
import type { Verb } from '../../../core/screen/press';
import { postScreen } from '../../../core/review/screens/review';
import { problem, problemText, type Problem } from '../../../core/words/problems';
import type { Stored } from '../../../storage/ports';
import { problemCard } from '../find/lists';
import { isPostOf, type Answer } from '../reply';
import type { PressTurn, ReportTurn } from './report-turn';

const DECISIONS: ReadonlySet<Verb> = new Set([
  ...(['approve', 'askChanges', 'requestChanges', 'addField', 'propose', 'takeBack'] as const),
  ...(['acceptAnswer', 'askReopen', 'reopen', 'retract'] as const),
]);

type Asked = Pick<PressTurn, 'services' | 'pressed' | 'press'>;

/** Whether whoever pressed may decide on that report from where they are, as they may now. */
export const isReviewer = ({
  services,
  pressed,
  stored,
}: Pick<ReportTurn, 'services' | 'pressed' | 'stored'>): boolean =>
  mayReview(services.roles, stored.report, idsOf(pressed), pressed.place === 'review-channel');

/**
 * The answer to a press on a report that whoever pressed may not read: as if it were not there. Who presses
 * the report's own post sees that it is, and is told why; so is whoever decides and does not review.
 */
export async function notShown(turn: Asked, stored: Stored | undefined): Promise<Answer> {
  const { services, pressed, press } = turn;
  if (stored === undefined) return { screen: problemCard(problem('report.gone')) };
  const { id, folio } = stored.report;
  // Nobody asked: it is the post that all see.
  if (press.verb === 'refresh' && isOnItsPost(turn, stored)) return postWith(turn, stored);
  services.log.info('report not shown', { report: id, folio, to: pressed.person.id });
  if (folio === undefined) return { screen: problemCard(problem('report.not-yours')) };
  // Whoever brought it showed them that it is there.
  if ('back' in press && press.back === 'brought') return { screen: problemCard(problem('review.not-reader')) };
  const barred = DECISIONS.has(press.verb) ? problem('review.not-reviewer') : undefined;
  return isOnItsPost(turn, stored)
    ? postWith(turn, stored, barred ?? problem('review.not-reader'))
    : { screen: problemCard(barred ?? problem('report.gone')) };
}

/** The report as whoever pressed reads it; its author, and whoever may not, as it is. */
export const readBy = ({ services, pressed }: Pick<PressTurn, 'services' | 'pressed'>, report: Report): Report =>
  asReadBy(services.roles, report, idsOf(pressed)) ?? report;

const isOnItsPost = ({ pressed: { place, messageId, address } }: Asked, { report, posts }: Stored): boolean =>
  place === 'review-channel' &&
  messageId !== undefined &&
  isPostOf(postOn(report, posts, address.platform)?.id, messageId);

/** The post as all in the channel see it. */
async function postWith({ services, pressed }: Asked, { report }: Stored, found?: Problem): Promise<Answer> {
  const own = await services.deciders(report, pressed.address);
  const post = postForAll({ ...postScreen(services.viewing, report), ...own });
  const why = found === undefined ? {} : { problem: problemText(found) };
  return { screen: { template: 'post', data: { ...post, ...why } } };
}
