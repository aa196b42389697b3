import { suggested, toBlockKit } from '../../cards/block-kit';
import { expandWhole } from '../../cards/expand';
import type { Screen } from '../../core/screen/screens';
import { helpFor } from '../turns/talk/command';
import type { Outsider } from '../turns/people/guests';
import type { Receiver } from '../turns/receive';
import type { Services } from '../turns/services';
import type { Update } from '../turns/update';
import { atMost } from './calls';
import { draw } from './draw';
import { decodeMarkup } from './reading/markup';
import { firstOf, refusal } from './modal';
import type { Origin } from './organization';
import type { Acted, Answers, PayloadOf, Taken } from './reading/payload';
import { personId, type People } from './people';
import type { createShow } from './show';
import { slackTexts } from './text.es';
import { decodeCommand, type createUpdates } from './update';

export interface TakeOptions {
  readonly turns: Receiver;
  readonly people: People;
  /** As of an arrival. */
  readonly outsider: (userId: string, origin: Origin) => Promise<Outsider | undefined>;
  /** Whether reports are, or were, reviewed in that channel. */
  readonly isReviewed: (channel: string) => Promise<boolean>;
  readonly services: Pick<Services, 'form' | 'newId' | 'log'>;
  readonly updateOf: ReturnType<typeof createUpdates>;
  readonly show: ReturnType<typeof createShow>;
  /** What somebody's card asks, by the data of the buttons on it. */
  readonly openCard: (personId: string, buttons: readonly unknown[]) => Promise<Screen | undefined>;
}

/** Taken of somebody who acted, not of somebody who searches in a list. */
type ActedOn = Pick<Taken, 'origin' | 'key'> & { readonly payload: Acted };

/** Milliseconds that a window waits for what came of it. */
const WINDOW_MS = 1_500;

/** Milliseconds that the help waits for whose people its asker is of: Slack gives a command three seconds. */
const HELP_MS = 1_000;

/** What a turn makes of a payload. */
const KINDS = {
  message: 'message',
  command: 'command',
  shortcut: 'mention',
  mention: 'mention',
  thread: 'thread',
  reaction: 'reaction',
  press: 'press',
  submitted: 'press',
  chosen: 'press',
  'home-opened': 'opened',
  'messages-opened': 'opened',
  'review-here': 'review-here',
  joined: 'joined',
} as const satisfies Record<Acted['is'], Update['is']>;

/** Acknowledges a payload once its turn is in line, then works. A window waits for what came of it. */
export function createTake(options: TakeOptions) {
  const { turns, people, outsider, services, isReviewed, updateOf, show, openCard } = options;
  const { log } = services;
  let warned = false;

  return async (taken: Taken, answers: Answers): Promise<void> => {
    const { payload, origin, key } = taken;
    if (origin.shared === true && 'channel' in payload) await warnOfShared(payload.channel);
    if (payload.is === 'suggest')
      return void (await answers.ack((await belongs(taken)) ? await suggest(payload) : suggested([], '')));
    const acted: ActedOn = { payload, origin, key };
    const help = payload.is === 'command' ? helpFor(services, decodeCommand(payload.text)) : undefined;
    if (help !== undefined && (await belongs(acted))) return void (await answers.ack(aloneOf(help)));
    if (payload.is === 'submitted' && payload.context === undefined)
      return void (await answers.ack(refusal({ [firstOf(payload.inputs)]: slackTexts.windowGone })));
    if (payload.is === 'submitted') return takeWindow(acted, answers);
    // What is chosen in a window shows at once, whatever else its person did.
    const line = payload.is === 'chosen' ? `window:${services.newId()}` : personId(payload.who.id);
    await takeInLine(acted, answers, line);
  };

  async function takeInLine({ payload, key, origin }: ActedOn, answers: Answers, line: string): Promise<void> {
    const work = turns.receive({
      is: KINDS[payload.is],
      ...(key === '' ? {} : { key }),
      line: payload.is === 'thread' ? `thread:${payload.root}` : line,
      isAcknowledged: true,
      outsider: () => outsider(payload.who.id, origin),
      update: () => updateOf(payload, key, origin),
      ownChat: () => people.direct(payload.who.id),
      show: (replies) => show(payload, answers, replies),
    });
    if (payload.is !== 'submitted') await answers.ack();
    await work;
  }

  /**
   * Slack gives a window three seconds to close or to say why not, so it waits neither for what else its person
   * did nor for slow calls: it closes in time, and what comes of it later is said where it was opened.
   */
  async function takeWindow(taken: ActedOn, answers: Answers): Promise<void> {
    const work = takeInLine(taken, answers, `window:${services.newId()}`);
    await atMost(WINDOW_MS, work);
    await answers.ack();
    await work;
  }

  /** Where that is not known, or not in time, it is left to the turn, which says so. */
  async function belongs({ payload, origin }: Pick<Taken, 'payload' | 'origin'>): Promise<boolean> {
    const own = outsider(payload.who.id, origin).then((found) => found === undefined);
    return (await atMost(HELP_MS, own).catch(() => false)) ?? false;
  }

  /**
   * Answers a list that is asked for as somebody types in it. Nothing is kept between the card and the question:
   * the card is drawn again, and its list is searched. A list that is none of the card's is answered empty.
   */
  async function suggest({ who, input, typed, buttons }: PayloadOf<'suggest'>): Promise<object> {
    try {
      const screen = await openCard(personId(who.id), buttons);
      const lists = screen === undefined ? {} : toBlockKit(expandWhole(screen)).externalOptions;
      const list = Object.hasOwn(lists, input) ? lists[input] : undefined;
      return suggested(
        list ?? [],
        decodeMarkup(typed, () => undefined),
      );
    } catch (error) {
      log.error('Slack list not answered', { reason: String(error) });
      return suggested([], '');
    }
  }

  /** What is posted there is read by all who are in it, and nothing here can prevent it. */
  async function warnOfShared(channel: string): Promise<void> {
    if (warned || !(await isReviewed(channel))) return;
    warned = true;
    log.warn('review channel is shared with another organization', { channel });
  }
}

/** A screen of one message, for whoever acted alone. */
function aloneOf(screen: Screen): object {
  const [{ text, blocks }] = draw(screen).messages;
  return { response_type: 'ephemeral', text, blocks };
}
