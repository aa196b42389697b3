import { openReports } from '../turns/desk';
import type { Typed } from '../turns/incoming';
import { failedNotice, lastingFault } from '../turns/faults';
import { createLine } from '../turns/line';
import { createOnce } from '../turns/once';
import { createSerial } from '../../storage/serial';
import { home, onMessage } from '../turns/talk';
import { readIntent } from '../../core/intent';
import { helpScreen } from '../../core/screens/lists';
import type { Screen } from '../../core/screens/screens';
import { answerMention, keepComment, showThreadsReport } from './channel';
import { draw } from './draw';
import { publishHome } from './home';
import type { Incoming } from './incoming';
import { decodeMarkup } from './markup';
import { refusal } from './modal';
import { NEW_SHORTCUT, readPayload, REPORT_SHORTCUT } from './payload';
import { answerPress, answerSubmission } from './press';
import { slackAddress } from './reach';
import { peopleSaid, readSaid } from './rich-text';
import type { Answers, Room } from './room';
import { slackTexts } from './text.es';
import { problem, problemText } from '../../core/words/problems';

export interface TurnOptions extends Room {
  /** Told of each turn, for the metrics. */
  readonly counted: (kind: string, outcome: 'answered' | 'failed') => void;
}

/** How long a payload's key is remembered in the process; a message's own lasts in its report. */
const KEY_MS = 3_600_000;

export interface Turns {
  /** Acknowledges a payload, then works. Never throws. */
  take(body: unknown, answers: Answers): Promise<void>;
  /** Resolves once nothing is being worked on. */
  idle(): Promise<void>;
}

