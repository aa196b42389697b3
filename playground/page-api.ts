import { z } from 'zod';
import type { Clock, Log } from './host';
import type { Delivery } from './delivery';
import { requireSameOrigin } from './guard';
import {
  HttpFault,
  param,
  readJson,
  sendFault,
  sendJson,
  type Handler,
  type HttpServer,
  type WebRequest,
} from './http';
import { BOT } from './people';
import type { Room } from './room';
import {
  HTML_LIMIT,
  TEXT_LIMIT,
  type HistoryReply,
  type Message,
  type StateReply,
  type WireConversation,
  type WirePerson,
} from './wire';

export const API_PATH = '/webchat/api';

/** A card's inputs can hold several long texts. */
const BODY_LIMIT = 1024 * 1024;

/** Root messages read at once. */
const PAGE_SIZE = { personal: 100, channel: 30 } as const;

const id = z.string().min(1).max(200);
const text = z.string().max(TEXT_LIMIT);
const sendSchema = z.object({
  personId: id,
  conversationId: id,
  threadId: id.optional(),
  text,
  html: z.string().max(HTML_LIMIT).optional(),
  clientId: id,
});
const whoSchema = z.object({ personId: id, conversationId: id });
const editSchema = z.object({ personId: id, text: text.min(1) });
const removeSchema = z.object({ personId: id });
const pressSchema = z.object({
  personId: id,
  messageId: id,
  pressId: id,
  kind: z.enum(['Action.Execute', 'Action.Submit']),
  title: z.string().max(1_000),
  actionId: id.optional(),
  verb: z.string().max(1_000),
  data: z.unknown(),
});

