import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Log } from '../../core/record/runtime';
import { createSerial } from '../../storage/serial';
import type { Attachment, Messenger, Posting } from '../outbox/messenger';
import type { Address } from '../../core/record/types';
import { isRefusal, patiently, SlackRefusal } from './calls';
import { draw, drawPlain, drawPlainOver, type Drawn, type DrawnScreen } from './draw';
import { isRecord, textAt } from './reading/fields';
import { userOf, type People } from './people';
import { createLookout, metadataOf, type Files, type MadeFile } from './posts';

export interface MessengerOptions {
  readonly web: WebClient;
  readonly log: Log;
  readonly files: Files;
  readonly people: Pick<People, 'names'>;
  /** Posts in a channel in order, and no faster than Slack takes them. */
  readonly paced: <T>(channel: string, act: () => Promise<T>) => Promise<T>;
  /** The direct message with a person, asked for anew. */
  readonly reopen: (user: string) => Promise<string>;
}

/** Direct messages opened again that are remembered. */
const REOPENED = 1_000;
/** Addresses of posts remembered at most; a comment on a report asks for the same one again. */
const LINKS = 1_000;

/**
 * Speaks first on Slack. A screen that takes several messages is one post all the same, and its id
 * holds all their timestamps: the last message's, which has the buttons, and then the others', oldest
 * first. In a channel the first message is the post, since threads hang from it, and the rest are its
 * thread.
 */
