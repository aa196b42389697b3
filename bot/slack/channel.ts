import { lookUp } from '../turns/talk';
import { onReply, postOfThread } from '../turns/threads';
import { readIntent } from '../../core/intent';
import type { Incoming } from './incoming';
import { decodeMarkup, peopleIn, withoutMention } from './markup';
import { slackAddress } from './reach';
import { peopleSaid, readSaid, type RawSaid } from './rich-text';
import { placeOf, problemNotice, whisper, type Room } from './room';

type Thread = Extract<Incoming, { is: 'thread' }>;
type Mention = Extract<Incoming, { is: 'mention' }>;

/** What a mention can ask for, by the intents that `lookUp` answers. */
const ASKED: ReadonlySet<string> = new Set(['see', 'search', 'pending', 'help']);

/** A message in a thread of the review channel is kept with the report it is about. */
export async function keepComment(room: Room, message: Thread): Promise<void> {
  const { who, channel, root, messageId, change, changedAt, said, bot } = message;
  if (placeOf(room, channel) !== 'review-channel') return;
  const isToBot = bot !== undefined && peopleIn(said.text).includes(bot);
  const words = isToBot ? withoutMention(said.text, bot) : '';
  // The mention comes as an event of its own, and is answered there.
  if (isToBot && change === 'added' && asksBot(words)) return;
  const now = room.clock.now().toISOString();
  const reply = {
    person: await room.reach.person(who),
    address: slackAddress(channel),
    at: change === 'added' ? now : (instantOf(changedAt) ?? now),
    root,
    messageId,
    change,
    text: await textOf(room, isToBot ? { text: words, blocks: [] } : said),
  };
  // Already in its thread's turn.
  await onReply(room.desk, reply, (keep) => keep());
}

const asksBot = (words: string): boolean => words === '' || ASKED.has(readIntent(words)?.wants ?? '');

async function textOf({ reach }: Room, said: RawSaid): Promise<string> {
  const names = await reach.names(peopleSaid(said));
  return readSaid(said, (id) => names.get(id)).text;
}

/** A timestamp of Slack's as an instant. */
function instantOf(ts: string): string | undefined {
  const seconds = Number(ts);
  return Number.isFinite(seconds) && seconds > 0 ? new Date(seconds * 1_000).toISOString() : undefined;
}

/** What a mention asks is answered in its thread, for all to read; a bare one shows the thread's report. */
export async function answerMention(room: Room, { who, channel, root, said, bot }: Mention): Promise<void> {
  const text = decodeMarkup(withoutMention(said.text, bot), () => undefined);
  const found = await lookUp(room.desk, { person: await room.reach.person(who), text });
  if (found !== undefined) return room.speaker.say(slackAddress(channel), [found], { thread: root });
  const post = await postOfThread(room.desk, root);
  // Other words in a report's thread are a comment on it.
  if (post !== undefined && text !== '') return;
  await whisper(room, { channel, user: who.id, thread: root }, post ?? problemNotice('thread.no-report'));
}

/** The message shortcut: what a reviewer can do about the thread's report, for them alone. */
export async function showThreadsReport(
  room: Room,
  user: string,
  { channel, root }: { readonly channel: string; readonly root: string },
): Promise<void> {
  const screen = (await postOfThread(room.desk, root)) ?? problemNotice('thread.no-report');
  try {
    await whisper(room, { channel, user, thread: root }, screen);
  } catch (error) {
    // The bot is not everywhere that a shortcut can be called.
    room.desk.log.info('shortcut answered in the direct message', { channel, reason: String(error) });
    room.speaker.say(await room.reach.direct(user), [screen]);
  }
}
