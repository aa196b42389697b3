import { readIntent } from '../../../core/talk/intent';
import { decodeMarkup, withoutMention } from './markup';
import { ignored, unsupported, type Passed, type Payload, type Unplaced } from './payload';
import { filesOf } from '../files';
import { blocksOf, readWriting, type RawWriting } from './rich-text';
import { isRecord, recordAt, recordsAt, textAt, type Fields } from './fields';

/** Message subtypes that are a person's own words; every other is a notice of Slack's, or a bot's. */
const WORDS: ReadonlySet<string> = new Set(['', 'file_share', 'thread_broadcast', 'me_message']);

/** An Events API callback. Its `event_id` is the same in every retry. */
export function readEvent(body: Fields): Unplaced {
  const event = recordAt(body, 'event');
  const read = eventOf(event, botIn(body));
  if (!('who' in read)) return read;
  const id = textAt(body, 'event_id');
  return { is: 'payload', payload: read, key: id === '' ? '' : `event:${id}` };
}

/** The bot's user id in the workspace the event comes from. */
function botIn(body: Fields): { readonly bot?: string } {
  const own = recordsAt(body, 'authorizations').find((authorization) => authorization['is_bot'] === true);
  const bot = own === undefined ? '' : textAt(own, 'user_id');
  return bot === '' ? {} : { bot };
}

type Event = Payload | Passed;

function eventOf(event: Fields, bot: { readonly bot?: string }): Event {
  const type = textAt(event, 'type');
  switch (type) {
    case 'message':
      return messageOf(event, bot);
    case 'reaction_added':
      return reactionOf(event, 'added', bot);
    case 'reaction_removed':
      return reactionOf(event, 'removed', bot);
    case 'app_mention':
      return mentionOf(event, bot);
    case 'app_home_opened':
      return tabOf(event);
    case 'member_joined_channel':
      return joinedOf(event, bot);
    // See `readStanding`.
    case 'app_uninstalled':
    case 'tokens_revoked':
    case 'channel_unarchive':
    case 'group_unarchive':
      return ignored(type);
    default:
      return unsupported(`event ${type}`);
  }
}

const TABS = { home: 'home-opened', messages: 'messages-opened' } as const;

function tabOf(event: Fields): Event {
  const tab = textAt(event, 'tab');
  if (textAt(event, 'user') === '' || (tab !== 'home' && tab !== 'messages')) return ignored('another tab');
  return { is: TABS[tab], who: whoOf(event) };
}

/** Anybody may come in; what matters is that the bot did. */
function joinedOf(event: Fields, { bot }: { readonly bot?: string }): Event {
  const [user, channel] = [textAt(event, 'user'), textAt(event, 'channel')];
  if (bot === undefined || user !== bot || channel === '') return ignored('membership');
  const inviter = textAt(event, 'inviter');
  return {
    is: 'joined',
    who: { id: inviter === '' ? user : inviter },
    channel,
    at: textAt(event, 'event_ts'),
  };
}

const whoOf = (message: Fields) => ({ id: textAt(message, 'user') });
const saidOf = (message: Fields): RawWriting => ({ text: textAt(message, 'text'), blocks: blocksOf(message) });

/** Our own echoes and other bots': they carry the bot they are of. */
const isBots = (message: Fields): boolean =>
  textAt(message, 'bot_id') !== '' || isRecord(message['bot_profile']) || textAt(message, 'subtype') === 'bot_message';

function messageOf(event: Fields, bot: { readonly bot?: string }): Event {
  const subtype = textAt(event, 'subtype');
  if (subtype === 'message_changed' || subtype === 'message_deleted') return revisionOf(event, subtype, bot);
  if (isBots(event) || textAt(event, 'user') === bot.bot) return ignored('message of a bot');
  if (!WORDS.has(subtype)) return ignored(`message of subtype ${subtype}`);
  const [channel, ts, user] = [textAt(event, 'channel'), textAt(event, 'ts'), textAt(event, 'user')];
  if (channel === '' || ts === '' || user === '') return unsupported('message without a sender');
  const written = { who: whoOf(event), said: saidOf(event), files: filesOf(event) };
  const root = textAt(event, 'thread_ts');
  if (isDirect(event)) return { is: 'message', ...written, channel, ts, ...underOf(root, ts) };
  if (root === '' || root === ts) return ignored('channel message');
  return {
    is: 'thread',
    ...written,
    channel,
    root,
    messageId: ts,
    change: 'added',
    changedAt: ts,
    ...bot,
  };
}

/** A message that begins a thread hangs from none. */
const underOf = (root: string, ts: string) => (root === '' || root === ts ? {} : { under: root });

/** Of a file there is no message that anything could be kept with. */
function reactionOf(event: Fields, change: 'added' | 'removed', { bot }: { readonly bot?: string }): Event {
  const item = recordAt(event, 'item');
  const [channel, messageId] = [textAt(item, 'channel'), textAt(item, 'ts')];
  const [user, sign] = [textAt(event, 'user'), textAt(event, 'reaction')];
  if (textAt(item, 'type') !== 'message' || channel === '' || messageId === '') return ignored('reaction elsewhere');
  if (user === '' || user === bot || !meansYes(sign)) return ignored('another reaction');
  return { is: 'reaction', who: { id: user }, channel, messageId, sign, change };
}

