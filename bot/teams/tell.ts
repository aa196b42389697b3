import type { CloudAdapter, ConversationParameters, TurnContext } from 'botbuilder';
import { AuthenticationConstants } from 'botframework-connector';

/** Who the bot is, and the organization that it serves; undefined: whoever comes. */
export interface Bot {
  readonly appId: string;
  readonly tenantId: string | undefined;
}

interface Whose {
  /** `29:…`, or a directory id. */
  readonly userId: string;
  /** Where Teams was met. */
  readonly server: string | undefined;
}

/** Says a sentence to a user in their chat with the bot. Rejects as `inOwnChat`. */
export const tellUser = (adapter: CloudAdapter, bot: Bot, { text, ...whose }: Whose & { readonly text: string }) =>
  inOwnChat(adapter, bot, whose, async (context) => {
    await context.sendActivity({ type: 'message', text, textFormat: 'plain' });
  });

/**
 * Acts in a user's chat with the bot, which is opened, without a word, where there is none. Rejects where Teams was
 * never met, or the user does not have the app. The tenant is the user's: Teams opens no chat where it is not told,
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export async function inOwnChat(
  adapter: CloudAdapter,
  { appId, tenantId }: Bot,
  { userId, server }: Whose,
  act: (context: TurnContext) => Promise<void>,
): Promise<void> {
  if (server === undefined) throw new Error('No address of Teams is known yet');
  const parameters = {
    isGroup: false,
    bot: { id: appId, name: '' },
    members: [{ id: userId, name: '' }],
    ...(tenantId === undefined ? {} : { tenantId, channelData: { tenant: { id: tenantId } } }),
  } as unknown as ConversationParameters;
  const audience = AuthenticationConstants.ToChannelFromBotOAuthScope;
  await adapter.createConversationAsync(appId, 'msteams', server, audience, parameters, act);
}
