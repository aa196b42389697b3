import { TeamsInfo, type CloudAdapter, type TeamsChannelAccount } from 'botbuilder';
import type { Address } from '../../core/report/types';
import { referenceOf } from './messenger';

/** Statuses by which Teams says that nobody there goes by that id. */
const NOBODY = new Set([400, 403, 404, 410]);

/**
 * The e-mail addresses that Teams vouches for: those that the directory of our own organization has of one of its
 * people, and not of a guest of it. None where the bot serves whoever comes. Rejects where Teams does not answer.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
export function createVouched(adapter: CloudAdapter, appId: string, ownTenant: string | undefined) {
  return async (personId: string, where: Address): Promise<readonly string[]> => {
    if (ownTenant === undefined) return [];
    const member = await memberBy(personId.slice(personId.indexOf(':') + 1), where);
    if (member === undefined || !isOwn(member, ownTenant)) return [];
    return [member.email, member.userPrincipalName].flatMap((email) => email ?? []);
  };

  async function memberBy(id: string, where: Address): Promise<TeamsChannelAccount | undefined> {
    let member: TeamsChannelAccount | undefined;
    try {
      await adapter.continueConversationAsync(appId, referenceOf(where, undefined), async (context) => {
        member = await TeamsInfo.getMember(context, id);
      });
    } catch (error) {
      if (!NOBODY.has(statusOf(error))) throw error;
    }
    return member?.id === id ? member : undefined;
  }
}

/** A guest's name in our directory is made of the address that they have elsewhere. */
function isOwn({ tenantId = '', userRole = 'user', userPrincipalName = '' }: TeamsChannelAccount, own: string) {
  const isGuest = userRole.toLowerCase() !== 'user' || /#ext#/i.test(userPrincipalName);
  return !isGuest && userPrincipalName !== '' && tenantId.toLowerCase() === own.toLowerCase();
}

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : NaN;
