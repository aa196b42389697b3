import type { Activity } from 'botbuilder';
import { placeOf } from '../outbox/messenger';
import type { Occasion } from '../turns/filing/greeted';
import type { Room } from '../turns/update';

/** A channel, a group's chat or a meeting's: whatever is not one-to-one. */
export const isGroup = ({ conversation }: Activity): boolean =>
  conversation.conversationType === undefined
    ? conversation.isGroup === true
    : conversation.conversationType !== 'personal';

/** A conversation without the thread in it. */
export const channelOf = (conversation: string): string => conversation.split(';')[0] ?? '';
export const rootOf = (conversation: string): string | undefined => /;messageid=([^;]+)/.exec(conversation)?.[1];

/** Words that Teams uses of a channel, and of the team that a private or shared one makes. */
const KINDS: Readonly<Record<string, Room>> = {
  standard: 'channel',
  private: 'private',
  privatechannel: 'private',
  shared: 'shared',
  sharedchannel: 'shared',
};

/** Where nothing says otherwise a channel is a standard one: older clients name no kind. */
export function roomOf(activity: Activity): Room {
  const id = activity.conversation.id;
  if (!isGroup(activity) || activity.conversation.conversationType === 'groupChat') return 'chat';
  if (/^19:meeting_|@thread\.v2(;|$)/i.test(id)) return 'chat';
  const { channel, team } = dataOf(activity);
  return kindOf(channel) ?? kindOf(team) ?? 'channel';
}

const kindOf = (named: Fields): Room | undefined => KINDS[textAt(named, 'type').toLowerCase()];

/** The channel that the app was added from, where Teams says; the team's own conversation is its General channel. */
export function addedTo(activity: Activity): string {
  const { settings } = dataOf(activity);
  return textAt(recordAt(settings, 'selectedChannel'), 'id') || channelOf(activity.conversation.id);
}

type Arrival = Exclude<Occasion, { readonly is: 'first' }>;

/** How the bot was let in; undefined where it was not. An installation is told of, and often the new member too. */
export function occasionOf(activity: Activity): Arrival | undefined {
  if (!/^(?:conversation|installation)Update$/.test(activity.type)) return undefined;
  // The time is the same in copies that come with an id of their own.
  const told = [activity.timestamp, activity.id].map((one) => (one === undefined ? '' : String(one)));
  const stamp = told.find((one) => one !== '') ?? '';
  const isInstalled = activity.type === 'installationUpdate' && activity.action === 'add';
  if (isInstalled) return { is: 'installed', stamp };
  const isAdded =
    activity.type === 'conversationUpdate' &&
    (activity.membersAdded ?? []).some(({ id }) => id !== '' && id === activity.recipient?.id);
  return isAdded ? { is: 'member', stamp } : undefined;
}

/**
 * Where the bot may speak since that activity, or in more ways: in a person's chat, or in all channels of a team,
 * whose activity names its first channel alone. Undefined where it tells of nothing of the kind.
 */
export function placeAdded(activity: Activity): string | undefined {
  const isUpgraded = activity.type === 'installationUpdate' && activity.action === 'add-upgrade';
  if (!isUpgraded && occasionOf(activity) === undefined) return undefined;
  return placeOf({ platform: 'teams', conversation: isGroup(activity) ? '' : activity.conversation.id });
}

type Fields = Readonly<Record<string, unknown>>;

export function dataOf({
  channelData,
}: Activity): Readonly<Record<'channel' | 'team' | 'settings' | 'tenant', Fields>> {
  const data = isRecord(channelData) ? channelData : {};
  return {
    channel: recordAt(data, 'channel'),
    team: recordAt(data, 'team'),
    settings: recordAt(data, 'settings'),
    tenant: recordAt(data, 'tenant'),
  };
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const recordAt = (from: Fields, name: string): Fields => {
  const value = from[name];
  return isRecord(value) ? value : {};
};

export const textAt = (from: Fields, name: string): string => {
  const value = from[name];
  return typeof value === 'string' ? value : '';
};
