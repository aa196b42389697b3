import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../core/runtime';
import type { Screen } from '../../core/screens/screens';
import { whyOf, type Messenger } from '../outbox/messenger';
import type { Sender } from '../outbox/sender';
import type { Reply } from '../turns/reply';
import { call, isRefusal, patiently } from './calls';
import { elseIf } from '../outbox/fallback';
import { draw, drawPlain, type DrawnScreen } from './draw';
import { publishHome } from './home';
import { changesView, reasonIn, refusal } from './modal';
import type { Acted, PayloadOf, Surface } from './payload';
import { slackAddress, type People } from './people';
import { slackTexts } from './text.es';
import { isDirect } from './update';
import { createUpdateWindow } from './update-window';

/** How Slack lets an interaction be answered: at once, and a few times more within half an hour. */
export interface Answers {
  readonly ack: (answer?: unknown) => Promise<unknown>;
  /** Whether it was acknowledged already: a window that was is closed. */
  readonly isAnswered?: () => boolean;
  /** Absent where the payload names no address to answer at. */
  readonly respond: ((message: object) => Promise<unknown>) | undefined;
}

export interface ShowOptions {
  readonly web: WebClient;
  readonly log: Log;
  readonly people: People;
  readonly messenger: Messenger;
  readonly sender: Sender;
}

type OnMessage = Extract<Surface, { on: 'message' }>;
interface Whispered {
  readonly channel: string;
  readonly user: string;
  readonly thread?: string | undefined;
}

/** Refusals of a window that came too late: a press opens one within about three seconds, once. */
const TOO_LATE = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id', 'trigger_expired'] as const;

