import { hash as digest } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { PRESS, verbIn } from '../../core/screen/press';
import { addedTo, channelOf, isGroup, isRecord, occasionOf, roomOf, rootOf } from './channel';
import { readSearch, SEARCH } from './extension';
import type { Message, Place, Pressed, ReviewHere, ThreadMessage, Update } from '../turns/update';
import { readIntent } from '../../core/talk/intent';
import { cleanText } from '../../core/form/kinds/prose';
import { isBlankWord, keyOf } from '../../core/form/reading/words';
import type { Address, Person } from '../../core/record/types';
import { filesOf, sentFilesOf, type FetchFile } from './files';
import { mentionsBot, textOf, writtenIn } from './text';
import { agreementIn } from './agreement';

/** What came in, parsed once: everything behind this door is typed and trusted. */
export type Read =
  | {
      readonly is: 'update';
      readonly update: Update;
      /** The same for every copy; absent where copies cannot be told apart from repetitions. */
      readonly key?: string;
      /** The same where the words are, of a message that says no time of its own. */
      readonly words?: string;
      /** A button that is answered in its response; a plain submit is answered by editing or posting a message. */
      readonly invoke?: true;
      /** The client itself asks for what whoever looks sees alone. */
      readonly isAutomatic?: true;
    }
  /** `malformed`: it does not even say what is wanted. */
  | { readonly is: 'unsupported-invoke'; readonly name: string; readonly malformed?: true }
  | { readonly is: 'ignored'; readonly because: string };

export interface Door {
  readonly now: () => Date;
  /** Whether reports are, or were, reviewed in the channel that the activity came from. */
  readonly isReviewed: boolean;
  readonly fetchFile: FetchFile;
}

const PLATFORM = 'teams';
/** A clock further off than this is not a message's own time: its words tell copies apart instead. */
const CLOCK_SLACK_MS = 10 * 60_000;

export function readActivity(activity: Activity, door: Door): Read {
  const type: string = activity.type;
  const role: string | undefined = activity.from?.role;
  const isOwn = role === 'bot' || activity.from?.id === activity.recipient?.id;
  if (isOwn && type.startsWith('message')) return { is: 'ignored', because: 'own message' };
  switch (type) {
    case 'message':
      return readMessage(activity, door);
    case 'messageUpdate':
      return readRevision(activity, door, 'edited');
    case 'messageDelete':
      return readRevision(activity, door, 'removed');
    case 'messageReaction':
      return readReaction(activity, door);
    case 'invoke':
      return readInvoke(activity, door);
    case 'conversationUpdate':
    case 'installationUpdate':
      return readOpening(activity, door);
    default:
      return { is: 'ignored', because: `activity of type ${type.slice(0, 40)}` };
  }
}

function readMessage(activity: Activity, door: Door): Read {
  if (isRecord(activity.value) && (activity.text ?? '').trim() === '')
    return { is: 'update', update: pressedOf(activity, door, activity.value) };
  if (isGroup(activity)) return readThread(activity, door, 'added');
  const message = messageOf(activity, door);
  const words = wordsOf(activity, door);
  return { is: 'update', update: message, key: message.key, ...(words === undefined ? {} : { words }) };
}

function readThread(activity: Activity, door: Door, change: ThreadMessage['change']): Read {
  const mentioned = mentionsBot(activity);
  // A mention may begin a thread.
  const root = rootOf(activity.conversation.id) ?? (mentioned ? activity.id : undefined);
  const text = textOf(activity);
  if (mentioned && change === 'added' && readIntent(text)?.wants === 'review-here')
    return { is: 'update', update: reviewHereOf(activity, door, root) };
  const place = placeOf(activity, door);
  if (root === undefined || (place !== 'review-channel' && !mentioned))
    return { is: 'ignored', because: 'channel message' };
  const files = change === 'removed' ? [] : filesOf(activity);
  const update: ThreadMessage = {
    is: 'thread',
    ...cameWith(activity, door),
    root,
    messageId: activity.id ?? '',
    change,
    text,
    ...(files.length === 0 ? {} : { files }),
    mention: mentioned ? 'here' : 'none',
    place,
  };
  return { is: 'update', update };
}

