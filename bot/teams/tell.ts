import type { CloudAdapter, ConversationParameters } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';

/**
 * Says a sentence to a user in their chat with the bot, which is opened where there is none. Rejects where
 * Teams was never met, or the user does not have the app. `tenantId` is the user's: Teams opens no chat
 * where it is not told, https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export async function tellUser(
  adapter: CloudAdapter,
  bot: { readonly appId: string; readonly tenantId: string | undefined },
  { userId, text, server }: { readonly userId: string; readonly text: string; readonly server: string | undefined },
): Promise<void> {
  if (server === undefined) throw new Error('No address of Teams is known yet');
  const { appId, tenantId } = bot;
  const parameters = {
    isGroup: false,
    bot: { id: appId, name: '' },
    members: [{ id: userId, name: '' }],
    ...(tenantId === undefined ? {} : { tenantId, channelData: { tenant: { id: tenantId } } }),
  } as unknown as ConversationParameters;
  const audience = AuthenticationConstants.ToChannelFromBotOAuthScope;
  await adapter.createConversationAsync(appId, 'msteams', server, audience, parameters, async (context) => {
    await context.sendActivity({ type: 'message', text, textFormat: 'plain' });
  });
}
