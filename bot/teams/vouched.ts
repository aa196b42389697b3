import type { Address } from '../../core/record/types';
import { isGuest, type Roster } from './roster';

/**
 * The e-mail addresses that Teams vouches for: those that the directory of our own organization has of one of its
 * people, and not of a guest of it. None where the bot serves whoever comes. Rejects where Teams does not answer.
 */
export function createVouched(roster: Pick<Roster, 'member'>, ownTenant: string | undefined) {
  return async (personId: string, where: Address): Promise<readonly string[]> => {
    if (ownTenant === undefined) return [];
    const member = await roster.member(personId.slice(personId.indexOf(':') + 1), where);
    const { tenantId = '', userPrincipalName = '', email = '' } = member ?? {};
    const isOwn = member !== undefined && tenantId !== '' && userPrincipalName !== '' && !isGuest(member, ownTenant);
    return isOwn ? [email, userPrincipalName].filter((address) => address !== '') : [];
  };
}
