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

/** Waits for a post's id, in ms: it is written down right after the platform's answer. */
const POST_WAITS_MS = [50, 200, 750];

/**
 * A message in a thread: kept with the report that the thread is about. It may come before the platform
 * has told us the id of the post that it answers. `inOrder` keeps a thread's messages in theirs; those
 * of unknown threads wait side by side.
 */
export async function onThread(
  services: Services,
  message: ThreadMessage,
  inOrder: (keep: () => Promise<boolean>) => Promise<boolean>,
): Promise<readonly Reply[]> {
  const asks = message.change === 'added' && message.mention !== 'none' && asksBot(message.text);
  if (asks) return message.mention === 'apart' ? [] : onMention(services, message);
  const keep = (): Promise<boolean> => keepComment(services, message);
  const kept = message.place === 'review-channel' && (await untilKept(() => inOrder(keep)));
  return kept || message.mention !== 'here' ? [] : [noReport];
}

async function untilKept(keep: () => Promise<boolean>): Promise<boolean> {
  for (const waitMs of POST_WAITS_MS) {
    if (await keep()) return true;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  return keep();
}

/** False where the thread hangs from no report's post. */
async function keepComment(services: Services, message: ThreadMessage): Promise<boolean> {
  const key = `comment:${message.change}:${message.messageId}:${message.change === 'edited' ? message.at : ''}`;
  const stored = await services.store.loadByPost('channel', message.root, key);
  if (stored === undefined) return false;
  const text = cleanText(message.text.slice(0, COMMENT_LIMIT)).trim();
  if (message.change !== 'removed' && text === '') return true;
  const facts = factsOf(message, text);
  await services.handle(stored.report.id, stored, { ...facts, key, at: message.at, by: message.person });
  return true;
}

function factsOf({ change, messageId: id }: ThreadMessage, text: string): CommandFacts {
  switch (change) {
    case 'added':
      return { type: 'AddComment', id, text };
    case 'edited':
      return { type: 'EditComment', id, text };
    case 'removed':
      return { type: 'RemoveComment', id };
    default:
      return change satisfies never;
  }
}

/** What a mention asks is answered in its thread; a bare one shows the thread's report to whoever asked. */
export async function onMention(
  services: Services,
  mention: Pick<Mention, 'person' | 'aliases' | 'root' | 'text' | 'place' | 'shared'>,
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
  const post: Screen = { template: 'post', data: postScreen(seenBy(services, mention), report) };
  return [{ screen: post, where: 'whisper', thread: root }];
}

const noReport: Reply = { screen: problemCard(problem('thread.no-report')), where: 'whisper' };
