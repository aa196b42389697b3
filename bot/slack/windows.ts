import type { WebClient } from '@slack/web-api';
import type { Log } from '../../core/runtime';
import { whyOf } from '../outbox/messenger';
import type { Sender } from '../outbox/sender';
import type { Reply } from '../turns/reply';
import { whisperedTo, type Alone } from './alone';
import type { Answers } from './answers';
import { call, isRefusal } from './calls';
import { changesView, FIELD_INPUT, noticeOf, reasonIn, refusal, saidView } from './modal';
import type { OnMessage, PayloadOf } from './payload';
import { slackAddress, type People } from './people';
import { slackTexts } from './text.es';
import { isDirect } from './update';

export interface WindowsOptions {
  readonly web: WebClient;
  readonly log: Log;
  readonly people: Pick<People, 'direct'>;
  readonly sender: Sender;
  readonly alone: Alone;
}

/** Refusals of a window that came too late: a press opens one within about three seconds, once. */
const TOO_LATE = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id', 'trigger_expired'] as const;

/** Refusals of an update of a window that was changed or closed since. */
const CHANGED = ['hash_conflict', 'not_found', 'view_not_found'] as const;

/** The window that asks for changes: opened by a press, changed by a choice in it, closed by its submission. */
export function createWindows({ web, log, people, sender, alone }: WindowsOptions) {
  return { open, update, close };

  async function open(payload: PayloadOf<'press'>, surface: OnMessage, reply: Reply): Promise<undefined> {
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
      await alone.whisper(whisperedTo(payload, surface), noticeOf(slackTexts.windowExpired));
    }
  }

  /** Shows the window with the chosen field's box, unless it has changed meanwhile: the person chooses again then. */
  async function update({ context, view }: PayloadOf<'chosen'>, { screen, failed }: Reply): Promise<undefined> {
    // What is written stays in its boxes.
    if (failed !== undefined) return undefined;
    const { data: _, more: _more, ...where } = context;
    const next = screen.template === 'changes' ? changesView(screen.data, where) : saidView(reasonIn(screen));
    try {
      await call(() => web.views.update({ view_id: view.id, hash: view.hash, view: next }));
    } catch (error) {
      if (!isRefusal(error, ...CHANGED)) throw error;
      log.info('window not updated', whyOf(error));
    }
  }

  /** The window closes, or says why not; nothing else would change a card that only this person sees. */
  async function close(
    payload: PayloadOf<'submitted'>,
    { ack, isAnswered }: Answers,
    { screen, refused, failed, replaces }: Reply,
  ): Promise<undefined> {
    const { context } = payload;
    const why = failed ?? refused ?? (screen.template === 'post' ? undefined : reasonIn(screen));
    if (why !== undefined && isAnswered()) return sayRefused(payload, why);
    await ack(why === undefined ? undefined : refusal(why));
    if (why === undefined && context !== undefined && replaces !== undefined)
      sender.replace(slackAddress(context.channel), replaces, screen);
  }

  /** The window closed before it was known: what was written in it is given back. */
  async function sayRefused({ who, context, inputs }: PayloadOf<'submitted'>, why: string): Promise<undefined> {
    // A field that was chosen is a code, and nobody's words.
    const { [FIELD_INPUT]: _, ...boxes } = inputs;
    const screen = noticeOf(
      why,
      Object.values(boxes).filter((text) => text.trim() !== ''),
    );
    const directly = async (): Promise<undefined> => {
      sender.send(await people.direct(who.id), [screen]);
    };
    if (context === undefined || isDirect(context.channel)) return directly();
    const { channel, thread } = context;
    return alone.whisper({ channel, user: who.id, thread }, screen).catch(directly);
  }
}
