import { answeredOf, commentOf, toldWith } from '../../../core/record/queries/comments';
import { isAuthorOf } from '../../../core/record/queries/people';
import type { Report } from '../../../core/record/types';
import type { Loaded } from '../../../storage/ports';
import { loadPosted, loadSaid, slotOf } from '../../outbox/thread';
import type { Services } from '../services';
import type { Reacted } from '../update';

/**
 * A reaction that means yes is kept with what it stands at: the report's post, a comment, or what the author answered.
 * It decides nothing. One that stands anywhere else is nobody's business.
 */
export async function onReaction(services: Services, reacted: Reacted): Promise<void> {
  const { key, at, person: by, sign, change } = reacted;
  const found = await find(services, reacted);
  if (found === undefined || found.stored.applied) return;
  const type = change === 'added' ? 'Agree' : 'TakeBackAgreement';
  const { stored, comment } = found;
  await services.handle(stored.report.id, stored, { type, comment, sign, key, at, by });
}

interface Found {
  readonly stored: Loaded;
  /** Null: the report as it was posted. */
  readonly comment: string | null;
}

/** Waits for what a message is, in ms: it is written down right after the message was posted. */
const WAITS_MS = [50, 200, 750];

async function find(services: Services, reacted: Reacted): Promise<Found | undefined> {
  let found = await look(services, reacted);
  for (const waitMs of WAITS_MS) {
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    found = await look(services, reacted);
  }
  return found;
}

async function look({ store }: Services, reacted: Reacted): Promise<Found | undefined> {
  const { address, messageId, key, place } = reacted;
  const post = place === 'review-channel' ? await loadPosted(store, address.platform, messageId, key) : undefined;
  if (post !== undefined) return { stored: post, comment: null };
  const stored = await loadSaid(store, address.conversation, messageId, key);
  if (stored === undefined) return undefined;
  // In a chat of one's own only its author's reactions are of any report.
  if (place !== 'review-channel' && !isAuthorOf(stored.report, reacted)) return undefined;
  const comment = commentAt(stored, messageId);
  return comment === undefined ? undefined : { stored, comment };
}

/** The comment that a message is, or tells of: of several told together nobody knows which one is meant. */
function commentAt({ report, posts }: Loaded, messageId: string): string | undefined {
  if (commentOf(report, messageId) !== undefined) return messageId;
  const slot = slotOf(posts, messageId) ?? '';
  if (slot.startsWith('comment:')) return aloneIn(report, slot.slice('comment:'.length));
  // On another platform than the report's own, that is in the slot's name, too.
  return report.comments.find(({ id }) =>
    ['reply', 'said'].some((shown) => slot === `${shown}:${id}` || slot.startsWith(`${shown}:${id}:`)),
  )?.id;
}

function aloneIn(report: Report, first: string): string | undefined {
  const told = toldWith(report, first);
  return told.length === 1 ? answeredOf(told)?.id : undefined;
}
