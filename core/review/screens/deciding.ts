import type { Verb } from '../../screen/press';
import type { PostScreen } from '../../screen/review-screens';

/** What only those press who decide on a report. */
const DECIDES: ReadonlySet<Verb> = new Set<Verb>(['approve', 'askChanges', 'takeBack']);

/** The post as all see it who are there: where whoever decides has a card of their own, without what only they press. */
export const postForAll = (post: PostScreen): PostScreen =>
  post.deciders === undefined
    ? post
    : { ...post, buttons: post.buttons.filter(({ press }) => !DECIDES.has(press.verb)) };

/** The post as somebody sees it alone, who goes by these ids. */
export const postFor = (post: PostScreen, ids: readonly string[]): PostScreen =>
  post.deciders?.ids.some((id) => ids.includes(id)) === true ? post : postForAll(post);
