import { cleanText } from '../../core/form/kinds/prose';
import { idsOf, mayRead } from '../../core/report/access';
import { postScreen } from '../../core/screens/review';
import type { Screen } from '../../core/screens/screens';
import { problem } from '../../core/words/problems';
import type { CommandFacts } from './handle-command';
import { lookUp } from './look-up';
import { asksBot, problemCard, seenBy } from './lists';
import type { Reply } from './reply';
import type { Services } from './services';
import type { Mention, ThreadMessage } from './update';

/** Characters of a comment that are kept; the thread itself holds the rest. */
const COMMENT_LIMIT = 20_000;

/** Waits for a post's id, in ms: it is written down right after the platform's answer, however slow the store is then. */
const POST_WAITS_MS = [50, 200, 750, 2_000];

/** What a thread's message is answered with; and, where its thread is not known yet, what is still tried. */
export interface ThreadAnswer {
  readonly replies: readonly Reply[];
  /** Nobody waits for it: most threads of a channel are no report's. */
  readonly later?: () => Promise<readonly Reply[]>;
}

/**
 * A message in a thread: kept with the report that the thread is about. It may come before the platform
 * has told us the id of the post that it answers. `inOrder` keeps a thread's messages in theirs; those
 * of unknown threads are tried again side by side.
 */
export async function onThread(
  services: Services,
  message: ThreadMessage,
  inOrder: (keep: () => Promise<boolean>) => Promise<boolean>,
): Promise<ThreadAnswer> {
  if (isAsking(message)) return { replies: message.mention === 'apart' ? [] : await onMention(services, message) };
  // Whoever edits what they said was told then.
  const unkept = message.mention === 'here' && message.change === 'added' ? [noReport] : [];
  if (message.place !== 'review-channel') return { replies: unkept };
  const keep = (): Promise<boolean> => inOrder(() => keepComment(services, message));
  if (await keep()) return { replies: [] };
  return { replies: [], later: async () => ((await keptLater(keep)) ? [] : unkept) };
}

/** Asks the bot for something; a comment otherwise. */
export const isAsking = ({ change, mention, text, files = [] }: ThreadMessage): boolean =>
  change === 'added' && mention !== 'none' && asksBot(text) && (text !== '' || files.length === 0);

async function keptLater(keep: () => Promise<boolean>): Promise<boolean> {
  for (const waitMs of POST_WAITS_MS) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (await keep()) return true;
  }
  return false;
}

/** False where the thread hangs from no report's post. */
async function keepComment(services: Services, message: ThreadMessage): Promise<boolean> {
  const key = `comment:${message.change}:${message.messageId}:${message.change === 'edited' ? message.at : ''}`;
  const stored = await services.store.loadByPost('channel', message.root, key);
  if (stored === undefined) return false;
  const text = cleanText(message.text.slice(0, COMMENT_LIMIT)).trim();
  if (message.change !== 'removed' && text === '' && (message.files ?? []).length === 0) return true;
  const facts = factsOf(message, text);
  await services.handle(stored.report.id, stored, { ...facts, key, at: message.at, by: message.person });
  return true;
}

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
  mention: Pick<Mention, 'person' | 'aliases' | 'at' | 'root' | 'text' | 'place' | 'shared'>,
): Promise<readonly Reply[]> {
  const { root, text } = mention;
  const asked = await lookUp(services, mention);
  if (asked !== undefined) return [{ ...asked, thread: root }];
  const report = (await services.store.loadByPost('channel', root))?.report;
  if (report === undefined) return [noReport];
  // Other words in a report's thread are a comment on it.
  if (text !== '') return [];
  if (!mayRead(services.roles, report, idsOf(mention)))
    return [{ screen: problemCard(problem('review.not-reader')), where: 'whisper', thread: root }];
  const seal = await services.lookups.sealOf(report);
  const post: Screen = { template: 'post', data: postScreen(seenBy(services, mention), report, seal) };
  return [{ screen: post, where: 'whisper', thread: root }];
}

const noReport: Reply = { screen: problemCard(problem('thread.no-report')), where: 'whisper' };