export interface PageApiOptions {
  readonly room: Room;
  readonly delivery: Delivery;
  readonly timeZone: string;
  readonly publicHosts: () => readonly string[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens what the page asks of the channel. Live events are apart, in `events.ts`. */
export function servePageApi(server: HttpServer, options: PageApiOptions): void {
  const { room, delivery } = options;
  const handle = (work: (request: WebRequest) => Promise<unknown>): Handler => answering(work, options);
  const messagePath = `${API_PATH}/messages/:id`;

  server.get(
    `${API_PATH}/state`,
    handle(async () => stateOf(room, options.timeZone)),
  );
  server.get(
    `${API_PATH}/conversations/:id/messages`,
    handle(async (request) => history(room, conversationOf(room, param(request, 'id')), beforeOf(request))),
  );
  server.post(
    `${API_PATH}/open`,
    handle(async (request) => {
      const { person, conversation } = place(room, parse(whoSchema, await body(request)));
      await delivery.open(conversation, person);
      return {};
    }),
  );
  server.post(
    `${API_PATH}/read`,
    handle(async (request) => {
      const { person, conversation } = place(room, parse(whoSchema, await body(request)));
      room.markRead(person.id, conversation.id);
      return {};
    }),
  );
  server.post(
    `${API_PATH}/messages`,
    handle(async (request) => send(room, delivery, parse(sendSchema, await body(request)))),
  );
  server.post(
    `${messagePath}/retry`,
    handle(async (request) => {
      const { personId } = parse(removeSchema, await body(request));
      const message = ownMessage(room, param(request, 'id'), personId);
      return message.delivery === 'failed' ? resend(room, delivery, message) : message;
    }),
  );
  server.put(
    messagePath,
    handle(async (request) => {
      const { personId, text: newText } = parse(editSchema, await body(request));
      const message = changeable(room, ownMessage(room, param(request, 'id'), personId));
      const edited = room.edit(message.id, { text: newText, html: null, editedAt: options.clock.now().toISOString() });
      delivery.revise(edited);
      return edited;
    }),
  );
  // A deletion names its person in a body, which a DELETE may not have.
  server.post(
    `${messagePath}/delete`,
    handle(async (request) => {
      const { personId } = parse(removeSchema, await body(request));
      const message = changeable(room, ownMessage(room, param(request, 'id'), personId));
      const removed = room.remove(message.id);
      delivery.revise(removed);
      return removed;
    }),
  );
  server.post(
    `${API_PATH}/press`,
    handle(async (request) => press(room, delivery, parse(pressSchema, await body(request)))),
  );
}

function stateOf(room: Room, timeZone: string): StateReply {
  const unreadOf = (person: WirePerson): Record<string, number> =>
    Object.fromEntries(
      room.conversations
        .filter(({ members }) => members.includes(person.id))
        .map((conversation) => [conversation.id, room.unread(person.id, conversation.id)] as const)
        .filter(([, count]) => count > 0),
    );
  return {
    seq: room.seq,
    bot: { ...BOT },
    timeZone,
    people: room.people,
    conversations: room.conversations,
    unread: Object.fromEntries(room.people.map((person) => [person.id, unreadOf(person)])),
  };
}

/** The newest root messages before that number, with all their replies. */
function history(room: Room, conversation: WireConversation, before: number): HistoryReply {
  const all = room.messagesIn(conversation.id);
  const roots = all.filter(({ threadId, seq }) => threadId === undefined && seq < before);
  const shown = roots.slice(-PAGE_SIZE[conversation.kind]);
  const ids = new Set(shown.map((message) => message.id));
  const messages = all.filter((message) => ids.has(message.threadId ?? message.id));
  return { messages, more: roots.length > shown.length };
}

function send(room: Room, delivery: Delivery, input: z.infer<typeof sendSchema>): Message {
  const { person, conversation } = place(room, input);
  const known = room.byClientId(input.clientId);
  if (known !== undefined) return known.delivery === 'failed' ? resend(room, delivery, known) : known;
  if (input.text.trim() === '' && input.html === undefined) throw badRequest('El mensaje está vacío.');
  const thread = input.threadId === undefined ? undefined : room.message(input.threadId);
  if (input.threadId !== undefined && thread?.conversationId !== conversation.id) throw notFound();
  const message = room.add({
    conversationId: conversation.id,
    ...(thread === undefined ? {} : { threadId: thread.threadId ?? thread.id }),
    author: person.id,
    text: input.text,
    textFormat: 'plain',
    ...(input.html === undefined ? {} : { html: input.html }),
    cards: [],
    delivery: 'sending',
    clientId: input.clientId,
  });
  delivery.send(message);
  return message;
}

function resend(room: Room, delivery: Delivery, message: Message): Message {
  const again = room.edit(message.id, { delivery: 'sending' });
  delivery.send(again);
  return again;
}

async function press(room: Room, delivery: Delivery, input: z.infer<typeof pressSchema>): Promise<object> {
  const message = room.message(input.messageId);
  if (message === undefined || message.deletedAt !== undefined) throw notFound();
  const { person } = place(room, { personId: input.personId, conversationId: message.conversationId });
  const { title, verb, data, actionId, pressId, kind } = input;
  const id = `f:${pressId}`;
  return delivery.press(
    { id, message, title, verb, data, ...(actionId === undefined ? {} : { actionId }) },
    kind,
    person,
  );
}

function place(room: Room, who: z.infer<typeof whoSchema>): { person: WirePerson; conversation: WireConversation } {
  const person = room.person(who.personId);
  const conversation = conversationOf(room, who.conversationId);
  if (person === undefined || !conversation.members.includes(person.id)) throw notFound();
  return { person, conversation };
}

function conversationOf(room: Room, conversationId: string): WireConversation {
  const conversation = room.conversation(conversationId);
  if (conversation === undefined) throw notFound();
  return conversation;
}

function ownMessage(room: Room, messageId: string, personId: string): Message {
  const message = room.message(messageId);
  if (message === undefined || message.deletedAt !== undefined) throw notFound();
  if (message.author !== personId) throw new HttpFault(403, 'Forbidden', 'Solo se cambia un mensaje propio.');
  return message;
}

/** An answer given one-to-one is changed by answering again; what stands in a channel can be mended. */
function changeable(room: Room, message: Message): Message {
  if (room.conversation(message.conversationId)?.kind === 'channel') return message;
  throw badRequest('En esta conversación los mensajes no se cambian.');
}

function beforeOf(request: WebRequest): number {
  const before = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('before') ?? NaN);
  return Number.isFinite(before) ? before : Infinity;
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const tooLong = parsed.error.issues.some(({ code }) => code === 'too_big');
  if (!tooLong) throw badRequest('La solicitud no se entiende.');
  const limit = TEXT_LIMIT.toLocaleString('es-MX');
  throw new HttpFault(
    413,
    'TooLong',
    `El mensaje es demasiado largo: caben ${limit} caracteres. Divídalo y envíe la primera parte.`,
  );
}

const body = (request: WebRequest): Promise<unknown> => readJson(request, BODY_LIMIT);
const badRequest = (message: string): HttpFault => new HttpFault(400, 'BadRequest', message);
const notFound = (): HttpFault => new HttpFault(404, 'NotFound', 'Eso ya no existe.');

function answering(work: (request: WebRequest) => Promise<unknown>, { publicHosts, log }: PageApiOptions): Handler {
  return async (request, response) => {
    try {
      requireSameOrigin(request, publicHosts());
      sendJson(response, 200, await work(request));
    } catch (error) {
      if (!(error instanceof HttpFault)) log.error('webchat page request failed', { error: String(error) });
      const fault =
        error instanceof HttpFault ? error : new HttpFault(500, 'ServiceError', 'El servicio tuvo una falla.');
      sendFault(response, fault);
    }
  };
}
