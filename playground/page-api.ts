import { z } from 'zod';
import type { Place } from './activities';
import type { Delivery } from './delivery';
import type { Files } from './files';
import type { Clock, HttpServer } from './host';
import { HttpFault, servePaths, type Call, type Serving } from './http';
import { BOT } from './people';
import type { Room } from './room';
import {
  FILES_LIMIT,
  HTML_LIMIT,
  TEXT_LIMIT,
  tooLong,
  type HistoryReply,
  type Message,
  type PressReply,
  type PressRequest,
  type SendRequest,
  type StateReply,
  type WireConversation,
  type WirePerson,
} from './wire';

/** Root messages read at once. */
const PAGE_SIZE = { personal: 100, channel: 30 } as const;

const id = z.string().min(1).max(200);
const text = z.string().max(TEXT_LIMIT);
const sendSchema: z.ZodType<SendRequest> = z.object({
  personId: id,
  conversationId: id,
  threadId: id.optional(),
  text,
  html: z.string().max(HTML_LIMIT).optional(),
  files: z
    .array(z.object({ id, name: z.string().max(1_000), size: z.number() }))
    .max(FILES_LIMIT)
    .optional(),
  clientId: id,
});
const whoSchema = z.object({ personId: id, conversationId: id });
const pressSchema: z.ZodType<PressRequest> = z.object({
  personId: id,
  messageId: id,
  pressId: id,
  kind: z.enum(['Action.Execute', 'Action.Submit']),
  title: z.string().max(1_000),
  actionId: id.optional(),
  verb: z.string().max(1_000),
  data: z.unknown(),
});

interface PageApiParts {
  readonly room: Room;
  readonly delivery: Delivery;
  readonly files: Files;
  readonly timeZone: string;
  readonly clock: Clock;
}

/** Opens what the page asks of the channel. Live events are apart, in `events.ts`. */
export function servePageApi(server: HttpServer, serving: Serving, parts: PageApiParts): void {
  const { room, delivery, timeZone, clock } = parts;
  const change = (message: Message): Message => {
    delivery.revise(message);
    return message;
  };
  servePaths(server, serving, {
    'GET /state': () => stateOf(room, timeZone),
    'GET /conversations/:id/messages': ({ param, query }) =>
      history(room, conversationOf(room, param('id')), query.get('before')),
    'POST /open': async ({ body }) => {
      await delivery.open(placeOf(room, parse(whoSchema, body)));
      return {};
    },
    'POST /read': ({ body }) => {
      const { person, conversation } = placeOf(room, parse(whoSchema, body));
      room.markRead(person.id, conversation.id);
      return {};
    },
    'POST /messages': ({ body }) => send(parts, parse(sendSchema, body)),
    'POST /messages/:id/retry': (call) => retried(room, delivery, ownMessage(room, call)),
    'PUT /messages/:id': (call) => {
      const { text: newText } = parse(z.object({ text: text.min(1) }), call.body);
      const editedAt = clock.now().toISOString();
      return change(room.edit(changeable(room, call).id, { text: newText, html: undefined, editedAt }));
    },
    // A deletion names its person in a body, which a DELETE may not have.
    'POST /messages/:id/delete': (call) => change(room.remove(changeable(room, call).id)),
    'POST /press': ({ body }) => press(room, delivery, parse(pressSchema, body)),
  });
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
function history(room: Room, conversation: WireConversation, before: string | null): HistoryReply {
  const all = room.messagesIn(conversation.id);
  const end = /^\d{1,15}$/.test(before ?? '') ? Number(before) : Infinity;
  const roots = all.filter(({ threadId, seq }) => threadId === undefined && seq < end);
  const shown = roots.slice(-PAGE_SIZE[conversation.kind]);
  const ids = new Set(shown.map((message) => message.id));
  const messages = all.filter((message) => ids.has(message.threadId ?? message.id));
  return { messages, more: roots.length > shown.length };
}

function send({ room, delivery, files }: PageApiParts, input: SendRequest): Message {
  const { threadId, text: words, html, clientId, files: attached = [] } = input;
  const { person, conversation } = placeOf(room, input);
  const known = room.byClientId(clientId);
  if (known !== undefined) return retried(room, delivery, known);
  const found = files.named(attached.map((file) => file.id));
  if (found === undefined) throw badRequest('El archivo ya no está aquí. Adjúntelo de nuevo.');
  if (words.trim() === '' && html === undefined && found.length === 0) throw badRequest('El mensaje está vacío.');
  const thread = threadId === undefined ? undefined : room.message(threadId);
  if (threadId !== undefined && thread?.conversationId !== conversation.id) throw notFound();
  const message = room.add({
    conversationId: conversation.id,
    threadId: thread?.threadId ?? thread?.id,
    author: person.id,
    text: words,
    textFormat: 'plain',
    html,
    ...(found.length === 0 ? {} : { files: found }),
    cards: [],
    delivery: 'sending',
    clientId,
  });
  delivery.send(message);
  return message;
}

function retried(room: Room, delivery: Delivery, message: Message): Message {
  if (message.delivery !== 'failed') return message;
  const again = room.edit(message.id, { delivery: 'sending' });
  delivery.send(again);
  return again;
}

async function press(room: Room, delivery: Delivery, input: PressRequest): Promise<PressReply> {
  const { personId, messageId, pressId, ...pressed } = input;
  const message = room.message(messageId);
  if (message === undefined || message.deletedAt !== undefined) throw notFound();
  const place = placeOf(room, { personId, conversationId: message.conversationId });
  return delivery.press({ ...pressed, id: `f:${pressId}`, message }, place);
}

function placeOf(room: Room, { personId, conversationId }: z.infer<typeof whoSchema>): Place {
  const person = room.person(personId);
  const conversation = conversationOf(room, conversationId);
  if (person === undefined || !conversation.members.includes(person.id)) throw notFound();
  return { person, conversation };
}

function conversationOf(room: Room, conversationId: string): WireConversation {
  const conversation = room.conversation(conversationId);
  if (conversation === undefined) throw notFound();
  return conversation;
}

function ownMessage(room: Room, { param, body }: Call): Message {
  const { personId } = parse(z.object({ personId: id }), body);
  const message = room.message(param('id'));
  if (message === undefined || message.deletedAt !== undefined) throw notFound();
  if (message.author !== personId) throw new HttpFault(403, 'Forbidden', 'Solo se cambia un mensaje propio.');
  return message;
}

/** An answer given one-to-one is changed by answering again; what stands in a channel can be mended. */
function changeable(room: Room, call: Call): Message {
  const message = ownMessage(room, call);
  if (room.conversation(message.conversationId)?.kind === 'channel') return message;
  throw badRequest('En esta conversación los mensajes no se cambian.');
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const isTooLong = parsed.error.issues.some(({ code }) => code === 'too_big');
  throw isTooLong ? new HttpFault(413, 'TooLong', tooLong(TEXT_LIMIT)) : badRequest('La solicitud no se entiende.');
}

const badRequest = (message: string): HttpFault => new HttpFault(400, 'BadRequest', message);
const notFound = (): HttpFault => new HttpFault(404, 'NotFound', 'Eso ya no existe.');
