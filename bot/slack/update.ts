import { asksBot } from '../turns/find/lists';
import type {
  Commanded,
  Mention,
  Message,
  Place,
  Pressed,
  Reacted,
  ReviewHere,
  Room,
  SentFile,
  ThreadMessage,
  Update,
} from '../turns/update';
import type { Fields } from './reading/fields';
import { linkOf, type SlackFile } from './files';
import { decodeMarkup, peopleIn, withoutMention } from './reading/markup';
import type { Origin } from './organization';
import type { Acted, PayloadOf, Surface } from './reading/payload';
import { slackAddress, type People } from './people';
import { peopleNamed, readWriting, type RawWriting } from './reading/rich-text';

export interface UpdateOptions {
  readonly people: People;
  readonly now: () => Date;
  readonly rooms: (channel: string) => Promise<Room>;
  /** Whether reports are, or were, reviewed in that channel. */
  readonly isReviewed: (channel: string) => Promise<boolean>;
  /** A file with a way to bring its bytes. */
  readonly sentFile: (file: SlackFile) => SentFile;
}

/** The words after a command, as they were typed. */
export const decodeCommand = (text: string): string => decodeMarkup(text, () => undefined);

export const isDirect = (channel: string): boolean => channel.startsWith('D');

/**
 * What a payload says, whole: names are looked up, and the direct message of whoever asks from elsewhere.
 */