export function createSlackMessenger(options: MessengerOptions): Messenger {
  const { web, log, files, people, paced, reopen } = options;
  const lookout = createLookout(web);
  const links = new LRUCache<string, string>({ max: LINKS });
  const reopened = new LRUCache<string, string>({ max: REOPENED });
  /** Edits of one message, in the order they were asked for: what waits for Slack must not undo what came later. */
  const inTurn = createSerial();
  return {
    post: (to, screen, posting = {}) =>
      inChannel(to, (channel) => post(channel, posting.plain === true ? drawPlain(screen) : draw(screen), posting)),
    edit: (to, messageId, screen, { plain } = {}) =>
      inTurn(messageId, () =>
        inChannel(to, (channel) =>
          edit(channel, timestampsOf(messageId), plain === true ? drawPlainOver(screen) : draw(screen)),
        ),
      ),
    attach: (to, thread, attached, again) => inChannel(to, (channel) => attach(channel, thread, attached, again)),
    give: async (to, file) => {
      await inChannel(to, (channel) => files.give(channel, file));
      return 'given';
    },
    nameOf: async (_, person) => (await people.names([userOf(person)])).get(userOf(person)),
    linkTo: async ({ conversation: channel }, messageId) => linkTo(channel, headOf(messageId)),
  };

  /** A direct message that Slack does not know any more is opened again. */
  async function inChannel<T>({ conversation, reference }: Address, act: (channel: string) => Promise<T>): Promise<T> {
    try {
      return await act(reopened.get(conversation) ?? conversation);
    } catch (error) {
      const user = isRecord(reference) ? textAt(reference, 'user') : '';
      if (user === '' || !isRefusal(error, 'channel_not_found')) throw error;
      const channel = await reopen(user);
      log.info('direct message opened again', { user });
      reopened.set(conversation, channel);
      return act(channel);
    }
  }

  async function linkTo(channel: string, ts: string): Promise<string | undefined> {
    const known = links.get(`${channel} ${ts}`);
    if (known !== undefined) return known;
    const { permalink } = await patiently(() => web.chat.getPermalink({ channel, message_ts: ts }));
    if (permalink !== undefined) links.set(`${channel} ${ts}`, permalink);
    return permalink;
  }

  async function post(channel: string, drawn: DrawnScreen, posting: Posting): Promise<string> {
    const { thread, key, again = false } = posting;
    const known = again && key !== undefined ? await lookout.find(channel, key, thread) : undefined;
    const id = known ?? (await postAll(channel, drawn.messages, thread, key));
    if (drawn.overflow !== undefined)
      await attach(channel, thread ?? headOf(id), [textFile(drawn.overflow)], known !== undefined);
    return id;
  }

  async function postAll(channel: string, messages: readonly Drawn[], thread?: string, key?: string): Promise<string> {
    const posted: string[] = [];
    const isDirect = channel.startsWith('D');
    for (const [at, message] of messages.entries()) {
      const under = thread ?? (isDirect ? undefined : posted[0]);
      const marked = isDirect ? at === messages.length - 1 : at === 0;
      posted.push(await say(channel, message, under, marked ? { key, parts: isDirect ? posted : [] } : undefined));
    }
    return isDirect ? idOf(posted) : (posted[0] ?? '');
  }

  async function say(
    channel: string,
    { text, blocks }: Drawn,
    thread?: string,
    mark?: { readonly key: string | undefined; readonly parts: readonly string[] },
  ): Promise<string> {
    const { ts } = await paced(channel, () =>
      web.chat.postMessage({
        channel,
        text,
        ...(blocks.length === 0 ? {} : { blocks }),
        unfurl_links: false,
        unfurl_media: false,
        ...(thread === undefined ? {} : { thread_ts: thread }),
        ...(mark === undefined ? {} : { metadata: metadataOf(mark.key, mark.parts) }),
      }),
    );
    return ts ?? '';
  }

  /** A file that Slack will never take, or that could not be made, is left out: the card links to it. */
  async function attach(
    channel: string,
    thread: string,
    attached: readonly Attachment[],
    again: boolean,
  ): Promise<void> {
    const about = { channel, thread, files: attached.map(({ filename }) => filename) };
    try {
      const there = again ? await files.namesIn(channel, thread) : [];
      const made = await withContent(attached.filter(({ filename }) => !there.includes(filename)));
      if (made.length > 0) await files.upload(channel, thread, made);
    } catch (error) {
      log.error('file not posted', { ...about, reason: String(error) });
      if (!(error instanceof SlackRefusal) || error.remedy === 'later') throw error;
    }
  }

  async function withContent(attached: readonly Attachment[]): Promise<readonly MadeFile[]> {
    const made = await Promise.all(
      attached.map(async ({ filename, title, content }): Promise<readonly MadeFile[]> => {
        try {
          return [{ filename, title, file: await content() }];
        } catch (error) {
          log.error('file not made', { file: filename, reason: String(error) });
          return [];
        }
      }),
    );
    return made.flat();
  }

  async function edit(
    channel: string,
    shown: readonly string[],
    { messages }: DrawnScreen,
  ): Promise<string | undefined> {
    const isDirect = channel.startsWith('D');
    const posts = isDirect ? shown : shown.slice(0, 1);
    const kept = posts.slice(Math.max(0, posts.length - messages.length));
    for (const [at, ts] of kept.entries()) {
      const message = messages[at];
      if (message !== undefined) await update(channel, ts, message);
    }
    for (const ts of posts.slice(0, posts.length - kept.length)) await remove(channel, ts);
    if (!isDirect || (messages.length === kept.length && kept.length === posts.length)) return undefined;
    const below: string[] = [];
    for (const message of messages.slice(kept.length)) below.push(await say(channel, message));
    return idOf([...kept, ...below]);
  }

  async function update(channel: string, ts: string, { text, blocks }: Drawn): Promise<void> {
    await patiently(() => web.chat.update({ channel, ts, text, blocks }));
  }

  async function remove(channel: string, ts: string): Promise<void> {
    try {
      await patiently(() => web.chat.delete({ channel, ts }));
    } catch (error) {
      if (!isRefusal(error, 'message_not_found')) throw error;
    }
  }
}

const textFile = ({ filename, text }: NonNullable<DrawnScreen['overflow']>): Attachment => ({
  filename,
  title: filename,
  content: () => Buffer.from(text, 'utf8'),
});

/** A post's id: its last message first, then the ones above it. */
const idOf = (timestamps: readonly string[]): string => [timestamps.at(-1) ?? '', ...timestamps.slice(0, -1)].join(' ');

/** The messages of a post, oldest first. */
const timestampsOf = (id: string): readonly string[] => {
  const [last = '', ...above] = id.split(' ');
  return [...above, last];
};

/** The message that a post's own replies hang from. */
const headOf = (id: string): string => id.split(' ')[0] ?? '';
