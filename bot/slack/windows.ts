import type { WebClient } from '@slack/web-api';
import type { Log } from '../../core/record/runtime';
import { whyOf } from '../outbox/messenger';
import type { Screen } from '../../core/screen/screens';
import type { Sender } from '../outbox/sender';
import type { Reply } from '../turns/reply';
import { whisperedTo, type Alone } from './alone';
import { call, isRefusal } from './calls';
import {
  FIELD_INPUT,
  firstOf,
  noticeOf,
  offersReadings,
  openerOf,
  opensBox,
  problemsOf,
  reasonIn,
  refusal,
  saidView,
  titleOf,
  windowOf,
  type WindowContext,
} from './modal';
import type { Answers, OnMessage, PayloadOf } from './reading/payload';
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

/** What stands in place of a screen's card that can be a window: opened by a press, changed by one in it, closed by its submission. */
export function createWindows({ web, log, people, sender, alone }: WindowsOptions) {
  return { open, update, close };

  async function open(payload: PayloadOf<'press'>, surface: OnMessage, reply: Reply): Promise<undefined> {
    const { screen, replaces } = reply;
    const { channel, thread } = surface;
    const opener = {
      channel,
      ...(thread === undefined ? {} : { thread }),
      ...(replaces === undefined || !isDirect(channel) ? {} : { messageId: replaces }),
    };
    try {
      await call(() => web.views.open({ trigger_id: payload.triggerId, view: windowOf(screen, opener) }));
    } catch (error) {
      if (!isRefusal(error, ...TOO_LATE)) throw error;
      log.info('window not opened', { reason: String(error) });
      await alone.whisper(whisperedTo(payload, surface), noticeOf(slackTexts.windowExpired(titleOf(screen))));
    }
  }

  /** Shows what came of a press in the window, unless it has changed meanwhile: the person presses again then. */
  async function update({ context, inputs, view }: PayloadOf<'chosen'>, reply: Reply): Promise<undefined> {
    const { screen, failed } = reply;
    // What is written stays in its boxes.
    if (failed !== undefined) return undefined;
    const goesOn = screen.template === 'changes' || problemsOf(screen, inputs) !== undefined;
    const said = isReviewing(screen) ? (reasonIn(screen) ?? slackTexts.windowGone) : slackTexts.windowDone;
    const next = goesOn ? windowOf(screen, openerOf(context)) : saidView(said);
    try {
      await call(() => web.views.update({ view_id: view.id, hash: view.hash, view: next }));
    } catch (error) {
      if (!isRefusal(error, ...CHANGED)) throw error;
      log.info('window not updated', whyOf(error));
    }
    if (!isReviewing(screen)) behind(context, reply);
  }

  /** The window closes, or says why not under its inputs, or shows what is still asked about. */
  async function close(
    payload: PayloadOf<'submitted'>,
    { ack, isAnswered }: Answers,
    reply: Reply,
  ): Promise<undefined> {
    const { context, inputs } = payload;
    const { screen, failed } = reply;
    // The author's card of a comment says what they answered.
    const why = failed ?? (reply.saved === true ? undefined : reasonIn(screen));
    const problems = why === undefined ? problemsOf(screen, inputs) : { [firstOf(inputs)]: why };
    const isKept = why === undefined && (reply.saved === true || !isReviewing(screen));
    // Of what was kept the card behind it tells, too.
    if (problems !== undefined && isAnswered() && (!isKept || reply.replaces === undefined))
      return sayRefused(payload, Object.values(problems).join('\n'));
    if (problems === undefined) await ack();
    else if (context !== undefined && (offersReadings(screen) || opensBox(screen, inputs)))
      await ack({ response_action: 'update', view: windowOf(screen, openerOf(context)) });
    else await ack(refusal(problems));
    if (problems === undefined || isKept) behind(context, reply);
  }

  /** The card that the window was opened from. */
  function behind(context: WindowContext | undefined, { screen, replaces }: Reply): void {
    if (context !== undefined && replaces !== undefined)
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

/** Whether a screen is about the review of a report, not its author's own card. */
const isReviewing = ({ template }: Screen): boolean =>
  template === 'changes' || template === 'post' || template === 'notice' || template === 'observations';
