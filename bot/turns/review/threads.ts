import { readIntent } from '../../../core/talk/intent';
import { cleanText } from '../../../core/form/kinds/prose';
import { asReadBy, idsOf } from '../../../core/record/queries/access';
import { postScreen } from '../../../core/review/screens/review';
import type { Screen } from '../../../core/screen/screens';
import { problem } from '../../../core/words/problems';
import { postSlot } from '../../../core/record/queries/posts';
import { channelEdit } from '../../../core/report/react';
import type { Report } from '../../../core/record/types';
import { whyOf } from '../../outbox/messenger';
import { loadPosted, loadSaid, noteSaid } from '../../outbox/thread';
import { lastingFault } from '../faults';
import type { CommandFacts } from '../handle-command';
import { lookUp } from '../find/look-up';
import { asksBot, problemCard, seenBy } from '../find/lists';
import type { Reply } from '../reply';
import type { Services } from '../services';
import { undoThere } from './undoing';
import type { Mention, ThreadMessage } from '../update';

/** Characters of a comment that are kept; the thread itself holds the rest. */
export const COMMENT_LIMIT = 20_000;

/** Waits for the store, where it takes nothing, in ms: more than seven minutes in all. */
const FAULT_WAITS_MS = [1_000, 5_000, 30_000, 120_000, 300_000];

/** Waits for a post's id, in ms: it is written down right after the platform's answer, however slow the store is then. */
const POST_WAITS_MS = [50, 200, 750, 2_000];

/** What a thread's message is answered with; and, where its thread is not known yet, what is still tried. */
export interface ThreadAnswer {
  readonly replies: readonly Reply[];
  /** Nobody waits for it: most threads of a channel are no report's. */
  readonly later?: (pause: Pause) => Promise<readonly Reply[]>;
}

/** Resolves after so many ms, or at once where the process is about to end. */
export type Pause = (ms: number) => Promise<void>;

/**
 * A message in a thread: kept with the report that the thread is about. It may come before the platform
 * has told us the id of the post that it answers. `inOrder` keeps a thread's messages in theirs. `isBehind`: others of
 * its thread are still tried, and it is taken after them.
 */
export async function onThread(
  services: Services,
  message: ThreadMessage,
  inOrder: (keep: () => Promise<boolean>) => Promise<boolean>,
  isBehind = false,
): Promise<ThreadAnswer> {
  const undone = await undoneIn(services, message);
  if (undone !== undefined) return { replies: undone };
  if (isAsking(message)) return { replies: message.mention === 'apart' ? [] : await onMention(services, message) };
  // Whoever edits what they said was told then.
  const unkept = message.mention === 'here' && message.change === 'added' ? [noReport] : [];
  if (message.place !== 'review-channel') return { replies: unkept };
  const keep = (): Promise<Kept> => inOrder(() => keepComment(services, message)).then(asKept, asFault);
  const since = performance.now();
  const first = isBehind ? undefined : await keep();
  if (first?.is === 'kept') return { replies: [] };
  return {
    replies: [],
    later: async (pause) => {
      // Whoever waited for others is not made to wait for as long again.
      const waited = isBehind ? performance.now() - since : 0;
      return answerOf(services, message, await keptLater(keep, first ?? (await keep()), { pause, waited }), unkept);
    },
  };
}

/** Where nobody mentions the bot, «deshacer» is a comment but of whoever has something to undo there. */
async function undoneIn(services: Services, message: ThreadMessage): Promise<readonly Reply[] | undefined> {
  const { change, mention, place, text, messageId } = message;
  const isSaid = change === 'added' && mention === 'none' && place === 'review-channel';
  if (!isSaid || readIntent(text)?.wants !== 'undo') return undefined;
  try {
    return await undoThere(services, message, { key: `undo:${messageId}`, isAsked: false });
  } catch (error) {
    services.log.error('decision not undone', { message: messageId, ...whyOf(error) });
    const found = lastingFault(error) ?? problem('service.down-typed');
    return [{ screen: problemCard(found), where: 'whisper', thread: message.root }];
  }
}

/** What became of a comment. */
type Kept = { readonly is: 'kept' | 'no-report' } | { readonly is: 'fault'; readonly error: unknown };

const asKept = (isKept: boolean): Kept => ({ is: isKept ? 'kept' : 'no-report' });
const asFault = (error: unknown): Kept => ({ is: 'fault', error });

/** Whoever wrote it is told that it is lost: their platform shows it as said. */
function answerOf(
  { log }: Services,
  { root, change, messageId }: ThreadMessage,
  kept: Kept,
  unkept: readonly Reply[],
): readonly Reply[] {
  if (kept.is !== 'fault') return kept.is === 'kept' ? [] : unkept;
  log.error('comment not kept', { change, message: messageId, ...whyOf(kept.error) });
  if (change === 'removed') return [];
  const found = lastingFault(kept.error) ?? problem('comment.not-kept');
  return [{ screen: problemCard(found), where: 'whisper', thread: root }];
}

