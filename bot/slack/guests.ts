import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import { patiently } from './calls';
import type { Identity, Ids } from './organization';

export type User = NonNullable<UsersInfoResponse['user']>;

/** Whether Slack has somebody as a guest. Rejects where it does not answer, or knows nobody by that id. */
export function createIsGuest(web: WebClient, identity: Pick<Identity, 'ids'>) {
  return async (userId: string): Promise<boolean> => {
    const { user } = await patiently(() => web.users.info({ user: userId }));
    return isGuest(user ?? { is_stranger: true }, await identity.ids());
  };
}

/**
 * Of several channels or of one, or of another workspace; those of our own enterprise's are no strangers.
 * Source: https://docs.slack.dev/reference/objects/user-object
 */
export function isGuest(
  { is_restricted, is_ultra_restricted, is_stranger, enterprise_user }: User,
  ours: Ids,
): boolean {
  const isStranger = is_stranger === true && !ours.includes(enterprise_user?.enterprise_id ?? '');
  return is_restricted === true || is_ultra_restricted === true || isStranger;
}