/** Of a one-to-one chat an edit is read; what was answered stays though its message is deleted, or brought back. */
function readRevision(activity: Activity, door: Door, change: 'edited' | 'removed'): Read {
  const ignored: Read = { is: 'ignored', because: `message ${change}` };
  if (isGroup(activity))
    return placeOf(activity, door) === 'review-channel' ? readThread(activity, door, change) : ignored;
  const { eventType } = (activity.channelData ?? {}) as { readonly eventType?: unknown };
  if (change === 'removed' || eventType === 'undeleteMessage' || (activity.id ?? '') === '') return ignored;
  const message: Message = { ...messageOf(activity, door), key: editKey(activity, door), edited: true };
  return { is: 'update', update: message, key: message.key };
}

/** Teams tells of reactions to the bot's own messages, and of others' where it may read them. */
function readReaction(activity: Activity, door: Door): Read {
  const agreement = agreementIn(activity);
  const place = placeOf(activity, door);
  if (agreement === undefined || place === 'elsewhere') return { is: 'ignored', because: 'reaction' };
  const { messageId, sign, change } = agreement;
  const stamp = String(activity.timestamp ?? activity.id ?? '');
  const key = `react:${hash([activity.conversation.id, activity.from.id, messageId, sign, change, stamp])}`;
  return { is: 'update', key, update: { is: 'reaction', ...cameWith(activity, door), key, place, ...agreement } };
}

/** As Teams names what it asks for: `task/fetch`, `composeExtension/query`. */
const INVOKE_NAME = /^[a-z][\w./-]{2,79}$/i;

function readInvoke(activity: Activity, door: Door): Read {
  const { name } = activity;
  if (name === SEARCH) return readQuery(activity, door);
  if (name === undefined || !INVOKE_NAME.test(name)) return { is: 'unsupported-invoke', name: '', malformed: true };
  if (name !== 'adaptiveCard/action') return { is: 'unsupported-invoke', name };
  const value: unknown = activity.value;
  const action = isRecord(value) && isRecord(value['action']) ? value['action'] : {};
  const data = isRecord(action['data']) ? action['data'] : {};
  const isAutomatic = isRecord(value) && value['trigger'] === 'automatic' && verbIn(data) === 'refresh';
  const update = pressedOf(activity, door, data);
  return { is: 'update', invoke: true, update, ...(isAutomatic ? { isAutomatic } : {}) };
}

function readQuery(activity: Activity, door: Door): Read {
  const search = readSearch(activity);
  if (search === undefined) return { is: 'unsupported-invoke', name: SEARCH };
  if (search === 'malformed') return { is: 'unsupported-invoke', name: SEARCH, malformed: true };
  return { is: 'update', invoke: true, update: { is: 'query', ...cameWith(activity, door), ...search } };
}

/** The bot was added to a one-to-one chat or to a team; in a group's chat it says nothing on its own. */
function readOpening(activity: Activity, door: Door): Read {
  const occasion = occasionOf(activity);
  const room = roomOf(activity);
  if (occasion === undefined || (isGroup(activity) && room === 'chat')) return { is: 'ignored', because: 'membership' };
  const came = cameWith(activity, door);
  const key = `added:${activity.conversation.id}:${occasion.is}:${occasion.stamp}`;
  if (!isGroup(activity)) return { is: 'update', key, update: { is: 'opened', surface: 'message', ...came, occasion } };
  const address = channelAddress(activity, addedTo(activity));
  return { is: 'update', key, update: { is: 'joined', ...came, address, room, occasion } };
}

const reviewHereOf = (activity: Activity, door: Door, root: string | undefined): ReviewHere => ({
  is: 'review-here',
  ...cameWith(activity, door),
  address: channelAddress(activity, channelOf(activity.conversation.id)),
  room: roomOf(activity),
  ...(root === undefined ? {} : { root }),
});

const cameWith = (
  activity: Activity,
  door: Door,
): Pick<Update, 'person' | 'address' | 'at'> & { aliases: readonly string[] } => ({
  person: personOf(activity),
  aliases: aliasesOf(activity),
  address: addressOf(activity),
  at: door.now().toISOString(),
});

