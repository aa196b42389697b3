import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Log } from '../../core/record/runtime';
import type { Room } from '../turns/update';
import { isRefusal, patiently, SlackRefusal } from './calls';

/** Of a channel that the bot is not in and that not everybody sees, Slack says nothing. */
const UNSEEN = ['channel_not_found', 'not_in_channel'] as const;
/** An app that was installed before the bot asked for it may not look. */
const MAY_NOT_LOOK = ['missing_scope', 'not_allowed_token_type', 'unknown_method'] as const;

/**
 * What kind of conversation that is. A private channel is as good as any on Slack: whoever is invited
 * to it is sent all that is said there.
 */
export function createRooms(web: WebClient, log: Log): (channel: string) => Promise<Room> {
  return async (channel) => {
    if (channel.startsWith('D')) return 'chat';
    try {
      const { channel: found } = await patiently(() => web.conversations.info({ channel }));
      if (found?.is_im === true || found?.is_mpim === true) return 'chat';
      if (found?.is_ext_shared === true || found?.is_pending_ext_shared === true) return 'shared';
      return found?.is_member === false ? 'not-in' : 'channel';
    } catch (error) {
      if (isRefusal(error, ...UNSEEN)) return 'not-in';
      if (/\b(mp)?im:/.test(neededIn(error))) return 'chat';
      if (!isRefusal(error, ...MAY_NOT_LOOK)) throw error;
      log.warn('kind of channel not told', { channel, reason: String(error) });
      return 'channel';
    }
  };
}

/** The scope that a refusal asks for: it tells a group's chat from a channel. */
function neededIn(error: unknown): string {
  const cause = error instanceof SlackRefusal ? error.cause : undefined;
  return cause instanceof WebAPIPlatformError && 'needed' in cause.data ? String(cause.data.needed) : '';
}
