import type { WebClient } from '@slack/web-api';
import type { Log } from '../../core/record/runtime';
import { patiently, SlackRefusal } from './calls';
import { isGuest, type User } from './guests';
import type { Identity, Ids } from './organization';
import { userOf } from './people';

/**
 * The e-mail address that Slack vouches for: one that its owner confirmed, of a member of our own workspace who is no
 * guest, no bot, and was not removed. Rejects where Slack does not answer.
 * Source: https://docs.slack.dev/reference/objects/user-object
 */
export function createVouched(web: WebClient, identity: Pick<Identity, 'ids'>, log: Log) {
  let isTold = false;

  return async (personId: string): Promise<readonly string[]> => {
    const user = await userBy(userOf(personId));
    if (user === undefined || !isMember(user, await identity.ids())) return [];
    const email = user.profile?.email ?? '';
    // Without the scope Slack leaves it out, of everybody.
    if (email === '' && !isTold) log.warn('Slack tells no e-mail addresses', { needs: 'users:read.email' });
    isTold ||= email === '';
    return email === '' || user.is_email_confirmed !== true ? [] : [email];
  };

  async function userBy(id: string): Promise<User | undefined> {
    try {
      return (await patiently(() => web.users.info({ user: id }))).user;
    } catch (error) {
      if (error instanceof SlackRefusal && error.remedy === 'mend') return undefined;
      throw error;
    }
  }
}

function isMember(user: User, ours: Ids): boolean {
  const { deleted, is_bot, is_invited_user } = user;
  const flags = [deleted, is_bot, is_invited_user, isGuest(user, ours)];
  const of = [user.team_id ?? '', user.enterprise_user?.enterprise_id ?? ''];
  return !flags.includes(true) && of.some((id) => id !== '' && ours.includes(id));
}