/** Asks the bot for something; a comment otherwise. */
export const isAsking = ({ change, mention, text, files = [] }: ThreadMessage): boolean =>
  change === 'added' && mention !== 'none' && asksBot(text) && (text !== '' || files.length === 0);

/** A post's id comes soon or never; a store that is away may take minutes, and some faults last. */
async function keptLater(
  keep: () => Promise<Kept>,
  first: Kept,
  { pause, waited }: { readonly pause: Pause; readonly waited: number },
): Promise<Kept> {
  const [posts, faults] = [waitsAfter(waited, POST_WAITS_MS), waitsAfter(waited, FAULT_WAITS_MS)];
  let kept = first;
  for (;;) {
    if (kept.is === 'kept' || (kept.is === 'fault' && lastingFault(kept.error) !== undefined)) return kept;
    const waitMs = (kept.is === 'fault' ? faults : posts).shift();
    if (waitMs === undefined) return kept;
    await (kept.is === 'fault' ? pause(waitMs) : new Promise((resolve) => setTimeout(resolve, waitMs)));
    kept = await keep();
  }
}

/** Those of these waits that are left after so many ms. */
function waitsAfter(waitedMs: number, [next, ...others]: readonly number[]): number[] {
  if (next === undefined) return [];
  return waitedMs >= next ? waitsAfter(waitedMs - next, others) : [next, ...others];
}

/** False where the thread hangs from no report's post. */
async function keepComment(services: Services, message: ThreadMessage): Promise<boolean> {
  const key = `comment:${message.change}:${message.messageId}:${message.change === 'edited' ? message.at : ''}`;
  const { store } = services;
  const { root, address, messageId, change } = message;
  // The post may have been put up anew since.
  const stored =
    (await loadPosted(store, address.platform, root, key)) ?? (await loadSaid(store, address.conversation, root, key));
  if (stored === undefined) return false;
  const text = cleanText(message.text.slice(0, COMMENT_LIMIT)).trim();
  if (message.change !== 'removed' && text === '' && (message.files ?? []).length === 0) return true;
  const facts = factsOf(message, text);
  const { id } = stored.report;
  await services.handle(id, stored, { ...facts, key, on: address.platform, at: message.at, by: message.person });
  if (change === 'added') await noted(services, () => noteSaid(store, id, address.conversation, messageId));
  if (await isNews(services, message))
    await noted(services, () => redraw(services, stored.report, address.platform, messageId));
  return true;
}

/** The report's post on that platform, as it is drawn now. */
async function redraw({ store, nudge }: Services, report: Report, on: string, because: string): Promise<void> {
  const id = `${report.id}.heard.${because}`;
  await store.enqueue(report.id, [{ ...channelEdit, id, on, slot: postSlot(report, on) }]);
  nudge(report.id);
}

/** Besides the comment, which is kept. */
const noted = ({ log }: Services, act: () => Promise<void>): Promise<void> =>
  act().catch((error: unknown) => log.warn('comment kept, and not all noted', whyOf(error)));

/** A message that does not mention the bot shows that it is sent such ones: the post need not say how to comment. */
const isNews = async ({ hearing }: Services, { mention, change, address }: ThreadMessage): Promise<boolean> =>
  mention === 'none' && change === 'added' && (await hearing.heard(address));

function factsOf({ change, messageId: id, files = [] }: ThreadMessage, text: string): CommandFacts {
  switch (change) {
    case 'added':
      return { type: 'AddComment', id, text, files };
    case 'edited':
      return { type: 'EditComment', id, text, files };
    case 'removed':
      return { type: 'RemoveComment', id };
    default:
      return change satisfies never;
  }
}

/** What a mention asks is answered in its thread; a bare one shows the thread's report to whoever asked. */
export async function onMention(
  services: Services,
  mention: Pick<Mention, 'person' | 'aliases' | 'address' | 'at' | 'root' | 'text' | 'place' | 'shared'>,
): Promise<readonly Reply[]> {
  const { root, text, person, at } = mention;
  if (readIntent(text)?.wants === 'undo') {
    const undone = await undoThere(services, mention, { key: `undo:${person.id}:${at}`, isAsked: true });
    return undone ?? [noReport];
  }
  const asked = await lookUp(services, mention);
  if (asked !== undefined) return [{ ...asked, thread: root }];
  const stored = (await loadPosted(services.store, mention.address.platform, root))?.report;
  if (stored === undefined) return [noReport];
  // Other words in a report's thread are a comment on it.
  if (text !== '') return [];
  const report = asReadBy(services.roles, stored, idsOf(mention));
  if (report === undefined)
    return [{ screen: problemCard(problem('review.not-reader')), where: 'whisper', thread: root }];
  const own = mention.place === 'review-channel' ? await services.deciders(report, mention.address) : {};
  const seal = await services.lookups.sealOf(report);
  const post: Screen = { template: 'post', data: { ...postScreen(seenBy(services, mention), report, seal), ...own } };
  return [{ screen: post, where: 'whisper', thread: root }];
}

const noReport: Reply = { screen: problemCard(problem('thread.no-report')), where: 'whisper' };
