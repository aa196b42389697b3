import type { CloudAdapter, ConversationParameters } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';
import type { TeamsAuth } from '../config/config';
import { appIdOf } from './auth';

/**
 * Says a sentence to a user in their chat with the bot, which is opened where there is none. Rejects where
 * Teams was never met, or the user does not have the app.
 */
export async function tellUser(
  adapter: CloudAdapter,
  auth: TeamsAuth,
  { userId, text, server }: { readonly userId: string; readonly text: string; readonly server: string | undefined },
): Promise<void> {
  if (server === undefined) throw new Error('No address of Teams is known yet');
  const tenant = auth.kind === 'none' ? undefined : auth.tenantId;
  const parameters = {
    isGroup: false,
    bot: { id: appIdOf(auth), name: '' },
    members: [{ id: userId, name: '' }],
    ...(tenant === undefined ? {} : { tenantId: tenant, channelData: { tenant: { id: tenant } } }),
  } as unknown as ConversationParameters;
  const audience = AuthenticationConstants.ToChannelFromBotOAuthScope;
  await adapter.createConversationAsync(appIdOf(auth), 'msteams', server, audience, parameters, async (context) => {
    await context.sendActivity({ type: 'message', text, textFormat: 'plain' });
  });
}
