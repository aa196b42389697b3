import { z } from 'zod';
import type { HttpServer, Log } from './host';
import { HttpFault, refuseBrowsers, servePaths, type Call } from './http';
import { BOT, TEAM, TENANT_ID, directoryId, personalConversationId } from './people';
import type { Room } from './room';
import type { Message, WireConversation, WirePerson } from './wire';

/** Where the Bot Framework's connector client finds this channel, under the server's address. */
export const CONNECTOR_PATH = '/webchat/connector';

export const CARD = 'application/vnd.microsoft.card.adaptive';

/** Teams takes about 100 KB of UTF-16 a message; ours refuses what Teams would. */
const ACTIVITY_LIMIT_UTF16 = 100 * 1024;

const activitySchema = z.object({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown().optional() })).nullish(),
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
  readonly threadId?: string | undefined;
}

/** Opens the connector's REST API on the server: the calls that botframework-connector makes. */
export function serveConnector(server: HttpServer, room: Room, serviceUrl: () => string, log: Log): void {
  const base = `${CONNECTOR_PATH}/v3/conversations`;
  servePaths(
    server,
    { base, guard: refuseBrowsers, log, posted: 201 },
    {
      'POST ': ({ body }) => createConversation(room, serviceUrl(), body),
      'POST /:id/activities': (call) => post(room, call),
      'POST /:id/activities/:activityId': (call) => post(room, call),
      'PUT /:id/activities/:activityId': (call) => update(room, call),
      'DELETE /:id/activities/:activityId': (call) => {
        room.remove(ownMessage(room, call).id);
        return {};
      },
      'GET /:id/members': (call) => members(room, call).map(teamsAccount),
      'GET /:id/pagedmembers': (call) => ({ members: members(room, call).map(teamsAccount) }),
      'GET /:id/members/:memberId': (call) => teamsAccount(member(room, call)),
      'GET /:id/activities/:activityId/members': (call) => members(room, call).map(teamsAccount),
    },
  );
}

function createConversation(room: Room, serviceUrl: string, input: unknown): object {
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

function post(room: Room, { param, body }: Call): object {
  const target = findTarget(room, param('id'));
  const activity = parseActivity(body);
  return say(room, inThread(room, target, param('activityId') || (activity.replyToId ?? undefined)), activity);
}

function update(room: Room, call: Call): object {
  const { id } = ownMessage(room, call);
  room.edit(id, contentOf(parseActivity(call.body)));
  return { id };
}

/** Only what is said is kept; typing, traces and the like are taken and forgotten, as Teams does. */
function say(room: Room, { conversation, threadId }: Target, activity: BotActivity): { readonly id: string } {
  if (activity.type !== 'message') return { id: '' };
  const { id } = room.add({
    ...contentOf(activity),
    conversationId: conversation.id,
    threadId,
    author: BOT.id,
    delivery: 'sent',
  });
  return { id };
}

function contentOf({ text, textFormat, attachments }: BotActivity) {
  const html = attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  return {
    text: text ?? '',
    textFormat: textFormat === 'plain' ? 'plain' : 'markdown',
    cards: (attachments ?? []).filter(({ contentType }) => contentType === CARD).map(({ content }) => content),
    html: typeof html === 'string' ? html : undefined,
  } as const;
}

function findTarget(room: Room, id: string): Target {
  const [conversationId = '', threadId] = id.split(';messageid=');
  // A team's roster is asked for by the team's id; here a team has one channel.
  const conversation = room.conversations.find((each) =>
    conversationId === TEAM.id ? each.kind === 'channel' : each.id === conversationId,
  );
  if (conversation === undefined) throw new HttpFault(404, 'ConversationNotFound', 'Conversation not found.');
  if (threadId === undefined || conversation.kind === 'personal') return { conversation };
  if (room.message(threadId)?.conversationId !== conversation.id)
    throw new HttpFault(404, 'ConversationNotFound', 'The thread is not in this conversation.');
  return { conversation, threadId };
}

/** A reply to a post of a channel goes into that post's thread, also where the id names none. */
function inThread(room: Room, target: Target, repliesTo: string | undefined): Target {
  if (target.conversation.kind === 'personal' || target.threadId !== undefined || repliesTo === undefined)
    return target;
  const answered = room.message(repliesTo);
  return answered === undefined ? target : { ...target, threadId: answered.threadId ?? answered.id };
}

function ownMessage(room: Room, { param }: Call): Message {
  const { conversation } = findTarget(room, param('id'));
  const message = room.message(param('activityId'));
  if (message?.conversationId !== conversation.id || message.deletedAt !== undefined)
    throw new HttpFault(404, 'ActivityNotFoundInConversation', 'The activity is not in this conversation.');
  if (message.author !== BOT.id) throw new HttpFault(403, 'BadArgument', 'A bot changes only its own messages.');
  return message;
}

function members(room: Room, { param }: Call): readonly WirePerson[] {
  const { conversation } = findTarget(room, param('id'));
  return room.people.filter(({ id }) => conversation.members.includes(id));
}

function member(room: Room, call: Call): WirePerson {
  const memberId = call.param('memberId');
  const found = members(room, call).find(({ id }) => id === memberId || directoryId(id) === memberId);
  if (found !== undefined) return found;
  throw new HttpFault(404, 'MemberNotFoundInConversation', 'No such member in this conversation.');
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
  if (JSON.stringify(input).length * 2 > ACTIVITY_LIMIT_UTF16)
    throw new HttpFault(413, 'MessageSizeTooBig', 'Message size too large.');
  const parsed = activitySchema.safeParse(input);
  if (!parsed.success) throw badArgument('The activity is not understood.');
  return parsed.data;
}

const badArgument = (message: string): HttpFault => new HttpFault(400, 'BadArgument', message);