/** Shows on Slack what a turn answers a payload with. Gives the post id of the first, where it is known. */
export function createShow(options: ShowOptions) {
  const { web, log, people, messenger, sender } = options;
  const updateWindow = createUpdateWindow({ web, log });

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
        return showSubmitted(payload, answers, reply);
      case 'chosen':
        return updateWindow(payload, reply);
      case 'message':
        return send(reply, slackAddress(payload.channel, payload.who.id));
      case 'command':
        if (reply.failed !== undefined) return sayAlone(answers, reply.failed);
        if (reply.where === 'whisper') return respondAlone(payload, answers, reply.screen);
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
        return undefined;
      default:
        return payload satisfies never;
    }
  }

  function unimportant(what: string): (error: unknown) => void {
    return (error) => log.info(what, whyOf(error));
  }

  /** What a command looks up stands where it was given, for its giver alone. */
  async function respondAlone(
    { channel, who }: PayloadOf<'command'>,
    { respond }: Answers,
    screen: Screen,
  ): Promise<undefined> {
    if (respond === undefined) return whisper({ channel, user: who.id }, screen);
    for (const { text, blocks } of draw(screen).messages)
      await respond({ response_type: 'ephemeral', replace_original: false, text, blocks });
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
    if (reply.where === 'whisper') return whisper({ channel, user, thread: root }, reply.screen);
    return send({ ...reply, thread: root }, slackAddress(channel));
  }

  /** All of the channel reads where reports go from now on; a refusal, whoever asked, also where the bot is not. */
  async function showReviewHere(
    { who, channel, root }: PayloadOf<'review-here'>,
    { respond }: Answers,
    reply: Reply,
  ): Promise<undefined> {
    if (reply.where !== 'whisper' && reply.failed === undefined) return send(reply, slackAddress(channel));
    if (respond === undefined) return whisper({ channel, user: who.id, thread: root }, reply.screen);
    const [{ text, blocks }] = draw(reply.screen).messages;
    await respond({ response_type: 'ephemeral', replace_original: false, text, blocks });
  }

  /** The bot is not everywhere that a shortcut can be called. */
  async function whisperOrSend(
    user: string,
    { channel, root }: { readonly channel: string; readonly root: string },
    { screen }: Reply,
  ): Promise<undefined> {
    try {
      await whisper({ channel, user, thread: root }, screen);
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
    if (reply.where === 'window') return openWindow(payload, surface, reply);
    if (surface.ephemeral) return replaceWhisper(whisperedTo(payload, surface), reply, answers);
    if (reply.where === 'whisper') return whisper(whisperedTo(payload, surface), alone(reply));
    const address = slackAddress(surface.channel, isDirect(surface.channel) ? who.id : undefined);
    const messageId = reply.replaces ?? surface.messageId;
    return (await messenger.edit(address, messageId, reply.screen)) ?? messageId;
  }

  /** The window closes, or says why not; nothing else would change a card that only this person sees. */
  async function showSubmitted(
    payload: PayloadOf<'submitted'>,
    { ack, isAnswered = () => false }: Answers,
    { screen, refused, failed, replaces }: Reply,
  ): Promise<undefined> {
    const { context } = payload;
    const gone = context === undefined ? slackTexts.windowGone : undefined;
    const why = gone ?? failed ?? refused ?? (screen.template === 'post' ? undefined : reasonIn(screen));
    if (why !== undefined && isAnswered()) return sayWindowRefused(payload, why);
    await ack(why === undefined ? undefined : refusal(why));
    if (why === undefined && context !== undefined && replaces !== undefined)
      sender.replace(slackAddress(context.channel), replaces, screen);
  }

  /** The window closed before it was known: what was written in it is given back. */
  async function sayWindowRefused({ who, context, inputs }: PayloadOf<'submitted'>, why: string): Promise<undefined> {
    const written = Object.values(inputs).filter((text) => text.trim() !== '');
    const screen = noticeOf(why, written);
    const directly = async (): Promise<undefined> => {
      sender.send(await people.direct(who.id), [screen]);
    };
    if (context === undefined || isDirect(context.channel)) return directly();
    const { channel, thread } = context;
    return whisper({ channel, user: who.id, thread }, screen).catch(directly);
  }

  /** Shows a screen to one person in a channel, and to nobody else. */
  async function whisper({ channel, user, thread }: Whispered, screen: Screen): Promise<undefined> {
    const under = thread === undefined ? {} : { thread_ts: thread };
    const say = async ({ messages }: DrawnScreen): Promise<void> => {
      for (const { text, blocks } of messages)
        await patiently(() =>
          web.chat.postEphemeral({ channel, user, text, ...(blocks.length === 0 ? {} : { blocks }), ...under }),
        );
    };
    await elseIf('plainer', say(draw(screen)), () => say(drawPlain(screen)));
  }

  /** What only one person sees is replaced at the address its press named; once that has closed, it is said anew. */
  async function replaceWhisper(to: Whispered, reply: Reply, { respond }: Answers): Promise<undefined> {
    const [first, ...others] = draw(reply.screen).messages;
    const whole = others.length === 0 && respond !== undefined;
    const answer = whole
      ? { replace_original: true, text: first.text, blocks: first.blocks }
      : { delete_original: true };
    const replaced = await respond?.(answer).then(
      () => true,
      (error: unknown) => {
        log.info('message not replaced', { reason: String(error) });
        return false;
      },
    );
    if (!whole || replaced !== true) await whisper(to, reply.screen);
  }

  async function openWindow(payload: PayloadOf<'press'>, surface: OnMessage, reply: Reply): Promise<undefined> {
    const { screen, replaces } = reply;
    if (screen.template !== 'changes') return undefined;
    const { channel, thread } = surface;
    const context = {
      channel,
      ...(thread === undefined ? {} : { thread }),
      ...(replaces === undefined || !isDirect(channel) ? {} : { messageId: replaces }),
    };
    try {
      const view = changesView(screen.data, context);
      await call(() => web.views.open({ trigger_id: payload.triggerId, view }));
    } catch (error) {
      if (!isRefusal(error, ...TOO_LATE)) throw error;
      log.info('window not opened', { reason: String(error) });
      await whisper(whisperedTo(payload, surface), noticeOf(slackTexts.windowExpired));
    }
  }
}

/** Where the answer is, for whoever acted, with the way there. */
async function sayInChat({ respond }: Answers, chat: string | undefined): Promise<void> {
  const text = slackTexts.answeredInChat;
  const blocks: KnownBlock[] = [
    { type: 'section', text: { type: 'plain_text', text } },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'open-chat',
          text: { type: 'plain_text', text: slackTexts.openChat },
          url: chat ?? '',
        },
      ],
    },
  ];
  await respond?.({
    response_type: 'ephemeral',
    replace_original: false,
    text,
    ...(chat === undefined ? {} : { blocks }),
  });
}

/** A sentence for whoever acted, where they look. */
async function sayAlone({ respond }: Answers, text: string): Promise<undefined> {
  await respond?.({ response_type: 'ephemeral', replace_original: false, text });
}

const whisperedTo = ({ who }: PayloadOf<'press'>, { channel, thread }: OnMessage): Whispered => ({
  channel,
  user: who.id,
  thread,
});

/** Why a decision was not taken is said without the whole post around it. */
const alone = ({ screen, refused }: Reply): Screen => (refused === undefined ? screen : noticeOf(refused));

/** A sentence on a card of its own. */
const noticeOf = (title: string, lines: readonly string[] = []): Screen => ({
  template: 'notice',
  data: { title, tone: 'warning', lines, facts: [], buttons: [], links: [] },
});
