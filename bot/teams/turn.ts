import type { TurnContext } from 'botbuilder';
import { onPress } from '../turns/press/on-press';
import { openReports, type Desk } from '../turns/desk';
import type { Pressed, ThreadMessage, Typed } from '../turns/incoming';
import { createCopies } from '../turns/copies';
import { failedNotice, failedScreen } from '../turns/faults';
import { createLine } from '../turns/line';
import { createOnce } from '../turns/once';
import { createSerial } from '../../storage/serial';
import { home, lookUp, onMessage } from '../turns/talk';
import { onReply } from '../turns/threads';
import { problem } from '../../core/words/problems';
import type { Address } from '../../core/report/types';
import { problemScreen } from '../../core/screens/lists';
import type { Screen } from '../../core/screens/screens';
import { expandToJson } from '../../cards/teams';
import { readActivity, type Door, type Incoming } from './activity';
import type { Speaker } from '../outbox/speaker';

export interface TurnOptions {
  readonly desk: Desk;
  readonly door: Door;
  readonly speaker: Speaker;
  /** Told of each turn, for the metrics. */
  readonly counted: (kind: Incoming['is'], outcome: 'answered' | 'failed') => void;
}

/** How long a message that said no time of its own is taken for a copy of one with the same words. */
const COPY_MS = 120_000;
/** How long a message's key is remembered in the process; in the reports it lasts. */
const KEY_MS = 3_600_000;

/** One turn on the Bot Framework: an activity becomes a command, and its answer an invoke response or messages. */
export function createTurn({ desk, door, speaker, counted }: TurnOptions): (context: TurnContext) => Promise<void> {
  const serial = createSerial();
  const line = createLine({ ...desk, clock: door, serial });
  const now = (): number => door.now().getTime();
  const once = createOnce(KEY_MS, now);
  const originals = createCopies(COPY_MS, now);

  return async (context) => {
    const incoming = readActivity(context.activity, door);
    counted(incoming.is, 'answered');
    switch (incoming.is) {
      case 'message':
        return message(incoming);
      case 'press':
        return incoming.invoke ? invoke(context, incoming.pressed) : submit(incoming.pressed);
      case 'thread':
        return thread(incoming.message, incoming.mentioned);
      case 'opened':
        return once(incoming.key, async () => {
          const open = await openReports(desk, incoming.person, 5);
          speaker.say(incoming.address, [home(desk, incoming, open)]);
        });
      case 'unsupported-invoke':
        desk.log.info('invoke not supported', { name: incoming.name });
        return respond(context, 400, { error: { code: 'NotSupported', message: incoming.name } });
      case 'ignored':
        desk.log.debug('activity ignored', { because: incoming.because });
        return undefined;
      default:
        return incoming satisfies never;
    }
  };

  /** One person's messages and presses are taken strictly in the order they came. */
  function message({ typed, copyOf }: Extract<Incoming, { is: 'message' }>): Promise<void> {
    const answer = (): Promise<void> => line(typed.person.id, () => answerMessage(typed));
    return once(typed.key, () => originals(typed.person.id, copyOf, answer)).catch((error: unknown) => {
      fault(error, 'message', typed);
      speaker.say(typed.address, [{ template: 'notice', data: failedNotice(error) }]);
    });
  }

  async function answerMessage(typed: Typed): Promise<void> {
    const screens = await onMessage(desk, typed);
    if (screens.length > 0) speaker.say(typed.address, screens);
  }

  function press(pressed: Pressed): Promise<Screen> {
    return serial(pressed.person.id, () => onPress(desk, pressed)).catch((error: unknown): Screen => {
      fault(error, 'press', pressed);
      return { template: 'notice', data: failedScreen(error, pressed) };
    });
  }

  async function invoke(context: TurnContext, pressed: Pressed): Promise<void> {
    const card = expandToJson(await press(pressed));
    await respond(context, 200, `{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":${card}}`);
  }

  /** A client that knows only Action.Submit shows nothing in place by itself: the card is edited. */
  async function submit(pressed: Pressed): Promise<void> {
    const screen = await press(pressed);
    const { messageId } = pressed;
    if (messageId === undefined) speaker.say(pressed.address, [screen]);
    else speaker.replace(pressed.address, messageId, screen);
  }

  async function thread(said: ThreadMessage, mentioned: boolean): Promise<void> {
    const found = mentioned && said.change === 'added' ? await lookUp(desk, said) : undefined;
    if (found !== undefined) return speaker.say(said.address, [found]);
    const kept = await onReply(desk, said, (keep) => serial(`thread:${said.root}`, keep));
    if (!kept && mentioned)
      speaker.say(said.address, [{ template: 'notice', data: problemScreen(problem('thread.no-report')) }]);
  }

  function fault(error: unknown, what: 'message' | 'press', turn: { readonly address: Address }): void {
    counted(what, 'failed');
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    desk.log.error(`${what} failed`, { conversation: turn.address.conversation, reason });
  }
}

/** A body that is text is JSON already, see `answer` in endpoint.ts. */
const respond = async (context: TurnContext, status: number, body: unknown): Promise<void> => {
  await context.sendActivity({ type: 'invokeResponse', value: { status, body } });
};
