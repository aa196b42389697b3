import { z } from 'zod';
import type { Log } from './host';
import { refuseBrowsers } from './guard';
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
import { BOT, TEAM, TENANT_ID, directoryId, personalConversationId } from './people';
import type { Draft, Room } from './room';
import type { Message, WireConversation, WirePerson } from './wire';

/** Where the Bot Framework's connector client finds this channel, under the server's address. */
export const CONNECTOR_PATH = '/webchat/connector';

/** Teams takes about 100 KB of UTF-16 a message; ours refuses what Teams would. */
const ACTIVITY_LIMIT_UTF16 = 100 * 1024;
const BODY_LIMIT = 1024 * 1024;

const CARD = 'application/vnd.microsoft.card.adaptive';

const attachment = z.object({ contentType: z.string(), content: z.unknown().optional() });
const activitySchema = z.object({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  attachments: z.array(attachment).nullish(),
  replyToId: z.string().nullish(),
});
type BotActivity = z.infer<typeof activitySchema>;

const conversationSchema = z.object({
  members: z.array(z.object({ id: z.string() })).nullish(),
  channelData: z.object({ channel: z.object({ id: z.string() }).optional() }).nullish(),
  activity: z.unknown().optional(),
});

/** A conversation's id names its thread too: `19:…@thread.tacv2;messageid=…`. */
interface Target {
  readonly conversation: WireConversation;
  readonly threadId?: string;
}

/** Opens the connector's REST API on the server: the calls that botframework-connector makes. */
export function serveConnector(server: HttpServer, room: Room, serviceUrl: () => string, log: Log): void {
  const base = `${CONNECTOR_PATH}/v3/conversations`;
  const handle = (work: (request: WebRequest) => Promise<Reply>): Handler => answering(work, log);

  server.post(
    base,
    handle(async (request) => created(await createConversation(room, serviceUrl(), await body(request)))),
  );
  server.post(
    `${base}/:id/activities`,
    handle(async (request) => created(post(room, request, await body(request)))),
  );
  server.post(
    `${base}/:id/activities/:activityId`,
    handle(async (request) => created(post(room, request, await body(request)))),
  );
  server.put(
    `${base}/:id/activities/:activityId`,
    handle(async (request) => ok(update(room, request, await body(request)))),
  );
  server.del(
    `${base}/:id/activities/:activityId`,
    handle(async (request) => ok(remove(room, request))),
  );
  server.get(
    `${base}/:id/members`,
    handle(async (request) => ok(members(room, request))),
  );
  server.get(
    `${base}/:id/pagedmembers`,
    handle(async (request) => ok({ members: members(room, request) })),
  );
  server.get(
    `${base}/:id/members/:memberId`,
    handle(async (request) => ok(member(room, request))),
  );
  server.get(
    `${base}/:id/activities/:activityId/members`,
    handle(async (request) => ok(members(room, request))),
  );
}

async function createConversation(room: Room, serviceUrl: string, input: unknown): Promise<object> {
  const parsed = conversationSchema.safeParse(input);
  if (!parsed.success) throw badArgument('The conversation parameters are not understood.');
  const { members: invited, channelData, activity } = parsed.data;
  const channelId = channelData?.channel?.id;
  const conversationId = channelId ?? personalConversationId(invited?.[0]?.id ?? '');
  const target = findTarget(room, conversationId);
  const first = activity === undefined || activity === null ? undefined : say(room, target, parseActivity(activity));
  if (channelId !== undefined && first === undefined)
    throw badArgument('A channel conversation starts with an activity.');
  const id = channelId === undefined ? conversationId : `${channelId};messageid=${first?.id ?? ''}`;
  return { id, serviceUrl, ...(first === undefined ? {} : { activityId: first.id }) };
}

function post(room: Room, request: WebRequest, input: unknown): object {
  const target = findTarget(room, param(request, 'id'));
  const activity = parseActivity(input);
  const repliesTo = request.params?.['activityId'] ?? activity.replyToId ?? undefined;
  return { id: say(room, inThread(room, target, repliesTo), activity).id };
}

function update(room: Room, request: WebRequest, input: unknown): object {
  const message = ownMessage(room, request);
  const { text, textFormat, cards, html } = contentOf(parseActivity(input));
  room.edit(message.id, { text, textFormat, cards, html: html ?? null });
  return { id: message.id };
}

function remove(room: Room, request: WebRequest): object {
  const message = ownMessage(room, request);
  room.remove(message.id);
  return {};
}

/** Only what is said is kept; typing, traces and the like are taken and forgotten, as Teams does. */
function say(room: Room, target: Target, activity: BotActivity): { readonly id: string } {
  if (activity.type !== 'message') return { id: '' };
  const { conversation, threadId } = target;
  const draft: Draft = {
    ...contentOf(activity),
    conversationId: conversation.id,
    ...(threadId === undefined ? {} : { threadId }),
    author: BOT.id,
    delivery: 'sent',
  };
  return room.add(draft);
}

