import { homeOf, postsOf } from '../../core/record/queries/posts';
import { homeAddress } from '../../core/record/queries/whereabouts';
import type { Published } from '../../core/review/thread/platforms';
import type { Outbox, Stored } from '../../storage/ports';
import { publishes } from './fate';
import type { ReviewChannels } from './review-channels';

export interface PublishedOptions {
  readonly store: Pick<Outbox, 'asideOf'>;
  readonly platforms: ReviewChannels['platforms'];
}

/**
 * Where reviewers can see its newest version, as far as is known: what was not refused is on its way. A post that is
 * there was put aside for its document alone.
 */
export async function publishedOf(
  { store, platforms }: PublishedOptions,
  { report, posts }: Pick<Stored, 'report' | 'posts'>,
): Promise<Published> {
  if (report.state !== 'in-review') return { on: [], off: [] };
  const asides = await store.asideOf(report.id);
  const off = asides
    .map(({ message }) => message)
    .filter((message) => publishes(message) && (message.slot === undefined || !(message.slot in posts)))
    .map(({ on }) => on ?? homeOf(report));
  const posted = postsOf(report, posts).map(({ platform }) => platform);
  const all = [...new Set([...posted, ...(await platforms(homeAddress(report))), ...off])];
  return { on: all.filter((platform) => !off.includes(platform)), off: [...new Set(off)] };
}