function messageOf(activity: Activity, door: Door): Message {
  const files = sentFilesOf(activity, door.fetchFile);
  return {
    is: 'message',
    ...cameWith(activity, door),
    key: messageKey(activity, door),
    ...(activity.id === undefined ? {} : { messageId: activity.id }),
    ...writtenIn(activity),
    ...(files.length === 0 ? {} : { files }),
  };
}

/**
 * Teams sends a message again to a slow bot, at first with its id and later with a new one: what stays
 * is who wrote what, when.
 */
function messageKey(activity: Activity, door: Door): string {
  const time = ownTime(activity, door);
  const text = activity.text ?? '';
  return `msg:${hash([activity.conversation.id, activity.from.id, text, time ?? activity.id ?? ''])}`;
}

/** An edit has its message's id, and what it says now. */
function editKey(activity: Activity, door: Door): string {
  const { conversation, from, id = '', text = '' } = activity;
  return `edit:${hash([conversation.id, from.id, id, text, ownTime(activity, door) ?? ''])}`;
}

/**
 * Without a time of its own, a message is a copy of one with the same words a moment before, unless
 * the words are such as people do send twice: a word of the bot's, a blank.
 */
function wordsOf(activity: Activity, door: Door): string | undefined {
  const text = activity.text ?? '';
  if (ownTime(activity, door) !== undefined || readIntent(text) !== undefined || isBlankWord(text)) return undefined;
  if (/^(si|no|ok|listo|ya|otro)$/.test(keyOf(text))) return undefined;
  return `copy:${hash([activity.conversation.id, activity.from.id, text])}`;
}

function ownTime(activity: Activity, door: Door): string | undefined {
  if (activity.timestamp === undefined) return undefined;
  const time = new Date(activity.timestamp);
  return Math.abs(time.getTime() - door.now().getTime()) < CLOCK_SLACK_MS ? time.toISOString() : undefined;
}

const hash = (parts: readonly string[]): string => digest('sha256', JSON.stringify(parts)).slice(0, 32);

/** A client merges the card's inputs into the button's own data. */
function pressedOf(activity: Activity, door: Door, value: Record<string, unknown>): Pressed {
  const { [PRESS]: _, ...inputs } = value;
  return {
    is: 'press',
    surface: 'message',
    ...cameWith(activity, door),
    place: placeOf(activity, door),
    data: value,
    inputs: Object.fromEntries(Object.entries(inputs).flatMap(asInput)),
    ...(activity.replyToId === undefined ? {} : { messageId: activity.replyToId }),
  };
}

/** Clients send numbers and toggles as text, most of the time. */
function asInput([id, given]: [string, unknown]): [string, string][] {
  if (typeof given === 'string') return [[id, given]];
  return typeof given === 'number' || typeof given === 'boolean' ? [[id, String(given)]] : [];
}

function personOf({ from }: Activity): Person {
  return {
    id: `${PLATFORM}:${from?.id ?? ''}`,
    name: cleanText(from?.name ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  };
}

/** The directory id, which operators see in Teams' own tools, where the activity has it. */
const aliasesOf = ({ from }: Activity): readonly string[] =>
  from?.aadObjectId === undefined ? [] : [`${PLATFORM}:${from.aadObjectId}`];

/** What a later, proactive turn needs, and no more: it is kept with every report. */
export function addressOf({ channelId, serviceUrl, recipient, conversation }: Activity): Address {
  const reference = {
    ...{ channelId, serviceUrl },
    ...(recipient === undefined ? {} : { bot: recipient }),
    conversation: { ...conversation, name: '' },
  };
  return { platform: PLATFORM, conversation: conversation.id, server: serviceUrl, reference };
}

/** A channel as such, whatever thread of it, or of which other channel of the team, the activity came from. */
function channelAddress(activity: Activity, id: string): Address {
  const conversation = { ...activity.conversation, id, isGroup: true, conversationType: 'channel' };
  return addressOf({ ...activity, conversation });
}

function placeOf(activity: Activity, door: Door): Place {
  if (!isGroup(activity)) return 'personal';
  return door.isReviewed ? 'review-channel' : 'elsewhere';
}
