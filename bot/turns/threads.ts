import { cleanText } from '../../core/form/kinds/prose';
import { postScreen } from '../../core/screens/review';
import type { Screen } from '../../core/screens/screens';
import type { Desk, CommandFacts } from './desk';
import type { ThreadMessage } from './incoming';

/** Characters of a comment that are kept; the thread itself holds the rest. */
const COMMENT_LIMIT = 20_000;

/**
 * A message in a thread of the review channel: kept with its report as a comment, and its later edit
 * or removal with it. False where the thread hangs from no report's post.
 */
async function onThreadMessage(desk: Desk, message: ThreadMessage): Promise<boolean> {
  const stored = await desk.store.loadByPost('channel', message.root);
  if (stored === undefined) return false;
  const text = cleanText(message.text.slice(0, COMMENT_LIMIT)).trim();
  if (message.change !== 'removed' && text === '') return true;
  const facts = factsOf(message, text);
  const key = `comment:${message.change}:${message.messageId}:${message.change === 'edited' ? message.at : ''}`;
  await desk.handle(stored.report.id, { ...facts, key, at: message.at, by: message.person });
  return true;
}

/** Waits for a post's id, in ms: it is written down right after the platform's answer. */
const POST_WAITS_MS = [50, 200, 750];

/**
 * The same for a reply, which may come before the platform has told us the id of the post that it
 * answers. `inTurn` keeps a thread's replies in order; those of unknown threads wait side by side.
 */
export async function onReply(
  desk: Desk,
  message: ThreadMessage,
  inTurn: (keep: () => Promise<boolean>) => Promise<boolean>,
): Promise<boolean> {
  const keep = (): Promise<boolean> => onThreadMessage(desk, message);
  for (const waitMs of POST_WAITS_MS) {
    if (await inTurn(keep)) return true;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  return inTurn(keep);
}

/** The card of the report whose post that thread hangs from, buttons and all. */
export async function postOfThread(desk: Desk, root: string): Promise<Screen | undefined> {
  const report = (await desk.store.loadByPost('channel', root))?.report;
  return report === undefined ? undefined : { template: 'post', data: postScreen(desk.viewing, report) };
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
