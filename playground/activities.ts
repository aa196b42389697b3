import { BOT, TEAM, TENANT_ID, directoryId } from './people';
import type { CardAction, Message, WireConversation, WireFile, WirePerson } from './wire';

/** A Bot Framework activity as it goes over the wire. */
export type Activity = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

export interface Place {
  readonly conversation: WireConversation;
  readonly person: WirePerson;
}

export interface Press extends CardAction {
  readonly id: string;
  readonly message: Message;
}

/** What every activity says besides what happened. */
export interface Surroundings {
  readonly serviceUrl: string;
  readonly fileUrl: (id: string) => string;
  readonly timeZone: string;
  readonly now: Date;
}

export function messageActivity(message: Message, place: Place, around: Surroundings): Activity {
  const mention = `@${BOT.name}`;
  const mentions = place.conversation.kind === 'channel' && message.text.includes(mention);
  const tag = `<at>${BOT.name}</at>`;
  return {
    ...envelope('message', message.id, place, around, message.threadId ?? message.id),
    text: mentions ? message.text.replace(mention, tag) : message.text,
    textFormat: 'plain',
    attachments: attachmentsOf(message, around),
    entities: [
      ...(mentions ? [{ type: 'mention', text: tag, mentioned: { ...BOT } }] : []),
      clientInfo(around.timeZone),
    ],
  };
}

/** Undefined where there are none, as Teams leaves it out. */
function attachmentsOf({ html, files = [] }: Message, { fileUrl }: Surroundings): readonly object[] | undefined {
  const attached = [
    ...files.map((file) => fileAttachment(file, fileUrl(file.id))),
    ...(html === undefined ? [] : [{ contentType: 'text/html', content: html }]),
  ];
  return attached.length === 0 ? undefined : attached;
}

/** Rule: https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/bots-filesv4 */
function fileAttachment({ id, name }: WireFile, url: string): object {
  return {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: url,
    name,
    content: { downloadUrl: url, uniqueId: id, fileType: name.split('.').at(-1) ?? '' },
  };
}

/** A person changed or took back a message of theirs. */
export function revisionActivity(message: Message, place: Place, around: Surroundings): Activity {
  const isDeletion = message.deletedAt !== undefined;
  const base = messageActivity(message, place, around);
  const channelData = { ...channelDataOf(place), eventType: isDeletion ? 'softDeleteMessage' : 'editMessage' };
  if (!isDeletion) return { ...base, type: 'messageUpdate', channelData };
  return { ...envelope('messageDelete', message.id, place, around, message.threadId ?? message.id), channelData };
}

/**
 * A press as `adaptiveCard/action`, or of an old-style button as a message with a value and no text.
 * The same press sent again has the same id.
 */
export function pressActivity(press: Press, place: Place, around: Surroundings): Activity {
  const { id, kind, message, title, actionId, verb, data } = press;
  const isInvoke = kind === 'Action.Execute';
  return {
    ...envelope(isInvoke ? 'invoke' : 'message', id, place, around, message.threadId ?? message.id),
    replyToId: message.id,
    entities: [clientInfo(around.timeZone)],
    channelData: { ...channelDataOf(place), source: { name: 'message' } },
    ...(isInvoke
      ? {
          name: 'adaptiveCard/action',
          value: { action: { type: kind, title, id: actionId, verb, data }, trigger: 'manual' },
        }
      : { value: data }),
  };
}

/** What Teams sends when the bot is first met: it was installed, and it joined. */
export function openingActivities(
  ids: readonly [string, string],
  place: Place,
  around: Surroundings,
): readonly Activity[] {
  const [installation, update] = ids;
  return [
    { ...envelope('installationUpdate', installation, place, around), action: 'add' },
    { ...envelope('conversationUpdate', update, place, around), membersAdded: [{ ...BOT }, account(place.person)] },
  ];
}

/** Everything a bot needs to speak first in a conversation. */
export function conversationReference(conversation: WireConversation, serviceUrl: string): unknown {
  return {
    bot: { ...BOT },
    channelId: 'msteams',
    conversation: conversationAccount(conversation),
    serviceUrl,
    locale: 'es-MX',
  };
}

function envelope(type: string, id: string, place: Place, around: Surroundings, thread?: string): Activity {
  return {
    type,
    id,
    timestamp: around.now.toISOString(),
    localTimestamp: localTimestamp(around.now, around.timeZone),
    localTimezone: around.timeZone,
    locale: 'es-MX',
    channelId: 'msteams',
    serviceUrl: around.serviceUrl,
    from: account(place.person),
    conversation: conversationAccount(place.conversation, thread),
    recipient: { ...BOT },
    channelData: channelDataOf(place),
  };
}

function conversationAccount({ id, kind, name }: WireConversation, thread?: string): object {
  if (kind === 'personal') return { conversationType: 'personal', tenantId: TENANT_ID, id };
  const whole = thread === undefined ? id : `${id};messageid=${thread}`;
  return { isGroup: true, conversationType: 'channel', tenantId: TENANT_ID, id: whole, name };
}

function channelDataOf({ conversation }: Place): object {
  const tenant = { tenant: { id: TENANT_ID } };
  if (conversation.kind === 'personal') return tenant;
  return {
    teamsChannelId: conversation.id,
    teamsTeamId: TEAM.id,
    channel: { id: conversation.id },
    team: { id: TEAM.id },
    ...tenant,
  };
}

function account({ id, name }: WirePerson): object {
  return { id, name, aadObjectId: directoryId(id) };
}

function clientInfo(timezone: string): object {
  return { type: 'clientInfo', locale: 'es-MX', country: 'MX', platform: 'Web', timezone };
}

/** The hour on the person's wall, with its distance from UTC: `2026-02-16T17:01:47.451-06:00`. */
function localTimestamp(now: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', '') || '+00:00';
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const shift = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  return new Date(now.getTime() + shift).toISOString().replace('Z', offset);
}