/** Turns on Slack: a payload becomes a command, and its answer an update or messages. */
export function createTurn({ counted, ...room }: TurnOptions): Turns {
  const { desk, reach, speaker } = room;
  const serial = createSerial();
  const line = createLine({ ...desk, clock: room.clock, serial });
  const once = createOnce(KEY_MS, () => room.clock.now().getTime());
  const working = new Set<Promise<void>>();

  return {
    take: (body, answers) => {
      const { incoming, key } = readPayload(body);
      const work = worked(incoming, key, answers);
      working.add(work);
      return work.finally(() => working.delete(work));
    },
    idle: async () => {
      while (working.size > 0) await Promise.all(working);
    },
  };

  /** One person's turns are taken strictly in the order they came, and each once. */
  async function worked(incoming: Incoming, key: string | undefined, answers: Answers): Promise<void> {
    if (incoming.is === 'ignored' || incoming.is === 'unsupported') return void (await answers.ack());
    const work = once(key, () =>
      inTurn(incoming, () => answer(incoming, key ?? '', answers)).then(
        () => counted(incoming.is, 'answered'),
        (error: unknown) => failed(incoming, answers, error),
      ),
    );
    if (incoming.is !== 'submitted') await answers.ack(firstAnswer(incoming));
    await work;
  }

  /** What a person types may reach any process; a button carries the place that it answers. */
  async function inTurn(incoming: Worked, work: () => Promise<void>): Promise<void> {
    if (incoming.is !== 'message' && incoming.is !== 'command') return serial(queueOf(incoming), work);
    return line(queueOf(incoming), work);
  }

  /** What a command is answered with at once, for its sender alone; the rest follows in the direct message. */
  function firstAnswer(incoming: Incoming): object | undefined {
    if (incoming.is !== 'command') return undefined;
    if (!asksForHelp(incoming.text)) return { response_type: 'ephemeral', text: slackTexts.answeredInChat };
    const [{ text, blocks }] = draw({ template: 'notice', data: helpScreen(desk.newId()) }).messages;
    return { response_type: 'ephemeral', text, blocks };
  }

  async function failed(incoming: Worked, answers: Answers, error: unknown): Promise<void> {
    counted(incoming.is, 'failed');
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    desk.log.error(`Slack ${incoming.is} failed`, { reason });
    await sayFailed(incoming, error, answers).catch((fault: unknown) =>
      desk.log.error('failure not told', { reason: String(fault) }),
    );
  }

  async function answer(incoming: Worked, key: string, answers: Answers): Promise<void> {
    switch (incoming.is) {
      case 'message':
        return message(incoming);
      case 'press':
        return answerPress(room, incoming, answers);
      case 'submitted':
        return answerSubmission(room, incoming, answers);
      case 'command':
        return asksForHelp(incoming.text) ? undefined : ask(incoming.who, incoming.text, key);
      case 'shortcut':
        return shortcut(incoming, key);
      case 'home-opened':
        return publishHome(room.web, desk, await reach.person(incoming.who), incoming.who.id);
      case 'mention':
        return answerMention(room, incoming);
      case 'thread':
        return keepComment(room, incoming);
      default:
        return incoming satisfies never;
    }
  }

  async function message({ who, channel, ts, said }: Extract<Incoming, { is: 'message' }>): Promise<void> {
    const names = await reach.names(peopleSaid(said));
    const { text, blocks } = readSaid(said, (id) => names.get(id));
    const typed: Typed = {
      person: await reach.person(who),
      address: slackAddress(channel, who.id),
      at: room.clock.now().toISOString(),
      key: `msg:${channel}:${ts}`,
      text,
      ...(blocks === undefined ? {} : { blocks }),
    };
    const screens = await onMessage(desk, typed);
    if (screens.length > 0) speaker.say(typed.address, screens);
  }

  /** Words given elsewhere than in the direct message, and answered there. Without words, the greeting. */
  async function ask(who: Extract<Incoming, { is: 'command' }>['who'], words: string, key: string): Promise<void> {
    const [person, address] = [await reach.person(who), await reach.direct(who.id)];
    const typed: Typed = {
      person,
      address,
      at: room.clock.now().toISOString(),
      key,
      text: decodeMarkup(words, () => undefined),
    };
    const screens: readonly Screen[] =
      words.trim() === '' ? [home(desk, typed, await openReports(desk, person, 5))] : await onMessage(desk, typed);
    if (screens.length > 0) speaker.say(address, screens);
  }

  async function shortcut({ who, callback, on }: Extract<Incoming, { is: 'shortcut' }>, key: string): Promise<void> {
    if (callback === REPORT_SHORTCUT && on !== undefined) return showThreadsReport(room, who.id, on);
    if (callback === NEW_SHORTCUT) return ask(who, 'nuevo', key);
    desk.log.info('Slack payload not supported', { what: `shortcut ${callback}`.slice(0, 80) });
  }

  /** Says that nothing was kept, where the person is looking. What stands in a card's inputs stays there. */
  async function sayFailed(incoming: Worked, error: unknown, { ack, respond }: Answers): Promise<void> {
    const lasting = lastingFault(error);
    switch (incoming.is) {
      case 'message':
        return speaker.say(slackAddress(incoming.channel, incoming.who.id), [
          { template: 'notice', data: failedNotice(error) },
        ]);
      case 'submitted':
        return void (await ack(refusal(problemText(lasting ?? problem('service.down-kept')))));
      case 'press':
      case 'command':
        return void (await respond?.({
          response_type: 'ephemeral',
          replace_original: false,
          text: problemText(lasting ?? problem(incoming.is === 'press' ? 'service.down-kept' : 'service.down-typed')),
        }));
      case 'shortcut':
      case 'home-opened':
      case 'mention':
      case 'thread':
        return;
      default:
        return incoming satisfies never;
    }
  }
}

type Worked = Exclude<Incoming, { is: 'ignored' | 'unsupported' }>;

const asksForHelp = (words: string): boolean => readIntent(decodeMarkup(words, () => undefined))?.wants === 'help';

/** A thread's messages, whoever they are of, in one line; else a person's own. */
const queueOf = (incoming: Worked): string =>
  incoming.is === 'thread' ? `thread:${incoming.root}` : `person:${incoming.who.id}`;
