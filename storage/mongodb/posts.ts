import type { Filter, UpdateFilter } from 'mongodb';
import { StoreError } from '../errors';
import { NEWEST } from './newest';
import type { Post, ReportDocument, ReportDocuments } from './documents';

/** Each time somebody else was between the two updates. */
const POST_TRIES = 5;

/**
 * Sets a slot's post where the filter matches, with `more` in the same write. False where it does not match.
 *
 * Two updates, of which one matches: the slot has a post that moves, or none and gets its first.
 * Each is atomic.
 */
export async function putPost(
  reports: ReportDocuments,
  filter: Filter<ReportDocument>,
  more: UpdateFilter<ReportDocument>,
  { slot, messageId }: Post,
): Promise<boolean> {
  for (let tries = 0; tries < POST_TRIES; tries += 1) {
    const moved = await reports.updateOne(
      { ...filter, 'posts.slot': slot },
      { ...more, $set: { 'posts.$[post].messageId': messageId } },
      { arrayFilters: [{ 'post.slot': slot }] },
    );
    if (moved.matchedCount === 1) return true;
    const push = { ...more.$push, posts: { slot, messageId } };
    const added = await reports.updateOne({ ...filter, 'posts.slot': { $ne: slot } }, { ...more, $push: push });
    if (added.matchedCount === 1) return true;
    if ((await reports.findOne(filter, { projection: { _id: 1 }, readConcern: NEWEST })) === null) return false;
  }
  throw new StoreError('store.busy', 'A post could not be set: others set it first');
}
