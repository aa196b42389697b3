import type { Thread } from '../../core/review/thread/comments';
import { isPostSlotOn, postSlotsOn } from '../../core/record/queries/posts';
import type { Slot } from '../../core/record/types';
import type { Loaded, Outbox, Reports, Stored } from '../../storage/ports';
import type { Lookups } from './lookups';

/** What the author's card of a comment needs besides the report. */
export async function threadFacts(
  { store, lookups }: { readonly store: Pick<Outbox, 'asideOf'>; readonly lookups: Lookups },
  stored: Pick<Stored, 'report' | 'posts'>,
): Promise<Thread> {
  const { id, comments } = stored.report;
  const thread = await lookups.threadOf(stored);
  const asides = comments.some(({ answers }) => answers !== undefined) ? await store.asideOf(id) : [];
  const refused = asides
    .flatMap(({ message: { about } }) => (about.show === 'reply' ? [about.comment] : []))
    // On another platform it stands in the thread.
    .filter((answer) => !Object.keys(stored.posts).some((slot) => isSlotOf(slot, `reply:${answer}`)));
  return { ...(thread === undefined ? {} : { thread }), refused };
}

const isSlotOf = (slot: string, name: string): boolean => slot === name || slot.startsWith(`${name}:`);

/** Written in a slot that is found by its name alone. */
const HERE = '*';

/** The slot by which a report is found from a message that is said about it, the bot's or a person's. */
const saidAt = (conversation: string, message: string): Slot => `at:${conversation.split(';')[0]} ${message}`;

/** A post's id may name several messages: anything may hang from each. */
const messagesOf = (post: string): readonly string[] => post.split(' ').filter((message) => message !== '');

/** Notes that this message is about that report, so that what hangs from it, or a reaction to it, is understood. */
export async function noteSaid(
  store: Pick<Outbox, 'setPost'>,
  reportId: string,
  conversation: string,
  post: string,
): Promise<void> {
  for (const message of messagesOf(post)) await store.setPost(reportId, saidAt(conversation, message), HERE);
}

/** The report whose post in a review channel is that message of that platform; with a key, as `Reports.load`. */
export async function loadPosted(
  store: Pick<Reports, 'loadByPost'>,
  platform: string,
  messageId: string,
  key?: string,
): Promise<Loaded | undefined> {
  for (const slot of postSlotsOn(platform)) {
    const found = await store.loadByPost(slot, messageId, key);
    if (found !== undefined && isPostSlotOn(found.report, slot, platform)) return found;
  }
  return undefined;
}

/** The report that a message is about, as far as it was noted. */
export const loadSaid = (store: Pick<Reports, 'loadByPost'>, conversation: string, message: string, key?: string) =>
  store.loadByPost(saidAt(conversation, message), HERE, key);

/** What that message is among the report's posts; undefined where it is none that has a slot now. */
export const slotOf = (posts: Stored['posts'], message: string): string | undefined =>
  Object.keys(posts).find((slot) => !slot.startsWith('at:') && messagesOf(posts[slot] ?? '').includes(message));