const isDirect = (event: Fields): boolean =>
  textAt(event, 'channel_type') === '' ? textAt(event, 'channel').startsWith('D') : event['channel_type'] === 'im';

/**
 * An edit or a removal, as a notice that holds the message before and after. A link that unfolds is an
 * edit to Slack, and says nothing new; a message with replies leaves a tombstone. What was answered in
 * the direct message stays though its message is deleted.
 */
function revisionOf(event: Fields, subtype: 'message_changed' | 'message_deleted', bot: { bot?: string }): Event {
  const before = recordAt(event, 'previous_message');
  const after = recordAt(event, 'message');
  const removed = subtype === 'message_deleted' || textAt(after, 'subtype') === 'tombstone';
  const message = removed ? before : after;
  if (isBots(message) || textAt(message, 'user') === bot.bot) return ignored('revised message of a bot');
  const root = textAt(message, 'thread_ts');
  const messageId = textAt(message, 'ts') || textAt(event, 'deleted_ts');
  const channel = textAt(event, 'channel');
  const isInThread = root !== '' && root !== messageId;
  const isDirectOne = isDirect(event) && !removed && messageId !== '' && channel !== '';
  if (!isDirectOne && (isDirect(event) || !isInThread)) return ignored('revised message outside a thread');
  if (!removed && (!WORDS.has(textAt(after, 'subtype')) || saysTheSame(before, after))) return ignored('same words');
  const changedAt = textAt(recordAt(after, 'edited'), 'ts') || textAt(event, 'event_ts') || textAt(event, 'ts');
  const written = { who: whoOf(message), channel, said: saidOf(message), files: filesOf(message) };
  if (written.who.id === '') return unsupported('revised message without a sender');
  if (isDirectOne)
    return { is: 'message', ...written, ts: messageId, editedAt: changedAt, ...underOf(root, messageId) };
  const change = removed ? 'removed' : 'edited';
  return { is: 'thread', ...written, root, messageId, change, changedAt, ...bot };
}

/** Where the message before is not told, only an edit of its sender's has a mark of its own. */
function saysTheSame(before: Fields, after: Fields): boolean {
  if (Object.keys(before).length === 0) return !isRecord(after['edited']);
  const wordsOf = (message: Fields): string => JSON.stringify(readWriting(saidOf(message), () => undefined));
  return wordsOf(before) === wordsOf(after);
}

function mentionOf(event: Fields, bot: { readonly bot?: string }): Event {
  const [channel, ts] = [textAt(event, 'channel'), textAt(event, 'ts')];
  if (isBots(event)) return ignored('mention by a bot');
  if (channel === '' || ts === '' || textAt(event, 'user') === '') return unsupported('mention without a sender');
  const root = textAt(event, 'thread_ts') || ts;
  const who = whoOf(event);
  const said = saidOf(event);
  const words = decodeMarkup(withoutMention(said.text, bot.bot), () => undefined);
  if (readIntent(words)?.wants === 'review-here') return { is: 'review-here', who, channel, root };
  return { is: 'mention', who, channel, root, said, ...bot };
}

/**
 * Names of Slack's emoji that mean yes where somebody reacts with them. Hearts and applause are kind, and agree to
 * nothing. Names: https://github.com/iamcal/emoji-data, which Slack draws its emoji from.
 */
const YES: ReadonlySet<string> = new Set([
  ...['+1', 'thumbsup', 'thumbsup_all', 'white_check_mark', 'heavy_check_mark', 'ballot_box_with_check'],
  ...['ok_hand', 'ok', '100'],
]);

/** A skin tone comes behind the name: `+1::skin-tone-3`. */
const meansYes = (name: string): boolean => YES.has(name.split('::')[0] ?? '');

/** What changed about where the bot may be and speak; no person's doing to be answered. */
export type Standing =
  /** It may post in that channel from now on. */
  | { readonly is: 'let-in'; readonly channel: string }
  /** It was thrown out: Slack takes no more calls. */
  | { readonly is: 'thrown-out'; readonly reason: 'tokens_revoked' | 'app_uninstalled' };

/** Undefined for any other payload. */
export function readStanding(body: unknown): Standing | undefined {
  if (!isRecord(body) || body['type'] !== 'event_callback') return undefined;
  const event = recordAt(body, 'event');
  switch (textAt(event, 'type')) {
    case 'member_joined_channel':
      return isOwn(body, textAt(event, 'user')) ? letIn(textAt(event, 'channel')) : undefined;
    case 'channel_unarchive':
    case 'group_unarchive':
      return letIn(textAt(event, 'channel'));
    case 'app_uninstalled':
      return { is: 'thrown-out', reason: 'app_uninstalled' };
    case 'tokens_revoked':
      return isOfBot(event) ? { is: 'thrown-out', reason: 'tokens_revoked' } : undefined;
    default:
      return undefined;
  }
}

const letIn = (channel: string): Standing | undefined => (channel === '' ? undefined : { is: 'let-in', channel });

const isOwn = (body: Fields, user: string): boolean =>
  user !== '' && recordsAt(body, 'authorizations').some((own) => own['is_bot'] === true && own['user_id'] === user);

/** A person who takes back a token of their own is no matter: the bot has one alone. */
function isOfBot(event: Fields): boolean {
  const { bot } = recordAt(event, 'tokens');
  return Array.isArray(bot) && bot.length > 0;
}
