import type { Clock, Log, NewId } from './host';
import {
  invokeActivity,
  messageActivity,
  openingActivities,
  revisionActivity,
  submitActivity,
  type Activity,
  type Place,
  type Press,
  type Surroundings,
} from './activities';
import type { Room } from './room';
import type { Message, PressReply, WireConversation, WirePerson } from './wire';

export interface DeliveryOptions {
  readonly room: Room;
  /** The bot's endpoint, once the server listens. */
  readonly botUrl: () => string;
  readonly serviceUrl: () => string;
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
  open(conversation: WireConversation, person: WirePerson): Promise<void>;
  /** Sends a message in its conversation's turn; the outcome is the message's `delivery`. */
  send(message: Message): void;
  revise(message: Message): void;
  press(press: Press, kind: 'Action.Execute' | 'Action.Submit', person: WirePerson): Promise<PressReply>;
}

type Answer =
  { readonly kind: 'answered'; readonly status: number; readonly body: unknown } | { readonly kind: 'unreachable' };

const CARD = 'application/vnd.microsoft.card.adaptive';
const NOTICE = 'application/vnd.microsoft.activity.message';

export function createDelivery(options: DeliveryOptions): Delivery {
  const { room, log } = options;
  const queues = new Map<string, Promise<void>>();
  const opening = new Map<string, Promise<void>>();

  const around = (): Surroundings => {
    return { serviceUrl: options.serviceUrl(), timeZone: options.timeZone, now: options.clock.now() };
  };

  const post = async (activity: Activity): Promise<Answer> => {
    const answer = await postActivity(options.botUrl(), activity, options.timeoutMs);
    if (!wasTaken(answer))
      log.warn('webchat activity not delivered', { type: activity.type, id: activity.id, ...statusOf(answer) });
    return answer;
  };

  const openOnce = async (place: Place): Promise<void> => {
    const ids = [options.newId(), options.newId()] as const;
    for (const activity of openingActivities(ids, place, around())) {
      if (!wasTaken(await post(activity))) return;
    }
    room.markOpened(place.conversation.id);
  };

  const open = async (conversation: WireConversation, person: WirePerson): Promise<void> => {
    if (room.isOpened(conversation.id)) return;
    const running = opening.get(conversation.id) ?? openOnce({ conversation, person });
    opening.set(conversation.id, running);
    await running.finally(() => opening.delete(conversation.id));
  };

  /** What one says in a conversation arrives in that order. */
  const inTurn = (conversationId: string, work: () => Promise<void>): void => {
    const after = queues.get(conversationId) ?? Promise.resolve();
    const next = after
      .then(work)
      .catch((error: unknown) => log.error('webchat delivery failed', { error: String(error) }));
    queues.set(conversationId, next);
    void next.then(() => {
      if (queues.get(conversationId) === next) queues.delete(conversationId);
    });
  };

  const placeOf = (message: Message): Place => {
    const conversation = room.conversation(message.conversationId);
    const person = room.person(message.author);
    if (conversation === undefined || person === undefined)
      throw new Error(`Nobody to speak for message ${message.id}`);
    return { conversation, person };
  };

  return {
    open,
    send(message) {
      const place = placeOf(message);
      inTurn(message.conversationId, async () => {
        await open(place.conversation, place.person);
        const answer = await post(messageActivity(message, place, around()));
        room.edit(message.id, { delivery: wasTaken(answer) ? 'sent' : 'failed' });
      });
    },
    revise(message) {
      inTurn(
        message.conversationId,
        async () => void (await post(revisionActivity(message, placeOf(message), around()))),
      );
    },
    async press(press, kind, person) {
      const conversation = room.conversation(press.message.conversationId);
      if (conversation === undefined) throw new Error(`No conversation ${press.message.conversationId}`);
      const place: Place = { conversation, person };
      const make = kind === 'Action.Execute' ? invokeActivity : submitActivity;
      return settle(room, place, press.message.id, await post(make(press, place, around())));
    },
  };
}

/** What the bot's answer to a press means. A card takes the pressed one's place; in a channel, for whoever pressed, as in Teams. */
function settle(room: Room, { conversation, person }: Place, messageId: string, answer: Answer): PressReply {
  if (answer.kind === 'unreachable' || answer.status >= 400) return { outcome: 'failed' };
  const { body } = answer;
  if (typeof body !== 'object' || body === null) return { outcome: 'nothing' };
  const { statusCode, type, value } = body as { statusCode?: unknown; type?: unknown; value?: unknown };
  if (type === CARD && typeof value === 'object' && value !== null) {
    // The bot may have taken the card away in the meantime: then there is nothing to replace.
    if (room.message(messageId)?.deletedAt !== undefined) return { outcome: 'nothing' };
    const isShared = conversation.kind === 'channel';
    const message = isShared ? room.showTo(person.id, messageId, value) : room.edit(messageId, { cards: [value] });
    return { outcome: 'card', message };
  }
  if (type === NOTICE && typeof value === 'string') return { outcome: 'notice', notice: value };
  return { outcome: typeof statusCode === 'number' && statusCode >= 400 ? 'failed' : 'nothing' };
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
    return { kind: 'answered', status: response.status, body: parseOrNothing(text) };
  } catch {
    return { kind: 'unreachable' };
  }
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wasTaken(answer: Answer): boolean {
  return answer.kind === 'answered' && answer.status < 400;
}

function statusOf(answer: Answer): { readonly status?: number } {
  return answer.kind === 'answered' ? { status: answer.status } : {};
}