export function createUpdates({ people, rooms, now, isReviewed, sentFile }: UpdateOptions) {
  return async (payload: Acted, key: string, { shared = false }: Origin): Promise<Update> => {
    const came = { person: await people.person(payload.who), at: now().toISOString() };
    switch (payload.is) {
      case 'message':
        return message(payload, came);
      case 'thread':
        return thread(payload, came);
      case 'reaction':
        return reaction(payload, key, came);
      case 'mention':
        return mention(payload, { ...came, shared });
      case 'home-opened':
        return { is: 'opened', surface: 'home', ...came, address: await people.direct(payload.who.id) };
      case 'messages-opened':
        return {
          ...{ is: 'opened', surface: 'message', ...came, occasion: { is: 'first' } },
          address: await people.direct(payload.who.id),
        };
      case 'joined':
        return {
          ...{ is: 'joined', ...came, address: slackAddress(payload.channel), room: await rooms(payload.channel) },
          occasion: { is: 'installed', stamp: payload.at },
        };
      case 'review-here':
        return reviewHere(payload, came);
      case 'press':
        return { ...(await pressed(payload, payload.surface)), ...came };
      case 'submitted':
        return inWindow(payload, payload.context?.data, came);
      case 'chosen':
        return inWindow(payload, payload.data, came);
      case 'command':
        return command(payload, key, came);
      case 'shortcut':
        return shortcut(payload, key, came);
      default:
        return payload satisfies never;
    }
  };

  type Came = Pick<Update, 'person' | 'at'>;

  async function reviewHere({ channel, root }: PayloadOf<'review-here'>, came: Came): Promise<ReviewHere> {
    const under = root === undefined ? {} : { root };
    return { is: 'review-here', ...came, address: slackAddress(channel), room: await rooms(channel), ...under };
  }

  async function message(payload: PayloadOf<'message'>, came: Came): Promise<Message> {
    const { who, channel, ts, editedAt, said, files, under } = payload;
    const names = await people.names(peopleNamed(said));
    const address = slackAddress(channel, who.id);
    return {
      is: 'message',
      ...came,
      address,
      key: editedAt === undefined ? `msg:${channel}:${ts}` : `edit:${channel}:${ts}:${editedAt}`,
      messageId: ts,
      ...(editedAt === undefined ? {} : { edited: true }),
      ...readWriting(said, (id) => names.get(id)),
      ...(under === undefined ? {} : { under }),
      ...(files.length === 0 ? {} : { files: files.map(sentFile) }),
    };
  }

  async function reaction(payload: PayloadOf<'reaction'>, key: string, came: Came): Promise<Reacted> {
    const { who, channel, messageId, sign, change } = payload;
    const address = slackAddress(channel, isDirect(channel) ? who.id : undefined);
    return { is: 'reaction', ...came, address, key, messageId, sign, change, place: await placeOf(channel) };
  }

  async function command({ who, text }: PayloadOf<'command'>, key: string, came: Came): Promise<Commanded> {
    return { is: 'command', ...came, address: await people.direct(who.id), key, text: decodeCommand(text) };
  }

  /** A new report, in the direct message. */
  async function shortcut({ who, on }: PayloadOf<'shortcut'>, key: string, came: Came): Promise<Update> {
    if (on === undefined) return { is: 'message', ...came, address: await people.direct(who.id), key, text: 'nuevo' };
    const { channel, root } = on;
    return { is: 'mention', ...came, address: slackAddress(channel), root, text: '', place: await placeOf(channel) };
  }

  async function thread(payload: PayloadOf<'thread'>, came: Came): Promise<ThreadMessage> {
    const { channel, root, messageId, change, changedAt, said, files, bot } = payload;
    const isToBot = bot !== undefined && peopleIn(said.text).includes(bot);
    const words = isToBot ? withoutMention(said.text, bot) : '';
    const asks = isToBot && asksBot(words);
    return {
      is: 'thread',
      ...came,
      at: change === 'added' ? came.at : (instantOf(changedAt) ?? came.at),
      address: slackAddress(channel),
      root,
      messageId,
      change,
      text: asks ? words : await textOf(isToBot ? { text: words, blocks: [] } : said),
      ...(files.length === 0 ? {} : { files: files.map(linkOf) }),
      mention: isToBot ? 'apart' : 'none',
      place: await placeOf(channel),
    };
  }

  async function mention(
    { channel, root, said, bot }: PayloadOf<'mention'>,
    came: Came & Pick<Mention, 'shared'>,
  ): Promise<Mention> {
    const text = decodeMarkup(withoutMention(said.text, bot), () => undefined);
    return { is: 'mention', ...came, address: slackAddress(channel), root, text, place: await placeOf(channel) };
  }

  async function textOf(said: RawWriting): Promise<string> {
    const names = await people.names(peopleNamed(said));
    return readWriting(said, (id) => names.get(id)).text;
  }

  async function pressed(
    { who, data, inputs }: PayloadOf<'press'>,
    surface: Surface,
  ): Promise<Omit<Pressed, 'person' | 'at'>> {
    const base = { is: 'press', aliases: [], data, inputs } as const;
    // Nobody is at home in a conversation: the answer goes to their direct message.
    if (surface.on === 'home')
      return { ...base, surface: 'home', place: 'personal', address: slackAddress('', who.id) };
    const { channel, messageId, ephemeral, parts } = surface;
    return {
      ...base,
      surface: ephemeral ? 'whisper' : 'message',
      place: await placeOf(channel),
      address: slackAddress(channel, isDirect(channel) ? who.id : undefined),
      ...(ephemeral ? {} : { messageId: [messageId, ...parts].join(' ') }),
    };
  }

  /** What was written, or pressed, in a window. */
  async function inWindow(
    { who, context, inputs }: PayloadOf<'submitted' | 'chosen'>,
    data: Fields | undefined,
    came: Came,
  ): Promise<Pressed> {
    const { channel = '', messageId } = context ?? {};
    return {
      is: 'press',
      surface: 'window',
      ...came,
      aliases: [],
      data: data ?? {},
      inputs,
      place: await placeOf(channel),
      address: slackAddress(channel, isDirect(channel) ? who.id : undefined),
      ...(messageId === undefined ? {} : { messageId }),
    };
  }

  async function placeOf(channel: string): Promise<Place> {
    if (isDirect(channel)) return 'personal';
    return (await isReviewed(channel)) ? 'review-channel' : 'elsewhere';
  }
}

/** A timestamp of Slack's as an instant. */
function instantOf(ts: string): string | undefined {
  const seconds = Number(ts);
  return Number.isFinite(seconds) && seconds > 0 ? new Date(seconds * 1_000).toISOString() : undefined;
}
