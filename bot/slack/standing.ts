import { isRecord, recordAt, recordsAt, textAt, type Fields } from './fields';

/** What changed about where the bot may be and speak; no person's doing to be answered. */
export type Standing =
  /** It may post in that channel from now on. */
  | { readonly is: 'let-in'; readonly channel: string }
  /** It was thrown out: Slack takes no more calls. */
  | { readonly is: 'thrown-out'; readonly reason: 'tokens_revoked' | 'app_uninstalled' };

/** Undefined for any other payload. */
export function readStanding(body: unknown): Standing | undefined {
  if (!isRecord(body) || body['type'] !== 'event_callback') return undefined;
  const event = recordAt(body, 'event');
  switch (textAt(event, 'type')) {
    case 'member_joined_channel':
      return isOwn(body, textAt(event, 'user')) ? letIn(textAt(event, 'channel')) : undefined;
    case 'channel_unarchive':
    case 'group_unarchive':
      return letIn(textAt(event, 'channel'));
    case 'app_uninstalled':
      return { is: 'thrown-out', reason: 'app_uninstalled' };
    case 'tokens_revoked':
      return isBots(event) ? { is: 'thrown-out', reason: 'tokens_revoked' } : undefined;
    default:
      return undefined;
  }
}

const letIn = (channel: string): Standing | undefined => (channel === '' ? undefined : { is: 'let-in', channel });

const isOwn = (body: Fields, user: string): boolean =>
  user !== '' && recordsAt(body, 'authorizations').some((own) => own['is_bot'] === true && own['user_id'] === user);

/** A person who takes back a token of their own is no matter: the bot has one alone. */
function isBots(event: Fields): boolean {
  const { bot } = recordAt(event, 'tokens');
  return Array.isArray(bot) && bot.length > 0;
}
