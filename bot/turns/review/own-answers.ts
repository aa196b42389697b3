import { cleanText } from '../../../core/form/kinds/prose';
import { answeredOf, answerId, commentOf, toldWith } from '../../../core/record/queries/comments';
import { isAuthorOf } from '../../../core/record/queries/people';
import type { Comment, Report } from '../../../core/record/types';
import { conversation as words } from '../../../core/review/thread/conversation.es';
import type { Loaded } from '../../../storage/ports';
import { loadSaid, slotOf } from '../../outbox/thread';
import type { CommandFacts } from '../handle-command';
import { problemCard } from '../find/lists';
import type { Reply } from '../reply';
import type { Services } from '../services';
import { COMMENT_LIMIT } from './threads';
import type { Message } from '../update';

/**
 * A message that hangs from what told its sender of comments is the answer to them, and goes to the report's thread; an
 * edit of it corrects what stands there. Undefined of any other message: it answers the form, as if it hung from nothing.
 */
export async function onAnswer(services: Services, message: Message): Promise<readonly Reply[] | undefined> {
  const found = await find(services, message);
  if (found === undefined) return undefined;
  const { stored, asked } = found;
  if (stored.applied) return [];
  const { key, at, person: by, messageId } = message;
  const facts = factsOf(stored.report, asked, message);
  const command = { ...facts, key, at, by, ...(messageId === undefined ? {} : { message: messageId }) };
  const { events, refusal } = await services.handle(stored.report.id, stored, command);
  if (refusal !== undefined) return [under(message, problemCard(refusal.problem))];
  if (events.length === 0) return [];
  const folio = stored.report.folio ?? '';
  const text = facts.type === 'EditComment' ? words.corrected(folio) : words.onItsWay(asked.by.name, folio);
  return [under(message, { template: 'line', data: { text, subtle: true } })];
}

/** Waits for what a message is, in ms: it is written down right after the message was posted. */
const SLOT_WAITS_MS = [50, 200, 750];

/** What was said there, where the sender is who was told of it. */
async function find(
  { store }: Services,
  message: Message,
): Promise<{ readonly stored: Loaded; readonly asked: Comment } | undefined> {
  const { address, key, under: from } = message;
  if (from === undefined) return undefined;
  const load = () => loadSaid(store, address.conversation, from, key);
  let stored = await load();
  if (stored === undefined || !isAuthorOf(stored.report, message)) return undefined;
  for (const waitMs of SLOT_WAITS_MS) {
    if (slotOf(stored.posts, from) !== undefined) break;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    stored = (await load()) ?? stored;
  }
  const [, first] = /^comment:(.+)$/s.exec(slotOf(stored.posts, from) ?? '') ?? [];
  const asked = first === undefined ? undefined : answeredOf(toldWith(stored.report, first));
  return asked === undefined ? undefined : { stored, asked };
}

type Facts = Extract<CommandFacts, { type: 'AnswerComment' | 'EditComment' }>;

function factsOf(report: Report, asked: Comment, { messageId, key, text: said, files = [] }: Message): Facts {
  const id = answerId(messageId ?? key);
  const text = cleanText(said.slice(0, COMMENT_LIMIT)).trim();
  return commentOf(report, id) === undefined
    ? { type: 'AnswerComment', id, answers: asked.id, text, files }
    : { type: 'EditComment', id, text, files };
}

const under = ({ under: thread }: Message, screen: Reply['screen']): Reply => ({
  screen,
  where: 'below',
  ...(thread === undefined ? {} : { thread }),
});