function contentOf({
  text,
  textFormat,
  attachments,
}: BotActivity): Pick<Message, 'text' | 'textFormat' | 'cards' | 'html'> {
  const cards = (attachments ?? []).filter(({ contentType }) => contentType === CARD).map(({ content }) => content);
  const html = attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  return {
    text: text ?? '',
    textFormat: textFormat === 'plain' ? 'plain' : 'markdown',
    cards,
    ...(typeof html === 'string' ? { html } : {}),
  };
}

function findTarget(room: Room, id: string): Target {
  const [conversationId = '', threadId] = id.split(';messageid=');
  const conversation = room.conversation(conversationId === TEAM.id ? channelIdOf(room) : conversationId);
  if (conversation === undefined) throw new HttpFault(404, 'ConversationNotFound', 'Conversation not found.');
  if (threadId === undefined || conversation.kind === 'personal') return { conversation };
  if (room.message(threadId)?.conversationId !== conversation.id) {
    throw new HttpFault(404, 'ConversationNotFound', 'The thread is not in this conversation.');
  }
  return { conversation, threadId };
}

/** A team's roster is asked for by the team's id; here a team has one channel. */
function channelIdOf(room: Room): string {
  return room.conversations.find(({ kind }) => kind === 'channel')?.id ?? '';
}

/** A reply to a post of a channel goes into that post's thread, also where the id names none. */
function inThread(room: Room, target: Target, repliesTo: string | undefined): Target {
  if (target.conversation.kind === 'personal' || target.threadId !== undefined || repliesTo === undefined)
    return target;
  const answered = room.message(repliesTo);
  return answered === undefined ? target : { ...target, threadId: answered.threadId ?? answered.id };
}

function ownMessage(room: Room, request: WebRequest): Message {
  const { conversation } = findTarget(room, param(request, 'id'));
  const message = room.message(param(request, 'activityId'));
  if (message === undefined || message.conversationId !== conversation.id || message.deletedAt !== undefined) {
    throw new HttpFault(404, 'ActivityNotFoundInConversation', 'The activity is not in this conversation.');
  }
  if (message.author !== BOT.id) throw new HttpFault(403, 'BadArgument', 'A bot changes only its own messages.');
  return message;
}

function members(room: Room, request: WebRequest): readonly object[] {
  const { conversation } = findTarget(room, param(request, 'id'));
  return room.people.filter(({ id }) => conversation.members.includes(id)).map(teamsAccount);
}

function member(room: Room, request: WebRequest): object {
  const { conversation } = findTarget(room, param(request, 'id'));
  const memberId = param(request, 'memberId');
  const person = room.people.find(({ id }) => id === memberId || directoryId(id) === memberId);
  if (person === undefined || !conversation.members.includes(person.id)) {
    throw new HttpFault(404, 'MemberNotFoundInConversation', 'No such member in this conversation.');
  }
  return teamsAccount(person);
}

function teamsAccount({ id, name }: WirePerson): object {
  const [givenName = '', ...rest] = name.split(' ');
  const email = `${id.replace('29:webchat-', '')}@ejemplo.mx`;
  const directory = directoryId(id);
  return {
    id,
    name,
    aadObjectId: directory,
    objectId: directory,
    givenName,
    surname: rest.join(' '),
    email,
    userPrincipalName: email,
    tenantId: TENANT_ID,
    userRole: 'user',
  };
}

function parseActivity(input: unknown): BotActivity {
  if (JSON.stringify(input).length * 2 > ACTIVITY_LIMIT_UTF16) {
    throw new HttpFault(413, 'MessageSizeTooBig', 'Message size too large.');
  }
  const parsed = activitySchema.safeParse(input);
  if (!parsed.success) throw badArgument('The activity is not understood.');
  return parsed.data;
}

function badArgument(message: string): HttpFault {
  return new HttpFault(400, 'BadArgument', message);
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const ok = (result: unknown): Reply => ({ status: 200, body: result });
const created = (result: unknown): Reply => ({ status: 201, body: result });
const body = (request: WebRequest): Promise<unknown> => readJson(request, BODY_LIMIT);

function answering(work: (request: WebRequest) => Promise<Reply>, log: Log): Handler {
  return async (request, response) => {
    try {
      refuseBrowsers(request);
      const reply = await work(request);
      sendJson(response, reply.status, reply.body);
    } catch (error) {
      if (!(error instanceof HttpFault)) log.error('webchat connector failed', { error: String(error) });
      sendFault(response, error instanceof HttpFault ? error : new HttpFault(500, 'ServiceError', 'Internal error.'));
    }
  };
}
