import {
  messageActivity,
  openingActivities,
  pressActivity,
  revisionActivity,
  type Activity,
  type Place,
  type Press,
  type Surroundings,
} from './activities';
import { CARD } from './connector';
import { BOT } from './people';
import type { Clock, Log, NewId } from './host';
import type { Room } from './room';
import type { Message, PressReply } from './wire';

interface DeliveryOptions {
  readonly room: Room;
  /** The bot's endpoint, once the server listens. */
  readonly botUrl: () => string;
  readonly serviceUrl: () => string;
  /** Where the bot fetches a file that was attached. */
  readonly fileUrl: (id: string) => string;
  readonly timeZone: string;
  /** How long a bot may take before its message counts as not delivered, in milliseconds. */
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
}

/** Brings what people do to the bot, as Teams does: one real POST to its endpoint for each activity. */
export interface Delivery {
  /** Lets the bot know of a conversation the first time somebody opens it. */
  open(place: Place): Promise<void>;
  /** Sends a message in its conversation's turn; the outcome is the message's `delivery`. */
  send(message: Message): void;
  revise(message: Message): void;
  press(press: Press, place: Place): Promise<PressReply>;
}

/** The bot's answer; no status where none came in time. */
interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

const NOTICE = 'application/vnd.microsoft.activity.message';

export function createDelivery(options: DeliveryOptions): Delivery {
  const { room, log } = options;
  const queues = new Map<string, Promise<void>>();
  const opening = new Map<string, Promise<void>>();

  const around = (): Surroundings => {
    const { fileUrl, timeZone, clock } = options;
    return { serviceUrl: options.serviceUrl(), fileUrl, timeZone, now: clock.now() };
  };

  const post = async (activity: Activity): Promise<Answer> => {
    const answer = await postActivity(options.botUrl(), activity, options.timeoutMs);
    const { type, id } = activity;
    if (!wasTaken(answer)) log.warn('playground activity not delivered', { type, id, status: answer.status });
    return answer;
  };

  const openOnce = async (place: Place): Promise<void> => {
    const ids = [options.newId(), options.newId()] as const;
    for (const activity of openingActivities(ids, place, around())) {
      if (!wasTaken(await post(activity))) return;
    }
    room.markOpened(place.conversation.id);
  };

  const open = async (place: Place): Promise<void> => {
    const { id } = place.conversation;
    if (room.isOpened(id) || (place.conversation.kind === 'channel' && hasSpokenIn(id))) return;
    const running = opening.get(id) ?? openOnce(place);
    opening.set(id, running);
    await running.finally(() => opening.delete(id));
  };

  /** Whoever has posted in a channel was in it before. */
  const hasSpokenIn = (conversationId: string): boolean =>
    room.messagesIn(conversationId).some(({ author }) => author === BOT.id);

  /** What is said in a conversation arrives in that order. */
  const inTurn = (message: Message, work: (place: Place) => Promise<void>): void => {
    const { conversationId } = message;
    const place = placeOf(room, message);
    const next = (queues.get(conversationId) ?? Promise.resolve())
      .then(() => work(place))
      .catch((error: unknown) => log.error('playground delivery failed', { error: String(error) }));
    queues.set(conversationId, next);
    void next.then(() => queues.get(conversationId) === next && queues.delete(conversationId));
  };

  return {
    open,
    send: (message) =>
      inTurn(message, async (place) => {
        await open(place);
        const answer = await post(messageActivity(message, place, around()));
        room.edit(message.id, { delivery: wasTaken(answer) ? 'sent' : 'failed' });
      }),
    revise: (message) =>
      inTurn(message, async (place) => void (await post(revisionActivity(message, place, around())))),
    press: async (press, place) =>
      settle(room, place, press.message.id, await post(pressActivity(press, place, around()))),
  };
}

function placeOf(room: Room, message: Message): Place {
  const conversation = room.conversation(message.conversationId);
  const person = room.person(message.author);
  if (conversation === undefined || person === undefined) throw new Error(`Nobody to speak for message ${message.id}`);
  return { conversation, person };
}

/** What the bot's answer to a press means. A card replaces the pressed one; in a channel, for the person who pressed alone, as in Teams. */
function settle(room: Room, { conversation, person }: Place, messageId: string, answer: Answer): PressReply {
  if (!wasTaken(answer)) return { outcome: 'failed' };
  const { statusCode, type, value } = (answer.body ?? {}) as Readonly<Record<string, unknown>>;
  if (type === CARD && typeof value === 'object' && value !== null) {
    // The bot may have taken the card away in the meantime: then there is nothing to replace.
    if (room.message(messageId)?.deletedAt !== undefined) return { outcome: 'nothing' };
    const isShared = conversation.kind === 'channel';
    const message = isShared ? room.showTo(person.id, messageId, value) : room.edit(messageId, { cards: [value] });
    return { outcome: 'card', message };
  }
  if (type === NOTICE && typeof value === 'string') return { outcome: 'notice', notice: value };
  return { outcome: Number(statusCode) >= 400 ? 'failed' : 'nothing' };
}

async function postActivity(url: string, activity: Activity, timeoutMs: number): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return { status: response.status, body: parseOrNothing(text) };
  } catch {
    return {};
  }
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const wasTaken = ({ status = 599 }: Answer): boolean => status < 400;
