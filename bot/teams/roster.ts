import { TeamsInfo, type CloudAdapter, type TeamsChannelAccount, type TurnContext } from 'botbuilder';
import type { Address } from '../../core/record/types';
import { backoffMs } from '../outbox/backoff';
import { unconfirmed } from '../turns/faults';
import { deliveryError, referenceOf } from './messenger';
import { inOwnChat, type Bot } from './tell';

/** Statuses by which Teams says that nobody there goes by that id, or that the bot is not there. */
const NOBODY = new Set([400, 403, 404, 410]);
/**
 * Statuses after which Teams wants to be asked again, and how a turn does that: no wait is longer than it has, in ms.
 * Rule: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const PASSING = new Set([412, 429, 502, 503, 504]);
const [TRIES, LONGEST_MS] = [3, 2_000];
const BACKOFF = { baseMs: 300, capMs: LONGEST_MS };

type Place = (act: (context: TurnContext) => Promise<void>) => Promise<void>;

export interface Roster {
  /** What Teams says of one of its people where they are; undefined where it knows nobody by that id there. Rejects where it does not answer. */
  member(userId: string, where: Address): Promise<TeamsChannelAccount | undefined>;
  /**
   * Whether they are a guest of the bot's own organization. Where the bot is in no roster, as in a chat that somebody
   * brings a report into, it is asked in their own chat. Rejects where Teams does not answer, or knows them in neither.
   */
  isGuest(userId: string, where: Address): Promise<boolean>;
}

/** Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
export function createRoster(adapter: CloudAdapter, bot: Bot): Roster {
  const inPlace =
    (where: Address): Place =>
    (act) =>
      adapter.continueConversationAsync(bot.appId, referenceOf(where, undefined), act);
  const member = (userId: string, where: Address) => memberIn(inPlace(where), userId);

  return {
    member,
    isGuest: async (userId, where) => {
      const ownChat: Place = (act) => inOwnChat(adapter, bot, { userId, server: where.server }, act);
      const found = (await member(userId, where)) ?? (await memberIn(ownChat, userId));
      if (found === undefined) throw unconfirmed(`teams:${userId}`);
      return isGuest(found, bot.tenantId);
    },
  };
}

async function memberIn(place: Place, userId: string): Promise<TeamsChannelAccount | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    let member: TeamsChannelAccount | undefined;
    try {
      await place(async (context) => {
        member = await TeamsInfo.getMember(context, userId);
      });
      return member?.id === userId ? member : undefined;
    } catch (error) {
      const { status, waitMs } = deliveryError(error, 'post');
      if (status !== undefined && NOBODY.has(status)) return undefined;
      const wait = backoffMs(attempt, Math.random, BACKOFF, waitMs);
      if (status === undefined || !PASSING.has(status) || attempt === TRIES || wait > LONGEST_MS) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** A guest's name in our directory is made of the address that they have elsewhere. */
export function isGuest(
  { tenantId = '', userRole = 'user', userPrincipalName = '' }: TeamsChannelAccount,
  ownTenant: string | undefined,
): boolean {
  const isForeign = tenantId !== '' && tenantId.toLowerCase() !== ownTenant?.toLowerCase();
  return isForeign || userRole.toLowerCase() !== 'user' || /#ext#/i.test(userPrincipalName);
}
