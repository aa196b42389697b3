import type { HomeView, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../core/record/runtime';
import type { Screen } from '../../core/screen/screens';
import { whyOf, type Messenger } from '../outbox/messenger';
import type { Sender } from '../outbox/sender';
import type { Reply } from '../turns/reply';
import { createAlone, sayAlone, sayInChat, whisperedTo } from './alone';
import { patiently } from './calls';
import { drawHome } from './draw';
import { noticeOf } from './modal';
import type { Acted, Answers, PayloadOf } from './reading/payload';
import { slackAddress, type People } from './people';
import { isDirect } from './update';
import { createWindows } from './windows';

export interface ShowOptions {
  readonly web: WebClient;
  readonly log: Log;
  readonly people: People;
  readonly messenger: Messenger;
  readonly sender: Sender;
}

/** Shows on Slack what a turn answers a payload with. Gives the post id of the first, where it is known. */
export function createShow(options: ShowOptions) {
  const { web, log, people, messenger, sender } = options;
  const alone = createAlone({ web, log });
  const windows = createWindows({ web, log, people, sender, alone });

  return async (payload: Acted, answers: Answers, replies: readonly Reply[]): Promise<string | undefined> => {
    const isOnHome = ({ where }: Reply): boolean => where === 'home' || payload.is === 'home-opened';
    const [home, shown] = [replies.filter(isOnHome), replies.filter((reply) => !isOnHome(reply))];
    const ids: (string | undefined)[] = [];
    for (const reply of shown) ids.push(await show(payload, answers, reply));
    if (payload.is === 'command') await sayWhere(payload, answers, shown).catch(unimportant('answer not pointed out'));
    if (home.length === 0) return ids[0];
    const published = publishHome(web, payload.who.id, home);
    // What was asked for stands in the chat; the Home tab is drawn anew whenever it is opened.
    await (shown.length === 0 ? published : published.catch(unimportant('Home tab not published')));
    return ids[0];
  };

  async function show(payload: Acted, answers: Answers, reply: Reply): Promise<string | undefined> {
    switch (payload.is) {
      case 'press':
        return showPressed(payload, answers, reply);
      case 'submitted':
        return windows.close(payload, answers, reply);
      case 'chosen':
        return windows.update(payload, reply);
      case 'message':
        return send(reply, slackAddress(payload.channel, payload.who.id));
      case 'command':
        if (reply.failed !== undefined) return sayAlone(answers, reply.failed);
        if (reply.where === 'whisper')
          return alone.respond({ channel: payload.channel, user: payload.who.id }, reply.screen, answers);
        return send(reply, await people.direct(payload.who.id));
      case 'thread':
      case 'mention':
        return showInThread(payload.who.id, payload, reply);
      case 'shortcut':
        if (payload.on !== undefined && reply.where === 'whisper')
          return whisperOrSend(payload.who.id, payload.on, reply);
        return send(reply, await people.direct(payload.who.id));
      case 'review-here':
        return showReviewHere(payload, answers, reply);
      case 'joined':
        return send(reply, slackAddress(payload.channel));
      case 'messages-opened':
        return send(reply, await people.direct(payload.who.id));
      case 'home-opened':
      case 'reaction':
        return undefined;
      default:
        return payload satisfies never;
    }
  }

  function unimportant(what: string): (error: unknown) => void {
    return (error) => log.info(what, whyOf(error));
  }

  /** Whoever gave a command elsewhere is told that it goes on in the direct message, and led there. */
  async function sayWhere(
    { channel, who, chat }: PayloadOf<'command'>,
    answers: Answers,
    replies: readonly Reply[],
  ): Promise<void> {
    if (replies.some(({ where, failed }) => where === 'whisper' || failed !== undefined)) return;
    const { conversation } = await people.direct(who.id);
    if (channel !== conversation) await sayInChat(answers, chat);
  }

  /** Off the turn: what is said in passing is tried again by itself. */
  function send({ screen, thread }: Reply, to: ReturnType<typeof slackAddress>): undefined {
    sender.send(to, [screen], thread === undefined ? {} : { thread });
  }

  async function showInThread(
    user: string,
    { channel, root }: { readonly channel: string; readonly root: string },
    reply: Reply,
  ): Promise<undefined> {
    if (reply.where === 'whisper') return alone.whisper({ channel, user, thread: root }, reply.screen);
    return send({ ...reply, thread: root }, slackAddress(channel));
  }

  /** All of the channel reads where reports go from now on; a refusal, whoever asked, also where the bot is not. */
  async function showReviewHere(
    { who, channel, root }: PayloadOf<'review-here'>,
    answers: Answers,
    reply: Reply,
  ): Promise<undefined> {
    if (reply.where !== 'whisper' && reply.failed === undefined) return send(reply, slackAddress(channel));
    return alone.respond({ channel, user: who.id, thread: root }, reply.screen, answers);
  }

  /** The bot is not everywhere that a shortcut can be called. */
  async function whisperOrSend(
    user: string,
    { channel, root }: { readonly channel: string; readonly root: string },
    { screen }: Reply,
  ): Promise<undefined> {
    try {
      await alone.whisper({ channel, user, thread: root }, screen);
    } catch (error) {
      log.info('shortcut answered in the direct message', { channel, reason: String(error) });
      sender.send(await people.direct(user), [screen]);
    }
  }

  async function showPressed(payload: PayloadOf<'press'>, answers: Answers, reply: Reply): Promise<string | undefined> {
    // What stands in the card's inputs stays there.
    const { who, surface } = payload;
    if (reply.failed !== undefined && surface.on === 'message') return sayAlone(answers, reply.failed);
    if (reply.where === 'below' || surface.on === 'home') {
      const posted = await messenger.post(reply.to ?? (await people.direct(who.id)), reply.screen);
      if (surface.on === 'message') await sayInChat(answers, payload.chat).catch(unimportant('answer not pointed out'));
      return posted;
    }
    if (reply.where === 'window') return windows.open(payload, surface, reply);
    if (surface.ephemeral) return alone.replace(whisperedTo(payload, surface), reply.screen, answers);
    if (reply.where === 'whisper') return alone.whisper(whisperedTo(payload, surface), refusalOf(reply));
    const address = slackAddress(surface.channel, isDirect(surface.channel) ? who.id : undefined);
    const messageId = reply.replaces ?? surface.messageId;
    return (await messenger.edit(address, messageId, reply.screen)) ?? messageId;
  }
}

/** Why a decision was not taken is said without the whole post around it. */
const refusalOf = ({ screen, refused }: Reply): Screen => (refused === undefined ? screen : noticeOf(refused));

/** Blocks of a view; see `/reference/block-kit` in Slack's documentation. */
const HOME_BLOCKS = 100;

/** The App Home tab: what the bot is, a new report, and the person's own. */
async function publishHome(web: WebClient, user: string, replies: readonly Reply[]): Promise<void> {
  const parts = replies.map(({ screen }) => drawHome(screen));
  const blocks = parts.flatMap((part, at): KnownBlock[] => (at === 0 ? part : [{ type: 'divider' }, ...part]));
  const view: HomeView = { type: 'home', blocks: blocks.slice(0, HOME_BLOCKS) };
  await patiently(() => web.views.publish({ user_id: user, view }));
}
