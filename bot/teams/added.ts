import type { Activity } from 'botbuilder';
import { placeOf } from '../outbox/messenger';

/**
 * Where the bot may speak since that activity: in a person's chat, or in all channels of a team, whose activity
 * names its first channel alone. Undefined where it tells of nothing of the kind.
 */
export function placeAdded({ type, action, membersAdded, recipient, conversation }: Activity): string | undefined {
  if (type !== 'conversationUpdate' && type !== 'installationUpdate') return undefined;
  const isAdded =
    action?.startsWith('add') === true || (membersAdded ?? []).some(({ id }) => id !== '' && id === recipient?.id);
  if (!isAdded) return undefined;
  const isPersonal = conversation.conversationType === 'personal';
  return placeOf({ platform: 'teams', conversation: isPersonal ? conversation.id : '' });
}
