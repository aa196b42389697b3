import type { AskedUndo } from '../../../core/talk/asked-undo';
import { idsOf, mayReview } from '../../../core/record/queries/access';
import { isLate } from '../../../core/record/queries/approvals';
import type { Report } from '../../../core/record/types';
import { ownUndoneLine } from '../../../core/review/screens/awaited';
import type { Screen } from '../../../core/screen/screens';
import { problem, type Problem } from '../../../core/words/problems';
import type { Loaded } from '../../../storage/ports';
import { loadPosted, loadSaid } from '../../outbox/thread';
import { lastDecided, ownDecision } from './decided';
import { byFolio, notFound, problemCard } from '../find/lists';
import type { Reply } from '../reply';
import type { Services } from '../services';
import type { Mention, Message } from '../update';

/**
 * «deshacer» in somebody's own chat: their decision on the report that it names, or on the one that they decided on or
 * looked at last. Undefined where what they did last, while that report of theirs is open, was to write in it.
 */
export async function undoTyped(
  services: Services,
  message: Message,
  { what, folio }: AskedUndo,
  open: Report | undefined,
): Promise<readonly Screen[] | undefined> {
  if (folio !== undefined) {
    const named = await byFolio(services, message, folio);
    const stored = named && (await services.store.load(named.id, message.key));
    return stored === undefined ? [notFound(folio)] : undo(services, message, stored);
  }
  const last = await lastDecided(services, message);
  const stored = last && (await services.store.load(last.report, message.key));
  const own = stored && ownDecision(stored.report, message);
  const isLast = own !== undefined && !isLate(own, message.at) && (last?.at ?? '') > (open?.updatedAt ?? '');
  if (what === 'last' && open !== undefined && !isLast) return undefined;
  return stored === undefined ? [problemCard(problem('review.nothing-to-undo'))] : undo(services, message, stored);
}

async function undo(services: Services, message: Message, stored: Loaded): Promise<readonly Screen[]> {
  const { key, at, person: by } = message;
  const own = ownDecision(stored.report, message);
  // Where nobody is named to review, whoever decided did so inside the channel.
  if (!mayReview(services.roles, stored.report, idsOf(message), true))
    return [problemCard(problem('review.not-reviewer'))];
  const done = await services.handle(stored.report.id, stored, { type: 'TakeBack', key, at, by });
  if (done.refusal !== undefined) return [problemCard(done.refusal.problem)];
  if (own === undefined || done.stored === undefined) return [];
  return [{ template: 'line', data: { text: ownUndoneLine(done.stored.report, own) } }];
}

/**
 * The same in a report's thread; what was undone is said there by the report itself. Undefined where no report's thread
 * it is, or where nobody asked the bot, and whoever wrote has nothing to undo there: then it is a comment.
 */
export async function undoThere(
  services: Services,
  said: Pick<Mention, 'person' | 'aliases' | 'address' | 'at' | 'root' | 'place'>,
  { key, isAsked }: { readonly key: string; readonly isAsked: boolean },
): Promise<readonly Reply[] | undefined> {
  const { person: by, address, at, root, place } = said;
  const { store } = services;
  const on = address.platform;
  const stored = (await loadPosted(store, on, root, key)) ?? (await loadSaid(store, address.conversation, root, key));
  if (stored === undefined || (!isAsked && ownDecision(stored.report, said) === undefined)) return undefined;
  const refused = (found: Problem): readonly Reply[] => [
    { screen: problemCard(found), where: 'whisper', thread: root },
  ];
  if (!mayReview(services.roles, stored.report, idsOf(said), place === 'review-channel'))
    return refused(problem('review.not-reviewer'));
  const { refusal } = await services.handle(stored.report.id, stored, { type: 'TakeBack', on, key, at, by });
  return refusal === undefined ? [] : refused(refusal.problem);
}
